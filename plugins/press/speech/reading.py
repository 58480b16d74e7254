"""The front door: a paragraph in, the words for the announcer out."""

import re
from functools import lru_cache

from msgspec import Struct

from plugins.model.text import nfc
from plugins.press.speech.abbreviations import unknown_in, unknown_units_in, written_out
from plugins.press.speech.codes import ACCOUNTS, ROADS, STANDARDS, TELEPHONES
from plugins.press.speech.dates import DATES, TIMES
from plugins.press.speech.documents import DOCUMENTS
from plugins.press.speech.measures import MEASURES
from plugins.press.speech.numbers import NUMBERS, ORDINALS
from plugins.press.speech.pairs import PAIRS
from plugins.press.speech.roman import ROMAN
from plugins.press.speech.rule import Announcer, Voice, applied
from plugins.press.speech.signs import ADDRESSES, LAST_SIGNS, LISTS, LONE_SIGNS, SIGNS, plain_digits

__all__ = ["Spoken", "Voice", "read_out", "syllables"]

# From what can be only one thing to what is left: a rule may rely on those before it.
NAMES = (*LONE_SIGNS, *ADDRESSES, *LISTS, *STANDARDS, *DOCUMENTS, *ACCOUNTS, *TELEPHONES, *ROADS)
FIGURES = (*NAMES, *ROMAN, *TIMES, *DATES, *PAIRS, *MEASURES, *ORDINALS, *SIGNS)
_BLANKS = re.compile(r"[^\S\n]{2,}")
# A sentence ends behind two small letters: «TP.» and «v.v.» end none. Before a capital it ends behind a figure and a
# closing sign too, but «1.» may be a list's number. A quotation begins one. No rule looks beyond its sentence.
_SENTENCE = re.compile(
    r" (?<=[.!?…”\":] )(?:"  # no other sign ends one, and nearly all spaces stand behind none
    r"(?<=[^\W\d_A-ZĐ][^\W\d_A-ZĐ][.!?…] ) *(?=\S)"
    r"|(?:(?<=[\w%)”\"][\d%)”\"][.!?…] )|(?<=[.!?…][”\"] )) *(?=[“\"]?[A-ZĐƯÂÔ])"
    r"|(?<=: ) *(?=[“\"][A-ZĐƯÂÔ]))"
)
_FIRST = re.compile(r"[^\W_]")
# Most sentences hold nothing to read out: no figure, sign or unit, no two capitals in a word, no capital by itself.
_TO_READ = re.compile(
    r"[^\w\s.,;:!?…“”‘’\"'()—–-]|\d|[A-ZĐƯ][\w.&]*[A-ZĐƯ]|\.(?<=\w.)\w"
    r"|\b(?:[A-Z]|[kKcm]m|[kKm]g|ml|ha|k[VW]\w*|[kMG]bps|kcal|mmHg)\b"
)


class Spoken(Struct, frozen=True):
    """What the announcer reads, and what an editor should look at first: nobody knows how to say it."""

    text: str
    unknown: tuple[str, ...]


@lru_cache(maxsize=1024)  # a rundown and its script read the same paragraphs out, one after the other
def read_out(text: str, voice: Voice) -> Spoken:
    """The words of a plain paragraph, sentence by sentence."""
    announcer = Announcer(voice)
    written = plain_digits(nfc(text)).strip()
    sentences = (_said(s, announcer) if _TO_READ.search(s) else s for s in _SENTENCE.split(written))
    said = _BLANKS.sub(" ", " ".join(sentences))
    return Spoken(said.strip(), tuple(sorted(dict.fromkeys(announcer.unknown), key=written.find)))


def _said(sentence: str, announcer: Announcer) -> str:
    """The words of a sentence. Its figures go first: abbreviations look at the words around them."""
    said = written_out(applied(FIGURES, sentence, announcer), announcer)
    announcer.unknown += unknown_units_in(said, announcer)
    said = applied((*NUMBERS, *LAST_SIGNS), said, announcer)
    announcer.unknown += unknown_in(said, announcer)
    return _begun_as(sentence, said)


def _begun_as(sentence: str, said: str) -> str:
    """A sentence that began with a capital still does: «UBND xã» is «Ủy ban nhân dân xã»."""
    written, first = _FIRST.search(sentence), _FIRST.search(said)
    if not written or not first or not written[0].isupper():
        return said
    return f"{said[: first.start()]}{first[0].upper()}{said[first.end() :]}"


def syllables(spoken: str) -> int:
    """Words between spaces that hold a letter: what a speaking rate counts."""
    words = spoken.split()
    return len(words) - len([w for w in words if not w[0].isalpha() and not any(map(str.isalpha, w))])
