"""An e-mail's own text: who wrote it first where it was sent on, and what of it is the text itself."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from msgspec.structs import replace

from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Run, Table
from plugins.model.text import fold

_LABELS = {
    "from": ("from", "tu", "nguoi gui", "de"),
    "date": ("date", "sent", "ngay", "da gui", "ngay gui", "thoi gian", "gui luc", "luc"),
    "to": ("to", "den", "toi", "gui den", "gui toi", "nguoi nhan", "kinh gui"),
    "subject": ("subject", "chu de", "tieu de"),
    "cc": ("cc", "dong kinh gui", "bcc", "reply-to", "attachments", "dinh kem"),
}
_LABEL_OF = {spelling: label for label, spellings in _LABELS.items() for spelling in spellings}
_LABEL = re.compile(r"[*\s>]*([^\W\d_][\w \-]{0,20}?)\s*[*]?\s*:\s*(.*)", re.DOTALL)
_QUOTED = re.compile(r"^\W*(on .{10,120} wrote|vào .{5,120} đã viết|.{5,80} đã viết vào)\s*:\s*$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\W*(--|__+)\s*$|^\W*(trân trọng|trân trọng cảm ơn|xin trân trọng cảm ơn|thân ái|kính thư"
    r"|xin cảm ơn|best regards)\b.{0,20}$"
    r"|^(sent from my|đã gửi từ|được gửi từ|gửi từ)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\W*(-{3,}|_{5,}|forwarded message|begin forwarded message|thư đã chuyển tiếp|bắt đầu thư)", re.I)
_COVER = re.compile(
    r"\b(xin|em|tôi|cháu|đơn vị|phòng|ban|chúng tôi|trường|sở)\b.{0,80}\b(gửi|chuyển)\b.{0,80}"
    r"\b(bài|tin|gương|văn bản|tài liệu)\b"
    r"|^(kính gửi|kính chào|chào|dear|thưa)\b",
    re.IGNORECASE,
)
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})\s*(?:/|tháng|thg)\s*(\d{1,2})\s*(?:/|,|năm)?\s*(\d{4})", re.IGNORECASE)
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP]M|SA|CH)?\b", re.IGNORECASE)
_ENGLISH_DATE = re.compile(r"([A-Z][a-z]{2})[a-z]* (\d{1,2}),? (\d{4})|(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_VIETNAM = timezone(timedelta(hours=7))
MOST_SIGNATURE = 12  # lines


class Forwarded(NamedTuple):
    """What an e-mail's text says of itself."""

    text: Incoming
    message: str = ""  # what was cut away around it
    addresses: tuple[str, ...] = ()
    subject: str = ""
    sent: datetime | None = None


def forwarded_in(whole: Incoming) -> Forwarded:
    """The innermost text; the greeting, older quotations and the signature are cut away."""
    blocks = [line for block in whole.blocks for line in _lines(block)]
    start, heads = 0, list[dict[str, str]]()
    for place in range(len(blocks)):
        if place >= start and (found := _head_at(blocks, place)):
            start = found[1]
            heads.insert(0, found[0])
    end = next((n for n in range(start, len(blocks)) if _QUOTED.match(_text(blocks[n]))), len(blocks))
    end = _end_before_signature(blocks, start, end)
    start = _start_after_greeting(blocks, start, end)
    kept = tuple(blocks[start:end])
    cut = [_text(b) for b in (*blocks[:start], *blocks[end:]) if _text(b)]
    head = heads[0] if heads else {}
    return Forwarded(
        text=replace(whole, blocks=kept),
        message="\n".join(cut),
        addresses=tuple(a.lower() for h in heads for _, a in getaddresses([h.get("from", "")]) if "@" in a),
        subject=head.get("subject", ""),
        sent=_moment(head.get("date", "")),
    )


def _lines(block: Block) -> list[Block]:
    """Each line of a paragraph as one of its own: in an e-mail nothing else ends a paragraph."""
    if isinstance(block, Table):
        return [block]
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text, photo="")] for text in more]
    found = (replace(block, runs=tuple(r for r in line if r.text or r.photo)) for line in lines)
    return [p for p in found if p.text.strip() or p.photos]


def _text(block: Block) -> str:
    return "" if isinstance(block, Table) else block.text.strip()


def _head_at(blocks: Sequence[Block], place: int) -> tuple[dict[str, str], int] | None:
    """The lines «From: …», «Sent: …», … that begin here, and where they end."""
    found: dict[str, str] = {}
    while place < len(blocks):
        match = _LABEL.fullmatch(_text(blocks[place]))
        label = _LABEL_OF.get(fold(match[1])) if match else None
        if label is None or match is None or (label != "cc" and label in found):
            break
        found[label] = match[2].strip()
        place += 1
    return (found, place) if len(found) >= 3 and "from" in found else None


def _end_before_signature(blocks: Sequence[Block], start: int, end: int) -> int:
    first = max(start + 1, end - MOST_SIGNATURE)
    return next((n for n in range(first, end) if _SIGNATURE.match(_text(blocks[n]))), end)


def _start_after_greeting(blocks: Sequence[Block], start: int, end: int) -> int:
    """Lines at the top that only say that a text is sent."""
    while start < end and isinstance(blocks[start], Paragraph):
        text = _text(blocks[start])
        if not (_RULE.match(text) or (len(text) < 300 and _COVER.search(text))):
            break
        start += 1
    return start


def _moment(text: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(text)
        return sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError):
        pass
    day = _day(text)
    if day is None:
        return None
    clock = _TIME.search(text)
    hour, minute = (int(clock[1]) % 24, int(clock[2]) % 60) if clock else (0, 0)
    if clock and (clock[3] or "").upper() in ("PM", "CH") and hour < 12:
        hour += 12
    try:
        return datetime(*day, hour, minute, tzinfo=_VIETNAM)
    except ValueError:
        return None


def _day(text: str) -> tuple[int, int, int] | None:
    """Year, month, day; «10/5/2026» of an English program may be either, but here days come first."""
    if found := _VIETNAMESE_DATE.search(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ENGLISH_DATE.search(text):
        month, day, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return (int(year), _MONTHS.index(month) + 1, int(day)) if month in _MONTHS else None
    return None
