"""Bytes become clean text, whatever editor they come from; another encoding is named."""

import unicodedata

import pytest

from plugins.intake.report import Report
from plugins.intake.source import likely_encoding, text_of
from tests.hostile.refused import CP1258, TCVN3
from tests.hostile.tiny_site import story
from tests.intake.reading import read

GOOD = read(story())


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("with a byte order mark", b"\xef\xbb\xbf" + story().encode()),
        ("with Windows' line ends", story().replace("\n", "\r\n").encode()),
        ("with the old Macintosh's line ends", story().replace("\n", "\r").encode()),
        ("decomposed", unicodedata.normalize("NFD", story()).encode()),
    ],
)
def test_a_file_is_read_the_same(name: str, raw: bytes) -> None:
    assert read(raw) == GOOD, name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (story().encode("utf-16"), "UTF-16"),
        (story().encode("utf-16-be"), "UTF-16"),
        (CP1258.encode("cp1258"), "Windows-1258"),
        (TCVN3.encode("latin-1"), "TCVN3 (ABC)"),
        ("déjà vu, très élevé, forêt".encode("latin-1"), "Windows-1252"),
    ],
)
def test_the_likely_encoding_is_named(raw: bytes, name: str) -> None:
    assert likely_encoding(raw) == name


def test_latin_letters_in_utf_16_are_no_mere_control_characters() -> None:
    report = Report("a.md")
    assert text_of("---\ntitle: A\n---\n".encode("utf-16-le"), report) is None
    assert [p.code for p in report.problems] == ["text.encoding"]


def test_a_file_of_exactly_a_million_bytes_is_read() -> None:
    report = Report("a.md")
    assert text_of(b"a" * 1_000_000, report) == "a" * 1_000_000
    assert text_of(b"a" * 1_000_001, report) is None
