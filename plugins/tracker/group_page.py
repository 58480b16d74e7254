"""A peer group's stories of one year, period by period: what is behind the sums of the year's tables."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.model.catalogue import Fact
from plugins.model.timespan import day_text
from plugins.model.view import HOME, TRACKER, Link, Shell
from plugins.tracker.contribution import Contribution
from plugins.tracker.heat import BASE, Division, divisions_of, group_href, group_id, unit_href
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
    """A period in which some unit told a story, the newest story first."""

    id: str
    title: str
    count: int
    stories: tuple[Credited, ...]


class DivisionStories(Struct, frozen=True):
    """The units of the group whose year has the same periods."""

    id: str
    title: str
    count: int
    periods: tuple[PeriodStories, ...]


class GroupStoriesView(Shell, frozen=True, kw_only=True):
    """All that the page of a peer group's year shows."""

    year: Link
    divisions: tuple[DivisionStories, ...]


def group_view(book: YearBook, code: Fact, name: Fact) -> GroupStoriesView:
    """`book` holds the group's units alone."""
    year, heading = book.figures, name.value or f"Các đơn vị {NO_GROUP.lower()}"
    return GroupStoriesView(
        title=f"{heading}: các bài năm {year.year}",
        path=group_href(code.value, year.year),
        section=BASE,
        description=f"{heading}: các bài giới thiệu gương điển hình năm {year.year}, theo từng kỳ.",
        crumbs=(HOME, TRACKER, Link(f"{BASE}/{year.year}/", f"Năm {year.year}")),
        year=Link(f"{BASE}/{year.year}/#{group_id(code.value)}", f"Chỉ tiêu, điểm và xếp hạng năm {year.year}"),
        divisions=tuple(_division(division) for division in divisions_of(year.units)),
    )


def _division(division: Division) -> DivisionStories:
    count = sum(unit.count for unit in division.units)
    return DivisionStories(division.id, f"Các bài {division.words}", count, tuple(_periods(division)))


def _periods(division: Division) -> Iterator[PeriodStories]:
    """The last period first."""
    for place, period in reversed(list(enumerate(division.periods))):
        pairs = [(unit, made) for unit in division.units for made in unit.rows[place].contributions]
        pairs.sort(key=lambda pair: (pair[1].day, pair[1].slug), reverse=True)
        if pairs:
            count = sum(not made.repeat for _, made in pairs)
            stories = tuple(_credited(*pair) for pair in pairs)
            yield PeriodStories(division.period_id(period), period.title, count, stories)


def _credited(unit: UnitYear, made: Contribution) -> Credited:
    return Credited(
        href=f"guong/{made.slug}/",
        title=made.title,
        day=day_text(made.day),
        iso=made.day.isoformat(),
        unit=Link(unit_href(unit.code), unit.name),
        repeat=made.repeat,
    )
