"""Writes Word files as units write them, by python-docx and where that cannot, by raw XML."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Inches
from PIL import Image

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@cache
def picture(seed: int, form: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture with a colour of its own."""
    out = BytesIO()
    Image.new("RGB", size, (seed * 37 % 256, seed * 91 % 256, 120)).save(out, form)
    return out.getvalue()


class Word:
    """A document that is written from top to bottom."""

    def __init__(self) -> None:
        self.document = Document()

    def letterhead(self, office: str, place: str = "", number: str = "") -> "Word":
        table = self.document.add_table(1, 2)
        table.cell(0, 0).text = f"{office}\nSố: {number}" if number else office
        table.cell(0, 1).text = f"{MOTTO}\n{place}" if place else MOTTO
        return self

    def text(
        self, *parts: str, bold: bool = False, italic: bool = False, centre: bool = False, style: str = ""
    ) -> "Word":
        """A paragraph of runs in one form; in a part «**…**» is bold in itself."""
        paragraph = self.document.add_paragraph(style=style or None)
        for part in parts:
            run = paragraph.add_run(part.strip("*") if part.startswith("**") else part)
            run.bold = bold or part.startswith("**") or None
            run.italic = italic or None
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return self

    def title(self, text: str) -> "Word":
        return self.text(text, bold=True, centre=True)

    def texts(self, *paragraphs: str) -> "Word":
        for paragraph in paragraphs:
            self.text(paragraph)
        return self

    def font(self, text: str, font: str, bold: bool = False) -> "Word":
        run = self.document.add_paragraph().add_run(text)
        run.bold = bold or None
        run.font.name = font
        return self

    def photo(self, seed: int, caption: str = "", italic: bool = True) -> "Word":
        self.document.add_picture(BytesIO(picture(seed)), Inches(4))
        return self.text(caption, italic=italic, centre=True) if caption else self

    def table(self, *rows: tuple[str, ...]) -> "Word":
        table = self.document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        return self

    def photos_in_table(self, *photos: tuple[int, str]) -> "Word":
        table = self.document.add_table(2, len(photos))
        for column, (seed, caption) in enumerate(photos):
            table.cell(0, column).paragraphs[0].add_run().add_picture(BytesIO(picture(seed)), Inches(2))
            table.cell(1, column).text = caption
        return self

    def signed(self, left: str, right: str) -> "Word":
        return self.table((left, right))

    def xml(self, inside: str) -> "Word":
        """A paragraph of raw XML."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
        return self

    def do(self, change: Callable[[object], None]) -> "Word":
        change(self.document)
        return self

    def bytes(self) -> bytes:
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def set_default_font(font: str) -> Callable[[object], None]:
    """The font that Normal names, as old templates do."""

    def change(document: object) -> None:
        style = document.styles["Normal"]  # type: ignore[attr-defined]
        style.font.name = font
        style.element.rPr.rFonts.set(qn("w:hAnsi"), font)

    return change


def rewritten(body: bytes, changes: dict[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A zip with some of its files changed or added."""
    out = BytesIO()
    with ZipFile(BytesIO(body)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            change = changes.get(entry.filename)
            raw = old.read(entry)
            new.writestr(entry.filename, change(raw) if callable(change) else raw if change is None else change)
        for name in changes.keys() - set(old.namelist()):
            change = changes[name]
            assert isinstance(change, bytes)
            new.writestr(name, change)
    return out.getvalue()


def open_document(content: str, photos: dict[str, bytes] | None = None) -> bytes:
    """An .odt around a body of XML."""
    spaces = {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in spaces.items())
    styles = (
        '<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="I"'
        ' style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>'
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}'
        f' xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text>{content}</office:text></office:body></office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        for name, body in (photos or {}).items():
            archive.writestr(name, body)
    return out.getvalue()
