"""Addresses, list numbers and the other signs that a voice has words for."""

import re
import unicodedata

from plugins.press.speech.numbers import digit_by_digit
from plugins.press.speech.rule import TIED, Announcer, Match, Rule, rule

_TOPS = "vn|com|net|org|info|gov|edu|example|io|asia"
_SPELLED = {".": " chấm ", "@": " a còng ", "-": " gạch ngang ", "_": " gạch dưới ", "/": " gạch chéo "}
_STROKES = "*#_|^~\\"
_UNUSUAL = re.compile("[^\0-\x7f\u00c0-\u024f\u1e00-\u1eff]")  # neither ASCII nor a Latin letter


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


ADDRESSES: tuple[Rule, ...] = (
    rule(
        rf"(?:https?://[^\s<>“”\"()]*[^\s<>“”\"().,;:!?]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
        rf"|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:{_TOPS})(?![\w.]*\w)(?:/[^\s<>“”\"()]*[^\s<>“”\"().,;:!?])?)",
        _address,
        re.IGNORECASE,
        {TIED},
    ),
)
# What stands by itself and is no «khoảng» before a number would keep words apart that belong together.
LONE_SIGNS: tuple[Rule, ...] = (rule(r"(?<!\S)[*#_|^~\\]+\s+(?!\d)", "", signs=_STROKES),)
LISTS: tuple[Rule, ...] = (rule(r"^(\s*\d{1,3})[.)](?=\s+\S)", r"\1."),)
SIGNS: tuple[Rule, ...] = (
    rule(r"(?<=[^\W\d])-(?=\d)", " ", signs="-"),  # Covid-19
    rule(r"(?<=\d)\s?\+\s?(?=\d)", " cộng ", signs="+"),
    rule(r"(?<!\w)[~≈]\s?(?=\d)", "khoảng ", signs="~≈"),
    rule(r"≥\s?(?=\d)", "không dưới ", signs="≥"),
    rule(r"≤\s?(?=\d)", "không quá ", signs="≤"),
    rule(r">\s?(?=\d)", "trên ", signs=">"),
    rule(r"<\s?(?=\d)", "dưới ", signs="<"),
    rule(r"±\s?", "cộng trừ ", signs="±"),
    rule(r"\s?=\s?", " bằng ", signs="="),
    rule(r"\s*(?:→|⇒)\s*", ", ", signs="→⇒"),
    rule(r"(?<!\w)v\.\s?v(?:(\.\.\.|…)|\.)?", lambda match, _: f"vân vân{match[1] or ''}"),
)
LAST_SIGNS: tuple[Rule, ...] = (
    rule(r"\s?&\s?", " và ", signs="&"),
    rule(r"\s?\+\s?", " cộng ", signs="+"),
    rule(r"\bvà/hoặc\b", "và hoặc", signs="/"),
    rule(r"\s?/\s?", ", ", signs="/"),
    rule(r"\s?@\s?", " a còng ", signs="@"),
    rule(r"\s?°\s?", " độ ", signs="°"),
    rule(r"[*#_|^~\\]+", " ", signs=_STROKES),
)
