"""The stories that a site has already: which of them a new text repeats."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.intake.front_matter import body_of
from plugins.intake.report import Report
from plugins.intake.source import bytes_of, text_of
from plugins.model.story import Story
from plugins.model.text import fold, same_text

NEAR, NEAR_OF_ONE_SUBJECT = 0.5, 0.2  # share of the shorter text's phrases that the other has too
PHRASE = 4  # syllables
_WORD = re.compile(r"[^\W_]+")


class Past(NamedTuple):
    """A story that is there, with its Markdown."""

    story: Story
    body: str


class Repeat(NamedTuple):
    """An earlier story with the same text, or one that is near to it."""

    path: str
    is_same: bool


def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def phrases_of(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def pasts_of(site: Path, stories: Iterable[Story]) -> list[Past]:
    """Every story with its body, oldest first; one that has gone meanwhile is left out."""
    found = []
    for story in sorted(stories, key=lambda s: s.card.order):
        try:
            text = text_of(bytes_of(site / story.path), Report(story.path))
        except OSError:
            continue
        found.append(Past(story, body_of(text) if text else ""))
    return found


class Archive:
    """All stories of a site, and the drafts that this very run has added."""

    def __init__(self, pasts: list[Past]) -> None:
        self.pasts = pasts
        self.added: list[tuple[str, str, str]] = []  # path, subject, body

    def add(self, path: str, subject: str, body: str) -> None:
        self.added.append((path, subject, body))

    def repeat_of(self, body: str, subject: str) -> Repeat | None:
        """The story that was sent before: the same words, or nearly those; fewer suffice of one subject."""
        words = words_of(body)
        phrases = phrases_of(words, PHRASE)
        probes = [same_text(line)[20:60] for line in body.split("\n") if len(line) > 100][:12]
        near: list[tuple[float, str]] = []
        everything = [(p.story.path, p.story.card.subject.name, p.body) for p in self.pasts] + self.added
        for path, name, text in everything:
            is_of_one = bool(subject) and fold(name) == fold(subject)
            if not is_of_one and not _has_any(text, probes):
                continue
            others = words_of(text)
            if others == words:
                return Repeat(path, True)
            share = _share(phrases, phrases_of(others, PHRASE))
            if share >= (NEAR_OF_ONE_SUBJECT if is_of_one else NEAR):
                near.append((-share, path))
        return Repeat(min(near)[1], False) if near else None


def _has_any(text: str, probes: list[str]) -> bool:
    key = same_text(text) if probes else ""
    return any(probe in key for probe in probes)


def _share(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
