"""A Word file (.docx) to what came in: the accepted, visible text of its body and nothing else of it."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Photo, Run, Table, Unreadable
from plugins.desk.incoming.package import Package
from plugins.desk.legacy_text import converted

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr")}
_SIGNS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # text boxes in text boxes, tables in tables


class _Style(NamedTuple):
    """What a style says of its text; None where it leaves that to the style below it."""

    name: str = ""
    below: str = ""
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    outline: int = 0
    list: tuple[str, int] | None = None


class _Form(NamedTuple):
    """How a run looks."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    link: str = ""


def incoming_from_word(name: str, body: bytes) -> Incoming:
    """Reads a .docx."""
    package = Package(body)
    if "word/document.xml" not in package:
        raise Unreadable("tệp không phải tài liệu Word; xin người gửi lưu lại dạng .docx")
    if any(entry.lower().endswith("vbaproject.bin") for entry in package.entries):
        raise Unreadable("tệp có macro nên không mở; xin người gửi lưu lại dạng .docx (không macro)")
    return _Reader(package).incoming(name)


class _Reader:
    """Walks through the body once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.targets = _targets(package)
        self.styles, self.default = _styles(package)
        self.items = _items(package)
        self.photos: dict[str, Photo] = {}
        self.notes: dict[str, None] = {}
        self.boxes: list[Paragraph | Table] = []
        self.depth = 0

    def incoming(self, name: str) -> Incoming:
        root = self.package.xml("word/document.xml")
        for tag, note in (
            ("ins", "tệp còn vết sửa (Track Changes): đã lấy bản cuối cùng, chữ bị xóa không vào bài"),
            ("del", "tệp còn vết sửa (Track Changes): đã lấy bản cuối cùng, chữ bị xóa không vào bài"),
            ("commentReference", "tệp có lời nhận xét: đã để ngoài bài"),
            ("footnoteReference", "tệp có cước chú: chưa đưa vào bài"),
            ("object", "tệp có đối tượng nhúng (bảng tính, công thức…): chưa đưa vào bài"),
        ):
            if next(root.iter(f"{W}{tag}"), None) is not None:
                self.notes[note] = None
        blocks = tuple(self.blocks(root.find(f"{W}body")))
        return Incoming(name, blocks, tuple(self.photos.values()), notes=tuple(self.notes))

    def blocks(self, parent: "_Element | None") -> Iterator[Block]:
        """Paragraphs and tables; one whose end is deleted goes on in the next."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unreadable("tệp lồng nhau quá sâu; xin người gửi chép bài sang tệp mới rồi gửi lại")
        open_runs: tuple[Run, ...] = ()
        for child in _content(parent):
            if child.tag == f"{W}tbl":
                yield self.table(child)
            elif child.tag == f"{W}p":
                paragraph = self.paragraph(child)
                paragraph = replace(paragraph, runs=(*open_runs, *paragraph.runs))
                open_runs = paragraph.runs if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else ()
                if not open_runs:
                    yield paragraph
                boxes, self.boxes = self.boxes, []
                yield from boxes
        if open_runs:
            yield Paragraph(open_runs)
        self.depth -= 1

    def table(self, table: "_Element") -> Table:
        rows = []
        for row in (r for r in _content(table) if r.tag == f"{W}tr"):
            cells = [c for c in _content(row) if c.tag == f"{W}tc"]
            rows.append(tuple(cell for c in cells for cell in self.cell(c)))
        return Table(tuple(rows))

    def cell(self, cell: "_Element") -> Iterator[tuple[Paragraph, ...]]:
        """The cell, with an empty one for each further column that it takes."""
        inside = self.blocks(cell)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        paragraphs = tuple(p for b in inside for p in (b.paragraphs if isinstance(b, Table) else (b,)))
        yield () if merge is not None and merge.get(f"{W}val") != "restart" else paragraphs
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        for _ in range(1, min(_number(span.get(f"{W}val")), 60) if span is not None else 1):
            yield ()

    def paragraph(self, paragraph: "_Element") -> Paragraph:
        said = paragraph.find(f"{W}pPr")
        style_code = _value(said, "pStyle")
        chain = self.chain(style_code)
        form = _form_of(chain, self.default)
        heading = next((s.outline for s in chain if s.outline), 0)
        marked = _list_of(said) or next((s.list for s in chain if s.list), None)
        item, depth = self.items.get(marked, ""), marked[1] if marked else 0
        runs = self.joined(list(self.runs(paragraph, form)))
        return Paragraph(
            runs,
            heading=heading,
            item="" if heading else item,
            depth=depth if item else 0,
            centred=_value(said, "jc") == "center",
            caption=any(s.name.lower() == "caption" for s in chain),
        )

    def chain(self, code: str) -> list[_Style]:
        """A style and those below it."""
        found: list[_Style] = []
        while code in self.styles and len(found) < _DEEPEST:
            found.append(self.styles[code])
            code = found[-1].below
        return found

    # --- runs

    def runs(self, parent: "_Element", form: _Form) -> Iterator[tuple[_Form, Run]]:
        """Every visible piece below an element, in its order."""
        for child in parent:
            if child.tag in _GONE or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}r":
                yield from self.pieces(child, self.form(child, form))
            elif child.tag == f"{W}hyperlink":
                yield from self.runs(child, form._replace(link=self.address(child.get(f"{R}id", ""))))
            else:
                yield from self.runs(child, form)

    def form(self, run: "_Element", form: _Form) -> _Form:
        said = run.find(f"{W}rPr")
        if said is None:
            return form
        own = [_style_of_run(said), *self.chain(_value(said, "rStyle"))]
        return _form_of(own, form)

    def pieces(self, run: "_Element", form: _Form) -> Iterator[tuple[_Form, Run]]:
        for child in run:
            if form.hidden or child.tag in _GONE or not isinstance(child.tag, str):
                continue
            name = child.tag.rpartition("}")[2]
            if child.tag == f"{W}t":
                yield form, Run(child.text or "")
            elif child.tag == f"{W}br":
                yield form, Run("" if child.get(f"{W}type") in ("page", "column") else "\n")
            elif name in _SIGNS:
                yield form, Run(_SIGNS[name])
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object", _CHOICE):
                yield from self.drawn(child, form)

    def drawn(self, element: "_Element", form: _Form) -> Iterator[tuple[_Form, Run]]:
        """Photos where they stand; a text box after the paragraph that holds it. Word keeps both forms of a drawing."""
        if element.tag == _CHOICE and len(element):
            element = element[0]
        boxes = list(element.iter(f"{W}txbxContent"))
        in_boxes = {found for box in boxes for found in box.iter(_BLIP, _VML)}
        for found in (f for f in element.iter(_BLIP, _VML) if f not in in_boxes):
            photo = self.photo(found.get(f"{R}embed") or found.get(f"{R}id") or found.get(f"{R}link") or "")
            if photo:
                yield form, Run(photo=photo)
        if next(element.iter(_CHART), None) is not None:
            self.notes["tệp có biểu đồ vẽ trong Word: chưa đưa vào bài; xin người gửi chụp thành ảnh nếu cần"] = None
        for box in boxes:
            before, self.boxes = self.boxes, []
            found = list(self.blocks(box))
            self.boxes = [*before, *found]

    def photo(self, relation: str) -> str:
        kind, target, outside = self.targets.get(relation, ("", "", False))
        if outside and kind == "image":
            raise Unreadable("ảnh trong tệp là liên kết ra ngoài; xin người gửi chèn hẳn ảnh vào tệp rồi gửi lại")
        if not target or target not in self.package:
            return ""
        if target not in self.photos:
            self.photos[target] = Photo(target, self.package.bytes_of(target))
        return target

    def address(self, relation: str) -> str:
        kind, target, outside = self.targets.get(relation, ("", "", False))
        return target if kind == "hyperlink" and outside else ""

    def joined(self, pieces: list[tuple[_Form, Run]]) -> tuple[Run, ...]:
        """Neighbours of one form as one run: an old font's letter and its mark may stand in two."""
        runs: list[tuple[_Form, Run]] = []
        for form, run in pieces:
            if runs and runs[-1][0] == form and not run.photo and not runs[-1][1].photo:
                runs[-1] = form, Run(runs[-1][1].text + run.text)
            else:
                runs.append((form, run))
        return tuple(self.finished(form, run) for form, run in runs if run.text or run.photo)

    def finished(self, form: _Form, run: Run) -> Run:
        text = run.text
        if form.font and (unicode := converted(text, form.font)) is not None:
            text = unicode
            self.notes["chữ dùng phông cũ (TCVN3 hoặc VNI): đã chuyển sang Unicode, hãy đọc lại"] = None
        return Run(text, form.bold, form.italic, form.link, run.photo)


def _content(parent: "_Element | None") -> Iterator["_Element"]:
    """The children; those of a content control or of a kept change in its place."""
    for child in parent if parent is not None else ():
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _content(child)
        elif child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is not None:
            continue
        elif child.tag not in _GONE:
            yield child


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0


def _value(parent: "_Element | None", name: str) -> str:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _flag(parent: "_Element", name: str) -> bool | None:
    found = parent.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def _list_of(said: "_Element | None") -> tuple[str, int] | None:
    number = said.find(f"{W}numPr") if said is not None else None
    return (_value(number, "numId"), _number(_value(number, "ilvl"))) if number is not None else None


def _style_of_run(said: "_Element | None") -> _Style:
    if said is None:
        return _Style()
    fonts = said.find(f"{W}rFonts")
    font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) if fonts is not None else None
    return _Style(
        font=font,
        bold=_flag(said, "b"),
        italic=_flag(said, "i"),
        hidden=_flag(said, "vanish") or _flag(said, "webHidden"),
    )


def _form_of(chain: list[_Style], rest: _Form) -> _Form:
    """What the first style in a chain says that says anything."""
    said = {
        key: next((v for s in chain if (v := getattr(s, key)) is not None), getattr(rest, key))
        for key in ("font", "bold", "italic", "hidden")
    }
    return rest._replace(**said)


def _styles(package: Package) -> tuple[dict[str, _Style], _Form]:
    """Every style by its code, and how text looks that has none."""
    root = package.optional_xml("word/styles.xml")
    if root is None:
        return {}, _Form()
    found = {}
    base = _form_of([_style_of_run(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))], _Form())
    for style in root.iter(f"{W}style"):
        code, said = style.get(f"{W}styleId", ""), style.find(f"{W}pPr")
        outline = _value(said, "outlineLvl")
        name = _value(style, "name")
        level = _number(outline) + 1 if outline and _number(outline) < 9 else int(name.lower() == "title")
        found[code] = _style_of_run(style.find(f"{W}rPr"))._replace(
            name=name, below=_value(style, "basedOn"), outline=level, list=_list_of(said)
        )
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            base = _form_of([found[code]], base)
            found[""] = found[code]
    return found, base


def _items(package: Package) -> dict[tuple[str, int] | None, str]:
    """The sign of each list's levels."""
    root = package.optional_xml("word/numbering.xml")
    if root is None:
        return {}
    signs: dict[tuple[str, int], str] = {}
    for kind in root.iter(f"{W}abstractNum"):
        for level in kind.iter(f"{W}lvl"):
            place = kind.get(f"{W}abstractNumId", ""), _number(level.get(f"{W}ilvl"))
            signs[place] = {"bullet": "-", "none": ""}.get(_value(level, "numFmt"), "1.")
    found: dict[tuple[str, int] | None, str] = {}
    for number in root.iter(f"{W}num"):
        kind_code = _value(number, "abstractNumId")
        for (code, level), sign in signs.items():
            if code == kind_code:
                found[number.get(f"{W}numId", ""), level] = sign
    return found


def _targets(package: Package) -> dict[str, tuple[str, str, bool]]:
    """What each relation of the body leads to: its kind, where, and whether that is outside the file."""
    found = {}
    for part in ("word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"):
        root = package.optional_xml(part)
        for relation in root if root is not None else ():
            kind = relation.get("Type", "").rpartition("/")[2]
            target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            if outside and kind not in ("hyperlink", "image") and not _is_of_this_machine(target):
                raise Unreadable(
                    f"tệp gọi dữ liệu từ nơi khác («{kind[:30]}»), dấu hiệu của tệp phá hoại;"
                    " xin người gửi chép bài sang tệp mới rồi gửi lại"
                )
            if part.endswith("document.xml.rels"):
                place = target if outside else posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
                found[relation.get("Id", "")] = kind, place, outside
    return found


def _is_of_this_machine(target: str) -> bool:
    """A template on its writer's own disk, as Word notes it down; nothing is ever opened there."""
    return not target.lower().startswith(("http", "ftp", "\\\\", "//", "file://///", "file:////", "mhtml", "ms-"))
