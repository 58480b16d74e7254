"""Finds what a registry lists in a running text: names and aliases, however capitals, tones and «UBND» are written."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from plugins.model.award import LEVELS, Award
from plugins.model.registries import Entry, spellings
from plugins.model.text import fold, same_text, with_tones_placed
from plugins.model.unit import Unit

_SHORT = 5  # letters; a shorter abbreviation is one only in capitals
_LONG_FORMS = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("mặt trận tổ quốc", "mttq"))
_GIVEN = re.compile(
    r"(?P<who>chủ tịch ubnd tỉnh|ubnd tỉnh|thủ tướng chính phủ|thủ tướng|chính phủ)(?: [^\W\d]+){0,3}? "
    r"(?:tặng thưởng|khen tặng|trao tặng|tặng|trao)(?: \d+)? (?P<what>bằng khen|cờ thi đua)\b"
)
_OF_A_PLACE = re.compile(r"\s+(xã|phường|huyện|thị xã|thị trấn|cơ sở)\b")  # «Hội Nông dân xã …» is not the province's
_HOPED = re.compile(r"(đề nghị|phấn đấu|đề xuất|xét tặng|xét,? công nhận|trình)\b[^.;]{0,80}$")


class Mention(NamedTuple):
    """An entry, and where the text names it."""

    entry: Entry
    start: int
    end: int


def spoken(text: str) -> str:
    """The key in which texts are compared here."""
    key = with_tones_placed(same_text(text))
    for long, short in _LONG_FORMS:
        key = key.replace(long, short)
    return key


def mentions_in(text: str, entries: Iterable[Entry]) -> list[Mention]:
    """Every mention, in its order; a name inside a longer one («Lao động tiên tiến» in «Tập thể …») is none."""
    key = spoken(text)
    taken: list[Mention] = []
    for spelling, name, entry in _by_length(entries):
        if spelling not in key or (_is_abbreviation(name) and not _stands_in(name, text)):
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", key):
            start, end = found.span()
            if not any(m.start <= start and end <= m.end and (m.start, m.end) != (start, end) for m in taken):
                taken.append(Mention(entry, start, end))
    return sorted(taken, key=lambda m: (m.start, m.entry.code))


def _by_length(entries: Iterable[Entry]) -> list[tuple[str, str, Entry]]:
    """Every spelling but the code, the longest first."""
    names = [(spoken(name), name, entry) for entry in entries for name in list(spellings(entry))[1:]]
    return sorted(names, key=lambda found: (-len(found[0]), found[0], found[2].code))


def _is_abbreviation(name: str) -> bool:
    return len(name) <= _SHORT and " " not in name


def _stands_in(name: str, text: str) -> bool:
    """In capitals, as a word of its own."""
    return name.isupper() and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def units_in(text: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units that a few lines name, the longest name first; without accents where nothing else is found."""
    units = tuple(units)
    key = spoken(text)
    found = [m for m in mentions_in(text, units) if not _OF_A_PLACE.match(key, m.end)]
    if not found:
        folded = f" {_plain(text)} "
        return tuple(u for u in units if any(f" {_plain(n)} " in folded for n in list(spellings(u))[1:] if " " in n))
    ordered = sorted(found, key=lambda m: (m.start - m.end, m.start, m.entry.code))
    return tuple(dict.fromkeys(m.entry for m in ordered if isinstance(m.entry, Unit)))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


class Praise(NamedTuple):
    """An award that a text names, with the words around; `hoped` where it is only asked for."""

    award: Award
    start: int
    hoped: bool


def praises_in(text: str, awards: Iterable[Award]) -> list[Praise]:
    """The awards of a text, the highest first; one that was given before one that is hoped for."""
    awards = tuple(awards)
    key = spoken(text)
    found = [m for m in mentions_in(text, awards)]
    for given in _GIVEN.finditer(key):
        composed = f"{given['what']} của {given['who']}"
        found += [Mention(a, *given.span()) for a in awards if composed in map(spoken, spellings(a))]
    ranks = list(LEVELS)
    best: dict[str, Praise] = {}
    for mention in sorted(found, key=lambda m: m.start):
        if isinstance(mention.entry, Award):
            praise = Praise(mention.entry, mention.start, bool(_HOPED.search(key[: mention.start])))
            old = best.get(praise.award.code)
            if old is None or (old.hoped and not praise.hoped):
                best[praise.award.code] = praise
    return sorted(best.values(), key=lambda p: (p.hoped, ranks.index(p.award.level), p.start, p.award.code))
