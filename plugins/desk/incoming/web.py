"""HTML, of a file or an e-mail, to what came in."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Photo, Run, Table, Unreadable
from plugins.desk.legacy_text import converted

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "li",
        "blockquote",
        "section",
        "article",
        "center",
        "dd",
        "dt",
        "figure",
        "figcaption",
        "pre",
        "address",
    )
) | {f"h{level}" for level in range(1, 7)}
_GONE = frozenset(("script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "select"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*['\"]?([^;,'\"]+)", re.IGNORECASE)
_DATA = re.compile(r"data:image/(jpeg|jpg|png|webp|gif|bmp);base64,", re.IGNORECASE)
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>")
_MOST_TAGS = 200_000


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: str = ""
    font: str = ""


class _Place(NamedTuple):
    """What the elements around say of a paragraph."""

    heading: int = 0
    item: str = ""
    depth: int = 0
    centred: bool = False
    caption: bool = False


def incoming_from_html(name: str, text: str, photos: Mapping[str, Photo] | None = None) -> Incoming:
    """Reads a page; `photos` are those that came with it, by what its addresses call them."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if text.count("<") > _MOST_TAGS:
        raise Unreadable("trang HTML quá dài; xin người gửi lưu bài dạng .docx rồi gửi lại")
    try:
        root = html.document_fromstring(_XML_LINE.sub("", text) or "<p></p>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable("tệp HTML trống hoặc hỏng; xin người gửi lưu bài dạng .docx rồi gửi lại") from fault
    reader = _Reader(dict(photos or {}))
    blocks = tuple(reader.blocks(root))
    return Incoming(name, blocks, tuple(reader.used.values()), notes=tuple(reader.notes))


class _Reader:
    """Walks through a page once."""

    def __init__(self, photos: dict[str, Photo]) -> None:
        self.photos = photos
        self.used: dict[str, Photo] = {}
        self.notes: dict[str, None] = {}
        self.open: list[Run] = []

    def blocks(self, root: "HtmlElement") -> Iterator[Block]:
        yield from self.walk(root, _Look(), _Place())
        yield from self.closed(_Place())

    def closed(self, place: _Place) -> Iterator[Paragraph]:
        """The paragraph that ends here."""
        runs, self.open = tuple(r for r in self.open if r.text or r.photo), []
        if any(r.text.strip() or r.photo for r in runs):
            yield Paragraph(runs, place.heading, place.item, place.depth, place.centred, place.caption)

    def walk(self, element: "HtmlElement", look: _Look, place: _Place) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _GONE or _HIDDEN.search(element.get("style", "")):
            return
        if tag == "table":
            yield from self.closed(place)
            yield self.table(element)
            return
        inner = _place_in(element, tag, place)
        if tag in _BLOCKS:
            yield from self.closed(place)
        look = self.look_in(element, tag, look)
        self.single(element, tag, look)
        self.say(element.text, look)
        for child in element:
            yield from self.walk(child, look, inner)
            self.say(child.tail, look)
        if tag in _BLOCKS:
            yield from self.closed(inner)

    def single(self, element: "HtmlElement", tag: str, look: _Look) -> None:
        """What stands for itself: a line end or a picture."""
        if tag == "br":
            self.open.append(Run("\n"))
        elif tag == "img" and (photo := self.photo(element.get("src", ""))):
            self.open.append(Run(photo=photo))

    def say(self, text: str | None, look: _Look) -> None:
        if text:
            plain = _SPACES.sub(" ", text)
            if not (plain == " " and (not self.open or self.open[-1].text.endswith((" ", "\n")))):
                plain = (converted(plain, look.font) if look.font else None) or plain
                self.open.append(Run(plain, look.bold, look.italic, look.link))

    def look_in(self, element: "HtmlElement", tag: str, look: _Look) -> _Look:
        style = element.get("style", "").lower()
        bold = look.bold or tag in ("b", "strong", "th") or "font-weight:bold" in style or "font-weight:700" in style
        italic = look.italic or tag in ("i", "em") or "font-style:italic" in style
        found = _FONT.search(element.get("style", ""))
        font = found[1].strip() if found else element.get("face", look.font)
        address = element.get("href", "") if tag == "a" else ""
        return _Look(bold, italic, address if address.startswith(("http", "mailto:")) else look.link, font)

    def table(self, table: "HtmlElement") -> Table:
        rows = []
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            cells: list[tuple[Paragraph, ...]] = []
            for cell in (c for c in row if c.tag in ("td", "th")):
                cells.append(self.cell(cell))
                cells += [()] * (min(int(span), 60) - 1 if (span := cell.get("colspan", "1")).isdecimal() else 0)
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def cell(self, cell: "HtmlElement") -> tuple[Paragraph, ...]:
        """The cell's paragraphs, those of a table in it too."""
        before, self.open = self.open, []
        found = [*self.walk(cell, _Look(), _Place()), *self.closed(_Place())]
        self.open = before
        return tuple(p for b in found for p in (b.paragraphs if isinstance(b, Table) else (b,)))

    def photo(self, address: str) -> str:
        found = self.photos.get(address)
        if found is None and (data := _DATA.match(address)):
            try:
                found = Photo(f"anh-{len(self.used) + 1}.{data[1].lower()}", b64decode(address[data.end() :]))
            except NotBase64:
                return ""
        if found is None:
            if address.startswith(("http", "//")):  # one that tells the sender who reads would be asked for, too
                self.notes["thư hoặc trang có ảnh để ở nơi khác: không tải về; xin người gửi đính kèm ảnh"] = None
            return ""
        self.used.setdefault(found.name, found)
        return found.name


def _place_in(element: "HtmlElement", tag: str, place: _Place) -> _Place:
    if tag in ("ul", "ol"):
        depth = place.depth + 1 if place.item else 0
        return place._replace(item="-" if tag == "ul" else "1.", depth=depth)
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        place = place._replace(heading=int(tag[1]))
    style = element.get("style", "").lower().replace(" ", "")
    if tag == "center" or element.get("align", "").lower() == "center" or "text-align:center" in style:
        place = place._replace(centred=True)
    return place._replace(caption=True) if tag == "figcaption" else place
