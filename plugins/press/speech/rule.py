"""A rule of reading: a pattern, and what is said for it; each rule sees what those before it wrote."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct

from plugins.model.abbreviation import Abbreviation

Match = re.Match[str]
NEAR = 60  # characters on each side in which a rule looks for the words that decide


class Voice(Struct, frozen=True, cache_hash=True):
    """How an outlet's announcers speak, and the abbreviations that its site knows."""

    accent: str
    abbreviations: tuple[Abbreviation, ...]


class Announcer:
    """One reading: its voice, and what could not be decided."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.unknown: list[str] = []


class Rule(NamedTuple):
    """What is said wherever the pattern stands."""

    pattern: re.Pattern[str]
    say: Callable[[Match, Announcer], str]


def rule(pattern: str, say: Callable[[Match, Announcer], str] | str, flags: int = 0) -> Rule:
    """A rule, or with a text a plain exchange in which groups are \\1, \\2 …"""
    compiled = re.compile(pattern, flags)
    if isinstance(say, str):
        return Rule(compiled, lambda match, _: match.expand(say))
    return Rule(compiled, say)


def applied(rules: Iterable[Rule], text: str, announcer: Announcer) -> str:
    for each in rules:
        text = each.pattern.sub(lambda match, say=each.say: say(match, announcer), text)  # type: ignore[misc]
    return text


def after(words: str) -> re.Pattern[str]:
    """Any of the words, at the end of what stands before."""
    return re.compile(rf"(?<!\w)(?:{words})[\s:(“\"]*$", re.IGNORECASE)


def before(words: str) -> re.Pattern[str]:
    """Any of the words, at the beginning of what stands behind."""
    return re.compile(rf"[\s”\")]*(?:{words})(?!\w)", re.IGNORECASE)


def stands_after(match: Match, words: re.Pattern[str]) -> bool:
    return words.search(match.string[max(0, match.start() - NEAR) : match.start()]) is not None


def stands_before(match: Match, words: re.Pattern[str]) -> bool:
    return words.match(match.string, match.end(), match.end() + NEAR) is not None
