"""What two numbers joined by a slash or a dash mean, told by the words around them: a day, a part, a count, a range."""

import re
from collections.abc import Callable

from plugins.press.speech.dates import NAMED_DAY, day_and_month
from plugins.press.speech.numbers import NUMBER
from plugins.press.speech.rule import Announcer, Match, Rule, after, before, rule, stands_after, stands_before

_DAY = after(
    r"ngày|hôm|mùng|mồng|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|dịp|lễ|nghỉ lễ|chào mừng|mừng|kỷ niệm|quốc khánh"
    r"|chủ nhật|thứ (?:\d|hai|ba|tư|năm|sáu|bảy)"
)
_MAYBE_DAY = after("từ|đến|tới|trước|sau|hết|qua|vào|lúc|hè|hạn|giờ|phút|nghỉ")
_THEN_DAY = before("năm nay|năm ngoái|năm sau|năm tới|năm trước|hằng năm|hàng năm|âm lịch|dương lịch|vừa qua|vừa rồi")
_FROM_DAY = after("từ ngày")
_CODE = after("số|số nhà|nhà|ngõ|hẻm|kiệt|ngách|thửa|lô|tờ|tỷ lệ|tỉ lệ|huyết áp|thị lực")
_PLACE = after("đường|phố|chợ|cầu|trường|nông trường|lâm trường|công viên|quảng trường|nhà máy|xí nghiệp")
_QUANTITY = after(
    "chiếm|hơn|gần|khoảng|chừng|trên|dưới|còn|bằng|được|quá|tăng|giảm|đạt|tới hơn|mất|cắt|hiến|bớt|chỉ|có|là|đủ"
)
_WHOLE = (
    "diện tích|số|dân số|tổng|chiều|quãng|đoạn|thời gian|sản lượng|lượng|đất|ruộng|vườn|thu nhập|giá|vốn|tiền|chi phí"
    "|kinh phí|doanh thu|công suất|khối lượng|nhu cầu|tài sản|quân số|biên chế|rừng|cuộc đời|chặng|năm|thế kỷ"
)
_OF_WHOLE = before(rf"(?:(?:đến|tới|hoặc|-|–) \d+/\d+ )?(?:{_WHOLE})")
_COUNTED = before(
    "xã|phường|thôn|ấp|bản|buôn|xóm|hộ|người|tiêu chí|chỉ tiêu|hồ sơ|đơn vị|trường|em|học sinh|đại biểu|cơ quan|huyện"
    "|tỉnh|khu|tổ|đảng viên|đoàn viên|hội viên|bài|ý kiến|phiếu|bộ|sở|ngành|nhà|công trình|dự án|nhiệm vụ|mô hình"
    "|đội|nhóm|phòng|tập thể|cá nhân|cơ sở|gia đình|mục tiêu|chỉ số|trạm"
    "|sản phẩm|cán bộ|chi bộ|chi hội|lớp|câu|điểm|nội dung|giờ|lần|trẻ|cháu|thành viên|doanh nghiệp"
)
_SCORE = after("tỷ số|tỉ số|thắng|thua|hòa|hoà|dẫn|gỡ")
_PAIR = re.compile(r"(?<![\w/.,:-])(\d+)/(\d+)(?!\d|[./,]\d)")
_JOINED = re.compile(r"\s*(?:và|,|đến|tới|hoặc|[-–])\s*")
_SCHOOL_YEAR = after("năm học|niên khóa|niên học")
LONGEST_LIST = 3  # days in a row, as «30/4, 1/5 và 2/9»
_ALWAYS = {"24/7", "24/24"}  # «trực 24/7»


def _is_day(day: str, month: str) -> bool:
    return len(day) < 3 and len(month) < 3 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _pair_before(match: Match) -> Match | None:
    """The pair that «và», «đến» or a comma joins to this one."""
    before_it = list(_PAIR.finditer(match.string, max(0, match.start() - 20), match.start()))
    joined = before_it and _JOINED.fullmatch(match.string, before_it[-1].end(), match.start())
    return before_it[-1] if joined else None


def _tells_day(match: Match, back: int = LONGEST_LIST) -> bool:
    """A word before it, or before the list that it stands in: «dịp 30/4 và 1/5»."""
    if stands_after(match, _DAY) or stands_after(match, NAMED_DAY):
        return True
    before_it = _pair_before(match) if back else None
    return before_it is not None and _meaning(before_it, back - 1) == "day"


def _meaning(match: Match, back: int = LONGEST_LIST) -> str:
    """What «a/b» is. The surest sign decides; nothing told is «unsure»."""
    a, b = match[1], match[2]
    day, less = _is_day(a, b), int(a) < int(b)
    signs: tuple[tuple[str, bool, Callable[[], bool]], ...] = (
        ("over", f"{a}/{b}" in _ALWAYS, lambda: not stands_after(match, _DAY)),
        ("over", True, lambda: stands_after(match, _CODE)),
        ("name", day, lambda: stands_after(match, _PLACE)),
        ("day", day, lambda: _tells_day(match, back)),
        ("over", True, lambda: stands_before(match, _COUNTED)),
        ("part", less, lambda: stands_before(match, _OF_WHOLE)),
        ("day", day, lambda: stands_after(match, _MAYBE_DAY) or stands_before(match, _THEN_DAY)),
        ("part", less, lambda: stands_after(match, _QUANTITY)),
        ("part", less and a == "1", lambda: not day),
        ("over", True, lambda: not day),
        ("day", True, lambda: int(a) > int(b)),  # neither a part nor a count is more than its whole
    )
    return next((meaning for meaning, possible, told in signs if possible and told()), "unsure")


def _slash(match: Match, announcer: Announcer) -> str:
    a, b = match[1], match[2]
    meaning = _meaning(match)
    if meaning == "day":
        return day_and_month(match, a, b)
    if meaning == "name":
        return f"{int(a)} tháng {int(b)}"
    if meaning == "part":
        return f"{a} phần {'tư' if b == '4' else b}"
    if meaning == "unsure":
        announcer.unknown.append(match[0])
    return f"{a} trên {b}"


def _dash(match: Match, announcer: Announcer) -> str:
    a, b = match["a"], match["b"]
    if stands_after(match, _SCORE):
        return f"{a} {b}"
    if stands_after(match, _SCHOOL_YEAR):
        return f"{a} - {b}"
    if a.isdecimal() and b.isdecimal() and _is_day(a, b) and not stands_after(match, _FROM_DAY) and _tells_day(match):
        return day_and_month(match, a, b)
    if a.isdecimal() and b.isdecimal() and int(a) > int(b):
        announcer.unknown.append(match[0])
        return f"{a} - {b}"
    return f"{a} đến {b}"


def _colon(match: Match, _: Announcer) -> str:
    return f"{match[1]} {'' if stands_after(match, _SCORE) else 'trên '}{match[2]}"


_FREE = r"(?<![\w/.,:-])"
PAIRS: tuple[Rule, ...] = (
    rule(rf"{_FREE}\d+(?:/\d+){{2,}}(?![\w/])", lambda match, _: match[0].replace("/", " trên ")),
    rule(rf"{_FREE}\d+(?:-\d+){{2,}}(?![\w-])", lambda match, _: match[0].replace("-", ", ")),
    Rule(_PAIR, _slash),
    rule(r"(?<![\w.,])(\d+):(\d+)(?![\d:])", _colon),
    rule(rf"(?<![\w.,])({NUMBER}\s?([^\W\d]+\d?|%|°C))\s?[-–—~]\s?(?={NUMBER}\s?\2(?!\w))", r"\1 đến "),
    rule(rf"{_FREE}(?P<a>{NUMBER})\s?[-–—~]\s?(?P<b>{NUMBER})", _dash),
)
