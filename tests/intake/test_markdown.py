"""Markdown to safe HTML: what is text stays text, and links are rewritten where they are links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.intake.markdown import ENGINES, draft_of
from plugins.model.text import forbidden_character


def html(text: str, engine: str = "pyromark") -> str:
    draft = draft_of(text, engine)
    assert draft is not None
    return draft.finished(lambda name, address: "../x/" if address == "x.md" else address)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_link_of_the_site_is_rewritten_and_one_elsewhere_kept(engine: str) -> None:
    found = html("[a](x.md) [b](https://b.example/?c=1&d=2)", engine)
    assert '<a href="../x/"' in found
    assert '<a href="https://b.example/?c=1&amp;d=2"' in found


@pytest.mark.parametrize("text", ['Viết href="x.md" trong bài.', '`a src="x.md" b`'])
def test_an_address_in_prose_or_code_stays_as_it_was_written(text: str) -> None:
    assert "x.md" in html(text)
    assert "../x/" not in html(text)


SIGNS = [
    "[",
    "![",
    "[^1",
    "(",
    ")",
    "https://b.example",
    "a@b.example",
    "&#93;",
    "&rsqb;",
    '="',
    "`",
    "\\",
    ":",
    "# ",
    "|",
]


@given(st.lists(st.sampled_from([*SIGNS, "a", " ", "\n", "\n\n"])).map("".join))
def test_no_address_is_named_without_a_closing_bracket(text: str) -> None:
    draft = draft_of(text, "pyromark")
    assert draft is not None
    assert draft._replace(has_addresses=True).addresses() == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_title_in_the_body_is_a_second_level_title(engine: str) -> None:
    assert "<h2>Một</h2>" in html("# Một", engine)
    assert "<h1" not in html("# Một", engine)


@pytest.mark.parametrize("text", ["Chữ &#27; &#x202e; hết", "<b>Chữ</b> &#27; &#x202e; hết"])
def test_a_control_character_written_as_its_number_is_left_out(text: str) -> None:
    assert not {"\x1b", "\u202e"} & set(html(text))
    assert "hết" in html(text)


def test_what_is_nested_without_end_has_no_html() -> None:
    assert draft_of("> " * 3000 + "a", "pyromark") is None
    assert draft_of("> " * 3000 + "a", "markdown") is None
    assert draft_of("> " * 20 + "a", "pyromark") is not None


def test_many_tags_side_by_side_are_not_nested() -> None:
    assert draft_of("<b>a</b> <br> <p>b</p>\n\n" * 500, "pyromark") is not None


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ['![](</b><b title="](&`a`', "a&#2;b", "&#x1F;"])
def test_no_control_character_comes_out_that_nobody_wrote(text: str, engine: str) -> None:
    assert forbidden_character(html(text, engine)) is None
