"""The one module that knows PyYAML: builds values from its events, and refuses what an editor does not need."""

from typing import Any

from yaml import CLoader, YAMLError, events

from plugins.intake.yaml import RefusedYaml, Value
from plugins.model.text import forbidden_character, nfc

DEEPEST = 6


def document_value(text: str, first_line: int) -> Value | None:
    """The document's value, or None where it is empty; raises RefusedYaml."""
    try:
        return _Builder(text, first_line).document()
    except YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        last = text.rstrip().count("\n")  # what is not closed is found missing behind the end
        line = min(mark.line if mark else 0, last) + first_line
        raise RefusedYaml(line, "yaml.syntax", "không đọc được phần YAML ở dòng này") from None


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
            raise RefusedYaml(self.line(last), "yaml.syntax", "có hơn một tài liệu YAML")
        return value

    def value(self, event: Any, depth: int) -> Value:
        line = self.line(event)
        if type(event) is events.AliasEvent or event.anchor is not None:
            raise RefusedYaml(
                line, "yaml.not-allowed", "dùng neo (& hoặc *) của YAML; nếu là chữ thì đặt trong nháy kép"
            )
        if event.tag is not None:
            raise RefusedYaml(line, "yaml.not-allowed", f"dùng nhãn YAML «{event.tag}»")
        if type(event) is events.ScalarEvent:
            text = event.value.strip() if event.style != '"' else self.unescaped(event)
            return Value("" if event.implicit[0] and text in ("~", "null") else text, line)
        if depth > DEEPEST:
            raise RefusedYaml(line, "yaml.too-deep", f"giá trị lồng nhau quá {DEEPEST} tầng")
        return Value(self.items(depth) if type(event) is events.SequenceStartEvent else self.pairs(depth), line)

    def unescaped(self, event: Any) -> str:
        """Between double quotes an escape can name a character that the file itself may not have."""
        found = forbidden_character(event.value)
        if found:
            message = f"có ký tự điều khiển {found[1]} không hiển thị được"
            raise RefusedYaml(self.line(event), "text.control-character", message)
        return nfc(event.value).strip()

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
                raise RefusedYaml(line, "yaml.duplicate-key", f"khóa «{key}» viết hai lần")
            found[key] = Value(self.value(self.next(), depth + 1).data, line)
        return found

    def key(self, event: Any) -> str:
        if type(event) is events.ScalarEvent and event.anchor is None and event.tag is None:
            return self.unescaped(event) if event.style == '"' else str(event.value).strip()
        value = self.value(event, DEEPEST)
        raise RefusedYaml(value.line, "yaml.syntax", "khóa phải là chữ")
