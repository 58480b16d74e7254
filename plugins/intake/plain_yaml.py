"""The plain part of YAML in which nearly every story is written: one key a line; texts, short lists and mappings.

It exists for speed alone: where it gives an answer the whole parser gives the same, which a test holds together;
where a line needs more than this, it gives none."""

import re

from plugins.intake.yaml import Value

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~]"  # what a text may begin with that stands without quotes
_TIME = r"(?<=\d):(?=\d)"  # the only colon that a plain text may have
_PLAIN = rf"{_FIRST}[^#:\t\n]*(?:{_TIME}[^#:\t\n]*)*"
_QUOTED = r'[^"\\\t\n]*'
_OTHER = r"""[^,\[\]{}#:"'\t\n]*"""
_BARE = rf"{_FIRST}{_OTHER}(?:{_TIME}{_OTHER})*"  # without quotes between brackets
_INNER = rf'(?:{_BARE}|"{_QUOTED}")'
_KEY = r"[^\W\d_][\w ]*"
_LIST = rf"\[ *{_INNER}(?:, +{_INNER})* *\]"
_PAIRS = rf"\{{ *{_KEY}: +{_INNER}(?:, +{_KEY}: +{_INNER})* *\}}"
_LINE = re.compile(rf'^({_KEY}):(?: +(?:({_PLAIN})|"({_QUOTED})"|({_LIST})|({_PAIRS})))? *$', re.MULTILINE)
_ITEM = re.compile(rf'({_BARE})|"({_QUOTED})"')
_PAIR = re.compile(rf'({_KEY}): +(?:({_BARE})|"({_QUOTED})")')


def plain_value_of(text: str, first_line: int) -> Value | None:
    """The mapping, or None where the whole parser has to look."""
    if "\x85" in text or "\u2028" in text or "\u2029" in text:  # which YAML takes for the end of a line
        return None
    found: dict[str, Value] = {}
    for line, (key, bare, quoted, items, pairs) in enumerate(_LINE.findall(text), first_line):
        value = _list(items, line) if items else _pairs(pairs, line) if pairs else _text(bare, quoted, line)
        if value is None:
            return None
        found[key.strip()] = value
    lines = text.rstrip("\n").count("\n") + 1  # fewer are found where one is not plain, or repeats a key
    return Value(found, first_line) if len(found) == lines else None


def _text(bare: str, quoted: str, line: int) -> Value:
    text = bare.strip()
    return Value("" if text == "null" else text or quoted.strip(), line)


def _list(written: str, line: int) -> Value:
    return Value([_text(bare, quoted, line) for bare, quoted in _ITEM.findall(written)], line)


def _pairs(written: str, line: int) -> Value | None:
    """The mapping between brackets; None where a key stands twice."""
    pairs = _PAIR.findall(written)
    found = {key.strip(): _text(bare, quoted, line) for key, bare, quoted in pairs}
    return Value(found, line) if len(found) == len(pairs) else None
