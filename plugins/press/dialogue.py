"""Interviews that are written as questions and answers: who asks and who answers stands before a colon."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plugins.press.passages import Passage
from plugins.press.speaker import is_person, is_reporter

LONGEST_WHO = 100  # letters up to the colon
NEAR = 4  # so many passages on, a turn still belongs to the one before it
_ANSWERING = re.compile(r"đáp|trả lời", re.IGNORECASE)
_TURN = re.compile(r"(?:[-–—*•]\s*)?(?P<who>\w[^:!?…“”«»\"]{0,99}?)\s*:\s+(?P<said>\S.*)", re.DOTALL)
_OWN_WORDS = re.compile(r"\b(?:tôi|chúng em|chúng cháu|chúng mình)\b", re.IGNORECASE)


class Turn(NamedTuple):
    """What is said: a `question`, an `answer` or `more` of it, the words of a `person`, or of what may be a `name`."""

    kind: str
    who: str
    said: str


Told = tuple[Passage, Turn | None]


def turns_of(passages: Iterable[Passage]) -> list[Told]:
    """The passages, with their turns where they are some. A name before a colon is a speaker only among others."""
    found = [(part, _turn(part)) for passage in passages for part in _parts(passage)]
    marked = [i for i, (_, turn) in enumerate(found) if turn]
    for run in _runs(marked):
        asked = any(turn.kind == "question" for i in run if (turn := found[i][1]))
        if asked:
            _go_on(found, run)
        else:
            _drop(found, run)
    return found


def _parts(passage: Passage) -> Iterator[Passage]:
    """A paragraph whose lines are turns, as one passage each."""
    if not passage.lines or passage.kind not in ("text", "point") or not any(map(_is_turn, passage.lines[1:])):
        yield passage
        return
    texts: list[str] = []
    for line in passage.lines:
        if texts and not _is_turn(line):
            texts[-1] = f"{texts[-1]} {line}"
        else:
            texts.append(line)
    yield from (Passage("text", text) for text in texts)


def _is_turn(text: str) -> bool:
    return _turn(Passage("text", text)) is not None


def _turn(passage: Passage) -> Turn | None:
    if ":" not in passage.text[:LONGEST_WHO] or passage.row or passage.kind not in ("text", "point"):
        return None
    found = _TURN.fullmatch(passage.said)
    kind = _kind(found["who"]) if found else ""
    return Turn(kind, found["who"], found["said"]) if found and kind else None


def _kind(who: str) -> str:
    if is_reporter(who):
        return "question"
    if _ANSWERING.fullmatch(who):
        return "answer"
    return "person" if is_person(who) else "name" if is_person(who, 2) else ""


def _runs(marked: list[int]) -> list[list[int]]:
    """Places that are near each other."""
    runs: list[list[int]] = []
    for place in marked:
        if runs and place - runs[-1][-1] <= NEAR:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _go_on(found: list[Told], run: list[int]) -> None:
    """Paragraphs between two turns in which the one who answers says «tôi» are still the answer."""
    for here, after in pairwise(run):
        turn = found[here][1]
        for i in range(here + 1, after):
            passage = found[i][0]
            if not turn or turn.kind == "question" or passage.kind != "text" or not _OWN_WORDS.search(passage.text):
                break
            found[i] = (passage, Turn("more", "", passage.text))


def _drop(found: list[Told], run: list[int]) -> None:
    """Where nobody asks, two people are needed, and what they say is sentences, not figures."""
    speaking = [i for i in run if _speaks(*found[i])]
    for i in run:
        if len(speaking) < 2 or i not in speaking:
            found[i] = (found[i][0], None)


def _speaks(passage: Passage, turn: Turn | None) -> bool:
    if not turn or turn.kind != "person" or passage.kind != "text":
        return False
    return turn.said[-1] in '.!?…”»"' and not turn.said[0].isdigit()
