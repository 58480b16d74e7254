"""Finds the decision that gave an award: its number, day and issuer as the text has them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from plugins.model.text import nfc

_NUMBER = r"\d{1,5}\s?/\s?(?:\d{4}\s?/\s?)?QĐ(?:\s?[-–]\s?[A-ZĐ]{2,12}g?(?:&[A-Z]{2,6})?){1,3}"
_DECISION = re.compile(
    rf"(?P<number>{_NUMBER})"
    r"(?:,?\s*(?:\(?\s*ký\s*)?ngày\s*(?P<day>\d{1,2})(?:\s*tháng\s*|[/.-])(?P<month>\d{1,2})"
    r"(?:\s*năm\s*|[/.-])(?P<year>\d{4}))?"
    r"(?:\)?,?\s*của\s+(?P<issuer>[^,.;:()\n]{3,80}?)"
    r"(?=\s+(?:về|tặng|v/v|công nhận|khen|trao|phong|ngày)\b|[,.;:()\n]|$))?"
)
_PRAISE = re.compile(r"tặng|khen|công nhận|phong|truy tặng|danh hiệu|trao", re.IGNORECASE)
_NOT_GIVEN = re.compile(r"(về việc )?(phát động|ban hành|phê duyệt|thành lập)", re.IGNORECASE)


class Decided(NamedTuple):
    """One decision, and where it stands."""

    number: str
    day: date | None
    issuer: str
    start: int


def decisions_in(text: str, known: Iterable[str] = ()) -> list[Decided]:
    """Those that praise, in their order; `known` are numbers that are of something else, such as a movement."""
    text = nfc(text)
    others = set(known)
    found = []
    for match in _DECISION.finditer(text):
        number = re.sub(r"\s", "", match["number"]).replace("–", "-")
        around = text[max(0, text.rfind(".", 0, match.start()) + 1) : _end_of_sentence(text, match.end())]
        if number not in others and _PRAISE.search(around) and not _NOT_GIVEN.search(around):
            found.append(Decided(number, _day(match), _issuer(match["issuer"]), match.start()))
    return found


def _end_of_sentence(text: str, start: int) -> int:
    end = re.compile(r"[.;\n](?:\s|$)").search(text, start)
    return end.start() if end else len(text)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match["day"] else None
    except ValueError:
        return None


def _issuer(text: str | None) -> str:
    return " ".join((text or "").split())
