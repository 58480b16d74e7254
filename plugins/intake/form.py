"""A mapping that an editor filled in, read key by key into typed values; what is wrong is reported, never raised."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.intake.report import Report
from plugins.intake.yaml import Value
from plugins.model.text import fold
from plugins.model.timespan import Timespan

_MOMENT = re.compile(
    r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))"
    r"(?:[ T]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?"
)
_YES = frozenset(("true", "yes", "co", "dung", "1", "x"))
_NO = frozenset(("false", "no", "khong", "sai", "0", ""))
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_TEXT = 5000
MOST_ITEMS = 500  # of one list


class Vocabulary:
    """The keys of one kind of mapping, each with its Vietnamese spellings."""

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        self.names = {key: (spellings[0] if spellings else key) for key, spellings in keys.items()}
        self.canonical = {key: key for key in keys}
        for key, spellings in keys.items():
            for spelling in (key.replace("_", " "), *spellings):
                self.canonical[fold(spelling)] = key

    def key(self, written: str) -> str | None:
        return self.canonical.get(written) or self.canonical.get(fold(written))

    def nearest(self, written: str) -> str | None:
        from difflib import get_close_matches

        near = get_close_matches(fold(written), self.canonical, n=1, cutoff=0.6)
        return self.canonical[near[0]] if near else None


class Choices:
    """Coded values, each with the names by which it may be written."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.codes = tuple(names)
        self.code_of: dict[str, str] = {code: code for code in names}
        for code, spellings in names.items():
            for spelling in (code, code.replace("-", " "), *spellings):
                self.code_of[fold(spelling)] = code

    def code(self, written: str) -> str | None:
        return self.code_of.get(written) or self.code_of.get(fold(written))


class Setting(NamedTuple):
    """What a form needs to know of its surroundings."""

    report: Report
    zone: ZoneInfo
    kind: str  # the first part of its problems' codes


class Form:
    """One mapping; every key that is read is known, the others are problems."""

    def __init__(self, head: Mapping[str, Value], words: Vocabulary, setting: Setting, line: int = 1) -> None:
        self.words, self.setting, self.report, self.line = words, setting, setting.report, line
        self.values: dict[str, Value] = {}
        for written, value in head.items():
            key = words.key(written)
            if key is None:
                self._report_unknown(written, value.line)
            elif key in self.values:
                self.error(value.line, "yaml.duplicate-key", f"khóa «{written}» nhắc lại «{key}»")
            else:
                self.values[key] = value

    def _report_unknown(self, written: str, line: int) -> None:
        near = self.words.nearest(written) if len(self.report.problems) < MOST_ITEMS else None
        hint = f"có phải «{near}»?" if near else ""
        self.error(line, f"{self.setting.kind}.unknown-key", f"không có khóa «{written[:60]}»", hint)

    def error(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.report.error(line, code, message, hint)

    def fault(self, key: str, name: str, message: str, hint: str = "") -> None:
        """A problem at a key's own line."""
        self.error(self.line_of(key), f"{self.setting.kind}.{name}", message, hint)

    def line_of(self, key: str) -> int:
        return self.values[key].line if key in self.values else self.line

    def line_of_text(self, key: str, text: str) -> int:
        """The line of a text under a key, or in a list or mapping there; else the key's."""
        value = self.values.get(key)
        return (_line_of(text, value) if value else None) or self.line_of(key)

    def has(self, key: str) -> bool:
        value = self.values.get(key)
        return value is not None and bool(value.data)

    def require(self, *keys: str) -> bool:
        """Reports each key that is missing or empty."""
        missing = [key for key in keys if not self.has(key)]
        for key in missing:
            name = self.words.names[key]
            also = "" if name == key else f" ({name})"
            self.error(self.line_of(key), f"{self.setting.kind}.missing-key", f"thiếu «{key}»{also}")
        return not missing

    def text(self, key: str, longest: int = LONGEST_TEXT) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value.data, str):
            self.fault(key, "wrong-type", f"«{key}» phải là chữ, không phải danh sách hay nhóm khóa")
            return ""
        if len(value.data) > longest:
            self.fault(key, "too-long", f"«{key}» dài {len(value.data)} ký tự, quá {longest}")
            return ""
        return " ".join(value.data.split())

    def prose(self, key: str, longest: int) -> str:
        """A text of several lines, as it was written."""
        value = self.values.get(key)
        if value is None or not isinstance(value.data, str) or len(value.data) > longest:
            return self.text(key, longest)
        return value.data

    def texts(self, key: str) -> tuple[tuple[str, int], ...]:
        """One text or a list of them, each with its line."""
        value = self.values.get(key)
        if value is None or not value.data:
            return ()
        items = value.data if isinstance(value.data, list) else [value]
        found, too_long = [], len(items) > MOST_ITEMS
        for item in items:
            if not isinstance(item.data, str):
                self.fault(key, "wrong-type", f"«{key}» phải là chữ hoặc danh sách chữ, như [a, b]")
                return ()
            too_long = too_long or len(item.data) > LONGEST_TEXT
            if item.data:
                found.append((" ".join(item.data.split()), item.line))
        if too_long:
            self.fault(key, "too-long", f"«{key}» có giá trị quá dài, hoặc quá {MOST_ITEMS} giá trị")
            return ()
        return tuple(found)

    def words_of(self, key: str) -> tuple[str, ...]:
        return tuple([text for text, _ in self.texts(key)])

    def number(self, key: str, default: int = 0) -> int:
        text = self.text(key)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or len(text) > 15:
            self.fault(key, "bad-number", f"«{key}: {text[:40]}» không phải số nguyên không âm")
            return default
        return int(text)

    def flag(self, key: str) -> bool:
        text = fold(self.text(key))
        if text not in _YES and text not in _NO:
            self.fault(key, "bad-choice", f"«{key}: {text[:40]}» không phải có hoặc không", "ghi true hoặc false")
        return text in _YES

    def choice(self, key: str, choices: Choices, default: str) -> str:
        """A coded value, written as its code or as one of its names."""
        text = self.text(key)
        return (self._chosen(key, text, choices, self.line_of(key)) or default) if text else default

    def choices_of(self, key: str, choices: Choices) -> tuple[str, ...]:
        """One coded value or a list of them, each once."""
        codes = (self._chosen(key, text, choices, line) for text, line in self.texts(key))
        return tuple(dict.fromkeys(code for code in codes if code is not None))

    def _chosen(self, key: str, text: str, choices: Choices, line: int) -> str | None:
        code = choices.code(text)
        if code is None:
            hint = f"chọn một trong: {', '.join(choices.codes)}"
            self.error(line, f"{self.setting.kind}.bad-choice", f"«{key}: {text[:40]}» không có", hint)
        return code

    def moment(self, key: str) -> datetime | None:
        """A date, with or without a time, in the site's time zone."""
        text = self.text(key)
        return self.moment_of(text, key) if text else None

    def moment_of(self, text: str, key: str) -> datetime | None:
        found = _MOMENT.fullmatch(text)
        try:
            if found:
                return self._moment(found)
        except (ValueError, OverflowError):
            pass
        hint = "viết như 2026-10-05 hoặc 05/10/2026, có thể kèm giờ 07:30"
        self.fault(key, "bad-date", f"«{key}: {text[:40]}» không phải một ngày có thật", hint)
        return None

    def _moment(self, found: re.Match[str]) -> datetime:
        year, month, day = int(found[1] or found[6]), int(found[2] or found[5]), int(found[3] or found[4])
        hour, minute, second = int(found[7] or 0), int(found[8] or 0), int(found[9] or 0)
        at = datetime(year, month, day, hour, minute, second, tzinfo=self.setting.zone)
        if not 1900 <= year <= 2200:
            raise ValueError(year)
        if found[10]:
            at = datetime.fromisoformat(at.isoformat()[:19] + found[10]).astimezone(self.setting.zone)
        return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))  # cheap to store and to compare

    def day(self, key: str) -> date | None:
        at = self.moment(key)
        return at.date() if at else None

    def span(self) -> Timespan:
        """The days from «from» up to «until»."""
        start, until = self.day("from"), self.day("until")
        if start and until and until <= start:
            self.fault("until", "bad-span", f"«until» ({until:%d/%m/%Y}) không sau «from» ({start:%d/%m/%Y})")
            return Timespan(start, None)
        return Timespan(start, until)

    def form(self, key: str, words: Vocabulary) -> "Form | None":
        """The mapping under a key, as a form of its own."""
        value = self.values.get(key)
        if value is None or not value.data:
            return None
        if not isinstance(value.data, dict):
            example = ", ".join(f"{k}: …" for k in list(words.names)[:2])
            self.fault(key, "wrong-type", f"«{key}» phải là nhóm khóa", f"viết như {{{example}}}")
            return None
        return Form(value.data, words, self.setting, value.line)

    def forms(self, key: str, words: Vocabulary) -> tuple["Form", ...]:
        """A list of mappings under a key; a single mapping counts as a list of one."""
        value = self.values.get(key)
        if value is None or not value.data:
            return ()
        items = value.data if isinstance(value.data, list) else [value]
        found = [Form(i.data, words, self.setting, i.line) for i in items if isinstance(i.data, dict)]
        if len(found) < len(items):
            example = ", ".join(f"{k}: …" for k in list(words.names)[:2])
            self.fault(key, "wrong-type", f"«{key}» phải là danh sách các nhóm khóa", f"viết như [{{{example}}}]")
        return tuple(found)


def _line_of(text: str, value: Value) -> int | None:
    if isinstance(value.data, str):
        return value.line if " ".join(value.data.split()) == text else None
    items = value.data.values() if isinstance(value.data, dict) else value.data
    return next((line for item in items if (line := _line_of(text, item))), None)
