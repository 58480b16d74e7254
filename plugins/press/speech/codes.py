"""Numbers that name something: telephones, accounts, standards, roads and the posts along them."""

import re

from plugins.press.speech.numbers import digit_by_digit
from plugins.press.speech.rule import TIED, Announcer, Match, Rule, after, before, rule, stands_after, stands_before

_HOTLINES = r"(?:tổng đài|đường dây nóng|hotline|số điện thoại|số máy|điện thoại số)(?: số)?"
_SHORTEST, _LONGEST = 8, 12  # digits of a telephone number
_AREA, _GAP = r"(?:\+84|\(0\d{2,3}\)|0\d{2,4}|1[89]00)", r"(?:[ .\u00a0-]|(?<=\)))"
_HOLDER = (
    "tài khoản|STK|mã số thuế|MST|căn cước(?: công dân)?|CCCD|chứng minh nhân dân|CMND|định danh(?: cá nhân)?|số thẻ"
    "|mã số (?:BHXH|bảo hiểm xã hội)"
)
_HELD = after(rf"(?:{_HOLDER})(?!\w)[^\d.;]{{0,40}}")
_HELD_NEXT = after(rf"(?:{_HOLDER})(?:[ :]+(?:số|là))?")
_AMOUNT = before("đồng|đ|VNĐ|USD|nghìn|ngàn|triệu|tỷ|tỉ|người|hộ|thẻ|tài khoản|trường hợp|công dân|khách hàng")
# A zero of the number is said: «đường huyện không năm».
_ROADS = {
    "ĐT": "đường tỉnh",
    "ĐH": "đường huyện",
    "ĐX": "đường xã",
    "HL": "hương lộ",
    "QL": "quốc lộ",
    "TL": "tỉnh lộ",
}
_ON_ROAD = after("đường|tuyến|dọc|nâng cấp|mở rộng|ngã ba|ngã tư|nút giao")
_ROAD_SAID = after("đường")
_SAID = {road: after(words) for road, words in _ROADS.items()}
_STANDARD = r"(?P<name>(?:(?:TCVN|QCVN) )?(?:ISO(?:/IEC)?|IEC|TCVN|QCVN|QCĐP|TCCS|OHSAS))"


def in_groups(text: str) -> str:
    """Digit by digit, with a pause wherever the writer parted them."""
    return ", ".join(digit_by_digit(group) for group in re.findall(r"\d+", text))


def _telephone(match: Match, _: Announcer) -> str:
    if not _SHORTEST <= sum(c.isdecimal() for c in match[0]) <= _LONGEST:
        return match[0]
    return f"{'cộng ' if match[0].startswith('+') else ''}{in_groups(match[0])}"


def _called(match: Match, _: Announcer) -> str:
    return f"{match[1]}{in_groups(match[2])}"


def _account(match: Match, _: Announcer) -> str:
    """A row of digits after the word for it; groups may be an amount, so they stand next to that word."""
    row = match["row"]
    in_one = row.isdecimal()
    if not in_one and sum(c.isdecimal() for c in row) < _SHORTEST:
        return match[0]
    if not stands_after(match, _HELD if in_one else _HELD_NEXT) or stands_before(match, _AMOUNT):
        return match[0]
    return in_groups(match[0])


def _standard(match: Match, _: Announcer) -> str:
    """«ISO 9001:2015»: its number, then its year; «01» keeps its zero."""
    parts = [digit_by_digit(part) if part.startswith("0") else part for part in match["number"].split("-")]
    return f"{match['name']} {', '.join([*parts, *filter(None, [match['year']])])}"


def _road(match: Match, _: Announcer) -> str:
    """«ĐT.242»; with a blank between it may be a telephone or a university, unless the number or a word tells."""
    road, number = match["road"], match["number"]
    of_three = road == "ĐT" and len(number) == 3
    if match["gap"] == " " and not (number.startswith("0") or of_three or stands_after(match, _ON_ROAD)):
        return match[0]
    words = digit_by_digit(number) if number.startswith("0") else number
    if stands_after(match, _SAID[road]):
        return words
    return f"{_ROADS[road].removeprefix('đường ') if stands_after(match, _ROAD_SAID) else _ROADS[road]} {words}"


ACCOUNTS: tuple[Rule, ...] = (
    rule(
        r"(?<![\w.,/-])(?P<row>\d{6,}|\d{1,10}(?:[ .]\d{1,8}){1,5})(?:-\d{3})?(?![\w/]|[.,]\d)", _account, signs={TIED}
    ),
    rule(r"((?<!\w)mã HS:? )(\d{2,10}(?:\.\d{2,4})*)(?!\w)", _called, re.IGNORECASE),
)
STANDARDS: tuple[Rule, ...] = (
    rule(
        rf"(?<!\w){_STANDARD}[ -]?(?P<number>\d+(?:-\d{{1,3}})*)(?:[:-](?P<year>(?:19|20)\d\d))?(?!\w|[.,]\d)",
        _standard,
        signs="CO",
    ),
)
TELEPHONES: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w/.,-]){_AREA}(?:(?:{_GAP}\d)?(?:{_GAP}\d{{2,4}}){{1,4}}|{_GAP}\d{{6,8}})(?![\w/]|[.,-]\d)",
        _telephone,
        signs="0+",
    ),
    rule(r"(?<![\w/.,-])(?:0\d{8,10}|1[89]00\d{4,6})(?![\w/]|[.,]\d)", _telephone, signs="0"),
    rule(rf"((?<!\w){_HOTLINES}:? )(\d{{3,8}})(?![\w./,-]*\d)", _called, re.IGNORECASE),
    rule(
        r"((?<!\w)(?:điện thoại|ĐT|SĐT|Tel|Fax): )(\d{6,8}|\d{1,4}(?:[ .]\d{3,4}){1,2})"
        r"(?![\w/]|[ .,-]?\d| ?(?:đồng|đ)\b)",
        _called,
        re.IGNORECASE,
        signs=":",
    ),
    rule(r"((?<!\w)gọi(?: số)? )(11\d)(?![\w.,]*\d)", _called, re.IGNORECASE, signs="1"),
)
ROADS: tuple[Rule, ...] = (
    rule(
        rf"(?<!\w)(?P<road>{'|'.join(_ROADS)})(?P<gap>\.? ?)(?P<number>\d{{1,3}})(?!\d|[.,:/]\d|\s?%)",
        _road,
        signs="ĐL",
    ),
    # The posts along them; «4 Km2» is an area.
    rule(r"(?<=\d)\s?[-–—]\s?(?=km ?\d)", " đến ", re.IGNORECASE, signs="-–—"),
    rule(r"(?<![\w/])(?:[Kk][Mm] |[Kk][Mm](?![23](?!\d))|(?<!\d\s)K[Mm])(?=\d)", "ki-lô-mét "),
)
