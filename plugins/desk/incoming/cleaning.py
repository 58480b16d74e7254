"""Clean text: one Unicode form, no invisible signs, no doubled blanks; soft line ends and typed lists understood."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from plugins.desk.incoming.incoming import (
    MOST_PARAGRAPHS,
    Block,
    Incoming,
    Paragraph,
    Run,
    Table,
    Unreadable,
    every_paragraph,
    with_paragraphs,
)
from plugins.desk.legacy_text import converted
from plugins.model.text import without_forbidden

_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff\ufffc]")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+")
_LINE_END = re.compile(r"[ \t\xa0]*\n[ \t\xa0\n]*")
_BULLET = re.compile(r"\s*(?:[-–—+•●○▪■◦*·\uf0b7\uf0a7\uf0d8\uf076\uf02d]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";", "…", "”", '"')
_LEGACY_FONTS = (".VnTime", "VNI-Times")
LEGACY_NOTE = "chữ gõ theo bảng mã cũ (TCVN3 hoặc VNI): đã chuyển sang Unicode, hãy đọc lại"


def clean(text: Incoming) -> Incoming:
    """The text with every paragraph clean and empty ones gone."""
    if sum(1 for _ in every_paragraph(text.blocks)) > MOST_PARAGRAPHS:
        raise Unreadable("tệp có quá nhiều đoạn văn; xin người gửi chỉ gửi phần bài viết")
    text = _in_unicode(text)
    blocks = [b for block in text.blocks for b in _unwrapped(block)]
    lines = (line for block in blocks for line in _lines(block))
    tidied = (with_paragraphs(b, _tidy) for b in lines)
    kept = (b for b in tidied if b.text.strip() or (isinstance(b, Paragraph) and b.photos))
    return replace(text, blocks=tuple(_listed(list(kept))))


def _in_unicode(text: Incoming) -> Incoming:
    """The whole in Unicode where its letters, without any font's name, say that it is of an old encoding."""
    whole = "\n".join(p.text for p in every_paragraph(text.blocks))
    new = converted(whole)
    font = next((f for f in _LEGACY_FONTS if new is not None and converted(whole, f) == new), None)
    if font is None:
        return text

    def change(paragraph: Paragraph) -> Paragraph:
        return replace(
            paragraph, runs=tuple(replace(r, text=converted(r.text, font) or r.text) for r in paragraph.runs)
        )

    return replace(
        text, blocks=tuple(with_paragraphs(b, change) for b in text.blocks), notes=(*text.notes, LEGACY_NOTE)
    )


def _unwrapped(block: Block) -> Iterator[Block]:
    """A table that only places things gives its paragraphs; photos in one row find the words below them."""
    if isinstance(block, Paragraph):
        yield block
        return
    rows = [row for row in block.rows if any(p.text.strip() or p.photos for cell in row for p in cell)]
    columns = max((len(row) for row in rows), default=0)
    if any(p.photos for p in block.paragraphs):
        for column in range(columns):
            below = False
            for paragraph in (p for row in rows for p in (row[column] if column < len(row) else ())):
                yield replace(paragraph, caption=True) if below and not paragraph.photos else paragraph
                below = below or bool(paragraph.photos)
    elif columns == 1:
        yield from (p for row in rows for p in row[0])
    elif rows:
        yield replace(block, rows=tuple(rows))


def _lines(block: Block) -> Iterator[Block]:
    """A paragraph, cut where a soft line end stands for a hard one; in a table's cell every one does."""
    if isinstance(block, Paragraph):
        yield from _cut(block, is_cell=False)
        return
    rows = tuple(
        tuple(tuple(line for p in cell for line in _cut(p, is_cell=True)) for cell in row) for row in block.rows
    )
    yield replace(block, rows=rows)


def _cut(block: Paragraph, is_cell: bool) -> Iterator[Paragraph]:
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        for number, part in enumerate(_LINE_END.split(run.text)):
            joined = number > 0 and not is_cell and not _is_end(lines[-1], part, block)
            if number and not joined:
                lines.append([])
            lines[-1].append(replace(run, text=f" {part}" if joined else part, photo="" if number else run.photo))
    yield from (replace(block, runs=tuple(line)) for line in lines)


def _is_end(line: list[Run], rest: str, block: Paragraph) -> bool:
    before = "".join(r.text for r in line).rstrip()
    return (
        not before
        or before.endswith(_ENDS)
        or bool(_BULLET.match(rest))
        or (block.centred and not block.is_all("bold"))
    )


def _tidy(paragraph: Paragraph) -> Paragraph:
    """No invisible signs, no doubled blanks, none at the ends; runs of one form joined."""
    runs: list[Run] = []
    for run in paragraph.runs:
        text = _BLANKS.sub(" ", without_forbidden(_INVISIBLE.sub("", unicodedata.normalize("NFC", run.text))))
        if runs and text.startswith(" ") and runs[-1].text.endswith(" "):
            text = text[1:]
        run = replace(run, text=text)
        if runs and not run.photo and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=unicodedata.normalize("NFC", runs[-1].text + text))
        elif text or run.photo:
            runs.append(run)
    worded = [n for n, r in enumerate(runs) if r.text]
    if worded:
        first, last = worded[0], worded[-1]
        runs[first] = replace(runs[first], text=runs[first].text.lstrip())
        runs[last] = replace(runs[last], text=runs[last].text.rstrip())
    return replace(paragraph, runs=tuple(r for r in runs if r.text or r.photo))


def _listed(blocks: list[Block]) -> Iterator[Block]:
    """Lines that begin with a typed sign as items; numbers only where they count on."""
    numbers = [_number_at(b) for b in blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, Table) or block.item or block.heading or block.photos:
            yield block
        elif sign := _BULLET.match(block.text):
            yield _without_start(replace(block, item="-"), sign.end())
        elif _counts(numbers, place) and not block.is_all("bold"):
            found = _NUMBER.match(block.text)
            yield _without_start(replace(block, item="1."), found.end() if found else 0)
        else:
            yield block


def _number_at(block: Block) -> int:
    found = _NUMBER.match(block.text) if isinstance(block, Paragraph) and not block.is_all("bold") else None
    return int(found[1]) if found else 0


def _counts(numbers: list[int], place: int) -> bool:
    """It is in a row 1, 2, … of neighbours."""
    number = numbers[place]
    first = place - number + 1
    if number == 0 or first < 0 or numbers[first : place + 1] != list(range(1, number + 1)):
        return False
    return number > 1 or numbers[place + 1 : place + 2] == [2]


def _without_start(paragraph: Paragraph, length: int) -> Paragraph:
    runs = []
    for run in paragraph.runs:
        cut = min(length, len(run.text))
        length -= cut
        runs.append(replace(run, text=run.text[cut:]))
    return replace(paragraph, runs=tuple(r for r in runs if r.text or r.photo))
