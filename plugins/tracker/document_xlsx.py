"""A document as an Excel workbook: its sentences on the first sheet, each table on one of its own."""

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from plugins.tracker.document import Document, Heading, Table
from plugins.tracker.table import Cell

A4 = 9
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
LONGEST_NAME = 31  # of a sheet
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def xlsx_bytes(document: Document) -> bytes:
    from xlsxwriter.workbook import Workbook  # slow to load

    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": document.abstract, "created": datetime.combine(document.day, time())})
    making = _Making(workbook)
    making.text_sheet(document)
    for number, table in enumerate(document.tables, 1):
        making.table_sheet(_NOT_IN_NAMES.sub(" ", f"{number}. {table.title}")[:LONGEST_NAME].strip(), table)
    workbook.close()
    return out.getvalue()


class _Making:
    """A workbook while its sheets are made."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.plain = workbook.add_format({**FONT, "text_wrap": True, "border": 1})
        self.text = workbook.add_format({**FONT, "text_wrap": True})
        self.bold = workbook.add_format({**FONT, "text_wrap": True, "bold": True})
        self.day = workbook.add_format({**FONT, "num_format": "dd/mm/yyyy", "align": "left", "border": 1})
        self.heading = workbook.add_format({**FONT, **HEADING})

    def text_sheet(self, document: Document) -> None:
        sheet = self.sheet("Nội dung", document.landscape)
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, document.title, self.bold)
        sheet.write_string(1, 0, document.abstract, self.bold)
        said = [block for block in document.body if not isinstance(block, Table)]
        for row, block in enumerate(said, 2):
            sheet.write_string(row, 0, block.text, self.bold if isinstance(block, Heading) else self.text)

    def table_sheet(self, name: str, table: Table) -> None:
        sheet = self.sheet(name, landscape=True)
        for column, (heading, width) in enumerate((c.heading, c.width) for c in table.columns):
            sheet.set_column(column, column, max(6, width * 1.2))
            sheet.write_string(0, column, heading, self.heading)
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells):
                self.write(sheet, (row, column), cell)
        for row, note in enumerate(table.notes, len(table.rows) + 2):
            sheet.write_string(row, 1, note)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def sheet(self, name: str, landscape: bool) -> Any:
        sheet = self.workbook.add_worksheet(name)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P/&N")
        return sheet

    def write(self, sheet: Any, place: tuple[int, int], cell: Cell) -> None:
        """A text is never guessed to be a number, a formula or a link."""
        if isinstance(cell, date):
            sheet.write_datetime(*place, datetime.combine(cell, time()), self.day)
        elif isinstance(cell, int):
            sheet.write_number(*place, cell, self.plain)
        else:
            sheet.write_string(*place, cell or "", self.plain)
