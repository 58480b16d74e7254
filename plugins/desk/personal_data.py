"""Finds in a text what tells more of a person than a story needs: numbers, addresses, ethnicity, religion."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper())
_PART = rf"[{_UPPER}][^\W\d_]*"
_NAME = rf"{_PART}(?:\s+{_PART}){{1,4}}"
_LONG_NAME = rf"{_PART}(?:\s+{_PART}){{2,4}}"
_TITLE = (
    r"\b(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Tt]hầy|[Ee]m|[Cc]háu|[Cc]ụ|[Bb]ác sĩ|[Yy] sĩ|[Cc]ô giáo|[Tt]hầy giáo"
    r"|[Nn]ghệ nhân|[Gg]ià làng|[Tt]rưởng (?:thôn|bản))"
)
# Danh mục các thành phần dân tộc Việt Nam (Quyết định 421-TCTK/PPCĐ of 1979), with the usual other spellings.
_ETHNIC_GROUPS = (
    r"(?:Kinh|Tày|Thái|Hoa|Khmer|Khơ-?me|Mường|Nùng|H?['’]?Mông|Hmông|Dao|Gia Rai|Jrai|Ngái|Ê Đê|Ba Na|Bahnar"
    r"|Xơ Đăng|Sán Chay|Sán Chỉ|Cao Lan|Cơ Ho|K['’]?ho|Chăm|Sán Dìu|Hrê|Mnông|M['’]nông|Ra Glai|Xtiêng|S['’]tiêng"
    r"|Bru|Vân Kiều|Thổ|Giáy|Cơ Tu|Gié Triêng|Mạ|Khơ Mú|Co|Tà Ôi|Chơ Ro|Kháng|Xinh Mun|Hà Nhì|Chu Ru|Lào|La Chí"
    r"|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ Măm)(?!\w)"
)
_ONE_GROUP = rf"{_ETHNIC_GROUPS}(?!\s+[{_UPPER}])"  # «người Hoa Khê», «người Thái Bình» are of a place
_OF_A_GROUP = rf"(?:người\s+(?:dân\s+tộc\s+)?|dân\s+tộc\s+){_ONE_GROUP}"
_AGE = r"(?:(?:sinh\s+năm\s+)?\d+(?:\s+tuổi)?\s*,\s*)?"

_IDENTITY = re.compile(
    r"(?<![\d.,/-])0\d\d ?\d{3} ?\d{3} ?\d{3}(?![.,]?\d)"
    r"|(?:CCCD|CMND|[Cc]ăn\s+cước|[Cc]hứng\s+minh|[Hh]ộ\s+chiếu|[Đđ]ịnh\s+danh)"
    r"[^\d\n.;]{0,30}\d(?:[ .]?\d){6,11}(?!\d)",
)
# Mobile numbers: an office's own number begins with 02, 1800 or 1900 and may be read by all.
_PHONE = re.compile(r"(?<![\d.,/-])(?:0|\+84[ .]?|\(\+84\)[ .]?)[35789]\d(?:[ .-]?\d){7}(?![.,]?\d)")
_HOUSE = r"\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*"
_ADDRESS = re.compile(
    rf"\b(?:số\s+nhà|nhà\s+số)\s+{_HOUSE}"
    rf"|\b(?:ở|tại|trú|ngụ|địa\s+chỉ:?)\s+(?:số\s+)?{_HOUSE},?\s+(?:ngõ|ngách|hẻm|kiệt|đường|phố)\s+[\d{_UPPER}]",
)
_OFFICE = re.compile(
    r"trụ\s+sở|cơ\s+quan|văn\s+phòng|trường|trung\s+tâm|công\s+ty|cửa\s+hàng|chi\s+nhánh|bệnh\s+viện|trạm|nhà\s+văn\s+hóa"
    r"|bưu\s+điện|hợp\s+tác\s+xã|UBND|Sở",
    re.IGNORECASE,
)
# Without one of these nothing sensitive is said; to look for a person at every word of every story would take seconds.
_CUE = re.compile(
    rf"người\s+(?:dân\s+tộc|Công\s+giáo|có\s+đạo|{_ETHNIC_GROUPS})|dân\s+tộc\s+{_ETHNIC_GROUPS}"
    r"|theo\s+(?:đạo|Công|Phật|Tin|Hồi)|(?:giáo\s+dân|tín\s+đồ|phật\s+tử)\b"
)
_SENSITIVE = re.compile(
    rf"{_NAME}\s*[,(–]\s*{_AGE}{_OF_A_GROUP}(?=\s*[,.;)])"
    rf"|(?:{_NAME}|{_TITLE})\s+(?:vốn\s+)?là\s+người\s+(?:dân\s+tộc\s+)?{_ONE_GROUP}"
    rf"|{_TITLE}\s+{_PART}(?:\s+{_PART}){{0,4}}\s+{_OF_A_GROUP}"
    rf"|{_TITLE}\s+(?:người|dân\s+tộc|người\s+dân\s+tộc)\s+{_ETHNIC_GROUPS}\s+{_LONG_NAME}"
    rf"|(?:{_NAME}|{_TITLE}(?:\s+{_PART})?)\s*,?\s+(?:vốn\s+)?(?:là\s+(?:giáo\s+dân|tín\s+đồ|phật\s+tử|người\s+(?:có\s+đạo|Công\s+giáo))"
    rf"|theo\s+(?:đạo\s+[{_UPPER}]|(?:Công|Phật)\s+giáo|Tin\s+Lành|Hồi\s+giáo))"
    rf"|\b(?:giáo\s+dân|tín\s+đồ|phật\s+tử)\s+{_LONG_NAME}"
)


class Found(NamedTuple):
    """One thing that was found: where, of which kind, and the sentence for the editor."""

    place: int
    name: str
    message: str


def found_in(text: str) -> Iterator[Found]:
    """What was found, kind by kind; a number is told by its first signs only, since reports are passed on."""
    if any(map(str.isdecimal, text)):
        for found in _IDENTITY.finditer(text):
            first = re.sub(r"\D", "", found[0])[:3]
            yield Found(found.start(), "identity-number", f"«{first}…» có vẻ là số giấy tờ tùy thân")
        for found in _PHONE.finditer(text):
            yield Found(found.start(), "phone-number", f"«{found[0][:4]}…» có vẻ là số điện thoại riêng")
        for found in _ADDRESS.finditer(text):
            if not _OFFICE.search(text, max(0, found.start() - 50), found.start()):
                yield Found(found.start(), "home-address", f"«{' '.join(found[0].split())}» có vẻ là địa chỉ nhà riêng")
    for found in _SENSITIVE.finditer(text) if _CUE.search(text) else ():
        message = f"«{' '.join(found[0].split())}» nêu dân tộc hoặc tôn giáo của một người"
        yield Found(found.start(), "sensitive-person", message)
