"""Components: a page compiles those that it calls, and no others."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.builder.components import components_of, needed_by

THEME = {
    "story.html": '{% extends "base.html" %}{{ video(root, page) }}{{ parts("item.html", root, x) }}',
    "base.html": '{{ part("top.html", root, none) }}',
    "year.html": '{% extends "base.html" %}{{ table(root) }}',
    "components/media.html": "{% macro video(root, page) %}{{ caption(page) }}{% endmacro %}",
    "components/words.html": "{% macro caption(page) %}{% endmacro %}{%- macro title(page) %}{% endmacro %}",
    "components/table.html": "{% macro table(root) %}{% endmacro %}",
    "parts/top.html": "{{ title(page) }}",
    "parts/item.html": "{{ len(page) }}",
}


@pytest.fixture
def theme(tmp_path: Path) -> str:
    for name, text in THEME.items():
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_a_page_needs_what_it_extends_what_it_calls_and_what_these_need(theme: str) -> None:
    needed = ["base.html", "components/media.html", "components/words.html", "parts/item.html", "parts/top.html"]
    assert sorted(needed_by("story.html", theme)) == [*needed, "story.html"]
    assert "components/table.html" in needed_by("year.html", theme)


def test_a_template_that_is_missing_needs_nothing(theme: str) -> None:
    assert needed_by("none.html", theme) == ["none.html"]


def test_what_stands_in_a_comment_is_no_component_and_every_form_of_a_macro_is_one(theme: str) -> None:
    file = Path(theme, "templates/components/old.html")
    file.write_text("{#\n{% macro video(root) %}\n#}{%+ macro newer(root) %}", encoding="utf-8")
    components = components_of(theme, lambda _: None)
    assert (components["video"].file, components["newer"].file) == ("components/media.html", "components/old.html")


def test_a_component_is_compiled_once_and_only_when_it_is_called(theme: str) -> None:
    compiled: list[str] = []

    def module_of(file: str) -> SimpleNamespace:
        compiled.append(file)
        return SimpleNamespace(video=lambda root, page="": f"{root}{page}")

    components = components_of(theme, module_of)
    assert components.keys() == {"video", "caption", "title", "table"}
    assert compiled == []
    assert [components["video"]("a"), components["video"]("a", page="b")] == ["a", "ab"]
    assert compiled == ["components/media.html"]
