"""A document as paragraphs, each of a style: as plain text, or as a Word file (ISO/IEC 29500) without a library,
since python-docx takes tens of milliseconds for what is here some hundred lines of XML."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from plugins.model.package import OFFICE, Part, package_bytes, xml_text
from plugins.model.text import single_spaced
from plugins.press.paragraph import Paragraph

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Nghị định 30/2020/NĐ-CP, Phụ lục I; said in every style, as programs have letters of their own for headings.
LETTERS = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman")
_NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>'
_NUMBER = re.compile(r"\d{1,9}\. ")
_PAGE = (  # A4, with the margins of Nghị định 30/2020/NĐ-CP
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
register_namespace("w", MAIN)


class Style(NamedTuple):
    """How paragraphs of a style look; sizes in half points, spaces in twentieths of a point."""

    name: str
    size: int
    before: int = 0
    after: int = 120
    left: int = 0
    line: int = 276
    marks: tuple[str, ...] = ()  # of the letters: b, i
    keeps: bool = False  # on the page of the paragraph behind it
    lead: str = ""  # what stands before such a paragraph in plain text
    gap: bool = True  # an empty line before it in plain text


STYLES = {
    "Title": Style("Title", 36, after=200, marks=("b",), keeps=True),
    "Heading1": Style("heading 1", 32, before=480, after=80, marks=("b",), keeps=True, lead="=== "),
    "Heading2": Style("heading 2", 28, before=240, after=80, marks=("b",), keeps=True, lead="--- "),
    "Normal": Style("Normal", 28),
    "ListBullet": Style("List Bullet", 28, after=60, left=360, lead="– ", gap=False),
    "Quote": Style("Quote", 28, left=720, marks=("i",)),
    "Line": Style("Line", 28, after=0, line=400, gap=False),
    "Interview": Style("Interview", 28, after=0, left=720, line=400, marks=("i",), lead="    ", gap=False),
    "Label": Style("Label", 24, before=200, after=40, marks=("b",), keeps=True, lead="* "),
    "Note": Style("Note", 24, after=60, gap=False),
}


def text_bytes(paragraphs: Iterable[Paragraph]) -> bytes:
    """With what Windows' oldest editor needs to show it: a mark of UTF-8, and its own ends of lines."""
    lines: list[str] = []
    for paragraph in paragraphs:
        style = STYLES[paragraph.style]
        lines += [""] if style.gap and lines else []
        text = single_spaced(paragraph.text)
        is_numbered = paragraph.style == "ListBullet" and _NUMBER.match(text)
        lines.append(text if is_numbered else f"{style.lead}{text}")
    return "\ufeff".encode() + "".join(f"{line}\r\n" for line in lines).encode()


def word_bytes(title: str, paragraphs: Iterable[Paragraph]) -> bytes:
    main = Part("word/document.xml", "officeDocument", f"{WORDS}.document.main", _document(paragraphs))
    return package_bytes(title, "<dc:language>vi-VN</dc:language>", main, _PARTS)


def _w(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def _add(parent: Element, name: str, **keys: object) -> Element:
    return SubElement(parent, _w(name), {_w(key): str(value) for key, value in keys.items()})


def _xml(root: Element) -> str:
    return tostring(root, encoding="unicode")


def _document(paragraphs: Iterable[Paragraph]) -> str:
    """Written as text: a tree of elements takes ten times as long, and a site has a thousand such files."""
    body = "".join(_PARAGRAPH % (style, xml_text(text)) for style, text in paragraphs)
    return f"<w:document {_NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"


def _styles() -> Element:
    root = Element(_w("styles"))
    run = _add(_add(_add(root, "docDefaults"), "rPrDefault"), "rPr")
    _add(run, "rFonts", **LETTERS)
    _add(run, "lang", val="vi-VN", eastAsia="vi-VN")
    for code, style in STYLES.items():
        _add_style(root, code, style)
    return root


def _add_style(root: Element, code: str, style: Style) -> None:
    entry = _add(root, "style", type="paragraph", styleId=code, **({"default": 1} if code == "Normal" else {}))
    _add(entry, "name", val=style.name)
    _add(entry, "qFormat")
    paragraph = _add(entry, "pPr")
    if style.keeps:
        _add(paragraph, "keepNext")
    _add(paragraph, "spacing", before=style.before, after=style.after, line=style.line, lineRule="auto")
    _add(paragraph, "ind", left=style.left)
    if code.startswith("Heading"):
        _add(paragraph, "outlineLvl", val=int(code[-1]) - 1)
    run = _add(entry, "rPr")
    _add(run, "rFonts", **LETTERS)
    for mark in style.marks:
        _add(run, mark)
    _add(run, "sz", val=style.size)


def _footer() -> Element:
    """The page's number."""
    root = Element(_w("ftr"))
    paragraph = _add(root, "p")
    _add(_add(paragraph, "pPr"), "jc", val="center")
    field = _add(paragraph, "fldSimple", instr="PAGE")
    _add(_add(field, "r"), "t").text = "1"
    return root


_PARTS = (
    Part("word/styles.xml", "styles", f"{WORDS}.styles", _xml(_styles())),
    Part("word/footer1.xml", "footer", f"{WORDS}.footer", _xml(_footer())),
)
