"""The plain part of YAML in which nearly every story is written: one key a line; texts, short lists and mappings.

It exists for speed alone: where it gives an answer the whole parser gives the same, which a test holds together;
where a line needs more than this, it gives none."""

import re

from plugins.intake.yaml import Value

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~]"  # what a text may begin with that stands without quotes
_TIME = r"(?<=\d):(?=\d)"  # the only colon that a plain text may have
_PLAIN = rf"{_FIRST}[^#:\t]*(?:{_TIME}[^#:\t]*)*"
_QUOTED = r'"[^"\\\t]*"'
_OTHER = r"""[^,\[\]{}#:"'\t]*"""
_INNER = rf"(?:{_FIRST}{_OTHER}(?:{_TIME}{_OTHER})*|{_QUOTED})"  # between brackets
_KEY = r"[^\W\d_][\w ]*"
_LIST = rf"\[ *{_INNER}(?:, +{_INNER})* *\]"
_PAIRS = rf"\{{ *{_KEY}: +{_INNER}(?:, +{_KEY}: +{_INNER})* *\}}"
_LINE = re.compile(rf"({_KEY}):(?: +(?:({_PLAIN})|({_QUOTED})|({_LIST})|({_PAIRS})))? *")
_ITEM = re.compile(_INNER)
_PAIR = re.compile(rf"({_KEY}): +({_INNER})")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")  # which YAML takes for the end of a line


def plain_value_of(text: str, first_line: int) -> Value | None:
    """The mapping, or None where the whole parser has to look."""
    if _OTHER_BREAKS.search(text):
        return None
    found: dict[str, Value] = {}
    for number, line in enumerate(text.rstrip("\n").split("\n"), first_line):
        match = _LINE.fullmatch(line)
        value = _value(match, number) if match else None
        if match is None or value is None or found.setdefault(match[1].strip(), value) is not value:
            return None
    return Value(found, first_line) if found else None


def _value(match: re.Match[str], line: int) -> Value | None:
    _, plain, quoted, items, pairs = match.groups()
    if items:
        return Value([_text(item, line) for item in _ITEM.findall(items)], line)
    return _pairs(pairs, line) if pairs else _text(plain or quoted or "", line)


def _text(written: str, line: int) -> Value:
    text = written[1:-1] if written.startswith('"') else written
    text = text.strip()
    return Value("" if text == "null" and not written.startswith('"') else text, line)


def _pairs(written: str, line: int) -> Value | None:
    """The mapping between brackets; None where a key stands twice."""
    pairs = [(key.strip(), _text(value, line)) for key, value in _PAIR.findall(written)]
    found = dict(pairs)
    return Value(found, line) if len(found) == len(pairs) else None
