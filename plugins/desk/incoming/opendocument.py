"""A LibreOffice text (.odt) to what came in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Photo, Run, Table, Unreadable
from plugins.desk.incoming.package import Package
from plugins.desk.legacy_text import converted

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, OFFICE, STYLE, TABLE, DRAW = (f"{{{_OPEN}:{n}:1.0}}" for n in ("text", "office", "style", "table", "drawing"))
FO = f"{{{_OPEN}:xsl-fo-compatible:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}href"
_GONE = {
    f"{OFFICE}annotation",
    f"{TEXT}tracked-changes",
    f"{TEXT}note",
    f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
    f"{TEXT}hidden-text",
}
_NOTHING: dict[str, str] = {}


def incoming_from_open_document(name: str, body: bytes) -> Incoming:
    """Reads an .odt; what its writer deleted stands apart and is not looked at."""
    package = Package(body)
    if "content.xml" not in package:
        raise Unreadable("tệp không phải văn bản LibreOffice; xin người gửi lưu lại dạng .docx hoặc .odt")
    if b"encryption-data" in package.bytes_of("META-INF/manifest.xml"):
        raise Unreadable("tệp có mật khẩu; xin người gửi bỏ mật khẩu rồi gửi lại")
    return _Reader(package).incoming(name)


class _Reader:
    """Walks through the text once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.xml("content.xml", b"<text:p")
        self.looks: dict[str, dict[str, str]] = {}
        styles = package.xml("styles.xml", b"<text:p") if "styles.xml" in package else None
        for root in (styles, self.root):
            self._learn(root)
        self.lists = _numbered_lists(self.root)
        self.photos: dict[str, Photo] = {}

    def _learn(self, root: "_Element | None") -> None:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            look = dict(self.looks.get(style.get(f"{STYLE}parent-style-name", ""), _NOTHING))
            for said in style:
                look |= {str(key): str(value) for key, value in said.attrib.items()}
            self.looks[style.get(f"{STYLE}name", "")] = look

    def incoming(self, name: str) -> Incoming:
        body = self.root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise Unreadable("tệp không có phần văn bản; xin người gửi lưu lại dạng .docx")
        changed = body.find(f"{TEXT}tracked-changes") is not None
        notes = ("tệp còn vết sửa: đã lấy bản cuối cùng, chữ bị xóa không vào bài",) if changed else ()
        return Incoming(name, tuple(self.blocks(body, "", 0)), tuple(self.photos.values()), notes=notes)

    def blocks(self, parent: "_Element", item: str, depth: int) -> Iterator[Block]:
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield self.paragraph(child, item, depth)
            elif child.tag == f"{TABLE}table":
                yield self.table(child)
            elif child.tag == f"{TEXT}list":
                sign = "1." if child.get(f"{TEXT}style-name", "") in self.lists else "-"
                yield from self.blocks(child, sign, depth + 1 if item else 0)
            elif child.tag not in _GONE:
                yield from self.blocks(child, item, depth)

    def table(self, table: "_Element") -> Table:
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = (c for c in row if c.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"))
            rows.append(tuple(tuple(p for b in self.blocks(c, "", 0) for p in _flat(b)) for c in cells))
        return Table(tuple(rows))

    def paragraph(self, element: "_Element", item: str, depth: int) -> Paragraph:
        look = self.looks.get(element.get(f"{TEXT}style-name", ""), _NOTHING)
        level = element.get(f"{TEXT}outline-level", "1")
        heading = min(int(level), 9) if element.tag == f"{TEXT}h" and level.isdecimal() else 0
        centred = look.get(f"{FO}text-align") == "center"
        runs = (r for r in self.runs(element, look, "") if r.text or r.photo)
        return Paragraph(tuple(runs), heading, "" if heading else item, depth, centred)

    def runs(self, element: "_Element", look: dict[str, str], link: str) -> Iterator[Run]:
        yield self.run(element.text or "", look, link)
        for child in element:
            if child.tag == f"{TEXT}line-break":
                yield self.run("\n", look, link)
            elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
                yield self.run(" ", look, link)
            elif child.tag == f"{DRAW}image":
                yield from self.photo(child.get(LINK, ""))
            elif child.tag not in _GONE and isinstance(child.tag, str):
                own = self.looks.get(child.get(f"{TEXT}style-name", ""), _NOTHING)
                yield from self.runs(child, look | own, child.get(LINK, "") if child.tag == f"{TEXT}a" else link)
            yield self.run(child.tail or "", look, link)

    def run(self, text: str, look: dict[str, str], link: str) -> Run:
        font = look.get(f"{STYLE}font-name", "")
        text = (converted(text, font) if font else None) or text
        if look.get(f"{TEXT}display") == "none":
            text = ""
        return Run(text, look.get(f"{FO}font-weight") == "bold", look.get(f"{FO}font-style") == "italic", link)

    def photo(self, name: str) -> Iterator[Run]:
        if "://" in name:
            raise Unreadable("ảnh trong tệp là liên kết ra ngoài; xin người gửi chèn hẳn ảnh vào tệp rồi gửi lại")
        if name in self.package:
            self.photos.setdefault(name, Photo(name, self.package.bytes_of(name)))
            yield Run(photo=name)


def _flat(block: Block) -> tuple[Paragraph, ...]:
    return block.paragraphs if isinstance(block, Table) else (block,)


def _numbered_lists(root: "_Element") -> frozenset[str]:
    """The names of list styles that count."""
    found = (s for s in root.iter(f"{TEXT}list-style") if len(s) and s[0].tag == f"{TEXT}list-level-style-number")
    return frozenset(s.get(f"{STYLE}name", "") for s in found)
