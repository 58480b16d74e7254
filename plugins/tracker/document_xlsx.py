"""A document as an Excel workbook: its sentences on the first sheet, each table on one of its own."""

from plugins.tracker.document import Document, Heading, Table
from plugins.tracker.spreadsheet import Row, Sheet, Style, Workbook, sheet_name, workbook_bytes

TEXT_WIDTH, LEAST_WIDTH = 100, 6


def xlsx_bytes(document: Document) -> bytes:
    tables = (_table(sheet_name(f"{n}. {table.title}"), table) for n, table in enumerate(document.tables, 1))
    sheets = (_texts(document), *tables)
    return workbook_bytes(Workbook(document.abstract, document.day, sheets, size=12, border=True))


def _texts(document: Document) -> Sheet:
    said = (block for block in document.body if not isinstance(block, Table))
    rows = (
        Row((document.title,), Style.STRONG),
        Row((document.abstract,), Style.STRONG),
        *(Row((block.text,), Style.STRONG if isinstance(block, Heading) else Style.NOTE) for block in said),
    )
    return Sheet("Nội dung", (TEXT_WIDTH,), rows, landscape=document.landscape)


def _table(name: str, table: Table) -> Sheet:
    headings = Row(tuple(column.heading for column in table.columns), Style.HEADING)
    notes = (Row(("", note), Style.PLAIN) for note in table.notes)
    widths = tuple(max(LEAST_WIDTH, column.width * 1.2) for column in table.columns)
    rows = (headings, *map(Row, table.rows))
    return Sheet(name, widths, (*rows, *((Row(()),) if table.notes else ()), *notes), table=len(rows))
