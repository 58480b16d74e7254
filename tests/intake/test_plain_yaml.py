"""The quick reading of plain YAML agrees with the whole parser wherever it gives an answer."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.intake.front_matter import _end_of_fenced
from plugins.intake.plain_yaml import plain_value_of
from plugins.intake.yaml import RefusedYaml, Value
from plugins.intake.yaml_events import document_value
from plugins.model.text import forbidden_character, nfc

CONTENT = Path(__file__).parents[2] / "content" / "stories"
SIGNS = [
    ": ",
    ":",
    "- ",
    "-",
    " #",
    "#",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "\\",
    "&x",
    "*x",
    "!t",
    ">",
    "%",
    "@",
    "`",
    "?",
    "=",
    "<<",
    "…",
    "\xa0",
    "\u2028",
    "  ",
    " ",
    "\n",
    "\n  ",
    "\nb: ",
]
WORDS = ["title", "tiêu đề", "a", "1", "7:30", "null", "~", "yes", "Đ", "2026-01-01", "|"]
PIECES = st.sampled_from([*WORDS, *SIGNS])


def whole(text: str) -> Value | None:
    try:
        return document_value(text, 2)
    except RefusedYaml:
        return None


@settings(max_examples=1500)
@given(st.lists(PIECES, max_size=14).map("".join), st.booleans())
def test_any_text_that_is_read_quickly_is_read_so_by_the_whole_parser(text: str, keyed: bool) -> None:
    text = nfc(f"title: {text}" if keyed else text)
    quick = plain_value_of(text, 2)
    if quick is not None and forbidden_character(text) is None:
        assert quick == whole(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Lớp học số", {"title": Value("Lớp học số", 2)}),
        ('title: "Một: hai"', {"title": Value("Một: hai", 2)}),
        ("date: 2026-10-05 07:30", {"date": Value("2026-10-05 07:30", 2)}),
        ('tags: [a b, "c"]', {"tags": Value([Value("a b", 2), Value("c", 2)], 2)}),
        (
            "đối tượng: {tên: Mẫu, loại: cá nhân}",
            {"đối tượng": Value({"tên": Value("Mẫu", 2), "loại": Value("cá nhân", 2)}, 2)},
        ),
        ("image:\nslug: x", {"image": Value("", 2), "slug": Value("x", 3)}),
        ("award: null", {"award": Value("", 2)}),
    ],
)
def test_the_plain_forms(text: str, expected: dict[str, Value]) -> None:
    assert plain_value_of(text, 2) == Value(expected, 2)
    assert whole(text) == Value(expected, 2)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: 'x'",
        "a: &x y",
        "a: |\n  b",
        "a: b #c",
        "# c\na: b",
        "a: b\n  c",
        "a: b\na: c",
        "a: {b: 1, b: 2}",
        'a: "\\n"',
        "",
        "- a",
    ],
)
def test_what_is_not_plain_is_left_to_the_whole_parser(text: str) -> None:
    assert plain_value_of(text, 2) is None


def test_most_stories_of_the_sample_are_read_quickly_and_all_alike() -> None:
    quick = 0
    files = sorted(CONTENT.rglob("*.md"))
    for file in files:
        text = nfc(file.read_text(encoding="utf-8"))
        if text.startswith("---"):
            head = text[4 : _end_of_fenced(text)[0]]
            value = plain_value_of(head, 2)
            assert value is None or value == whole(head)
            quick += value is not None
    assert quick > len(files) // 3
