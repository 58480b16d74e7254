"""Who speaks: a body's passages as the announcer's own text, and as interviews with their speakers."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from plugins.press.passages import Passage

LONGEST_NAME = 14  # words that can still be a speaker with an office, and no sentence of the text
_QUOTED = re.compile(r"(?P<said>“[^“”]+”|«[^«»]+»|\"[^\"]+\")[,.]?\s*(?:[—–-]\s*)?(?P<by>[^“”«»\"]*)")
_SIGNED = re.compile(r"(?P<said>.+[.!?…”»\"])\s+[—–]\s*(?P<by>[^—–]+)")
_NAME = re.compile(r"[—–-]\s*(?P<by>.+)")


class Utterance(Struct, frozen=True):
    """Paragraphs of one voice: the announcer's `text`, `heading` or `point`, or somebody's `interview`."""

    kind: str
    texts: tuple[str, ...]
    speaker: str = ""


def utterances_of(passages: Iterable[Passage]) -> tuple[Utterance, ...]:
    """A block quotation and a paragraph between quotation marks are interviews; a line that begins with a dash behind
    them names the speaker."""
    found: list[Utterance] = []
    for passage in passages:
        last = found[-1] if found else None
        is_open = last is not None and last.kind == "interview" and not last.speaker
        name = _NAME.fullmatch(passage.text)
        if last and is_open and name and _is_name(name["by"]):
            found[-1] = replace(last, speaker=_trimmed(name["by"]))
        elif last and is_open and passage.kind == "quote":
            found[-1] = _joined(last, _utterance(passage))
        else:
            found.append(_utterance(passage))
    return tuple(found)


def _utterance(passage: Passage) -> Utterance:
    quoted = (_SIGNED if passage.kind == "quote" else _QUOTED).fullmatch(passage.text)
    if quoted and passage.kind in ("quote", "text") and _is_name(quoted["by"]):
        return Utterance("interview", (quoted["said"],), _trimmed(quoted["by"]))
    return Utterance("interview" if passage.kind == "quote" else passage.kind, (passage.text,))


def _joined(one: Utterance, other: Utterance) -> Utterance:
    return Utterance("interview", one.texts + other.texts, other.speaker)


def _trimmed(name: str) -> str:
    return name.strip().rstrip(".:").strip()


def _is_name(text: str) -> bool:
    return len(text.split()) <= LONGEST_NAME and not re.search(r"[.!?…]\s", text)
