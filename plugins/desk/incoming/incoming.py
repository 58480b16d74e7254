"""What came in, whatever its format: paragraphs, tables and photos, and the letter that brought them."""

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

MOST_PARAGRAPHS = 20_000  # a thick book; the longest story seen has 60


class Unreadable(Exception):
    """Nothing can be made of a file; the text is a Vietnamese sentence with what to ask the sender for."""


class Run(Struct, frozen=True):
    """A stretch of text in one form, or the place of a photo."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    photo: str = ""  # the name of one of Incoming.photos


class Paragraph(Struct, frozen=True):
    """Text that its writer ended with Enter; a line end inside it is a soft one."""

    runs: tuple[Run, ...]
    heading: int = 0  # the level, where the format itself says that it is one
    item: str = ""  # «-» or «1.» in a list
    depth: int = 0
    centred: bool = False
    caption: bool = False  # said by its style

    @property
    def text(self) -> str:
        return "".join(r.text for r in self.runs)

    @property
    def photos(self) -> tuple[str, ...]:
        return tuple(r.photo for r in self.runs if r.photo)

    def is_all(self, form: str) -> bool:
        """All its words are bold, or italic."""
        worded = [r for r in self.runs if r.text.strip()]
        return bool(worded) and all(getattr(r, form) for r in worded)


class Table(Struct, frozen=True):
    """Rows of cells, each with its paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for row in self.rows for cell in row for p in cell)

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


Block = Paragraph | Table


class Photo(Struct, frozen=True):
    """A picture file as it was found."""

    name: str
    body: bytes


class Letter(Struct, frozen=True):
    """The e-mail that brought a text."""

    addresses: tuple[str, ...] = ()  # who wrote it, then who forwarded it
    subject: str = ""
    sent: datetime | None = None
    message: str = ""  # what stood in it beside the text


class Incoming(Struct, frozen=True):
    """One text as it came in."""

    name: str
    blocks: tuple[Block, ...]
    photos: tuple[Photo, ...] = ()
    letter: Letter | None = None
    notes: tuple[str, ...] = ()  # sentences for the editor


class Part(Struct, frozen=True):
    """One file as it came in, in a folder or an e-mail."""

    name: str
    body: bytes


def is_caption_start(text: str) -> bool:
    """A line that says itself that it belongs to a photo."""
    return text.lstrip(" ([*").lower().startswith(("ảnh:", "ảnh ", "hình ", "hình:", "trong ảnh", "chú thích"))


def every_paragraph(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs in their order, those of tables too."""
    for block in blocks:
        yield from block.paragraphs if isinstance(block, Table) else (block,)


def with_paragraphs(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """The block with each of its paragraphs changed."""
    if isinstance(block, Paragraph):
        return change(block)
    return replace(block, rows=tuple(tuple(tuple(change(p) for p in cell) for cell in row) for row in block.rows))
