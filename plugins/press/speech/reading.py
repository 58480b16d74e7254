"""How a text is read out."""

from msgspec import Struct


class Voice(Struct, frozen=True):
    """Who reads: the accent, and the abbreviations that are known."""

    accent: str = "bac"
    abbreviations: tuple[object, ...] = ()


class Spoken(Struct, frozen=True):
    """What is said, and the abbreviations that nobody knows."""

    text: str
    unknown: tuple[str, ...] = ()


def read_out(text: str, voice: Voice) -> Spoken:
    """The words for the announcer, of the plain text of one paragraph."""
    return Spoken(text)


def syllables(spoken: str) -> int:
    """Space-separated words that hold a letter: in Vietnamese a written syllable is a word."""
    return sum(any(map(str.isalpha, word)) for word in spoken.split())
