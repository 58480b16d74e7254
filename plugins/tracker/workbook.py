"""A year's figures as an Excel workbook that can be filtered, sorted and printed; its bytes depend on nothing else."""

from collections.abc import Iterable, Iterator

from plugins.model.catalogue import Fact
from plugins.model.period import MONTHS
from plugins.tracker.spreadsheet import Cell, Row, Sheet, Style, Workbook
from plugins.tracker.spreadsheet import workbook_bytes as bytes_of
from plugins.tracker.standing import points_in_words
from plugins.tracker.table import (
    PERIOD_HEADINGS,
    STORY_HEADINGS,
    TOTAL_HEADINGS,
    Names,
    period_lines,
    story_lines,
    total_lines,
)
from plugins.tracker.year import YearBook

SHEETS = {"month": "Theo tháng", "quarter": "Theo quý", "half": "Theo 6 tháng", "year": "Theo năm"}
WIDTHS = {
    "Mã đơn vị": 20,
    "Đơn vị": 34,
    "Loại đơn vị": 18,
    "Cụm, khối thi đua": 28,
    "Kỳ": 14,
    "Căn cứ": 36,
    "Bài": 48,
    "Cấp khen thưởng": 18,
    "Địa chỉ": 40,
}
USUAL_WIDTH = 11
LONGEST_HEADER = 100  # a header holds 255 signs


def workbook_bytes(book: YearBook, names: Fact) -> bytes:
    """Totals and standings, then the rows of each kind of period that occurs, then the stories."""
    return bytes_of(Workbook(_title(book), book.figures.as_of, tuple(_sheets(book, names.value))))


def _title(book: YearBook) -> str:
    return f"Theo dõi giới thiệu gương điển hình năm {book.figures.year}"


def _sheets(book: YearBook, names: Names) -> Iterator[Sheet]:
    year, rule = book.figures, book.rulebook.scoring
    points = points_in_words(rule) if rule else ()
    yield _sheet(book, names, ("Tổng hợp", TOTAL_HEADINGS), total_lines(year, names), points)
    kinds = {row.period.kind for unit in year.units for row in unit.rows}
    for kind in (k for k in MONTHS if k in kinds):
        yield _sheet(book, names, (SHEETS[kind], PERIOD_HEADINGS), period_lines(year, kind, names))
    yield _sheet(book, names, ("Bài giới thiệu", STORY_HEADINGS), story_lines(year.units, names))


def _sheet(
    book: YearBook,
    names: Names,
    head: tuple[str, tuple[str, ...]],
    lines: Iterable[tuple[Cell, ...]],
    notes: Iterable[str] = (),
) -> Sheet:
    name, headings = head
    table = (Row(headings, Style.HEADING), *map(Row, lines))
    below = tuple(Row((note,), Style.NOTE) for note in notes)
    site = names.site[:LONGEST_HEADER].replace("&", "&&")  # a header's own signs begin with &
    return Sheet(
        name=name,
        widths=tuple(WIDTHS.get(heading, USUAL_WIDTH) for heading in headings),
        rows=(*table, *((Row(()), *below) if below else ())),
        table=len(table),
        still=2,
        header=f"&L{site}&R{_title(book)}",
        footer=f"&LSố liệu đến ngày {book.figures.as_of:%d/%m/%Y}&C&A&RTrang &P/&N",
    )
