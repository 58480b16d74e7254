"""A peer group's stories of one year, period by period: what is behind the sums of the year's tables."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.model.catalogue import Fact
from plugins.model.period import Period
from plugins.model.timespan import day_text
from plugins.model.view import HOME, TRACKER, Link, Shell
from plugins.tracker.contribution import Contribution
from plugins.tracker.heat import BASE, group_href, group_id, period_id, unit_href
from plugins.tracker.year import UnitYear, YearBook
from plugins.tracker.year_page import NO_GROUP


class Credited(Struct, frozen=True):
    """A story of a unit."""

    href: str
    title: str
    day: str
    iso: str
    unit: Link
    repeat: bool


class PeriodStories(Struct, frozen=True):
    """A period in which some unit of the group told a story, the newest story first."""

    id: str
    title: str
    count: int
    stories: tuple[Credited, ...]


class GroupStoriesView(Shell, frozen=True, kw_only=True):
    """All that the page of a peer group's year shows."""

    heading: str
    year: Link
    count: int
    periods: tuple[PeriodStories, ...]


def group_view(book: YearBook, code: Fact, name: Fact) -> GroupStoriesView:
    """`book` holds the group's units alone."""
    year, heading = book.figures, name.value or NO_GROUP
    return GroupStoriesView(
        title=f"{heading}: các bài năm {year.year}",
        path=group_href(code.value, year.year),
        section=BASE,
        description=f"Các bài giới thiệu gương điển hình năm {year.year} của {heading}, theo từng kỳ.",
        crumbs=(HOME, TRACKER, Link(f"{BASE}/{year.year}/", f"Năm {year.year}")),
        heading=heading,
        year=Link(f"{BASE}/{year.year}/#{group_id(code.value)}", f"Chỉ tiêu, điểm và xếp hạng năm {year.year}"),
        count=sum(unit.count for unit in year.units),
        periods=tuple(_periods(year.units)),
    )


def _periods(units: tuple[UnitYear, ...]) -> Iterator[PeriodStories]:
    """The last period first; units whose years are divided otherwise have periods of their own."""
    found: dict[Period, list[tuple[UnitYear, Contribution]]] = {}
    for unit in units:
        for row in unit.rows:
            found.setdefault(row.period, []).extend((unit, made) for made in row.contributions)
    for period in sorted(found, key=lambda p: (p.start, p.until), reverse=True):
        if pairs := sorted(found[period], key=lambda pair: (pair[1].day, pair[1].slug), reverse=True):
            count = sum(not made.repeat for _, made in pairs)
            yield PeriodStories(period_id(period), period.title, count, tuple(_credited(*pair) for pair in pairs))


def _credited(unit: UnitYear, made: Contribution) -> Credited:
    return Credited(
        href=f"guong/{made.slug}/",
        title=made.title,
        day=day_text(made.day),
        iso=made.day.isoformat(),
        unit=Link(unit_href(unit.code), unit.name),
        repeat=made.repeat,
    )
