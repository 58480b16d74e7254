"""Names of people and groups as Vietnamese writes them: which are in a text, and how often."""

import re
from collections import Counter
from typing import NamedTuple

_SURNAMES = """
Vi Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Ma Đào Cao Tạ Châu Quách
Tô Văn La Lục Hứa Đoàn Thái Tống Tăng Từ Chu Diệp Đàm Khổng Lưu Mạc Nghiêm Tôn Trương Phùng Vương Kiều Hà Lương
Lâm Triệu Nông Bế Giàng Già Vàng Sùng Thào Lầu Lò Tẩn Chẩu Bàn Phàn Chảo Lù Cư Mùa Cứ Hạng Hờ Quàng Cà Tòng Sầm
Lộc Long Cù Doãn Khuất Đồng Nhâm Ninh Thạch Sơn Kim Danh Chau Y Rơ Siu Ksor Nay Kpă Hồng Bạch An Âu Cát Cấn Giang
Hán Lại Liễu Lường Ngọ Ngụy Ông Phí Phương Thân Thiều Tiêu Tiết Trang Tưởng Ứng Vừ Xa Xồng Lữ Ngân Đèo Pờ Chang
Ly Tráng Thền Cháng Lèng Hảng Seo
"""
SURNAMES = frozenset(_SURNAMES.split())
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # Ạ, Ả, …, Ỹ: every second one
_WORD = rf"(?:[{_CAPITAL}][^\W\d_]*)"
_FULL = rf"{_WORD}(?: {_WORD}){{1,4}}"
_PEOPLE = (
    "ông|bà|anh|chị|em|cháu|cụ|cô giáo|thầy giáo|cô|thầy|bác sĩ|y sĩ|y tá|dược sĩ|kỹ sư|đồng chí|đ/c|nhà giáo|"
    "nghệ nhân|già làng|"
    "chiến sĩ|thượng úy|trung úy|đại úy|thiếu tá|trung tá|thượng tá|đại tá|nông dân|công nhân|doanh nhân|giám đốc|"
    "chủ tịch|bí thư chi bộ|trưởng thôn|trưởng bản|hiệu trưởng|bác|chú|dì|học sinh|sinh viên|vận động viên|"
    "cựu chiến binh"
)
_PERSON = re.compile(rf"\b(?P<title>(?i:{_PEOPLE})),? (?P<name>{_FULL})(?![^\W\d_])")
_HOUSEHOLD = re.compile(
    rf"\b(?P<kind>[Gg]ia đình|[Hh]ộ(?: gia đình)?) (?:(?:ông|bà|anh|chị|cụ) )(?P<name>{_FULL})", re.UNICODE
)
_GROUP_START = (
    "Tổ|Trường|Chi hội|Hội|Đội|Ban|Phòng|Hợp tác xã|HTX|Công ty|Khoa|Trạm|Bệnh viện|Trung tâm|Câu lạc bộ|CLB|"
    "Nhóm|Thôn|Bản|Xóm|"
    "Chi bộ|Chi đoàn|Đồn|Đại đội|Tiểu đoàn|Xí nghiệp|Phân xưởng|Hạt|Tổ hợp tác"
)
_PART = rf"(?: (?:{_WORD}|\d+))"
_GROUP = re.compile(
    rf"(?<![^\W_])(?P<name>(?:{_GROUP_START})(?: (?:[^\W\d_A-ZĐ][^\W\d_]*|{_WORD}|\d+)){{0,7}}?"
    rf" (?:{_WORD}|\d+[A-Z]?){_PART}*)"
)
_SIGNS = "“”\"'.,:;!?()"


class Named(NamedTuple):
    """A name with how often its text says it."""

    name: str
    times: int


def is_full_name(name: str) -> bool:
    """A surname, then one to four given names."""
    words = name.split()
    return 2 <= len(words) <= 5 and words[0] in SURNAMES


def names_in(text: str) -> tuple[Named, ...]:
    """People named in full, the most named first; who is named by the given name alone counts for the one full name."""
    found = Counter(_trimmed(m["name"]) for m in _PERSON.finditer(text))
    for match in re.finditer(_FULL, text):
        name = _trimmed(match[0])
        if is_full_name(name) and name in found:
            found[name] += 1
    full = {name: count for name, count in found.items() if is_full_name(name)}
    for name in full:
        full[name] += _short_mentions(name, full, text)
    first = {name: text.find(name) for name in full}
    return tuple(Named(n, c) for n, c in sorted(full.items(), key=lambda nc: (-nc[1], first[nc[0]], nc[0])))


def _trimmed(name: str) -> str:
    """«Nguyễn Thị Mẫu Trưởng» of a text without commas is not looked through; five words at most."""
    return " ".join(name.split()[:5])


def is_called_in(name: str, text: str) -> bool:
    """«Cô Mẫu» stands for the one who is named in full elsewhere."""
    return bool(re.search(rf"\b(?i:{_PEOPLE}) {re.escape(name.split()[-1])}(?! {_WORD})\b", text))


def _short_mentions(name: str, others: dict[str, int], text: str) -> int:
    given = name.split()[-1]
    if sum(other.split()[-1] == given for other in others) > 1:
        return 0
    return len(re.findall(rf"\b(?i:{_PEOPLE}) {re.escape(given)}(?! {_WORD})\b", text))


def household_in(text: str) -> str:
    """«Gia đình ông …», as the text writes it first."""
    found = _HOUSEHOLD.search(text)
    return f"{found[0][0].upper()}{found[0][1:]}" if found else ""


def group_in(start: str, text: str) -> str:
    """The first group that is named: as many words as its text says again, else up to its own name's end."""
    found = _GROUP.search(start)
    if not found:
        return ""
    words = re.split(r"\s+", start[found.start() : found.start() + 120])
    for count in range(min(len(words), 12), 1, -1):
        name = " ".join(words[:count]).strip(_SIGNS)
        if len(name.split()) > 1 and text.count(name) > 1:
            return name
    return found["name"].strip()


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
