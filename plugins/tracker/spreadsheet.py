"""An Excel workbook (ISO/IEC 29500) of sheets with a table each. It is written as text, since a library takes thrice
as long and each edit that counts makes a year's workbook anew. No text is taken for a number, a formula or a link."""

import re
from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from functools import lru_cache
from html import escape
from math import ceil

from msgspec import Struct

from plugins.model.package import OFFICE, Part, package_bytes, xml_text
from plugins.model.text import without_forbidden

Cell = str | int | date | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY_ZERO = date(1899, 12, 30).toordinal()  # as the format counts
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # which Excel would read as one sign
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31  # of a sheet
LINE, HIGHEST = 16, 409  # points: of a line of text, and what Excel allows a row
FULL = (1.0, 0.85)  # letters to a column's unit of width; a heading is bold, its words long


class Style(IntEnum):
    """How a cell looks: its place among the formats of `_styles`."""

    PLAIN, TEXT, DAY, HEADING, NOTE, STRONG = range(6)


class Row(Struct, frozen=True):
    """Cells of one style; days and numbers in them have their own."""

    cells: tuple[Cell, ...]
    style: Style = Style.TEXT


class Sheet(Struct, frozen=True):
    """A page of a workbook. Its first rows may be a table with headings, which can be filtered and stay in view."""

    name: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    table: int = 0  # how many rows it has, the headings' among them
    still: int = 0  # columns that stay in view beside it
    landscape: bool = True
    header: str = ""
    footer: str = "&C&P/&N"


class Workbook(Struct, frozen=True):
    """All sheets, and what a program shows as the file's title and day."""

    title: str
    made: date
    sheets: tuple[Sheet, ...]
    size: int = 11  # of the letters, in points
    border: bool = False  # around each cell of a table


def sheet_name(text: str) -> str:
    """A name that Excel allows."""
    return _BAD_IN_NAMES.sub(" ", text)[:_LONGEST_NAME].strip()


def workbook_bytes(book: Workbook) -> bytes:
    sheets = (
        Part(f"xl/worksheets/sheet{n}.xml", "worksheet", f"{KIND}.worksheet", _sheet(sheet))
        for n, sheet in enumerate(book.sheets, 1)
    )
    styles = Part("xl/styles.xml", "styles", f"{KIND}.styles", _styles(book))
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{book.made}T00:00:00Z</dcterms:created>'
    main = Part("xl/workbook.xml", "officeDocument", f"{KIND}.sheet.main", _contents(book))
    return package_bytes(book.title, made, main, (*sheets, styles))


def _column(number: int) -> str:
    """A column's letters; the first is 0."""
    return (_LETTERS[number // 26 - 1] if number >= 26 else "") + _LETTERS[number % 26]


def _sheet(sheet: Sheet) -> str:
    view = f'<sheetView workbookViewId="0">{_pane(sheet)}</sheetView>'
    columns = (f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, 1))
    filtered = f'<autoFilter ref="{_area(sheet)}"/>' if sheet.table else ""
    turned = "landscape" if sheet.landscape else "portrait"
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>{view}</sheetViews>'
        f"<cols>{''.join(columns)}</cols><sheetData>{''.join(_rows(sheet))}</sheetData>"
        f"{filtered}"
        '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{turned}" fitToHeight="0"/><headerFooter>'
        f"<oddHeader>{xml_text(sheet.header)}</oddHeader><oddFooter>{xml_text(sheet.footer)}</oddFooter>"
        "</headerFooter></worksheet>"
    )


def _area(sheet: Sheet, fixed: str = "") -> str:
    """The table with its headings."""
    last = _column(len(sheet.rows[0].cells) - 1)
    return f"{fixed}A{fixed}1:{fixed}{last}{fixed}{sheet.table}"


def _pane(sheet: Sheet) -> str:
    if not sheet.table:
        return ""
    beside = f'xSplit="{sheet.still}" ' if sheet.still else ""
    active = "bottomRight" if sheet.still else "bottomLeft"
    return f'<pane {beside}ySplit="1" topLeftCell="{_column(sheet.still)}2" activePane="{active}" state="frozen"/>'


def _rows(sheet: Sheet) -> Iterator[str]:
    letters = [_column(n) for n in range(max((len(row.cells) for row in sheet.rows), default=0))]
    for number, row in enumerate(sheet.rows, 1):
        cells = [f'<c r="{a}{number}"{_cell(cell, row.style)}' for a, cell in zip(letters, row.cells, strict=False)]
        lines = _lines(row, sheet.widths) if row.style in (Style.TEXT, Style.HEADING) else 1
        height = f' ht="{min(HIGHEST, lines * LINE)}"' if lines > 1 else ""
        yield f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _lines(row: Row, widths: tuple[float, ...]) -> int:
    """How many the longest text takes in its column: not every program measures rows by itself."""
    full, most = FULL[row.style is Style.HEADING], 1.0
    for cell, width in zip(row.cells, widths, strict=False):
        if isinstance(cell, str) and len(cell) > width * full * most:
            most = len(cell) / (width * full)
    return ceil(most)


@lru_cache(maxsize=4096)  # most texts of a table stand in it many times
def _cell(cell: Cell, style: Style) -> str:
    """A cell behind its place."""
    if isinstance(cell, str) and cell:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", cell) if "_x" in cell else cell
        said = escape(without_forbidden(text), quote=False)
        return f' s="{style:d}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    if isinstance(cell, int):
        return f' s="{style:d}"><v>{cell}</v></c>'
    if isinstance(cell, date):
        return f' s="{Style.DAY:d}"><v>{cell.toordinal() - _DAY_ZERO}</v></c>'
    return f' s="{style:d}"/>'


def _contents(book: Workbook) -> str:
    """The sheets by name; which rows are printed again on each page, and what is filtered."""
    sheets = "".join(
        f'<sheet name="{xml_text(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(book.sheets, 1)
    )
    names = "".join(_names(n, sheet) for n, sheet in enumerate(book.sheets) if sheet.table)
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>'
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    )


def _names(number: int, sheet: Sheet) -> str:
    where = f"'{xml_text(sheet.name)}'!"
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">{where}{_area(sheet, "$")}'
        f'</definedName><definedName name="_xlnm.Print_Titles" localSheetId="{number}">{where}$1:$1</definedName>'
    )


def _styles(book: Workbook) -> str:
    letters = f'<sz val="{book.size}"/><name val="Times New Roman"/><family val="1"/>'
    around = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        for number, font, fill, border, alignment in _looks(int(book.border))
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        f'<fonts count="2"><font>{letters}</font><font><b/>{letters}</font></fonts><fills count="3">'
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFF3E3C3"/></patternFill></fill></fills>'
        f'<borders count="2"><border/><border>{around}</border></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(Style)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _looks(box: int) -> tuple[tuple[int, int, int, int, str], ...]:
    """Each style's number format, letters, ground, border and alignment."""
    top, wrapped = '<alignment vertical="top"/>', '<alignment vertical="top" wrapText="1"/>'
    return (
        (0, 0, 0, 0, ""),
        (0, 0, 0, box, wrapped),
        (164, 0, 0, box, '<alignment horizontal="left" vertical="top"/>'),
        (0, 1, 2, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
        (0, 0, 0, 0, wrapped if box else top),
        (0, 1, 0, 0, wrapped),
    )
