"""A story's body as passages of plain text, for the voice and for files without HTML."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from msgspec import Struct

from plugins.intake.body import SourceChanged
from plugins.intake.markdown import draft_of, has_allowed_scheme
from plugins.model.text import single_spaced

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
_START = re.compile(r'start="(\d{1,9})"')
CELL_END = " | "  # between the cells of a table's row


class Passage(Struct, frozen=True):
    """A paragraph of text, and what it is: `text`, `heading`, `quote` or `point` of a list. A row of a table is a text
    that knows its place; a point of a numbered list begins with its number."""

    kind: str
    text: str
    lines: tuple[str, ...] = ()  # as they were written, where there are several
    number: str = ""
    row: int = 0  # from 1

    @property
    def said(self) -> str:
        """The text without the number before it."""
        return self.text.removeprefix(f"{self.number} ") if self.number else self.text

    @property
    def said_lines(self) -> tuple[str, ...]:
        return self.lines or (self.said,)


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
            reader.start(tag, found[0])
    reader.end_passage()
    return tuple(reader.found)


class _Reader:
    """Gathers text up to the border of the next block."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.parts: list[str] = []
        self.open: list[str] = []
        self.counts: list[int] = []  # the next number of each open list; below nought where points have none
        self.number = ""
        self.table: _Table | None = None

    def paragraph(self, text: str) -> None:
        self.end_passage()
        self.parts.append(unescape(text))
        self.end_passage()

    def start(self, tag: str, written: str) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in BLOCKS:
            self.end_passage()
            if tag != "hr":
                self.open.append(tag)
                self.enter(tag, written)

    def enter(self, tag: str, written: str) -> None:
        """Lists count, and tables gather cells."""
        if tag in ("ol", "ul"):
            first = _START.search(written)
            self.counts.append(int(first[1]) if first else 1 if tag == "ol" else -1)
        elif tag == "li" and self.counts and self.counts[-1] >= 0:
            self.number = f"{self.counts[-1]}."
            self.counts[-1] += 1
        elif tag == "table":
            self.table = self.table or _Table()
        elif self.table:
            self.found += self.table.begin(tag)

    def end(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_passage()
            if tag in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
            self.leave(tag)

    def leave(self, tag: str) -> None:
        if tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        elif tag == "li":
            self.number = ""
        elif self.table and "table" not in self.open:
            self.found += self.table.begin("tr")
            self.table = None

    def end_passage(self) -> None:
        written = "".join(self.parts)
        text = single_spaced(written)
        self.parts.clear()
        if not text:
            return
        if self.table:
            self.table.add(text)
        else:
            self.found.append(self.passage(text, written))

    def passage(self, text: str, written: str) -> Passage:
        lines: tuple[str, ...] = ()
        if "\n" in written:
            lines = tuple(filter(None, map(str.strip, written.split("\n"))))
        number, self.number = self.number, ""
        return Passage(self.kind(), f"{number} {text}" if number else text, lines if len(lines) > 1 else (), number)

    def kind(self) -> str:
        if "blockquote" in self.open:
            return "quote"
        if HEADINGS.intersection(self.open):
            return "heading"
        return "point" if "li" in self.open else "text"


class _Table:
    """Gathers the cells of a row."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self.row = 0

    def add(self, text: str) -> None:
        """A block of a cell; a caption is a row of one."""
        self.cells = [*self.cells[:-1], f"{self.cells[-1]} {text}".strip()] if self.cells else [text]

    def begin(self, tag: str) -> Iterator[Passage]:
        """A cell, or the row that a new one ends."""
        if tag in ("td", "th"):
            self.cells.append("")
        elif tag == "tr":
            if any(self.cells):
                self.row += 1
                yield Passage("text", CELL_END.join(self.cells), row=self.row)
            self.cells = []
