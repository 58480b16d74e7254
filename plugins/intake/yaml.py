"""Strict YAML with lines: only mappings, lists and texts; no anchors, tags or doubled keys."""

from typing import Any, NamedTuple

from yaml import CLoader, YAMLError, events

from plugins.intake.report import Report

DEEPEST = 6


class Value(NamedTuple):
    """A text, a list or a mapping, with the line where it stands; an empty value is an empty text."""

    data: "str | list[Value] | dict[str, Value]"
    line: int


class _Refused(Exception):
    """Stops the reading of a document that is not allowed."""

    def __init__(self, line: int, code: str, message: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message = line, code, message


class _Builder:
    """Builds values from the parser's events."""

    def __init__(self, text: str, first_line: int) -> None:
        self.loader = CLoader(text)
        self.first_line = first_line

    def next(self) -> Any:
        return self.loader.get_event()

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def document(self) -> Value | None:
        self.next()  # stream start
        if isinstance(self.next(), events.StreamEndEvent):
            return None
        value = self.value(self.next(), 0)
        self.next()  # document end
        last = self.next()
        if not isinstance(last, events.StreamEndEvent):
            raise _Refused(self.line(last), "yaml.syntax", "có hơn một tài liệu YAML")
        return value

    def value(self, event: Any, depth: int) -> Value:
        line = self.line(event)
        if type(event) is events.AliasEvent or event.anchor is not None:
            raise _Refused(line, "yaml.not-allowed", "dùng neo (& hoặc *) của YAML; nếu là chữ thì đặt trong nháy kép")
        if event.tag is not None:
            raise _Refused(line, "yaml.not-allowed", f"dùng nhãn YAML «{event.tag}»")
        if type(event) is events.ScalarEvent:
            text = event.value.strip()
            return Value("" if event.implicit[0] and text in ("~", "null") else text, line)
        if depth > DEEPEST:
            raise _Refused(line, "yaml.too-deep", f"giá trị lồng nhau quá {DEEPEST} tầng")
        return Value(self.items(depth) if type(event) is events.SequenceStartEvent else self.pairs(depth), line)

    def items(self, depth: int) -> list[Value]:
        found = []
        while not isinstance(event := self.next(), events.SequenceEndEvent):
            found.append(self.value(event, depth + 1))
        return found

    def pairs(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while not isinstance(event := self.next(), events.MappingEndEvent):
            line, key = self.line(event), self.key(event)
            if key in found:
                raise _Refused(line, "yaml.duplicate-key", f"khóa «{key}» viết hai lần")
            found[key] = Value(self.value(self.next(), depth + 1).data, line)
        return found

    def key(self, event: Any) -> str:
        if type(event) is events.ScalarEvent and event.anchor is None and event.tag is None:
            return str(event.value).strip()
        value = self.value(event, DEEPEST)
        raise _Refused(value.line, "yaml.syntax", "khóa phải là chữ")


def value_of(text: str, report: Report, first_line: int = 1) -> Value | None:
    """The document's value; None where it is empty, or where the report says what is wrong."""
    try:
        return _Builder(text, first_line).document()
    except _Refused as fault:
        report.error(fault.line, fault.code, fault.message)
    except YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        report.error(line, "yaml.syntax", "không đọc được phần YAML ở dòng này")
    return None
