"""A clean text as its writer meant it: title, lead, headings, photos with their captions, and the body."""

import re
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.desk.incoming.frame import Framed, is_like_names
from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Run, Table, every_paragraph, is_caption_start
from plugins.desk.incoming.names import names_in, with_capitals_of

LONGEST_TITLE, LONGEST_HEADING, LONGEST_CAPTION = 200, 160, 400
_FORWARDS = re.compile(
    r"^\s*((re|fwd?|trả lời|chuyển tiếp|v/v|về việc|gửi( bài)?|bài( viết)?)\s*[:.-]?\s+)+", re.IGNORECASE
)
_CREDIT = re.compile(r"\W*\b(?:ảnh|nguồn ảnh|người chụp)\s*:\s*(?P<who>[^\n:()]{2,60}?)\W*$", re.IGNORECASE)
_CAPTION_WORDS = re.compile(r"^\W*(?:chú thích(?: ảnh)?|ảnh|hình)\s*(?:\d+)?\s*[:.]\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s+\S")
_SENTENCE_END = (".", "!", "?", "…", ";", ",")


class Figure(Struct, frozen=True):
    """A photo in the text, with what stands below it."""

    photo: str
    caption: str = ""
    credit: str = ""


Piece = Paragraph | Table | Figure


class Manuscript(Struct, frozen=True):
    """A text taken apart, before anybody has looked into a registry."""

    title: str
    title_reason: str  # empty where nothing had to be guessed
    lead: str
    pieces: tuple[Piece, ...]
    author: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(p for p in self.pieces if isinstance(p, Figure))

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.pieces if not isinstance(p, Figure) and p.text)


class _Title(NamedTuple):
    text: str
    reason: str
    until: int  # the block after it


def manuscript_of(text: Incoming, framed: Framed) -> Manuscript:
    """Takes a text apart that has lost its frame."""
    blocks = framed.blocks
    title = _title(text, framed)
    whole = "\n".join(p.text for p in every_paragraph(blocks[title.until :]))
    written, reason = title.text, title.reason
    if written.isupper() and len(written.split()) > 2:
        written = with_capitals_of(written, whole)
        reason = reason or "tiêu đề gốc viết hoa cả dòng, máy đã hạ chữ: xem lại tên riêng"
    rest = list(blocks[title.until :])
    author, rest = _author_at_end(rest)
    lead, rest = _lead(rest, framed)
    pieces = _pieces([b for b in rest if not _says_again(b, written)])
    return Manuscript(written, reason, lead, _with_headings(pieces), framed.author or author)


def _says_again(block: Block, title: str) -> bool:
    return isinstance(block, Paragraph) and block.text.strip().casefold() == title.casefold()


# --- title and lead


def _title(text: Incoming, framed: Framed) -> _Title:
    if title := framed.labels.get("title"):
        return _Title(title, "", 0)
    paragraphs = [(n, b) for n, b in enumerate(framed.blocks[:6]) if isinstance(b, Paragraph) and not b.photos]
    for marks in (_is_named_title, _is_set_apart):
        for place, block in paragraphs[:4]:
            if marks(block):
                return _joined(framed.blocks, place)
    short = bool(paragraphs) and _is_short(paragraphs[0][1])
    subject = _FORWARDS.sub("", text.letter.subject if text.letter else "")
    if subject and not short:
        return _Title(subject.strip(), "lấy từ chủ đề thư", 0)
    if short:
        return _Title(paragraphs[0][1].text.strip(), "dòng đầu của bài", paragraphs[0][0] + 1)
    name = text.name.rpartition("/")[2].rpartition(".")[0]
    return _Title(" ".join(re.split(r"[\s_]+", name)).strip(), "bài không có dòng tiêu đề, lấy tạm tên tệp", 0)


def _is_named_title(block: Paragraph) -> bool:
    return block.heading == 1 and len(block.text) <= LONGEST_TITLE


def _is_set_apart(block: Paragraph) -> bool:
    """Bold, centred or in capitals, and no sentence."""
    if (
        not block.text.strip()
        or len(block.text) > LONGEST_TITLE
        or block.item
        or block.text.rstrip().endswith((".", ";", ","))
    ):
        return False
    return bool(block.heading) or block.centred or block.is_all("bold") or block.text.isupper()


def _is_short(block: Paragraph) -> bool:
    return len(block.text) <= 120 and not block.text.rstrip().endswith(_SENTENCE_END)


def _joined(blocks: tuple[Block, ...], place: int) -> _Title:
    """A title that its writer set in two lines is one."""
    first = blocks[place]
    text, until = first.text.strip(), place + 1
    while until < min(len(blocks), place + 3) and isinstance(first, Paragraph):
        block = blocks[until]
        if not isinstance(block, Paragraph) or block.photos or not _goes_on(first, block) or len(text) > 120:
            break
        text, until = f"{text} {block.text.strip()}", until + 1
    return _Title(text, "", until)


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    same = second.centred and first.centred and second.is_all("bold") == first.is_all("bold")
    goes = second.text.isupper() == first.text.isupper() and second.heading == first.heading
    return same and goes and first.text.isupper() and len(second.text) < 100


def _lead(blocks: list[Block], framed: Framed) -> tuple[str, list[Block]]:
    """A first paragraph that is set apart is the summary, and leaves the body if it can be one as it is."""
    if summary := framed.labels.get("summary"):
        return summary, blocks
    place = next((n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and not b.photos), None)
    first = blocks[place] if place is not None else None
    if place is None or not isinstance(first, Paragraph):
        return "", blocks
    apart = first.is_all("bold") or first.is_all("italic")
    text = first.text.strip()
    if not apart or first.heading or not 60 <= len(text) <= 300 or len(blocks) < 2:
        return "", blocks
    return text, [*blocks[:place], *blocks[place + 1 :]]


def _author_at_end(blocks: list[Block]) -> tuple[str, list[Block]]:
    """A name alone in the last line."""
    last = blocks[-1] if len(blocks) > 2 else None
    if isinstance(last, Paragraph) and not last.photos and len(last.text) < 60:
        name = last.text.strip(" ./-()")
        if len(name.split()) > 1 and is_like_names(name) and names_in(f"ông {name}"):
            return name, blocks[:-1]
    return "", blocks


# --- photos


def _pieces(blocks: list[Block]) -> list[Piece]:
    """Photos with the captions that stand in, below or (by its style alone) above them."""
    pieces: list[Piece] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if isinstance(block, Table) or not block.photos:
            pieces.append(block)
            continue
        caption, below = block.text.strip(), blocks[place] if place < len(blocks) else None
        before, caption = ("", caption) if len(caption) <= LONGEST_CAPTION else (caption, "")
        if before:
            pieces.append(replace(block, runs=tuple(r for r in block.runs if not r.photo)))
        if not caption and isinstance(below, Paragraph) and is_caption(below):
            caption, place = below.text.strip(), place + 1
        elif not caption and pieces and isinstance(above := pieces[-1], Paragraph) and above.caption:
            caption = above.text.strip()
            pieces.pop()
        pieces += [figure_of(photo, caption if n == 0 else "") for n, photo in enumerate(block.photos)]
    return pieces


def is_caption(block: Paragraph) -> bool:
    """What stands below a photo and is set apart from the body."""
    text = block.text.strip()
    if not text or len(text) > LONGEST_CAPTION or block.photos or block.item or block.heading:
        return False
    return (
        block.caption
        or block.is_all("italic")
        or is_caption_start(text)
        or (block.centred and not block.is_all("bold"))
    )


def figure_of(photo: str, caption: str) -> Figure:
    """Tells the photographer from the caption."""
    credit = ""
    bare = caption.strip()
    if (found := _CREDIT.search(bare)) and is_like_names(found["who"]):
        credit, bare = found["who"].strip(), bare[: found.start()].rstrip(" (-–.,")
    bare = _CAPTION_WORDS.sub("", bare).strip()
    return Figure(photo, bare, credit)


# --- headings


def _with_headings(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Real headings from level 2 on, and short bold lines as headings too."""
    levels = sorted({p.heading for p in pieces if isinstance(p, Paragraph) and p.heading})
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Paragraph):
            found.append(piece)
        elif piece.heading:
            found.append(_heading(piece, min(2 + levels.index(piece.heading), 4)))
        elif _is_fake_heading(piece) and place + 1 < len(pieces):
            found.append(_heading(piece, min(2 + len(levels), 4)))
        else:
            found.append(_without_whole_form(piece))
    return tuple(found)


def _is_fake_heading(piece: Paragraph) -> bool:
    text = piece.text.strip()
    if not text or len(text) > LONGEST_HEADING or piece.item or text.endswith(_SENTENCE_END) or text[0] in '“"‘':
        return False
    return piece.is_all("bold") or (bool(_NUMBERED.match(text)) and text.isupper())


def _heading(piece: Paragraph, level: int) -> Paragraph:
    return Paragraph((Run(piece.text.strip().rstrip(":")),), heading=level)


def _without_whole_form(piece: Paragraph) -> Paragraph:
    """A whole paragraph in bold or italics stresses nothing."""
    for form in ("bold", "italic"):
        if piece.is_all(form):
            piece = replace(piece, runs=tuple(replace(r, **{form: False}) for r in piece.runs))
    return piece
