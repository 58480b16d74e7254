"""Roman numerals, as figures: after words that number things, and wherever several of I, V and X stand together."""

import re

from plugins.press.speech.rule import Announcer, Match, Rule, rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHAPE = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBERED = (
    "khóa|khoá|thế kỷ|thế kỉ|quý|đại hội|thứ|chương|phần|mục|hạng|loại|cấp|nhiệm kỳ|kỳ họp|khu vực|quân khu|vùng"
    "|tập|kỳ|đợt|lần|nhóm|hội nghị|trung ương|bảng|giai đoạn|chuyên khoa"
)


def number_of(roman: str) -> int | None:
    """The number, or None where the letters are no numeral."""
    if not roman or not _SHAPE.fullmatch(roman):
        return None
    values = [_VALUES[letter] for letter in roman]
    behind = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, behind, strict=True))


def _after_word(match: Match, _: Announcer) -> str:
    number = number_of(match[2])
    if number is None:
        return match[0]
    # The first ten centuries are counted: «thế kỷ thứ tư».
    ordinal = "thứ " if match[1].casefold().startswith("thế") and number <= 10 else ""
    return f"{match[1]} {ordinal}{number}"


def _alone(match: Match, _: Announcer) -> str:
    number = number_of(match[0])
    return match[0] if number is None else str(number)


ROMAN: tuple[Rule, ...] = (
    rule(rf"((?<!\w)(?:{_NUMBERED})) ((?-i:[IVX]|[IVXLC]{{2,}}))(?!\w)", _after_word, re.IGNORECASE, signs="IVXLC"),
    rule(r"(?<![\w.])[IVX]{2,}(?!\w)", _alone, signs="IVX"),
    rule(r"^I(?=\. )", "1", signs="I"),
)
