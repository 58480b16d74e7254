"""Proposes a story's field and movement: those of the stories most like it, and whose descriptions say its words."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from plugins.desk.incoming.archive import Past
from plugins.model.registries import Entry
from plugins.model.story import Story
from plugins.model.text import same_text, with_tones_placed

# Measured on the sample site, each story against the others: 7 of 10 fields and 6 of 10 movements come first.
NEWEST = 400  # stories that are looked at
NEIGHBOURS = 7
OF_ONE_UNIT = 1.5
DESCRIPTION = 0.1
_WORD = re.compile(r"[^\W_]+")

Pair = tuple[str, ...]


class Proposal(NamedTuple):
    """A registry's entries, the likeliest first, with the reason for the first."""

    entries: tuple[Entry, ...]
    reason: str


class Likeness:
    """What a text has in common with the newest stories."""

    def __init__(self, text: str, pasts: Sequence[Past]) -> None:
        known = [
            (past.story, _pairs(f"{past.story.card.title}\n{past.story.card.summary}\n{past.body}"))
            for past in pasts[-NEWEST:]
        ]
        seen = Counter(pair for _, pairs in known for pair in pairs)
        self.text = _pairs(text)
        self.weights = {pair: math.log((2 + len(known)) / (1 + seen[pair])) for pair in self.text}
        self.scored = [(self._score(pairs), story) for story, pairs in known]

    def proposal(self, kind: str, entries: Sequence[Entry], unit: str) -> Proposal:
        """`kind` is «field» or «movement»; the stories of the same unit count for more."""
        near = sorted(((self._of_unit(score, story, unit), story) for score, story in self.scored), key=_order)[
            :NEIGHBOURS
        ]
        allowed = {e.code: e for e in entries}
        votes = dict.fromkeys(allowed, 0.0)
        for score, story in near:
            for code in codes_of(story, kind) & allowed.keys():
                votes[code] += score
        most = near[0][0] if near else 1.0
        for code, entry in allowed.items():
            votes[code] += most * DESCRIPTION * self._said(entry)
        first = sorted((c for c in votes if votes[c] > 0), key=lambda code: (-votes[code], code))
        found = tuple(allowed[code] for code in first[:3])
        return Proposal(found, _reason(found[0].code, kind, near) if found else "")

    def _score(self, pairs: set[Pair]) -> float:
        return sum(self.weights[p] ** 2 for p in self.text & pairs) / math.sqrt(1 + len(pairs))

    def _said(self, entry: Entry) -> float:
        words = " ".join((entry.name, *entry.aliases, getattr(entry, "description", "")))
        return sum(self.weights[p] for p in self.text & _pairs(words))

    def _of_unit(self, score: float, story: Story, unit: str) -> float:
        return score * (OF_ONE_UNIT if unit in {u.code for u in story.card.units} else 1.0)


def _order(scored: tuple[float, Story]) -> tuple[float, str]:
    return -scored[0], scored[1].card.slug


def codes_of(story: Story, kind: str) -> set[str]:
    card = story.card
    return {card.field.code} if kind == "field" else {m.code for m in card.movements}


def _reason(code: str, kind: str, near: Sequence[tuple[float, Story]]) -> str:
    """Why: the nearest story that has the code, else the description."""
    having = [story for _, story in near if code in codes_of(story, kind)]
    if not having:
        return "lời văn gần với mô tả trong danh mục"
    return f"lời văn gần với bài «{having[0].card.title}» ({len(having)} trong {len(near)} bài gần nhất)"


def _pairs(text: str) -> set[Pair]:
    words = _WORD.findall(with_tones_placed(same_text(text)))
    return set(itertools.pairwise(words))
