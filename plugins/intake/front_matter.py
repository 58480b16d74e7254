"""Splits a file into its front matter, in either of two forms, and its Markdown body."""

import re
from typing import NamedTuple

from plugins.intake.report import Report
from plugins.intake.yaml import Value, value_of

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
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


def _fenced(text: str, report: Report, kind: str) -> Document | None:
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end() + 1) if opening else None
    if opening is None or closing is None:
        report.error(1, f"{kind}.no-front-matter", "phần đầu mở bằng «---» nhưng không đóng bằng một dòng «---»")
        return None
    value = value_of(text[opening.end() + 1 : closing.start()], report, first_line=2)
    if value is None:
        if not report.failed:
            report.error(1, f"{kind}.no-front-matter", "phần đầu bài trống")
        return None
    if not isinstance(value.data, dict):
        report.error(2, "yaml.syntax", "phần đầu không phải các dòng «khóa: giá trị»")
        return None
    end = closing.end()
    return Document(value.data, text[end:].lstrip("\n"), _line_of_body(text, end))


def _line_of_body(text: str, end: int) -> int:
    start = end + len(text[end:]) - len(text[end:].lstrip("\n"))
    return text.count("\n", 0, start) + 1


def _pelican_form(text: str, report: Report, kind: str) -> Document | None:
    """Lines of «Key: value» up to the first blank line, as Pelican reads them."""
    head: dict[str, Value] = {}
    lines = text.split("\n")
    count = 0
    for count, line in enumerate(lines):
        found = _META_LINE.match(line)
        if not found:
            break
        key, written = found[1].strip(), (found[2] or "").strip()
        if key in head:
            report.error(count + 1, "yaml.duplicate-key", f"khóa «{key}» viết hai lần")
        value = value_of(written, report, count + 1) if written.startswith(("{", "[")) else Value(written, count + 1)
        if value is not None:
            head[key] = Value(value.data, count + 1)
    if not head:
        report.error(1, f"{kind}.no-front-matter", "tệp không có phần đầu")
        return None
    if count < len(lines) and lines[count].strip() and count < len(lines) - 1:
        report.error(count + 1, "yaml.syntax", f"dòng «{lines[count][:60]}» không phải «khóa: giá trị»")
        return None
    start = sum(len(line) + 1 for line in lines[:count])
    return Document(head, text[start:].lstrip("\n"), _line_of_body(text, start))
