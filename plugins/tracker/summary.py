"""A period's figures: what the units did in it, how its quotas stand, and what was done a year before."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from plugins.model.award import NO_LEVEL
from plugins.model.catalogue import Catalogue
from plugins.model.period import Period
from plugins.model.story import Card
from plugins.model.timespan import Timespan
from plugins.tracker.contribution import Contribution
from plugins.tracker.status import DAY, Row
from plugins.tracker.year import UnitYear, Year, YearBook


class UnitSummary(Struct, frozen=True):
    """A unit in force on some day of the period."""

    unit: UnitYear
    contributions: tuple[Contribution, ...]  # those of the period
    rows: tuple[Row, ...]  # the quota's periods inside this one, or the one around it

    @property
    def count(self) -> int:
        """What counts for quotas."""
        return sum(not made.repeat for made in self.contributions)

    def rows_that_are(self, status: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.status == status)


class Totals(Struct, frozen=True):
    """What is compared with the year before."""

    stories: int
    awarded: int
    contributions: int
    introducing: int  # units
    units: int


class Summary(Struct, frozen=True):
    """Everything that a report says of a period."""

    period: Period
    today: date
    span: Timespan  # the days of the period that have come
    book: YearBook
    units: tuple[UnitSummary, ...]  # in the order of names
    cards: tuple[Card, ...]  # of its stories, by date
    before: Totals | None  # of the same days a year before; None where that year is not listed

    @property
    def as_of(self) -> date:
        return (self.span.until or self.period.until) - DAY

    @property
    def is_over(self) -> bool:
        return self.today >= self.period.until

    @property
    def stretch(self) -> str:
        """The period in words, and where it is not over, up to which day it is told."""
        return self.period.words if self.is_over else f"{self.period.words} (tính đến ngày {self.as_of:%d/%m/%Y})"

    @property
    def totals(self) -> Totals:
        return totals_of(self.units, self.cards)

    @property
    def silent(self) -> tuple[UnitSummary, ...]:
        """Those that introduced nobody."""
        return tuple(each for each in self.units if not each.contributions)


def summary_of(period: Period, catalogue: Catalogue, books: Iterable[YearBook]) -> Summary | None:
    """None where the period has not begun, or its year is not listed."""
    by_year = {book.rulebook.year: book for book in books}
    book = by_year.get(period.start.year)
    if book is None or period.start > catalogue.today:
        return None
    span = Timespan(period.start, min(period.until, catalogue.today + DAY))
    earlier, before = by_year.get(period.start.year - 1), None
    if earlier:
        same = Timespan(a_year_before(period.start), a_year_before(span.until or period.until))
        before = totals_of(units_in(earlier.figures, same), cards_in(catalogue, same))
    return Summary(
        period=period,
        today=catalogue.today,
        span=span,
        book=book,
        units=units_in(book.figures, span, period),
        cards=cards_in(catalogue, span),
        before=before,
    )


def a_year_before(day: date) -> date:
    """The 29th of February has the 1st of March before it: as the end of half-open days it means the same."""
    return date(day.year - 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def cards_in(catalogue: Catalogue, span: Timespan) -> tuple[Card, ...]:
    return tuple(s.card for s in catalogue.public if span.contains(date.fromisoformat(s.iso[:10])))


def units_in(year: Year, span: Timespan, period: Period | None = None) -> tuple[UnitSummary, ...]:
    """The units in force on some day of the period, else of the span.

    Periods lie in each other, so each that touches is inside or around."""
    whole = Timespan(period.start, period.until) if period else span
    return tuple(
        UnitSummary(
            unit=unit,
            contributions=tuple(made for made in unit.contributions if span.contains(made.day)),
            rows=tuple(row for row in unit.rows if whole.overlaps(Timespan(row.period.start, row.period.until))),
        )
        for unit in year.units
        if unit.span.overlaps(whole)
    )


def totals_of(units: tuple[UnitSummary, ...], cards: tuple[Card, ...]) -> Totals:
    return Totals(
        stories=len(cards),
        awarded=sum(card.award_level != NO_LEVEL for card in cards),
        contributions=sum(len(each.contributions) for each in units),
        introducing=sum(bool(each.contributions) for each in units),
        units=len(units),
    )
