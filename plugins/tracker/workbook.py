"""A year's figures as an Excel workbook that can be filtered, sorted and printed; its bytes depend on nothing else."""

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from plugins.model.catalogue import Fact
from plugins.model.period import MONTHS
from plugins.tracker.standing import points_in_words
from plugins.tracker.table import (
    PERIOD_HEADINGS,
    STORY_HEADINGS,
    TOTAL_HEADINGS,
    Cell,
    Names,
    period_lines,
    story_lines,
    total_lines,
)
from plugins.tracker.year import YearBook

SHEETS = {"month": "Theo tháng", "quarter": "Theo quý", "half": "Theo 6 tháng", "year": "Theo năm"}
WIDTHS = {
    "Mã đơn vị": 18,
    "Đơn vị": 36,
    "Loại đơn vị": 18,
    "Cụm, khối thi đua": 26,
    "Kỳ": 14,
    "Căn cứ": 34,
    "Bài": 48,
    "Cấp khen thưởng": 18,
    "Địa chỉ": 30,
}
USUAL_WIDTH = 11
A4 = 9
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#F3E3C3"}


def workbook_bytes(book: YearBook, names: Fact) -> bytes:
    """Totals and standings, then the rows of each kind of period that occurs, then the stories."""
    from xlsxwriter.workbook import Workbook  # slow to load, and most builds make no workbook

    out, year = BytesIO(), book.figures
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": _title(book), "created": datetime.combine(year.as_of, time())})
    making = _Making(workbook, book, names.value)
    end = making.sheet("Tổng hợp", TOTAL_HEADINGS, total_lines(year, names.value))
    making.tell_points(end + 1)
    kinds = {row.period.kind for unit in year.units for row in unit.rows}
    for kind in (k for k in MONTHS if k in kinds):
        making.sheet(SHEETS[kind], PERIOD_HEADINGS, period_lines(year, kind, names.value))
    making.sheet("Bài giới thiệu", STORY_HEADINGS, story_lines(year.units, names.value))
    workbook.close()
    return out.getvalue()


def _title(book: YearBook) -> str:
    return f"Theo dõi giới thiệu gương điển hình năm {book.figures.year}"


class _Making:
    """A workbook while its sheets are made."""

    def __init__(self, workbook: Any, book: YearBook, names: Names) -> None:
        self.workbook, self.book, self.names = workbook, book, names
        self.plain = workbook.add_format(FONT)
        self.wrapped = workbook.add_format({**FONT, "text_wrap": True})
        self.day = workbook.add_format({**FONT, "num_format": "dd/mm/yyyy", "align": "left"})
        self.heading = workbook.add_format({**FONT, **HEADING})

    def sheet(self, name: str, headings: tuple[str, ...], lines: Iterable[tuple[Cell, ...]]) -> int:
        """Adds a sheet with one table; returns the row below it."""
        sheet = self.workbook.add_worksheet(name)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, WIDTHS.get(heading, USUAL_WIDTH))
            sheet.write_string(0, column, heading, self.heading)
        rows = list(lines)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                self.write(sheet, (row, column), cell)
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
        sheet.freeze_panes(1, 2)
        self.set_up_print(sheet)
        return len(rows) + 1

    def write(self, sheet: Any, place: tuple[int, int], cell: Cell) -> None:
        """Each value as what it is: a text is never guessed to be a number, a formula or a link."""
        if isinstance(cell, date):
            sheet.write_datetime(*place, datetime.combine(cell, time()), self.day)
        elif isinstance(cell, int):
            sheet.write_number(*place, cell, self.plain)
        elif cell:
            sheet.write_string(*place, cell, self.wrapped)

    def set_up_print(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        name = self.names.site[:100].replace("&", "&&")  # a header holds 255 signs, and its own begin with &
        sheet.set_header(f"&L{name}&R{_title(self.book)}")
        sheet.set_footer(f"&LSố liệu đến ngày {self.book.figures.as_of:%d/%m/%Y}&C&A&RTrang &P/&N")

    def tell_points(self, row: int) -> None:
        """The rule of points, under the totals."""
        rule = self.book.rulebook.scoring
        sheet = self.workbook.get_worksheet_by_name("Tổng hợp")
        for place, sentence in enumerate(points_in_words(rule) if rule else (), row):
            sheet.write_string(place, 0, sentence, self.plain)
