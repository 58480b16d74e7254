"""A document of the standing office as sentences and tables; Word, PDF, Excel and HTML files are views of it."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from plugins.model.letterhead import Letterhead
from plugins.tracker.spreadsheet import Cell

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
BLANK = "…"  # left for the writer
NO_NUMBER = "\u00a0" * 8  # room for the clerical office
SERIAL = "TT"


class Heading(Struct, frozen=True, tag="heading"):
    """The title of a part of the text."""

    text: str


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """One or more sentences."""

    text: str


class Column(Struct, frozen=True):
    """A table's column; widths are shares of the whole."""

    heading: str
    width: int


class Table(Struct, frozen=True, tag="table"):
    """Rows under a title; the first cell of each is its number."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


Block = Heading | Paragraph | Table


class Document(Struct, frozen=True):
    """With a letterhead it has the nine parts of an administrative document; without one, title and text alone."""

    title: str
    abstract: str
    day: date
    body: tuple[Block, ...]
    letterhead: Letterhead | None = None
    landscape: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.body if isinstance(block, Table))


class Frame(Struct, frozen=True):
    """The parts around title and text, in the words and signs of the form."""

    parent: str
    agency: str
    number: str
    place_and_day: str
    authority: tuple[str, ...]
    signer_title: str
    signer: str
    recipients: tuple[str, ...]
    country: str = COUNTRY
    motto: str = MOTTO
    recipients_title: str = RECIPIENTS


def frame_of(letterhead: Letterhead, day: date) -> Frame:
    """Capitals where the form has them; what the registry leaves open is a «…»."""
    return Frame(
        parent=letterhead.parent.upper(),
        agency=letterhead.agency.upper() or BLANK,
        number=f"Số: {letterhead.number or NO_NUMBER}/{letterhead.symbol}",
        place_and_day=f"{letterhead.place or BLANK}, {day_in_words(day)}",
        authority=tuple(line.upper() for line in letterhead.authority),
        signer_title=letterhead.signer_title.upper() or BLANK,
        signer=letterhead.signer or BLANK,
        recipients=recipients_in_form(letterhead.recipients),
    )


def recipients_in_form(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """A dash before each, «;» after it, «.» after the last."""
    plain = [text.rstrip(".;") for text in recipients or (BLANK,)]
    return (*(f"- {text};" for text in plain[:-1]), f"- {plain[-1]}.")


def day_in_words(day: date) -> str:
    """Days below 10, and January and February, have a 0 in front (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return f"ngày {day.day:02} tháng {day.month:0{2 if day.month < 3 else 1}} năm {day.year}"


def table_of(title: str, columns: Iterable[tuple[str, int]], rows: Iterable[tuple[Cell, ...]], *notes: str) -> Table:
    """A table whose rows are numbered."""
    numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
    return Table(title, (Column(SERIAL, 6), *(Column(*column) for column in columns)), numbered, notes)


def in_words(cell: Cell) -> str:
    """A cell as it is read."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)
