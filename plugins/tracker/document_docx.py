"""A document as a Word file in the form of Nghị định 30/2020/NĐ-CP: A4, pages numbered from 2."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from plugins.model.packed import zip_without_clock
from plugins.tracker.document import Document, Frame, Heading, Paragraph, Table, frame_of, in_words

LONG, SHORT = Mm(297), Mm(210)
MARGINS = {"top_margin": Mm(20), "bottom_margin": Mm(20), "left_margin": Mm(30), "right_margin": Mm(15)}
FONT, INDENT, SEAL = "Times New Roman", Mm(12.7), Pt(72)
CENTRE, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
HEAD_WIDTHS, FOOT_WIDTHS = (Mm(66), Mm(99)), (Mm(82), Mm(83))


def docx_bytes(document: Document) -> bytes:
    """The same bytes for the same document."""
    word: Any = docx.Document()
    _set_up(word, document)
    frame = frame_of(document.letterhead, document.day) if document.letterhead else None
    if frame:
        _add_head(word, frame)
    _add_title(word, document)
    for block in document.body:
        if isinstance(block, Table):
            _add_table(word, block)
        else:
            _add_text(word, block)
    if frame:
        word.paragraphs[-1].paragraph_format.keep_with_next = True  # the signature never stands alone on a page
        _add_foot(word, frame)
    out = BytesIO()
    word.save(out)
    return zip_without_clock(out.getvalue())


def _set_up(word: Any, document: Document) -> None:
    section, style = word.sections[0], word.styles["Normal"]
    section.page_width, section.page_height = (LONG, SHORT) if document.landscape else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    for name, width in MARGINS.items():
        setattr(section, name, width)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.element.get_or_add_rPr().append(_element("w:lang", val="vi-VN", eastAsia="vi-VN"))
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    _set_properties(word.core_properties, document)


def _set_properties(properties: Any, document: Document) -> None:
    day = datetime.combine(document.day, time(), UTC).replace(tzinfo=None)  # as the library wants it
    properties.title, properties.language = document.abstract, "vi-VN"
    properties.author = properties.last_modified_by = document.letterhead.agency if document.letterhead else ""
    properties.comments, properties.created, properties.modified = "", day, day


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(13)
    text = OxmlElement("w:instrText")
    text.text = "PAGE"
    for part in (_element("w:fldChar", fldCharType="begin"), text, _element("w:fldChar", fldCharType="end")):
        run._r.append(part)


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _write(place: Any, text: str, size: float = 14, *marks: str) -> Any:
    """A paragraph; marks are «bold» and «italic»."""
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    for mark in marks:
        setattr(run, mark, True)
    return paragraph


def _centred(place: Any, text: str, size: float = 14, *marks: str) -> Any:
    paragraph = _write(place, text, size, *marks)
    paragraph.alignment = CENTRE
    return paragraph


def _rule(place: Any, indent: Length) -> None:
    """A line below the words before it, as long as the indents leave room for."""
    paragraph = _write(place, "", 4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _columns(word: Any, widths: tuple[Length, Length]) -> tuple[Any, Any]:
    """Two cells side by side without lines, never cut by a page's end."""
    table = word.add_table(1, 2)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _keep_whole(table.rows[0])
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width
        cell._tc.remove(cell.paragraphs[0]._p)
    left, right = table.rows[0].cells
    return left, right


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _add_head(word: Any, frame: Frame) -> None:
    left, right = _columns(word, HEAD_WIDTHS)
    if frame.parent:
        _centred(left, frame.parent, 13)
    _centred(left, frame.agency, 13, "bold")
    _rule(left, Mm(20))
    _centred(left, frame.number, 13)
    _centred(right, frame.country, 12, "bold")
    _centred(right, frame.motto, 13, "bold")
    _rule(right, Mm(21))
    _centred(right, frame.place_and_day, 13, "italic")


def _add_title(word: Any, document: Document) -> None:
    _centred(word, document.title, 14, "bold").paragraph_format.space_before = Pt(18)
    _centred(word, document.abstract, 14, "bold")
    _rule(word, Mm(65))


def _add_text(word: Any, block: Heading | Paragraph) -> None:
    bold = ("bold",) if isinstance(block, Heading) else ()
    paragraph = _write(word, block.text, 14, *bold)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(12 if isinstance(block, Heading) else 6), Pt(6)
    shape.keep_with_next = isinstance(block, Heading)
    shape.first_line_indent = None if isinstance(block, Heading) else INDENT
    paragraph.alignment = LEFT if isinstance(block, Heading) else JUSTIFY
    if isinstance(block, Heading):
        paragraph._p.get_or_add_pPr().append(_element("w:outlineLvl", val="0"))


def _add_table(word: Any, block: Table) -> None:
    title = _centred(word, block.title, 13, "bold")
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(6)
    title.paragraph_format.keep_with_next = True
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    whole = sum(column.width for column in block.columns)
    widths = [Length(room * column.width // whole) for column in block.columns]
    table = word.add_table(0, len(widths), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _narrow_margins(table)
    _add_row(table, [column.heading for column in block.columns], widths, heading=True)
    for row in block.rows:
        _add_row(table, row, widths)
    for note in block.notes:
        _write(word, note, 11, "italic").paragraph_format.space_before = Pt(3)


def _narrow_margins(table: Any) -> None:
    """Word's own take a third of a narrow column."""
    margins = OxmlElement("w:tblCellMar")
    margins.append(_element("w:left", w="57", type="dxa"))
    margins.append(_element("w:right", w="57", type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _add_row(table: Any, cells: Any, widths: list[Length], heading: bool = False) -> None:
    """A heading row is repeated on each page, and stays with the row below it."""
    row = table.add_row()
    _keep_whole(row)
    if heading:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for place, value, width in zip(row.cells, cells, widths, strict=True):
        place.width = width
        paragraph = place.paragraphs[0]
        run = paragraph.add_run(in_words(value))
        run.font.size, run.bold = Pt(11), heading or None
        paragraph.alignment = CENTRE if heading or isinstance(value, int) else LEFT
        paragraph.paragraph_format.keep_with_next = heading or None


def _add_foot(word: Any, frame: Frame) -> None:
    left, right = _columns(word, FOOT_WIDTHS)
    _write(left, frame.recipients_title, 12, "bold", "italic")
    for recipient in frame.recipients:
        _write(left, recipient, 11)
    for line in (*frame.authority, frame.signer_title):
        _centred(right, line, 14, "bold")
    _centred(right, frame.signer, 14, "bold").paragraph_format.space_before = SEAL
    _write(word, "", 1)  # Word wants a paragraph behind the last table
