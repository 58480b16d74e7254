"""Strict YAML with lines: only mappings, lists and texts; no anchors, tags or doubled keys."""

from typing import NamedTuple

from yaml import CLoader, YAMLError, events
from yaml import parse as parse_events

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
        self.events = parse_events(text, Loader=CLoader)
        self.first_line = first_line

    def line(self, event: events.Event) -> int:
        return int(event.start_mark.line) + self.first_line

    def document(self) -> Value | None:
        next(self.events)  # stream start
        if isinstance(next(self.events), events.StreamEndEvent):
            return None
        value = self.value(next(self.events), 0)
        next(self.events)  # document end
        last = next(self.events)
        if not isinstance(last, events.StreamEndEvent):
            raise _Refused(self.line(last), "yaml.syntax", "có hơn một tài liệu YAML")
        return value

    def value(self, event: events.Event, depth: int) -> Value:
        line = self.line(event)
        if isinstance(event, events.AliasEvent) or event.anchor is not None:
            raise _Refused(line, "yaml.not-allowed", "dùng neo (& hoặc *) của YAML; nếu là chữ thì đặt trong nháy kép")
        if event.tag is not None:
            raise _Refused(line, "yaml.not-allowed", f"dùng nhãn YAML «{event.tag}»")
        if depth > DEEPEST:
            raise _Refused(line, "yaml.too-deep", f"giá trị lồng nhau quá {DEEPEST} tầng")
        if isinstance(event, events.ScalarEvent):
            plain_null = event.implicit[0] and event.value in ("~", "null")
            return Value("" if plain_null else event.value.strip(), line)
        if isinstance(event, events.SequenceStartEvent):
            return Value(self.items(depth), line)
        return Value(self.pairs(depth), line)

    def items(self, depth: int) -> list[Value]:
        found = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            found.append(self.value(event, depth + 1))
        return found

    def pairs(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            key = self.value(event, depth + 1)
            if not isinstance(key.data, str):
                raise _Refused(key.line, "yaml.syntax", "khóa phải là chữ")
            if key.data in found:
                raise _Refused(key.line, "yaml.duplicate-key", f"khóa «{key.data}» viết hai lần")
            value = self.value(next(self.events), depth + 1)
            found[key.data] = Value(value.data, key.line)
        return found


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
