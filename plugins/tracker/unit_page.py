"""The page of one unit: what it introduced in each period of each year, its points, its past, and those before it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from plugins.model.catalogue import Fact
from plugins.model.scoring import Scoring
from plugins.model.timespan import Dated, day_text, span_text
from plugins.model.view import HOME, TRACKER, Link, Shell
from plugins.tracker.dossier import Dossier, Profile
from plugins.tracker.heat import BASE, Cell, basis_of, cell_of, group_id, period_id, unit_href, year_href
from plugins.tracker.lineage import Forebear
from plugins.tracker.rulebook import Kin
from plugins.tracker.ruling import rule_in_words
from plugins.tracker.standing import PARTS, points_in_words
from plugins.tracker.status import Row
from plugins.tracker.table import Names
from plugins.tracker.year import UnitYear
from plugins.tracker.year_page import NO_GROUP, Figure


class StoryLine(Struct, frozen=True):
    """A story behind a number."""

    href: str
    title: str
    day: str
    iso: str
    repeat: bool


class PeriodView(Struct, frozen=True):
    """A period of the unit with its stories; `why` is told where the rule changed within it."""

    id: str
    title: str
    cell: Cell
    minimum: int | None
    days_left: int | None
    deadline: str
    stories: tuple[StoryLine, ...]
    why: tuple[str, ...]


class UnitYearView(Struct, frozen=True):
    """A year of the unit; parts are (words, points)."""

    year: int
    href: str
    count: int
    repeats: int
    parts: tuple[tuple[str, int], ...]
    total: int
    periods: tuple[PeriodView, ...]
    basis: tuple[str, ...]
    points: tuple[str, ...]


class LineRow(Struct, frozen=True):
    """A unit of the line, its count of each year (None where it was not there) with where that is told, and of all."""

    name: str
    href: str
    generation: int
    counts: tuple[tuple[int | None, str], ...]
    total: int


class UnitView(Shell, frozen=True, kw_only=True):
    """All that the page of a unit shows."""

    kind: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    figures: tuple[Figure, ...]
    years: tuple[UnitYearView, ...]
    line_years: tuple[int, ...]
    line: tuple[LineRow, ...]
    line_totals: tuple[int, ...]
    line_total: int


def unit_view(dossier: Dossier, names: Fact) -> UnitView:
    """The line of a unit begins with itself, where some listed year knows it."""
    who, line, known = dossier.profile, dossier.line, names.value
    years = line[0].years if line else ()
    line_years = tuple(sorted({year for member in line for year, _ in member.years}))
    rows = tuple(_line_row(member, line_years) for member in line) if len(line) > 1 else ()
    return UnitView(
        title=f"{TRACKER.text}: {who.name}",
        path=unit_href(who.code),
        section=BASE,
        description=f"{who.name}: số bài giới thiệu, chỉ tiêu từng kỳ, điểm từng năm và các bài đã giới thiệu.",
        crumbs=(HOME, TRACKER),
        kind=known.kinds.get(who.kind, who.kind),
        facts=tuple(_facts(who, known)),
        links=tuple(_links(who)),
        figures=tuple(_figures(who, [year for _, year in years])),
        years=tuple(_year(year, unit, dossier.scorings[year], known) for year, unit in reversed(years)),
        line_years=line_years,
        line=rows,
        line_totals=tuple(sum(row.counts[i][0] or 0 for row in rows) for i in range(len(line_years))),
        line_total=sum(row.total for row in rows),
    )


def _facts(who: Profile, names: Names) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups = [Dated(names.groups.get(group.text, NO_GROUP), group.span) for group in who.peer_groups]
    for label, values in (("Tên gọi", who.names if len(who.names) > 1 else ()), ("Cụm, khối thi đua", groups)):
        if values:
            yield label, tuple(_dated_text(value) for value in values)
    if span := span_text(who.span):
        yield "Thời gian hoạt động", (span,)


def _dated_text(value: Dated) -> str:
    span = span_text(value.span)
    return f"{value.text} ({span})" if span else value.text


def _links(who: Profile) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for label, kin in (("Kế thừa từ", who.predecessors), ("Đơn vị kế thừa", who.successors)):
        if kin:
            yield label, tuple(_kin_link(k) for k in kin)
    yield "Các bài của đơn vị", (Link(f"don-vi/{who.code}/", who.name),)


def _kin_link(kin: Kin) -> Link:
    return Link(unit_href(kin.code), kin.name)


def _figures(who: Profile, years: list[UnitYear]) -> Iterator[Figure]:
    made = [contribution for year in years for contribution in year.contributions]
    streak, longest = streaks_of(chain.from_iterable(year.rows for year in years))
    yield Figure("bài tính chỉ tiêu", sum(year.count for year in years), f"don-vi/{who.code}/" if made else "")
    again = [row for year in years for row in year.rows if any(made.repeat for made in row.contributions)]
    where = f"{unit_href(who.code)}#{period_id(again[-1].period)}" if again else ""
    yield Figure("bài nhắc lại", sum(made.repeat for made in made), where)
    if who.span.until is None:
        yield Figure("kỳ đạt liên tiếp đến nay", streak, "")
    yield Figure("kỳ đạt liên tiếp nhiều nhất", longest, "")


def streaks_of(rows: Iterable[Row]) -> tuple[int, int]:
    """How many periods have been met in a row up to now, and at most. Only a missed one ends a row of them: nothing was
    asked in periods without a rule or without the unit, and a due one may still be met."""
    now = longest = 0
    for row in rows:
        if row.status == "met":
            now += 1
        elif row.status == "missed":
            now = 0
        longest = max(longest, now)
    return now, longest


def _year(year: int, unit: UnitYear, scoring: Scoring | None, names: Names) -> UnitYearView:
    return UnitYearView(
        year=year,
        href=f"{BASE}/{year}/#{group_id(unit.peer_group)}",
        count=unit.count,
        repeats=len(unit.contributions) - unit.count,
        parts=tuple((PARTS[part.rule], part.points) for part in unit.score.parts),
        total=unit.score.total,
        periods=tuple(_period(unit, row) for row in unit.rows),
        basis=tuple(basis_of([(unit, row) for row in unit.rows], names.kinds)),
        points=points_in_words(scoring) if scoring else (),
    )


def _period(unit: UnitYear, row: Row) -> PeriodView:
    return PeriodView(
        id=period_id(row.period),
        title=row.period.title,
        cell=cell_of(unit, row),
        minimum=row.minimum,
        days_left=row.days_left,
        deadline=day_text(row.deadline) if row.deadline else "",
        stories=tuple(
            StoryLine(f"guong/{c.slug}/", c.title, day_text(c.day), c.day.isoformat(), c.repeat)
            for c in row.contributions
        ),
        why=tuple(_why(row)),
    )


def _why(row: Row) -> Iterator[str]:
    """Which rule judged the period, and which ones did not though they were in force in it."""
    if row.others and row.deadline:
        judge = rule_in_words(row.rule) if row.rule else "không có quy định nào"
        yield f"Xét theo quy định có hiệu lực ngày {day_text(row.deadline)}: {judge}."
        for rule in row.others:
            yield f"Không xét theo quy định có hiệu lực vào ngày khác của kỳ: {rule_in_words(rule)}."


def _line_row(member: Forebear, years: tuple[int, ...]) -> LineRow:
    counts = {year: unit.count for year, unit in member.years}
    cells = tuple((counts.get(year), year_href(member.code, year) if counts.get(year) else "") for year in years)
    return LineRow(member.name, unit_href(member.code), member.generation, cells, member.count)
