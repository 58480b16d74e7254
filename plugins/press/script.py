"""The broadcast script: an edition's stories as they are read on air, with lines, voices, times and what to look at."""

from msgspec import Struct

from plugins.model.edition import Item

SHORT_SECONDS = 90  # what stations of districts and communes have for a story
CUE = "cue"


class Part(Struct, frozen=True):
    """What one voice says, in lines of a breath each; or a cue, which nobody reads."""

    kind: str  # text, point, question, interview, quote or cue
    lines: tuple[str, ...]
    speaker: str = ""


class Short(Struct, frozen=True):
    """The short version of a story; without lines its first sentence is too long already."""

    lines: tuple[str, ...]
    length: str


class ScriptItem(Struct, frozen=True):
    """A story on air; with a notice there is nothing else of it."""

    number: int
    length: str
    total: str  # of all up to here
    title: str = ""
    notice: str = ""
    lead_in: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    clip: str = ""
    transcript: tuple[str, ...] = ()  # what is said in the clip
    sources: str = ""
    corrections: tuple[str, ...] = ()  # made after the edition was frozen
    unknown: tuple[str, ...] = ()  # abbreviations that nobody has told how to read
    short: Short | None = None


class Script(Struct, frozen=True):
    """What an outlet reads on air in an edition."""

    outlet: str
    length: str
    rate: int
    items: tuple[ScriptItem, ...]


def sources_text(item: Item) -> str:
    """Who wrote it, where it is from, which units introduce it."""
    told = (("Tác giả", item.author), ("Nguồn", item.source), ("Đơn vị giới thiệu", ", ".join(item.units)))
    return "; ".join(f"{label}: {text}" for label, text in told if text)
