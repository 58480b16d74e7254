"""Splits a file into its front matter, in either of two forms, and its Markdown body."""

import re
from typing import NamedTuple

from plugins.intake.report import Report
from plugins.intake.yaml import Value, value_of

_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
_META_LINE = re.compile(r"^([^\W\d_][\w \-]{0,40}):(?:[ \t]+(.*))?$")


class Document(NamedTuple):
    """The keys as written, with their lines, and the body with the line where it starts."""

    head: dict[str, Value]
    body: str
    body_line: int


def document_of(text: str, report: Report, kind: str) -> Document | None:
    """The document, or None where the report says why there is none."""
    if text.startswith("---"):
        return _fenced(text, report, kind)
    return _pelican_form(text, report, kind)


def body_of(text: str) -> str:
    """The body alone, of a text whose front matter was found good before."""
    end = _end_of_fenced(text)[1] if text.startswith("---") else _end_of_lines(text)[1]
    return text[end:].lstrip("\n")


def _end_of_fenced(text: str) -> tuple[int, int]:
    """Where the closing fence begins and ends; (0, 0) where there is none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return (closing.start() + 1, closing.end()) if closing else (0, 0)


def _fenced(text: str, report: Report, kind: str) -> Document | None:
    start, end = _end_of_fenced(text)
    if not end:
        report.error(1, f"{kind}.no-front-matter", "phần đầu mở bằng «---» nhưng không đóng bằng một dòng «---»")
        return None
    value = value_of(text[text.index("\n") + 1 : start], report, first_line=2)
    if value is None:
        if not report.failed:
            report.error(1, f"{kind}.no-front-matter", "phần đầu bài trống")
        return None
    if not isinstance(value.data, dict):
        report.error(2, "yaml.syntax", "phần đầu không phải các dòng «khóa: giá trị»")
        return None
    return _document(value.data, text, end)


def _document(head: dict[str, Value], text: str, end: int) -> Document:
    """What stands behind the front matter's end is the body, from its first line that is not blank."""
    body = text[end:].lstrip("\n")
    return Document(head, body, text.count("\n", 0, len(text) - len(body)) + 1)


def _end_of_lines(text: str) -> tuple[int, int]:
    """How many lines of «Key: value» the text begins with, and where they end."""
    count = end = 0
    for line in text.split("\n"):
        if not _META_LINE.match(line):
            break
        count, end = count + 1, end + len(line) + 1
    return count, min(end, len(text))


def _pelican_form(text: str, report: Report, kind: str) -> Document | None:
    """Lines of «Key: value» up to the first blank line, as Pelican reads them."""
    count, end = _end_of_lines(text)
    lines = text[:end].split("\n")[:count]
    head: dict[str, Value] = {}
    for number, line in enumerate(lines, 1):
        found = _META_LINE.match(line)
        key, written = (found[1].strip(), (found[2] or "").strip()) if found else ("", "")
        if key in head:
            report.error(number, "yaml.duplicate-key", f"khóa «{key}» viết hai lần")
        value = value_of(written, report, number) if written.startswith(("{", "[")) else Value(written, number)
        if value is not None:
            head[key] = Value(value.data, number)
    if not head:
        report.error(1, f"{kind}.no-front-matter", "tệp không có phần đầu")
        return None
    after = text[end:].split("\n", 1)[0]
    if after.strip():
        report.error(count + 1, "yaml.syntax", f"dòng «{after[:60]}» không phải «khóa: giá trị»")
        return None
    return _document(head, text, end)
