"""An abbreviation, the words it stands for and how it is said: what search, speech and editors' warnings share."""

import re

from msgspec import Struct

from plugins.model.text import fold

READINGS = ("words", "word", "letters")
# Onset, one to three vowels, coda: what a Vietnamese syllable without its marks looks like.
_SYLLABLE = re.compile(r"(?:ngh?|[ckgtpn]h|tr|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")


class Sense(Struct, frozen=True):
    """Other words for an abbreviation that stands after or before certain words."""

    words: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Abbreviation(Struct, frozen=True):
    """Từ viết tắt. A short form that ends with a dot («TP.») stands before a name; the dot may be left out."""

    short: str
    words: str
    reading: str = "words"  # said as its words, as the word that it looks like (OCOP), or letter by letter
    senses: tuple[Sense, ...] = ()


def looks_like_a_word(short: str) -> bool:
    """Letters that without case and marks may be a Vietnamese syllable, as «CA» may be «ca»."""
    return _SYLLABLE.fullmatch(fold(short)) is not None
