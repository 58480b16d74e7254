"""A story's body as passages of plain text, for the voice and for files without HTML."""

import re
from functools import lru_cache
from html import unescape

from msgspec import Struct

from plugins.intake.body import SourceChanged
from plugins.intake.markdown import draft_of, has_allowed_scheme

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | {
    "p",
    "li",
    "blockquote",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "pre",
    "hr",
    "div",
    "dt",
    "dd",
}

# A paragraph without any tag, as most are; a tag, whose attributes may hold any sign in their quotes; or a text: the
# HTML is our own, and whole.
_TOKEN = re.compile(r"""<p>([^<]*)</p>|<(/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>|([^<]+)""")


class Passage(Struct, frozen=True):
    """A paragraph of text, and what it is: `text`, `heading`, `quote` or `point` of a list."""

    kind: str
    text: str


@lru_cache(maxsize=64)
def safe_html(markdown: str, engine: str) -> str:
    """The body's HTML for readers elsewhere: links of the site keep their text only, pictures are left out."""

    def rewrite(name: str, address: str) -> str | None:
        return address if name == "href" and has_allowed_scheme(address) and address[0] != "#" else None

    draft = draft_of(markdown, engine)
    if draft is None:  # it was checked when it was read
        raise SourceChanged(markdown[:80])
    return draft.finished(rewrite)


@lru_cache(maxsize=64)  # the editions of one story are made one after the other
def passages_of(html: str) -> tuple[Passage, ...]:
    """The texts of the blocks of a body that `safe_html` made, in order."""
    reader = _Reader()
    for found in _TOKEN.finditer(html):
        paragraph, end, tag, text = found.groups()
        if paragraph is not None:
            reader.paragraph(paragraph)
        elif text:
            reader.parts.append(unescape(text))
        elif end:
            reader.end(tag)
        else:
            reader.start(tag)
    reader.end_passage()
    return tuple(reader.found)


class _Reader:
    """Gathers text up to the border of the next block."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.parts: list[str] = []
        self.open: list[str] = []

    def paragraph(self, text: str) -> None:
        self.end_passage()
        self.parts.append(unescape(text))
        self.end_passage()

    def start(self, tag: str) -> None:
        if tag == "br":
            self.parts.append(" ")
        elif tag in BLOCKS:
            self.end_passage()
            if tag != "hr":
                self.open.append(tag)

    def end(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_passage()
            if tag in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def end_passage(self) -> None:
        text = " ".join("".join(self.parts).split())
        self.parts.clear()
        if text:
            self.found.append(Passage(self.kind(), text))

    def kind(self) -> str:
        if "blockquote" in self.open:
            return "quote"
        if HEADINGS.intersection(self.open):
            return "heading"
        return "point" if "li" in self.open else "text"
