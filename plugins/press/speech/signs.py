"""Addresses, telephone numbers, list numbers and the other signs that a voice has words for."""

import re
import unicodedata

from plugins.press.speech.numbers import digit_by_digit
from plugins.press.speech.rule import Announcer, Match, Rule, rule

_TOPS = "vn|com|net|org|info|gov|edu|example|io|asia"
_SPELLED = {".": " chấm ", "@": " a còng ", "-": " gạch ngang ", "_": " gạch dưới ", "/": " gạch chéo "}
_HOTLINES = r"(?:tổng đài|đường dây nóng|hotline|số điện thoại|số máy|điện thoại số)(?: số)?"
_UNUSUAL = re.compile("[^\0-\x7f\u00c0-\u024f\u1e00-\u1eff]")  # neither ASCII nor a Latin letter
_SHORTEST, _LONGEST = 8, 12  # digits of a telephone number


def plain_digits(text: str) -> str:
    """The same text with ASCII digits, one minus and one degree sign; ½ becomes 1/2."""
    return _UNUSUAL.sub(_plain, text)


def _plain(match: Match) -> str:
    char = match[0]
    if char in "−‑":
        return "-"
    if char == "º":
        return "°"
    if not char.isnumeric() or unicodedata.category(char) == "Lo":
        return char
    return unicodedata.normalize("NFKC", char).replace("⁄", "/")


def _address(match: Match, _: Announcer) -> str:
    """Without scheme and «www»; an upper-case letter means nothing in it."""
    text = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0].casefold()).rstrip("/")
    text = re.sub(r"\d+", lambda digits: f" {digit_by_digit(digits[0])} ", text)
    spelled = "".join(_SPELLED.get(c, c if c.isalnum() or c == " " else " ") for c in text)
    return " ".join(spelled.split())


def _telephone(match: Match, _: Announcer) -> str:
    groups = re.findall(r"\d+", match[0])
    if not _SHORTEST <= sum(map(len, groups)) <= _LONGEST:
        return match[0]
    said = ", ".join(digit_by_digit(group) for group in groups)
    return f"cộng {said}" if match[0].startswith("+") else said


def _called(match: Match, _: Announcer) -> str:
    return f"{match[1]}{digit_by_digit(match[2])}"


ADDRESSES: tuple[Rule, ...] = (
    rule(
        rf"(?:https?://[^\s<>“”\"()]*[^\s<>“”\"().,;:!?]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
        rf"|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:{_TOPS})(?![\w.]*\w)(?:/[^\s<>“”\"()]*[^\s<>“”\"().,;:!?])?)",
        _address,
        re.IGNORECASE,
    ),
)
TELEPHONES: tuple[Rule, ...] = (
    rule(
        r"(?<![\w/.,-])(?:\+84|\(0\d{2,3}\)|0\d{2,4}|1[89]00)(?:[ .\u00a0-]\d{2,4}){1,4}(?![\w/]|[.,-]\d)", _telephone
    ),
    rule(r"(?<![\w/.,-])(?:0\d{8,10}|1[89]00\d{4,6})(?![\w/]|[.,]\d)", _telephone),
    rule(rf"((?<!\w){_HOTLINES}:? )(\d{{3,8}})(?![\w./,-]*\d)", _called, re.IGNORECASE),
    rule(r"((?<!\w)(?:điện thoại|ĐT|SĐT|Tel): )(\d{6,8})(?!\d)", _called, re.IGNORECASE),
    rule(r"((?<!\w)gọi(?: số)? )(11\d)(?![\w.,]*\d)", _called, re.IGNORECASE),
)
LISTS: tuple[Rule, ...] = (rule(r"^(\s*\d{1,3})[.)](?=\s+\S)", r"\1."),)
SIGNS: tuple[Rule, ...] = (
    rule(r"(?<=[^\W\d])-(?=\d)", " "),  # Covid-19
    rule(r"(?<=\d)\s?\+\s?(?=\d)", " cộng "),
    rule(r"(?<!\w)[~≈]\s?(?=\d)", "khoảng "),
    rule(r"≥\s?(?=\d)", "không dưới "),
    rule(r"≤\s?(?=\d)", "không quá "),
    rule(r">\s?(?=\d)", "trên "),
    rule(r"<\s?(?=\d)", "dưới "),
    rule(r"±\s?", "cộng trừ "),
    rule(r"\s?=\s?", " bằng "),
    rule(r"\s*(?:→|⇒)\s*", ", "),
    rule(r"(?<!\w)v\.\s?v(?:(\.\.\.|…)|\.)?", lambda match, _: f"vân vân{match[1] or ''}"),
)
LAST_SIGNS: tuple[Rule, ...] = (
    rule(r"\s?&\s?", " và "),
    rule(r"\s?\+\s?", " cộng "),
    rule(r"\bvà/hoặc\b", "và hoặc"),
    rule(r"\s?/\s?", ", "),
    rule(r"\s?@\s?", " a còng "),
    rule(r"\s?°\s?", " độ "),
    rule(r"[*#_|^~\\]+", " "),
)
