"""The page of a year: every unit's periods and points by peer group, and the years that led to it."""

from collections.abc import Iterable

from msgspec import Struct

from plugins.model.bar import Bar, bars_of
from plugins.model.catalogue import Fact
from plugins.model.timespan import day_text
from plugins.model.view import HOME, TRACKER, Link, Shell
from plugins.tracker.heat import BASE, Heat, group_id, heats_of, unit_href, year_href
from plugins.tracker.rulebook import Rulebook
from plugins.tracker.standing import PARTS, points_in_words
from plugins.tracker.status import STATUSES
from plugins.tracker.table import Names
from plugins.tracker.year import UnitYear, YearBook, peers_of

TREND = 10  # years that a trend shows
NO_GROUP = "Không thuộc cụm, khối thi đua"
_SHORT = {"per_period_met": "kỳ đạt", "per_extra_story": "bài vượt", "award_points": "khen thưởng"}


class Figure(Struct, frozen=True):
    """A number with what it counts, and where that is shown."""

    label: str
    number: int
    href: str


class Ranked(Struct, frozen=True):
    """A unit in a standing."""

    place: int
    name: str
    href: str
    parts: tuple[int, ...]
    total: int
    score_href: str


class Standing(Struct, frozen=True):
    """Units that are ranked together, the best first."""

    caption: str
    rows: tuple[Ranked, ...]


class GroupView(Struct, frozen=True):
    """A peer group's year."""

    id: str
    name: str
    heats: tuple[Heat, ...]
    standings: tuple[Standing, ...]


class Tally(Struct, frozen=True):
    """A year in a trend: contributions, the units that made them, and all units."""

    year: int
    contributions: int
    active: int
    units: int


class YearView(Shell, frozen=True, kw_only=True):
    """All that the page of a year shows."""

    year: int
    as_of: str
    years: tuple[Link, ...]
    files: tuple[Link, ...]
    figures: tuple[Figure, ...]
    statuses: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    parts: tuple[tuple[str, str], ...]  # whole and short
    points: tuple[str, ...]
    trend: tuple[tuple[Bar, Tally], ...]


def tally_of(book: YearBook) -> Tally:
    """Found without the figures, of which a trend would need those of ten years."""
    made = book.credits.units
    return Tally(book.rulebook.year, len(made), len(set(made)), len(book.rulebook.members))


def year_view(book: YearBook, names: Fact, years: Fact, trend: Fact) -> YearView:
    """`years` are all listed ones, `trend` the tallies up to this one."""
    found, known = book.figures, names.value
    groups = tuple(_group(code, units, book, known) for code, units in by_group(found.units, known))
    bars = bars_of((str(t.year), t.contributions, f"{BASE}/{t.year}/") for t in trend.value)
    return YearView(
        title=f"Sổ theo dõi năm {found.year}",
        path=f"{BASE}/{found.year}/",
        section=BASE,
        description=f"Từng đơn vị giới thiệu gương điển hình trong năm {found.year}: chỉ tiêu, điểm và xếp hạng.",
        crumbs=(HOME, TRACKER),
        year=found.year,
        as_of=day_text(found.as_of),
        years=year_links(years.value),
        files=file_links(found.year),
        figures=tuple(_figures(found.units, found.year, groups[0].id if groups else "")),
        statuses=tuple(STATUSES.items()),
        groups=groups,
        parts=tuple((words, _SHORT[rule]) for rule, words in PARTS.items()),
        points=points_in_words(book.rulebook.scoring) if book.rulebook.scoring else (),
        trend=tuple(zip(bars, trend.value, strict=True)),
    )


def year_links(years: Iterable[int]) -> tuple[Link, ...]:
    """Newest first."""
    return tuple(Link(f"{BASE}/{year}/", str(year)) for year in sorted(years, reverse=True))


def file_links(year: int) -> tuple[Link, ...]:
    """The same figures for spreadsheets and programs."""
    kinds = (("xlsx", "Excel (XLSX)"), ("csv", "CSV"), ("json", "JSON"))
    schema = Link(f"{BASE}/schema.json", "lược đồ JSON")
    return (*(Link(f"{BASE}/{year}.{ending}", text) for ending, text in kinds), schema)


def _figures(units: tuple[UnitYear, ...], year: int, first: str) -> Iterable[Figure]:
    """What no list of stories shows by itself leads to the tables, whose numbers lead on."""
    tables = f"{BASE}/{year}/#{first}"
    made = sum(len(unit.contributions) for unit in units)
    yield Figure("lượt giới thiệu", made, f"luu-tru/#nam-{year}" if made else "")
    sums = [("bài tính chỉ tiêu", sum(unit.count for unit in units))]
    sums.append(("đơn vị có bài", sum(bool(unit.contributions) for unit in units)))
    for status in ("met", "missed", "due"):
        sums.append((f"kỳ {STATUSES[status].lower()}", sum(len(u.rows_that_are(status)) for u in units)))
    yield from (Figure(label, number, tables if number else "") for label, number in sums)


def by_group(units: tuple[UnitYear, ...], names: Names) -> list[tuple[str, tuple[UnitYear, ...]]]:
    """The units of each peer group in the registry's order; last those of none."""
    found: dict[str, list[UnitYear]] = {code: [] for code in (*names.groups, "")}
    for unit in units:
        found[unit.peer_group or ""].append(unit)
    return [(code, tuple(own)) for code, own in found.items() if own]


def _group(code: str, units: tuple[UnitYear, ...], book: YearBook, names: Names) -> GroupView:
    return GroupView(
        id=group_id(code),
        name=names.groups.get(code, NO_GROUP),
        heats=heats_of(code, units, names.kinds),
        standings=tuple(_standings(units, book.rulebook, names, book.figures.year)),
    )


def _standings(units: tuple[UnitYear, ...], rulebook: Rulebook, names: Names, year: int) -> Iterable[Standing]:
    """One for each kind of units, or for the whole group where its kinds are mixed."""
    ranked: dict[object, list[UnitYear]] = {}
    for unit in units:
        if unit.place is not None:
            ranked.setdefault(peers_of(unit, rulebook), []).append(unit)
    for peers in ranked.values():
        best = sorted(peers, key=lambda unit: unit.place or 0)
        kind = names.kinds.get(peers[0].kind, peers[0].kind) if len(ranked) > 1 else ""
        yield Standing(f"Xếp hạng: {kind}" if kind else "Xếp hạng", tuple(_ranked(u, year) for u in best))


def _ranked(unit: UnitYear, year: int) -> Ranked:
    parts = tuple(part.points for part in unit.score.parts)
    href = year_href(unit.code, year)
    return Ranked(unit.place or 0, unit.name, unit_href(unit.code), parts, unit.score.total, href)
