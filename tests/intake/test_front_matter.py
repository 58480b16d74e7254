"""Both forms of front matter give the same keys, body and lines."""

import pytest

from plugins.intake.front_matter import Document, body_of, document_of
from plugins.intake.report import Report
from plugins.intake.yaml import Value
from tests.hostile.tiny_site import story
from tests.intake.reading import read

PELICAN = """Title: Lớp học trên đồi
Ngày: 2026-03-05
Unit: phong-mot
Field: giao-duc
Movement: [thi-dua]
Award level: không
Subject: {tên: Nguyễn Thị Mẫu, loại: cá nhân}
Summary: Một lớp học buổi tối cho người lớn trên đồi chè.
Slug: lop-hoc

Nội dung bài.
"""


def document(text: str) -> Document | None:
    return document_of(text, Report("a.md"), "story")


def test_pelicans_form_gives_the_same_story() -> None:
    assert read(PELICAN).card == read(story()).card


@pytest.mark.parametrize("text", ["---\ntitle: A\n---\n\n\nChữ.\n", "Title: A\n\n\n\nChữ.\n"])
def test_the_body_begins_at_its_first_line_that_is_not_blank(text: str) -> None:
    found = document(text)
    assert found is not None
    assert (found.body, found.body_line) == ("Chữ.\n", text[: text.index("Chữ")].count("\n") + 1)
    assert body_of(text) == found.body


def test_a_line_of_hyphens_in_the_body_is_a_rule_and_no_fence() -> None:
    found = document("---\ntitle: A\n---\nMột\n\n---\n\nHai\n")
    assert found is not None
    assert found.body == "Một\n\n---\n\nHai\n"


def test_keys_keep_their_lines() -> None:
    found = document("Title: A\nTags: [a, b]\n\nChữ.\n")
    assert found is not None
    assert found.head == {"Title": Value("A", 1), "Tags": Value([Value("a", 2), Value("b", 2)], 2)}


def test_a_value_of_pelicans_form_is_no_yaml_unless_it_opens_a_bracket() -> None:
    found = document("Title: Anh: *một* & #hai 'ba'\n\nChữ.\n")
    assert found is not None
    assert found.head["Title"].data == "Anh: *một* & #hai 'ba'"
