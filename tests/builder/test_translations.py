"""The theme speaks through its catalogues: both are complete, nothing is said outside them, and a page pays nothing."""

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import TemplateError, nodes

from plugins.builder.templates import environment_of, texts_of
from plugins.builder.translations import file_of, read, written
from plugins.desk.translate import THEME, main, updated
from plugins.model.view import ENGLISH, VIETNAMESE
from tests.site.site_builder import ROOT

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
PLACE = re.compile(r"\{\w+\}")
# The buttons for the size of letters, words of tags that an expression cuts in two, names of formats.
SIGNS = {"A", "html", "content", "RSS", "Atom", "JSON", "OPML", "CSV", "Excel", "ICS"}
SPOKEN = re.compile(r'(?:aria-label|placeholder|alt|title)="([^"]*)"')


def catalogue(language: str) -> dict[str, str]:
    return read(file_of(THEME, language))


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_a_catalogue_has_every_text_of_the_templates_and_no_other(language: str) -> None:
    assert catalogue(language).keys() == texts_of(str(THEME)).keys(), "hãy chạy: python3 -m plugins.desk.translate"


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_every_text_is_said_with_all_its_values(language: str) -> None:
    for text, said in catalogue(language).items():
        assert said.strip(), text
        assert {*PLACE.findall(said)} == {*PLACE.findall(text)}, text


def test_vietnamese_is_said_as_the_templates_say_it() -> None:
    assert {text: said for text, said in catalogue(VIETNAMESE).items() if text != said} == {}


def test_english_has_vietnamese_letters_in_a_name_and_an_example_only() -> None:
    vietnamese = [said for said in catalogue(ENGLISH).values() if re.search("[\u0102-\u01b0\u1ea0-\u1ef9]", said)]
    assert vietnamese == [
        "Tiếng Việt",
        "Type with or without Vietnamese accents. Use quotation marks to find an exact phrase, for example "
        "“điển hình tiên tiến”.",
    ]


def said_outside(file: Path) -> list[str]:
    """The words of a template that no catalogue knows: what is left of its texts when those are struck out."""
    environment = environment_of(str(THEME))
    environment.say = lambda text: "".join(PLACE.findall(text))  # type: ignore[attr-defined]
    tree = environment.parse(file.read_text("utf-8"))
    data = "".join(part.data for part in tree.find_all(nodes.TemplateData))
    texts = [*SPOKEN.findall(data), re.sub(r"<[^<>]*>", " ", data)]
    texts += [c.value for c in tree.find_all(nodes.Const) if re.search("[^\0-\x7f]", str(c.value))]
    return [word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word not in SIGNS]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_says_nothing_outside_the_catalogues(file: Path) -> None:
    assert said_outside(file) == []


def test_the_test_above_finds_texts_attributes_and_arguments(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text('<p class="gs-a" title="Tin">{{ _("Bài") }} moi {{ pager("Cũ", _("Mới")) }}</p>', encoding="utf-8")
    assert sorted(said_outside(file)) == ["Cũ", "Tin", "moi"]


@pytest.mark.parametrize("script", sorted((THEME / "static" / "js").glob("*.js")), ids=lambda file: file.name)
def test_a_script_says_only_what_a_template_gives_it(script: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
    assert re.findall(r"[\"`][^\"`\n]*[\u00c0-\u1ef9]\w* [^\"`\n]*[\"`]", code) == []


def own_theme(folder: Path, template: str, english: dict[str, str]) -> str:
    """A theme of one template with its English."""
    (folder / "templates").mkdir()
    (folder / "templates" / "page.html").write_text(template, encoding="utf-8")
    file = file_of(folder, ENGLISH)
    file.parent.mkdir(parents=True)
    file.write_bytes(written(ENGLISH, texts_of(str(folder)), english))
    return str(folder)


def test_a_sentence_may_put_its_values_in_another_order_and_they_are_escaped(tmp_path: Path) -> None:
    template = "{% trans %}<b>{{ page.total }}</b> bài của {{ name }}{% endtrans %}"
    english = {"<b>{total}</b> bài của {name}": "{name}: stories, <b>{total}</b>"}
    theme = own_theme(tmp_path, template, english)
    given = {"page": type("Page", (), {"total": 3}), "name": "A & B"}
    assert environment_of(theme).get_template("page.html").render(given) == "<b>3</b> bài của A &amp; B"
    assert environment_of(theme, ENGLISH).get_template("page.html").render(given) == "A &amp; B: stories, <b>3</b>"


def test_a_text_is_a_constant_of_the_compiled_template_in_each_language(tmp_path: Path) -> None:
    theme = own_theme(tmp_path, '<p title="{{ _("Trang") }}">', {"Trang": "Page"})
    for language, text in ((VIETNAMESE, "Trang"), (ENGLISH, "Page")):
        environment = environment_of(theme, language)
        code = environment.compile('<p title="{{ _("Trang") }}">', raw=True)
        assert f"yield '<p title=\"{text}\">'" in code


@pytest.mark.parametrize(
    "template",
    [
        "{% trans %}{{ one.text }} và {{ other.text }}{% endtrans %}",  # two values of one name
        "{% trans %}{{ 1 + 2 }} bài{% endtrans %}",  # a value without a name
        "{% trans %}{% if page %}bài{% endif %}{% endtrans %}",  # no value at all
        "{{ _(page) }}",
    ],
)
def test_a_sentence_that_cannot_be_translated_is_refused(tmp_path: Path, template: str) -> None:
    (tmp_path / "templates").mkdir()
    with pytest.raises(TemplateError):
        environment_of(str(tmp_path)).from_string(template)


def test_a_translation_that_loses_a_value_is_refused(tmp_path: Path) -> None:
    theme = own_theme(tmp_path, "{% trans %}{{ count }} bài{% endtrans %}", {"{count} bài": "stories"})
    with pytest.raises(TemplateError, match="bản dịch cần đủ các giá trị"):
        environment_of(theme, ENGLISH).get_template("page.html")


def test_updating_adds_new_texts_drops_old_ones_and_keeps_what_was_translated(tmp_path: Path) -> None:
    theme = own_theme(tmp_path, '{{ _("Cũ") }} {{ _("Còn") }}', {"Cũ": "Old", "Còn": "Kept"})
    (tmp_path / "templates" / "page.html").write_text('{{ _("Còn") }} {{ _("Mới") }}', encoding="utf-8")
    assert updated(tmp_path) == ["Mới"]
    assert read(file_of(tmp_path, ENGLISH)) == {"Còn": "Kept", "Mới": ""}
    assert read(file_of(tmp_path, VIETNAMESE)) == {"Còn": "Còn", "Mới": "Mới"}
    assert theme


def test_the_catalogues_of_the_theme_are_as_the_command_writes_them(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    assert updated(tmp_path / "theme") == []
    for language in (VIETNAMESE, ENGLISH):
        assert file_of(tmp_path / "theme", language).read_bytes() == file_of(THEME, language).read_bytes()


def test_the_command_takes_no_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--x"]) == 2
    assert "plugins.desk.translate" in capsys.readouterr().err
