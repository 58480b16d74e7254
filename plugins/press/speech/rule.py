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


TIED = "tied"  # a sign of its own: something stands close behind a figure or a dot, as in «7h30» and «1.234»
_TIED = re.compile(r"[./\d](?:(?<=\.)[\w-]|(?<=/)/|(?<=\d)(?:[^\W\d]| \d|\d{5}))")


class Rule(NamedTuple):
    """What is said wherever the pattern stands. Of its signs a text holds at least one if the pattern stands in it;
    a rule without signs may find something in any text."""

    pattern: re.Pattern[str]
    say: Callable[[Match, Announcer], str]
    signs: frozenset[str] = frozenset()


def rule(pattern: str, say: Callable[[Match, Announcer], str] | str, flags: int = 0, signs: Iterable[str] = "") -> Rule:
    """A rule, or with a text a plain exchange in which groups are \\1, \\2 …"""
    compiled = re.compile(pattern, flags)
    if isinstance(say, str):
        return Rule(compiled, lambda match, _: match.expand(say), frozenset(signs))
    return Rule(compiled, say, frozenset(signs))


def applied(rules: Iterable[Rule], text: str, announcer: Announcer) -> str:
    """Most sentences have few signs, so most rules are passed over: a search takes thirty times as long as that."""
    held = signs_of(text)
    for pattern, say, signs in rules:
        if signs and signs.isdisjoint(held):
            continue
        said = pattern.sub(lambda match, say=say: say(match, announcer), text)  # type: ignore[misc]
        if said != text:
            text, held = said, signs_of(said)
    return text


def signs_of(text: str) -> set[str]:
    """Its characters, with TIED where it has such a place."""
    return {*text, TIED} if _TIED.search(text) else set(text)


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
