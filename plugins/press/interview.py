"""Who speaks: a body's passages as the announcer's own text, as interviews with their speakers, and as cues."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from plugins.press.dialogue import Turn, turns_of
from plugins.press.passages import CELL_END, Passage, passages_of
from plugins.press.speaker import is_short, is_signature, is_speaker, name_of

CUES = frozenset(("pause", "table"))  # what an announcer sees and does not read
LONGEST_VERSE = 9  # words in a line of a poem or song
_QUOTED = re.compile(r"(?P<said>“[^“”]+”|«[^«»]+»|\"[^\"]+\")[,.]?\s*(?:[—–-]\s*)?(?P<by>[^“”«»\"]*)")
_SIGNED = re.compile(r"(?P<said>.+[.!?…”»\"])\s+(?:[—–]\s*(?P<dash>[^—–]+)|\((?P<name>[^()\d:][^():]*)\)\.?)")
_NAME = re.compile(r"[—–-]\s*(?P<by>.+)")


class Utterance(Struct, frozen=True):
    """Paragraphs of one voice: the announcer's `text` or `point`, the reporter's `question`, somebody's `interview`, or
    a `quote` of verses; or a cue: where to `pause`, or where the story has a `table`."""

    kind: str
    texts: tuple[str, ...]
    speaker: str = ""

    @property
    def is_open(self) -> bool:
        """Who says it may still come."""
        return self.kind in ("interview", "quote") and not self.speaker

    @property
    def is_read(self) -> bool:
        return self.kind not in CUES


@lru_cache(maxsize=64)  # a rundown and its script ask for the same body, one after the other
def heard_in(html: str) -> tuple[Utterance, ...]:
    """What an announcer does with a body that `safe_html` made: its time is counted and its script made from these."""
    return utterances_of(passages_of(html))


def utterances_of(passages: Iterable[Passage]) -> tuple[Utterance, ...]:
    """A block quotation and a paragraph between quotation marks are interviews, as are answers to a reporter. A line
    behind them that is a name, or begins with a dash, names the speaker."""
    found: list[Utterance] = []
    for passage, turn in turns_of(passages):
        last = found[-1] if found else None
        if turn:
            _take_turn(found, turn)
        elif last and last.is_open and (more := _gone_on(last, passage)):
            found[-1] = more
        elif passage.row <= 1:  # a table is one cue
            found.append(_utterance(passage))
    return tuple(found)


def _take_turn(found: list[Utterance], turn: Turn) -> None:
    if turn.kind == "more":
        found[-1] = replace(found[-1], texts=(*found[-1].texts, turn.said))
    elif turn.kind == "question":
        found.append(Utterance("question", (turn.said,)))
    else:
        found.append(Utterance("interview", (turn.said,), "" if turn.kind == "answer" else turn.who))


def _gone_on(last: Utterance, passage: Passage) -> Utterance | None:
    """A quotation with its speaker or its next paragraph, if the passage is one of them."""
    is_quote = passage.kind == "quote"
    if name := _signature(passage.text, last.texts[-1] if is_quote else ""):
        return replace(last, speaker=name_of(name))
    if not is_quote:
        return None
    other = _quotation(passage)
    return replace(other, texts=last.texts + other.texts) if other.kind == last.kind else None


def _utterance(passage: Passage) -> Utterance:
    if passage.row:
        return Utterance("table", ("; ".join(filter(None, passage.text.split(CELL_END))),))
    if passage.kind == "heading":
        return Utterance("pause", (passage.text,))
    if passage.kind == "quote":
        return _quotation(passage)
    quoted = _QUOTED.fullmatch(passage.text) if passage.kind == "text" else None
    if quoted and is_speaker(quoted["by"]):
        return Utterance("interview", (quoted["said"],), name_of(quoted["by"].strip("()")))
    return Utterance(passage.kind, (passage.said,))


def _quotation(passage: Passage) -> Utterance:
    """A paragraph of a block quotation, with the speaker if the paragraph ends with a name."""
    if signed := _SIGNED.fullmatch(passage.text):
        name = signed["dash"] or signed["name"]
        if is_short(name) and (signed["dash"] or " " in name):
            return Utterance("interview", (signed["said"],), name_of(name))
    *lines, end = passage.lines or (passage.said,)
    name = _signature(end, lines[-1]) if lines else ""
    if not name:
        lines.append(end)
    speaker = name_of(name)
    return Utterance("quote", tuple(lines), speaker) if _is_verse(lines) else _said(lines, speaker)


def _said(lines: list[str], speaker: str) -> Utterance:
    return Utterance("interview", (" ".join(lines),), speaker)


def _signature(line: str, before: str) -> str:
    """Whom the line names, behind a dash or, where a quotation stands before it, without one."""
    found = _NAME.fullmatch(line)
    if found:
        return found["by"] if is_short(found["by"]) else ""
    return line if before and is_signature(line, before) else ""


def _is_verse(lines: list[str]) -> bool:
    """Short lines, the first of which is no sentence yet."""
    is_begun = len(lines) > 1 and lines[0][-1] not in '.!?…”»"'
    return is_begun and all(len(line.split()) <= LONGEST_VERSE for line in lines)
