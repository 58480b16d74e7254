"""Workbooks as another program reads them: what was put into a cell comes out of it."""

from datetime import date, datetime
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from plugins.tracker.spreadsheet import Row, Sheet, Style, Workbook, sheet_name, workbook_bytes

SIGNS = st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0xFFFD)
DAYS, NUMBERS = st.dates(date(1901, 1, 1), date(2200, 1, 1)), st.integers(-(10**9), 10**9)
CELLS = st.one_of(st.text(SIGNS, max_size=30), NUMBERS, DAYS, st.none())


def read_back(sheet: Sheet) -> list[tuple[object, ...]]:
    book = load_workbook(BytesIO(workbook_bytes(Workbook("Tên", date(2026, 1, 2), (sheet,)))))
    return list(book.worksheets[0].iter_rows(values_only=True))


def as_read(cell: object) -> object:
    """Excel knows no empty text, and no day without an hour."""
    return datetime(cell.year, cell.month, cell.day) if isinstance(cell, date) else cell or (0 if cell == 0 else None)  # noqa: DTZ001


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_every_cell_comes_back_as_it_was_written(rows: list[tuple[str | int | date | None, ...]]) -> None:
    told = (("a", "b", "c"), *rows)
    sheet = Sheet("Bảng", (9, 9, 9), tuple(map(Row, told)), table=len(told))
    assert read_back(sheet)[1:] == [tuple(map(as_read, row)) for row in rows]


def test_no_text_is_read_as_anything_else() -> None:
    rows = read_back(Sheet("a", (9,), (Row(("_x0041_",)), Row(("=1+1",)), Row(("<b>&amp;",)))))
    assert [unescape(str(cell)) for (cell,) in rows] == ["_x0041_", "=1+1", "<b>&amp;"]


def test_the_27th_column_has_two_letters() -> None:
    book = load_workbook(
        BytesIO(workbook_bytes(Workbook("a", date(2026, 1, 2), (Sheet("a", (), (Row(tuple(range(28))),)),))))
    )
    assert book.worksheets[0]["AB1"].value == 27


def test_names_of_sheets_are_what_excel_allows() -> None:
    assert sheet_name("1. Có / dấu: [lạ]?") == "1. Có   dấu   lạ"
    assert len(sheet_name("a" * 40)) == 31


def test_heading_rows_are_as_high_as_their_longest_text() -> None:
    rows = (Row(("Số kỳ không hoạt động", "b"), Style.HEADING), Row(("ngắn", 1)))
    book = load_workbook(BytesIO(workbook_bytes(Workbook("a", date(2026, 1, 2), (Sheet("a", (10, 10), rows),)))))
    heights = book.worksheets[0].row_dimensions
    assert (heights[1].height, heights[2].height) == (48, None)
