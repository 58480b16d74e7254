"""What two numbers joined by a slash or a dash mean, told by the words around them: a day, a part, a count, a range."""

import re
from collections.abc import Callable

from plugins.press.speech.dates import NAMED_DAY, day_and_month
from plugins.press.speech.numbers import NUMBER
from plugins.press.speech.rule import Announcer, Match, Rule, after, before, rule, stands_after, stands_before

_DAY = after(
    r"ngày|hôm|mùng|mồng|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|dịp|lễ|nghỉ lễ|chào mừng|mừng|kỷ niệm|quốc khánh"
    r"|chủ nhật|thứ (?:\d|hai|ba|tư|năm|sáu|bảy)|thời điểm|cao điểm"
    r"|quốc tế (?:lao động|phụ nữ|thiếu nhi)|tết (?:độc lập|thiếu nhi)"
)
_MAYBE_DAY = after("từ|đến|tới|trước|sau|hết|qua|vào|lúc|hè|hạn|giờ|phút|nghỉ")
_THEN_DAY = before("năm nay|năm ngoái|năm sau|năm tới|năm trước|hằng năm|hàng năm|âm lịch|dương lịch|vừa qua|vừa rồi")
_FROM_DAY = after("từ ngày")
_NO_MORE = before("[.,;:!?)”]|$")
_FROM = after("từ|từ ngày")
_UNTIL_DAY = before(r"(?:đến|tới)(?: ngày)? \d{1,2}[-/]\d{1,2}")
_AND_DAY = after(r"ngày \d{1,2} tháng \d{1,2} ?(?:và|&|đến|tới)")
_DISABLED = after("(?:thương|bệnh) binh")
_CODE = after(
    "số|số nhà|nhà|ngõ|hẻm|kiệt|ngách|thửa|lô|tờ|tỷ lệ|tỉ lệ|huyết áp|thị lực|hạng|thương tật"
    "|(?:thương|bệnh) binh(?: nặng)?"
)
_MARK = after(r"điểm(?: \w+){0,3}")
_PLACE = after(
    "đường|phố|chợ|cầu|trường(?: mầm non| mẫu giáo| tiểu học| THCS| THPT)?|nông trường|lâm trường"
    "|công viên|quảng trường|nhà máy|xí nghiệp"
)
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
    "|sản phẩm|cán bộ|chi bộ|chi hội|lớp|câu|điểm|nội dung|giờ|lần|trẻ|cháu|thành viên|doanh nghiệp|tháng|tuần|quý|kỳ"
    "|đợt|môn|buổi|lĩnh vực|phong trào|danh hiệu"
)
_SCORE = after(r"(?:tỷ số|tỉ số)(?: \w+){0,3}|(?<!chiến )thắng|thua|hòa|hoà|dẫn|gỡ")
_PAIR = re.compile(r"(?<![\w/.,:-])(\d+)/(\d+)(?!\d|[./,]\d)")
_IN_LIST = re.compile(r"(?<![\w/.,:-])(\d+)([-–/])(\d+)(?!\d|[./,-]\d)")
_JOINED = re.compile(r"\s*(?:và|&|,|đến|tới|hoặc|[-–])\s*")
_SCHOOL_YEAR = after("năm học|niên khóa|niên học")
LONGEST_LIST = 3  # days in a row, as «30/4, 1/5 và 2/9»
LAST_MONTH = 12
_ALWAYS = {"24/7", "24/24"}  # «trực 24/7»
_HOLIDAYS = {"1-5", "1-6", "2-9"}  # which streets and schools are named for, and which might be ranges


def _is_day(day: str, month: str) -> bool:
    return len(day) < 3 and len(month) < 3 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _pair_before(match: Match) -> Match | None:
    """The pair that «và», «đến» or a comma joins to this one."""
    before_it = list(_IN_LIST.finditer(match.string, max(0, match.start() - 20), match.start()))
    joined = before_it and _JOINED.fullmatch(match.string, before_it[-1].end(), match.start())
    return before_it[-1] if joined else None


def _tells_day(match: Match, back: int = LONGEST_LIST) -> bool:
    """A word before it, or before the list that it stands in: «dịp 30/4 và 1/5»."""
    if stands_after(match, _DAY) or stands_after(match, NAMED_DAY):
        return True
    before_it = _pair_before(match) if back else None
    if before_it is None:
        return False
    a, sign, b = before_it.groups()
    meaning = _meaning if sign == "/" else _meaning_of_dash
    return meaning(before_it, a, b, back - 1) == "day"


def _meaning(match: Match, a: str, b: str, back: int = LONGEST_LIST) -> str:
    """What «a/b» is. The surest sign decides; nothing told is «unsure»."""
    day, less = _is_day(a, b), int(a) < int(b)
    signs: tuple[tuple[str, bool, Callable[[], bool]], ...] = (
        ("over", f"{a}/{b}" in _ALWAYS, lambda: not stands_after(match, _DAY)),
        ("over", True, lambda: stands_after(match, _CODE)),
        ("name", day, lambda: stands_after(match, _PLACE)),
        ("day", day, lambda: _tells_day(match, back)),
        ("over", True, lambda: stands_before(match, _COUNTED) or stands_after(match, _MARK)),
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
    meaning = _meaning(match, a, b)
    if meaning == "day":
        return day_and_month(match, a, b)
    if meaning == "name":
        return f"{int(a)} tháng {int(b)}"
    if meaning == "part":
        return f"{a} phần {'tư' if b == '4' else b}"
    if meaning == "unsure":
        announcer.unknown.append(match[0])
    return f"{'hạng ' if stands_after(match, _DISABLED) else ''}{a} trên {b}"


def _over(match: Match, _: Announcer) -> str:
    """Numbers of which one has a decimal or groups, as «9,5/10»: neither a day nor a part."""
    a, b = match["a"], match["b"]
    return match[0] if a.isdecimal() and b.isdecimal() else f"{a} trên {b}"


def _days_apart(match: Match, _: Announcer) -> str:
    """«từ 1/6-30/6» is a range; of «lễ 30/4-1/5» nobody says «đến»."""
    return f"{match[1]} {'đến' if stands_after(match, _FROM) else '-'} "


def _meaning_of_dash(match: Match, a: str, b: str, back: int = LONGEST_LIST) -> str:
    """What «a-b» is: «2-9» is a day only where something tells so, «30-4» can be no range."""
    if not (a.isdecimal() and b.isdecimal()):
        return "range"
    day, falls = _is_day(a, b), int(a) > int(b)
    signs: tuple[tuple[str, bool, Callable[[], bool]], ...] = (
        ("name", day and (falls or f"{a}-{b}" in _HOLIDAYS), lambda: stands_after(match, _PLACE)),
        ("day", day, lambda: stands_after(match, _FROM_DAY) and stands_before(match, _UNTIL_DAY)),
        ("range", not falls, lambda: stands_after(match, _FROM_DAY)),
        ("day", day, lambda: falls and int(a) > LAST_MONTH),
        ("day", day, lambda: stands_after(match, _AND_DAY) or _tells_day(match, back)),
        ("day", f"{a}-{b}" in _HOLIDAYS, lambda: stands_after(match, _MAYBE_DAY) and stands_before(match, _NO_MORE)),
        ("unsure", falls, lambda: True),
    )
    return next((meaning for meaning, possible, told in signs if possible and told()), "range")


def _dash(match: Match, announcer: Announcer) -> str:
    a, b = match["a"], match["b"]
    if stands_after(match, _SCORE):
        return f"{a} {b}"
    if stands_after(match, _SCHOOL_YEAR):
        return f"{a} - {b}"
    meaning = _meaning_of_dash(match, a, b)
    if meaning == "day":
        return day_and_month(match, a, b)
    if meaning == "name":
        return f"{int(a)} tháng {int(b)}"
    if meaning == "unsure":
        announcer.unknown.append(match[0])
        return f"{a} - {b}"
    return f"{a} đến {b}"


def _colon(match: Match, _: Announcer) -> str:
    return f"{match[1]} {'' if stands_after(match, _SCORE) else 'trên '}{match[2]}"


_FREE = r"(?<![\w/.,:-])"
PAIRS: tuple[Rule, ...] = (
    rule(rf"{_FREE}\d+(?:/\d+){{2,}}(?![\w/])", lambda match, _: match[0].replace("/", " trên "), signs="/"),
    rule(rf"{_FREE}\d+(?:-\d+){{2,}}(?![\w-])", lambda match, _: match[0].replace("-", ", "), signs="-"),
    rule(rf"{_FREE}(\d+/\d+)\s?[-–—]\s?(?=\d+/\d+(?![\d/]))", _days_apart, signs="/"),
    rule(rf"{_FREE}(?P<a>{NUMBER})/(?P<b>{NUMBER})(?![\w/])", _over, signs="/"),
    Rule(_PAIR, _slash, frozenset("/")),
    rule(r"(?<![\w.,])(\d+):(\d+)(?![\d:])", _colon, signs=":"),
    rule(rf"(?<![\w.,])({NUMBER}\s?([^\W\d]+\d?|%|°C))\s?[-–—~]\s?(?={NUMBER}\s?\2(?!\w))", r"\1 đến ", signs="-–—~"),
    rule(rf"{_FREE}(?P<a>{NUMBER})\s?[-–—~]\s?(?P<b>{NUMBER})", _dash, signs="-–—~"),
)
