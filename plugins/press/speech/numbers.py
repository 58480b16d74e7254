"""Numbers in words: whole, decimal, ordinal and digit by digit, as schoolbooks teach them (SGK Toán 1 to 5)."""

import re

from plugins.press.speech.rule import Announcer, Match, Rule, after, rule, stands_after

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
LINH = {"bac": "linh", "nam": "lẻ"}
THOUSAND = {"bac": "nghìn", "nam": "ngàn"}
LONGEST = 15  # digits; a longer row is a code
# Groups of three by dots, by spaces or, from two on, by commas; what other dots part is a version or a clause.
NUMBER = (
    r"(?:[1-9]\d{0,2}(?:\.\d{3}){1,6}(?![.\d])|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){1,6}(?!\d)"
    r"|[1-9]\d{0,2}(?:,\d{3}){2,6}(?!\d)|\d+(?:\.\d+)+|\d+)(?:,\d+)?"
)
# «tháng 11 250 hộ» are two numbers.
_NAMED = re.compile(
    r"\b(?:số|lớp|tổ|thôn|khu|xóm|ấp|tháng|ngày|quý|năm|khóa|điều|khoản|lần|thứ|nhóm|đội|giờ|phút) \d{1,3}$",
    re.IGNORECASE,
)
_CODE = after("số|mã|chỉ thị|đề án|nghị quyết|kết luận|quy định|công điện")
_FIRST, _FOURTH = "nhất", "tư"


def cardinal(number: int, accent: str) -> str:
    """A whole number; each group of three after the first says its «không trăm»."""
    if number < 0:
        return f"âm {cardinal(-number, accent)}"
    billions, rest = divmod(number, 1_000_000_000)
    words = [cardinal(billions, accent), "tỷ"] if billions else []
    for size, name in ((1_000_000, "triệu"), (1_000, THOUSAND[accent]), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += [_group(group, bool(words), accent), name]
    return " ".join(word for word in words if word) or DIGITS[0]


def _group(group: int, padded: bool, accent: str) -> str:
    """Up to 999; 104 is «một trăm linh bốn» and 24 «hai mươi tư» (SGK Toán 2)."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or padded else []
    if tens > 1:
        words += [DIGITS[tens], "mươi", *([AFTER_TENS.get(ones, DIGITS[ones])] if ones else [])]
    elif tens == 1:
        words += ["mười", *(["lăm" if ones == 5 else DIGITS[ones]] if ones else [])]
    elif ones:
        words += [*([LINH[accent]] if words else []), DIGITS[ones]]
    return " ".join(words)


def digit_by_digit(text: str) -> str:
    return " ".join(DIGITS[int(c)] for c in text if c.isdecimal())


def whole(text: str, accent: str) -> str:
    """A row of digits; a code keeps its zeros, while «05 hộ» are five."""
    if len(text) > LONGEST or (text.startswith("0") and len(text) > 2):
        return digit_by_digit(text)
    return cardinal(int(text), accent)


def _fraction(text: str, accent: str) -> str:
    """What stands behind the comma: a number, «081» with «không trăm»; a long row and «009» digit by digit."""
    if len(text) > 3 or int(text) == 0 or text.startswith("00") or (len(text) == 2 and text.startswith("0")):
        return digit_by_digit(text)
    return _group(int(text), len(text) == 3, accent)


def figure(text: str, accent: str) -> str:
    """A number as it is written in Vietnam: 1.234.567,89."""
    written, comma, decimals = text.rpartition(",") if text.count(",") == 1 else (text, "", "")
    joined = "".join(c for c in written if c.isdecimal())
    parts = written.split(".")
    grouped = all(len(p) == 3 for p in parts[1:]) and not written.startswith("0")
    words = whole(joined, accent) if grouped else " chấm ".join(whole(p, accent) for p in parts)
    return f"{words} phẩy {_fraction(decimals, accent)}" if comma else words


def _number(match: Match, announcer: Announcer) -> str:
    text, accent = match["number"], announcer.voice.accent
    is_code = text.isdecimal() and text.startswith("0") and stands_after(match, _CODE)
    words = digit_by_digit(text) if is_code else figure(text, accent)
    start, end = match.start(), match.end()
    glued = match.string[start - 1 : start].isalpha(), match.string[end : end + 1].isalpha()
    return f"{' ' if glued[0] else ''}{'âm ' if match['minus'] else ''}{words}{' ' if glued[1] else ''}"


def _ordinal(match: Match, announcer: Announcer) -> str:
    number = int(match[2])
    return f"{match[1]} {({1: _FIRST, 4: _FOURTH}).get(number) or cardinal(number, announcer.voice.accent)}"


def _grade(match: Match, _: Announcer) -> str:
    return f"{match[1]} {(_FIRST, 'nhì', 'ba')[int(match[2]) - 1]}"


ORDINALS: tuple[Rule, ...] = (
    rule(r"((?<!\w)[Tt]hứ) (\d{1,3})(?![\d.,/]\d|\d)", _ordinal),
    rule(r"((?:Huân|Huy) chương [^.;\d]{0,40}?hạng) ([123])(?!\d)", _grade),
    rule(
        r"((?<!\w)(?:[Tt]háng|[Qq]uý)) 0?4(?![\d.,/%]*\d|\s?(?:%|phần|triệu|tỷ|tỉ|nghìn|ngàn|đồng)(?!\w))",
        rf"\1 {_FOURTH}",
        signs="4",
    ),
)
NUMBERS: tuple[Rule, ...] = (
    # The spaces of two numbers are no grouping.
    rule(r" (?<=\d )(?=\d{3}(?!\d))", lambda match, _: ", " if stands_after(match, _NAMED) else " "),
    # The first look finds the few places where a number can begin.
    rule(rf"(?=[-\d])(?P<minus>(?<![^\s(“\"])-)?(?P<number>{NUMBER})", _number),
)
