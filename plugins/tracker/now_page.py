"""The tracker's front page: how each unit stands in the period that runs today."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.model.catalogue import Fact
from plugins.model.timespan import day_text
from plugins.model.view import HOME, Link, Shell
from plugins.tracker.heat import BASE, Cell, basis_of, cell_of, group_id, period_id, span_note, unit_href
from plugins.tracker.status import STATUSES, Row
from plugins.tracker.table import Names
from plugins.tracker.year import UnitYear, YearBook
from plugins.tracker.year_page import NO_GROUP, Figure, by_group, file_links, year_links

# Who still owes comes first.
_ORDER = {status: place for place, status in enumerate(("due", "missed", "no-rule", "met"))}


class Current(Struct, frozen=True):
    """A unit in the period that runs."""

    name: str
    href: str
    note: str
    period: str
    period_href: str
    cell: Cell
    minimum: int | None
    days_left: int | None
    deadline: str


class CurrentGroup(Struct, frozen=True):
    """A peer group today."""

    id: str
    name: str
    rows: tuple[Current, ...]
    basis: tuple[str, ...]


class NowView(Shell, frozen=True, kw_only=True):
    """All that the tracker's front page shows."""

    as_of: str
    year: Link
    years: tuple[Link, ...]
    files: tuple[Link, ...]
    calendars: tuple[Link, ...]
    figures: tuple[Figure, ...]
    groups: tuple[CurrentGroup, ...]


def now_view(book: YearBook, names: Fact, years: Fact, calendars: Fact) -> NowView:
    """`calendars` are links to the deadlines of each kind of unit."""
    found, known = book.figures, names.value
    groups = tuple(_group(code, units, found.as_of, known) for code, units in by_group(found.units, known))
    shown = tuple(group for group in groups if group.rows)
    return NowView(
        title="Sổ theo dõi giới thiệu gương điển hình",
        path=f"{BASE}/",
        section=BASE,
        description="Đơn vị nào đã giới thiệu gương điển hình trong kỳ này, đơn vị nào còn hạn và còn bao nhiêu ngày.",
        crumbs=(HOME,),
        as_of=day_text(found.as_of),
        year=Link(f"{BASE}/{found.year}/", f"Sổ theo dõi năm {found.year}"),
        years=year_links(years.value),
        files=file_links(found.year),
        calendars=calendars.value,
        figures=tuple(_figures(shown)),
        groups=shown,
    )


def row_on(unit: UnitYear, day: date) -> Row:
    """The row of the period that a day of the year lies in."""
    return next(row for row in unit.rows if row.period.contains(day))


def _group(code: str, units: tuple[UnitYear, ...], day: date, names: Names) -> CurrentGroup:
    """The units that are in force on some day of the period; who has the least time left comes first."""
    pairs = [(unit, row_on(unit, day)) for unit in units]
    there = [(unit, row) for unit, row in pairs if row.status != "absent"]
    there.sort(key=lambda pair: (_ORDER[pair[1].status], pair[1].days_left or 0))
    return CurrentGroup(
        id=group_id(code),
        name=names.groups.get(code, NO_GROUP),
        rows=tuple(_current(unit, row) for unit, row in there),
        basis=tuple(basis_of(there, names.kinds)),
    )


def _current(unit: UnitYear, row: Row) -> Current:
    return Current(
        name=unit.name,
        href=unit_href(unit.code),
        note=span_note(unit.span, row.period.start.year),
        period=row.period.title,
        period_href=f"{unit_href(unit.code)}#{period_id(row.period)}",
        cell=cell_of(unit, row),
        minimum=row.minimum,
        days_left=row.days_left,
        deadline=day_text(row.deadline) if row.deadline else "",
    )


def _figures(groups: tuple[CurrentGroup, ...]) -> Iterator[Figure]:
    statuses = [row.cell.status for group in groups for row in group.rows]
    for status in ("met", "due", "missed", "no-rule"):
        if number := statuses.count(status):
            yield Figure(f"đơn vị {STATUSES[status].lower()}", number, "")
