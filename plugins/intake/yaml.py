"""Strict YAML with lines: only mappings, lists and texts; no anchors, tags or doubled keys."""

from msgspec import Struct

from plugins.intake.report import Report


class Value(Struct, frozen=True, gc=False):
    """A text, a list or a mapping, with the line where it stands; an empty value is an empty text."""

    data: "str | list[Value] | dict[str, Value]"
    line: int


class RefusedYaml(Exception):
    """Stops the reading of a document that is not allowed."""

    def __init__(self, line: int, code: str, message: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message = line, code, message


def value_of(text: str, report: Report, first_line: int = 1) -> Value | None:
    """The document's value; None where it is empty, or where the report says what is wrong."""
    from plugins.intake.plain_yaml import plain_value_of

    plain = plain_value_of(text, first_line)
    if plain is not None:
        return plain
    from plugins.intake.yaml_events import document_value  # PyYAML is slow to load, and most builds read no new file

    try:
        return document_value(text, first_line)
    except RefusedYaml as fault:
        report.error(fault.line, fault.code, fault.message)
    return None
