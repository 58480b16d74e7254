"""Dates and times as figures between words: «ngày 20 tháng 11 năm 2026», «7 giờ 30 phút»."""

import re

from plugins.press.speech.rule import TIED, Announcer, Match, Rule, after, rule, stands_after

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:1[6-9]|20|21)\d\d"
_FREE, _END = r"(?<![\w/.,:-])", r"(?![\w/-]|[.,]\d)"
_DAY_SAID = after("ngày|mùng|mồng|rằm")
# «Ngày Nhà giáo Việt Nam 20/11»: the day has a name, which says «ngày» already.
NAMED_DAY = after(r"ngày(?: [^\W\d]+){1,7}")
_RATIO = after("tỷ lệ|tỉ lệ|tỷ số|tỉ số")
_THAT_DAY = after("hôm")
_NO_MONTH = after("tháng|quý|lần|đợt|kỳ|số|khóa|vụ")


def day_lead(match: Match, day: int) -> str:
    """The word that a day needs before it where the writer left it out."""
    if stands_after(match, _THAT_DAY):
        return "mùng " if day <= 10 else ""
    return "" if stands_after(match, _DAY_SAID) or stands_after(match, NAMED_DAY) else "ngày "


def day_and_month(match: Match, day: str, month: str, year: str = "") -> str:
    when = f"{day_lead(match, int(day))}{int(day)} tháng {int(month)}"
    return f"{when} năm {year}" if year else when


def _full(match: Match, _: Announcer) -> str:
    return day_and_month(match, match["d"], match["m"], match["y"])


def _days(match: Match, _: Announcer) -> str:
    """Some days of one month: «20-22/11»."""
    year = f" năm {match['y']}" if match["y"] else ""
    until = f"{int(match['until'])} tháng {int(match['m'])}{year}"
    return f"{day_lead(match, int(match['d']))}{int(match['d'])} đến {until}"


def _month(match: Match, _: Announcer) -> str:
    lead = "" if stands_after(match, _NO_MONTH) else "tháng "
    return f"{lead}{int(match['m'])} năm {match['y']}"


def _clock(match: Match, _: Announcer) -> str:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if hour > 24 or minute > 59 or stands_after(match, _RATIO):
        return match[0]
    parts = [f"{hour} giờ"]
    second = int(match.groupdict().get("s") or 0)
    parts += [f"{minute} phút"] if minute or second else []
    parts += [f"{second} giây"] if second else []
    return " ".join(parts)


TIMES: tuple[Rule, ...] = (
    rule(r"(?<![\w/.,:])(?P<h>\d{1,2})[hg](?P<min>\d\d)(?:\s?(?:phút|ph|p|['’′]))?(?!\w)", _clock, signs={TIED}),
    rule(r"(?<![\w/.,:])(?P<h>\d{1,2})h(?P<min>)(?!\w)", _clock, signs={TIED}),
    rule(r"(?<![\w/.,:])(?P<h>\d{1,2}):(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\w:])", _clock, signs=":"),
    rule(r"(?<=\d)\s?′", " phút", signs="′"),
    rule(r"(giờ) 0([1-9])(?!\w| phút)", r"\1 không \2"),
    rule(r"(giờ|phút)\s?[-–—]\s?(?=\d{1,2} giờ)", r"\1 đến ", signs="-–—"),
)
DATES: tuple[Rule, ...] = (
    rule(rf"{_FREE}({DAY}/{MONTH}/{YEAR})\s?[-–]\s?(?={DAY}/{MONTH}/{YEAR}(?!\d))", r"\1 đến ", signs="/"),
    rule(rf"{_FREE}(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d){_END}", _full, signs="-"),
    rule(rf"{_FREE}(?P<d>{DAY})([/.-])(?P<m>{MONTH})\2(?P<y>{YEAR}){_END}", _full, signs={"/", "-", TIED}),
    rule(rf"{_FREE}(?P<d>{DAY})\s?[-–]\s?(?P<until>{DAY})/(?P<m>{MONTH})(?:/(?P<y>{YEAR}))?{_END}", _days, signs="/"),
    rule(
        rf"((?<!\w)tháng) ({MONTH})\s?[-–]\s?({MONTH})/({YEAR}){_END}",
        r"\1 \2 đến tháng \3 năm \4",
        re.IGNORECASE,
        signs="/",
    ),
    rule(rf"{_FREE}(?P<m>{MONTH})/(?P<y>{YEAR}){_END}", _month, signs="/"),
    rule(rf"((?<!\w)(?:tháng|quý)) ?(\d{{1,2}}) ?[-–] ?(?={YEAR}(?!\d))", r"\1 \2 năm ", re.IGNORECASE, signs="-–"),
)
