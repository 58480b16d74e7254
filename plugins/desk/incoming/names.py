"""Names of people and groups as Vietnamese writes them: which are in a text, and how often."""

import re
from typing import NamedTuple

_SURNAMES = """
Vi Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Ma Đào Cao Tạ Châu Quách
Tô Văn La Lục Hứa Đoàn Thái Tống Tăng Từ Chu Diệp Đàm Khổng Lưu Mạc Nghiêm Tôn Trương Phùng Vương Kiều Hà Lương
Lâm Triệu Nông Bế Giàng Già Vàng Sùng Thào Lầu Lò Tẩn Chẩu Bàn Phàn Chảo Lù Cư Mùa Cứ Hạng Hờ Quàng Cà Tòng Sầm
Lộc Long Cù Doãn Khuất Đồng Nhâm Ninh Thạch Sơn Kim Danh Chau Y Rơ Siu Ksor Nay Kpă Hồng Bạch An Âu Cát Cấn Giang
Hán Lại Liễu Lường Ngọ Ngụy Phí Phương Thân Thiều Tiêu Tiết Trang Tưởng Ứng Vừ Xa Xồng Lữ Ngân Đèo Pờ Chang
Ly Tráng Thền Cháng Lèng Hảng Seo Lăng
"""
SURNAMES = frozenset(_SURNAMES.split())
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # Ạ, Ả, …, Ỹ: every second one
_WORD = rf"(?:[{_CAPITAL}][^\W\d_]*)"
_FULL = rf"{_WORD}(?: {_WORD}){{1,4}}"
_PEOPLE = (
    "ông|bà|anh|chị|em|cháu|cụ|cô giáo|thầy giáo|cô|thầy|bác sĩ|y sĩ|y tá|dược sĩ|kỹ sư|đồng chí|đ/c|nhà giáo|"
    "nghệ nhân|già làng|"
    "chiến sĩ|thượng úy|trung úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|doanh nhân|giám đốc|"
    "chủ tịch|bí thư chi bộ|trưởng thôn|trưởng bản|hiệu trưởng|bác|chú|dì|học sinh|sinh viên|vận động viên|"
    "cựu chiến binh"
)
_PERSON = re.compile(rf"\b(?i:{_PEOPLE}),? (?P<name>{_FULL})(?![^\W\d_])")
# Three names without a title before them are a person's too, where no word says that they are a place's.
_SURNAME = "|".join(sorted(SURNAMES))
_ALONE = re.compile(rf"(?P<before>[^\W\d_]+ )?(?<![^\W\d_])(?P<name>(?:{_SURNAME})(?: {_WORD}){{2,3}})(?! ?[^\W\d_])")
_PLACES = frozenset(
    ("xã", "phường", "huyện", "tỉnh", "thôn", "bản", "xóm", "phố", "đường", "sông", "suối", "chợ", "cầu", "đèo", "núi")
)
_HOUSE = r"(?:[Gg]ia đình|[Hh]ộ(?: gia đình)?|[Nn]hà|[Vv]ợ chồng)"
_HEAD = r"(?P<who>ông|bà|anh|chị|cụ)"
_GROUP_START = (
    "(?i:tổ|đội|nhóm|chi hội|chi bộ|chi đoàn|hợp tác xã|câu lạc bộ)|HTX|CLB|Trường|Hội|Ban|Phòng|Công ty|Khoa|Trạm|"
    "Bệnh viện|Trung tâm|Thôn|Chi nhánh|Đồn|Đại đội|Tiểu đoàn|Xí nghiệp|Phân xưởng|Hạt"
)
_GROUP = re.compile(rf"(?<![^\W_])(?P<start>{_GROUP_START}) (?P<rest>[^\n,.;:!?“”()]{{2,90}})")
_STOP = re.compile(
    r" (?:đã|là|có|được|và|với|của|trong|khi|vừa|ở|cho|từ|đến|thì|mà|không|về|bỏ|giữ|cũng|đang|sẽ|lại|tại|do|vào|ra|"
    r"nơi|mỗi|hằng|còn|nay|này|ấy|đó|nhận|làm|chạy|tặng|vì|để|theo|trên|dưới|sau|trước|lên|xuống|như|gửi|mở|lập|họp|bèn|liền)\b"
)
_SIGNS = "“”\"'.,:;!?()"


class Named(NamedTuple):
    """A name with how often its text says it."""

    name: str
    times: int


def without_title(text: str) -> str:
    """«Thượng úy Lâm Nhật Huy» without what is not a name."""
    return re.sub(rf"^(?i:{_PEOPLE}) ", "", text)


def is_full_name(name: str) -> bool:
    """A surname, then one to four given names."""
    words = name.split()
    return 2 <= len(words) <= 5 and words[0] in SURNAMES


def names_in(text: str) -> tuple[Named, ...]:
    """People named in full, the most named first; who is named by the given name alone counts for the one full name."""
    found = {m["name"] for m in _PERSON.finditer(text) if is_full_name(m["name"])}
    found |= {m["name"] for m in _ALONE.finditer(text) if (m["before"] or "").strip().lower() not in _PLACES}
    names = {name for name in found if not any(name != other and f"{name} " in f"{other} " for other in found)}
    counted = [Named(n, text.count(n) + _short_mentions(n, names, text)) for n in names]
    return tuple(sorted(counted, key=lambda c: (-c.times, text.find(c.name), c.name)))


def is_called_in(name: str, text: str) -> bool:
    """«Cô Mẫu» stands for the one who is named in full elsewhere."""
    return bool(re.search(rf"\b(?i:{_PEOPLE}) {re.escape(name.split()[-1])}(?! {_WORD})\b", text))


def _short_mentions(name: str, others: set[str], text: str) -> int:
    """«Mẫu» alone, unless two people are called so or it begins a longer name («Mẫu Sơn»)."""
    given = name.split()[-1]
    if sum(other.split()[-1] == given for other in others) > 1:
        return 0
    alone = re.findall(rf"(?P<before>[^\W\d_]+ )?\b{re.escape(given)}\b(?! {_WORD})", text)
    return sum(not before[:1].isupper() or before.strip().lower() in _PEOPLE.split("|") for before in alone)


def households_in(text: str, people: tuple[Named, ...]) -> tuple[Named, ...]:
    """Households by their heads: «nhà ông Toàn» is that of the one Toàn who is named in full."""
    found = []
    for person in people:
        given = re.escape(person.name.split()[-1])
        said = list(re.finditer(rf"\b{_HOUSE} {_HEAD} (?:{re.escape(person.name)}|{given}(?! {_WORD}))\b", text))
        if said:
            found.append(Named(f"Gia đình {said[0]['who']} {person.name}", len(said)))
    return tuple(sorted(found, key=lambda f: (-f.times, f.name)))


def groups_in(text: str) -> tuple[Named, ...]:
    """Groups that are named: a kind of group and a name of its own, the most named first."""
    found = {name for m in _GROUP.finditer(text) if (name := _group(m, text))}
    key = text.casefold()
    counted = [Named(name, key.count(name.casefold())) for name in found]
    return tuple(sorted(counted, key=lambda c: (-c.times, key.find(c.name.casefold()), c.name)))


def _group(match: re.Match[str], text: str) -> str:
    """Up to a verb or the like; without a capital or a number at its end only what its text says again."""
    words = _STOP.split(f" {match['rest']}")[0].split()[:9]
    while words:
        name = " ".join((match["start"], *words))
        if words[-1][:1].isupper() or words[-1].isdigit() or (len(words) > 1 and text.count(name) > 1):
            break
        words.pop()
    return f"{name[:1].upper()}{name[1:]}" if words else ""


def with_capitals_of(title: str, text: str) -> str:
    """A title in capitals as a sentence: words are written as the text below writes them where it does so always."""
    lower = title.lower()
    words = lower.split()
    plain = text.replace(title, " ")
    for size in (5, 4, 3, 2):
        for start in range(len(words) - size + 1):
            phrase = " ".join(w.strip(_SIGNS) for w in words[start : start + size])
            written = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain, re.IGNORECASE)
            if written and len(phrase.split()) == size and all(w[:1].isupper() for w in written[0].split()):
                lower = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", written[0], lower, flags=re.IGNORECASE)
    lower = _with_known_abbreviations(lower, plain)
    return lower[:1].upper() + lower[1:]


def _with_known_abbreviations(lower: str, text: str) -> str:
    """HTX, UBND: what the text writes in capitals everywhere."""

    def written(found: re.Match[str]) -> str:
        word = found[0]
        upper = word.upper()
        return (
            upper
            if re.search(rf"\b{re.escape(upper)}\b", text) and not re.search(rf"\b{re.escape(word)}\b", text)
            else word
        )

    return re.sub(r"\b[^\W\d_]{2,6}\b", written, lower)
