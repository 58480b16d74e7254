"""Periods: months, quarters, halves and years, with their names and days."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # in a period of each kind
_MARKS = {"month": "-", "quarter": "-Q", "half": "-H"}
_TITLES = {
    "month": tuple(f"Tháng {number}/{{}}" for number in range(1, 13)),
    "quarter": ("Quý I/{}", "Quý II/{}", "Quý III/{}", "Quý IV/{}"),
    "half": ("6 tháng đầu năm {}", "6 tháng cuối năm {}"),
    "year": ("Năm {}",),
}
_NAME = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<kind>[QH]?)(?P<number>[0-9]{1,2}))?")


class Period(Struct, frozen=True):
    """A stretch of whole months, from its first day up to, not including, `until`."""

    kind: str
    start: date

    @property
    def until(self) -> date:
        months = self.start.month - 1 + MONTHS[self.kind]
        return date(self.start.year + months // 12, months % 12 + 1, 1)

    @property
    def number(self) -> int:
        """Its place among the year's periods of its kind, from 1."""
        return (self.start.month - 1) // MONTHS[self.kind] + 1

    @property
    def name(self) -> str:
        """2026-03, 2026-Q1, 2026-H1 or 2026."""
        if self.kind == "year":
            return f"{self.start.year}"
        return f"{self.start.year}{_MARKS[self.kind]}{self.number:0{2 if self.kind == 'month' else 1}}"

    @property
    def title(self) -> str:
        """Tháng 3/2026, Quý I/2026, 6 tháng đầu năm 2026 or Năm 2026."""
        return _TITLES[self.kind][self.number - 1].format(self.start.year)

    @property
    def words(self) -> str:
        """The title as it is written inside a sentence: quý I/2026."""
        return self.title[0].lower() + self.title[1:]

    def contains(self, day: date) -> bool:
        return self.start <= day < self.until


def period_of(kind: str, day: date) -> Period:
    """The period of a kind that a day lies in."""
    months = MONTHS[kind]
    return Period(kind, date(day.year, (day.month - 1) // months * months + 1, 1))


def periods_between(kind: str, start: date, until: date) -> Iterator[Period]:
    """The periods of a kind that follow each other from the one of the first day on."""
    period = period_of(kind, start)
    while period.start < until:
        yield period
        period = Period(kind, period.until)


def period_named(name: str) -> Period | None:
    """The period that has the name, if one has."""
    found = _NAME.fullmatch(name)
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["number"] is None:
        return Period("year", date(year, 1, 1))
    kind = {"Q": "quarter", "H": "half", "": "month"}[found["kind"]]
    month = (int(found["number"]) - 1) * MONTHS[kind] + 1
    period = Period(kind, date(year, month, 1)) if 1 <= month <= 12 else None
    return period if period and period.name == name else None


def begins(day: date, kind: str) -> bool:
    """A period of this kind begins on the day."""
    return period_of(kind, day).start == day
