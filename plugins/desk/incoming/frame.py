"""What an office puts around a text, and what is cut away of it: letterhead, recipients, signature, labelled lines."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeGuard

from plugins.desk.incoming.incoming import Block, Incoming, Paragraph, Table
from plugins.desk.incoming.names import without_title
from plugins.model.text import fold

TOP, TAIL = 14, 14  # blocks in which the frame is looked for
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet ?nam|doc lap\s*[-–]\s*tu do|dang cong san viet nam")
_NUMBER = re.compile(r"^\W*số\s*:?\s*[\d….\s]*/\s*\S+", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:[^,.;:]{2,40},\s*)?(?:ngày\s*)(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})\W*", re.IGNORECASE
)
_SHORT_DATELINE = re.compile(r"[^,.;:\d]{2,40},\s*(?:ngày\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\W*", re.IGNORECASE)
_AGENCY = re.compile(
    r"(ubnd|uy ban|hdnd|so|ban|truong|hoi|tinh doan|doan|cong an|bo|phong|dang|cong ty|lien doan|tinh|xa|phuong|huyen|"
    r"thi xa|thanh pho|mat tran|mttq|benh vien|trung tam|van phong|lien hiep|chi cuc)\b"
)
_RULE = re.compile(r"[\W_]+")
_KICKER = re.compile(
    r"\W*(bài viết( tham gia)?|tin,? bài|bài (dự thi|tham dự|giới thiệu|gửi đăng)|báo cáo( tóm tắt)?( thành tích)?"
    r"|tin bài|bài"
    r"|(bài viết |giới thiệu |báo cáo )?(về )?(gương )?(điển hình( tiên tiến)?|người tốt,? việc tốt)|gương sáng)"
    r"( (cuộc thi|trong phong trào|năm|tháng|quý|đề nghị|về gương|gương|tiêu biểu)\b.{0,120})?\W*",
    re.IGNORECASE | re.DOTALL,
)
_RECIPIENT = re.compile(r"\W*kính (gửi|trình)\b", re.IGNORECASE)
_SENT_TO = re.compile(r"\W*nơi nhận\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\W*((TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ]|((PHÓ )?(TỔNG )?(GIÁM ĐỐC|HIỆU TRƯỞNG|CHỦ TỊCH|TRƯỞNG PHÒNG|TRƯỞNG BAN"
    r"|TRẠM TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|CHI CỤC TRƯỞNG|CHỈ HUY TRƯỞNG)|THỦ TRƯỞNG|NGƯỜI (BÁO CÁO|LẬP)|ĐẠI DIỆN)\b"
    r"|[Xx]ác nhận của|XÁC NHẬN)|\W*\(?\s*([Đđ]ã [Kk]ý|[Kk]ý,? (và )?(ghi|đóng|tên))"
)
_AUTHOR = re.compile(
    r"\W*(?P<what>(?:người viết|tác giả|bài(?:,| và| &) ?ảnh|tin(?:,| và| &) ?ảnh|tin(?:,)? bài|bài viết|bài|ảnh"
    r"|nguồn(?: tin)?))\s*:\s*"
    r"(?P<who>[^\n:]{2,80}?)\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*[-+*]?\s*(?:\d+[.)]\s*)?(?P<label>[^\W\d_][^:\n]{1,40}?)\s*:\s*(?P<value>\S.{0,200})", re.DOTALL
)
LABELS = {
    "name": ("ho va ten", "ho ten", "ten ca nhan", "nhan vat", "doi tuong"),
    "group": ("ten tap the", "tap the", "ten don vi duoc gioi thieu"),
    "household": ("ten ho gia dinh", "ho gia dinh", "chu ho"),
    "unit": ("don vi", "don vi gui bai", "don vi gioi thieu", "co quan", "don vi gui"),
    "field": ("linh vuc",),
    "movement": ("phong trao", "phong trao thi dua"),
    "award": ("khen thuong", "hinh thuc khen thuong", "danh hieu"),
    "title": ("tieu de", "ten bai", "tieu de bai", "tieu de bai viet"),
    "summary": ("tom tat", "sapo"),
    "": (
        "ngay sinh", "nam sinh", "sinh ngay", "ngay thang nam sinh", "dia chi", "noi o", "dien thoai", "so dien thoai",
        "dt", "sdt", "email", "thu dien tu", "cccd", "so cccd", "cmnd", "dan toc", "ton giao", "chuc vu", "chuc danh",
        "que quan", "trinh do", "nghe nghiep", "gioi tinh", "so tai khoan", "don vi cong tac", "noi cong tac",
        "lien he",
    ),
}  # fmt: skip
_LABEL_OF = {spelling: label for label, spellings in LABELS.items() for spelling in spellings}


class Framed(NamedTuple):
    """A text without its frame, and what the frame said."""

    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...] = ()
    day: date | None = None
    labels: dict[str, str] = {}  # noqa: RUF012 - never changed
    author: str = ""
    photographer: str = ""
    source: str = ""
    cut: tuple[str, ...] = ()


def without_frame(text: Incoming) -> Framed:
    """Cuts the frame away; every word of it is kept for the editor's eye alone."""
    framing = _Framing(list(text.blocks))
    framing.cut_letterhead()
    framing.cut_recipients()
    framing.cut_authors()
    framing.cut_tail()
    framing.cut_labels()
    framing.cut_kickers()
    return framing.framed()


class _Framing:
    """Marks blocks that do not belong to the text."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.gone: set[int] = set()
        self.letterhead: list[str] = []
        self.day: date | None = None
        self.labels: dict[str, str] = {}
        self.said = {"author": "", "photographer": "", "source": ""}

    def framed(self) -> Framed:
        kept = tuple(b for n, b in enumerate(self.blocks) if n not in self.gone)
        cut = tuple(self.blocks[n].text.strip() for n in sorted(self.gone) if self.blocks[n].text.strip())
        return Framed(kept, tuple(self.letterhead), self.day, self.labels, cut=cut, **self.said)

    def rest(self, start: int, stop: int) -> list[tuple[int, Block]]:
        return [(n, self.blocks[n]) for n in range(max(start, 0), min(stop, len(self.blocks))) if n not in self.gone]

    def cut_letterhead(self) -> None:
        last = -1
        for place, block in self.rest(0, TOP):
            if is_letterhead(block):
                last = place
            elif isinstance(block, Paragraph) and len(block.text) > 150:
                break
        if last < 0:
            last = self.last_of_bare_letterhead()
        for place, block in self.rest(0, last + 1):
            if (
                isinstance(block, Table)
                or is_letterhead(block)
                or _is_agency(block.text)
                or _RULE.fullmatch(block.text)
            ):
                self.gone.add(place)
                self.letterhead += [line for line in block.text.split("\n") if line.strip()]
        self.day = next((d for line in self.letterhead if (d := day_of(line))), None)

    def last_of_bare_letterhead(self) -> int:
        """The office's name alone, in capitals, above something else that stands like a title."""
        rest = self.rest(0, 4)
        last = -1
        for (place, block), (_, after) in itertools.pairwise(rest):
            if not (_is_agency(block.text) and len(block.text) < 70 and _is_like_title(after)):
                break
            if after.is_all("bold") and not (after.centred or after.heading or after.text.isupper()):
                break
            last = place
        return last

    def cut_recipients(self) -> None:
        opened = False
        for place, block in self.rest(0, TOP):
            if _RECIPIENT.match(block.text):
                opened = True
                self.gone.add(place)
            elif opened and isinstance(block, Paragraph) and block.item and len(block.text) < 120:
                self.gone.add(place)
            else:
                opened = False

    def cut_tail(self) -> None:
        ended = False
        for place, block in self.rest(max(len(self.blocks) - TAIL, len(self.blocks) // 2), len(self.blocks)):
            lines = [line.strip() for line in block.text.split("\n")]
            day = day_of(block.text)
            self.day = self.day or day or next((d for line in lines if (d := day_of(line))), None)
            begins = any(_SIGNED.match(line) or _SENT_TO.match(line) for line in lines)
            ended = ended or begins or (day is not None and place > 2)
            if ended and (len(block.text) < 160 or isinstance(block, Table)) and not _has_photo(block):
                self.gone.add(place)

    def cut_authors(self) -> None:
        """«Người viết: …» at either end; below a photo «Ảnh: …» is its own."""
        count = len(self.blocks)
        for place, block in (*self.rest(0, 5), *self.rest(max(5, count - TAIL), count)):
            below_photo = place > 0 and _has_photo(self.blocks[place - 1])
            if isinstance(block, Paragraph) and not below_photo and self.learn_author(block.text.strip()):
                self.gone.add(place)

    def learn_author(self, text: str) -> bool:
        found = _AUTHOR.fullmatch(text)
        if not found or len(text) > 100:
            return False
        what, who = fold(found["what"]), found["who"].strip(" .")
        if not what.startswith("nguon") and not is_like_names(who):
            return False
        if what.startswith("nguon"):
            self.said["source"] = who
        elif what == "anh":
            self.said["photographer"] = who
        else:
            self.said["author"] = who
            if "anh" in what.split():
                self.said["photographer"] = who
        return True

    def cut_labels(self) -> None:
        """A form's lines; one alone is a sentence with a colon."""
        found = [(n, m) for n, b in self.rest(0, 40) if isinstance(b, Paragraph) and (m := label_in(b.text))]
        strong = any(m[0] in ("name", "group", "household", "title") for _, m in found)
        if len(found) < 2 and not strong:
            return
        for place, (label, value) in found:
            self.gone.add(place)
            if label:
                self.labels.setdefault(label, value)

    def cut_kickers(self) -> None:
        """«GƯƠNG ĐIỂN HÌNH TIÊN TIẾN» above a title; never the last line that could be one."""
        for place, block in self.rest(0, TOP)[:4]:
            later = self.rest(place + 1, place + 4)
            if not isinstance(block, Paragraph) or not later or not _KICKER.fullmatch(block.text):
                return
            if not _is_like_title(later[0][1]):
                return
            self.gone.add(place)


def label_in(text: str) -> tuple[str, str] | None:
    """The label that a line begins with and its value, where it is one of a form's."""
    found = _LABEL.fullmatch(text)
    label = _LABEL_OF.get(fold(found["label"])) if found else None
    return (label, found["value"].strip(" .;")) if found and label is not None else None


def day_of(text: str) -> date | None:
    """The day of a line that is nothing but place and date."""
    found = _DATELINE.fullmatch(text.strip()) or _SHORT_DATELINE.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = (int(n) for n in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_like_names(text: str) -> bool:
    """One or more people's names: every word begins with a capital letter."""
    words = re.split(r"[\s,&-]+", without_title(text.strip()))
    return 0 < len(words) <= 10 and all(w[:1].isupper() or w in ("và", "") for w in words)


def is_letterhead(block: Block) -> bool:
    """Its words are those of an office's letterhead."""
    lines = [line.strip() for line in block.text.split("\n")]
    return (
        any(_MOTTO.search(fold(line)) or _NUMBER.match(line) or day_of(line) for line in lines)
        and len(block.text) < 700
    )


def _is_agency(text: str) -> bool:
    return len(text) < 120 and text == text.upper() and bool(_AGENCY.match(fold(text)))


def _is_like_title(block: Block) -> TypeGuard[Paragraph]:
    """Short, and set apart: what may stand below a kicker."""
    if not isinstance(block, Paragraph) or len(block.text) > 200 or block.item:
        return False
    return bool(block.heading) or block.centred or block.is_all("bold") or block.text == block.text.upper()


def _has_photo(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.photos)


def first_words(lines: Sequence[str], most: int = 3) -> str:
    """What was cut, short enough for one line of a terminal."""
    return " / ".join(" ".join(line.split())[:60] for line in lines[:most]) + (" …" if len(lines) > most else "")
