"""Heat tables: a row a unit, a cell a period, each with its status and the number of stories that count."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from plugins.model.period import Period
from plugins.model.quota import Quota
from plugins.model.timespan import Timespan, day_text
from plugins.tracker.ruling import rule_in_words
from plugins.tracker.status import DAY, STATUSES, Row
from plugins.tracker.year import UnitYear

BASE = "theo-doi"
FEW = 4
_BY = {"month": "theo tháng", "quarter": "theo quý", "half": "theo 6 tháng", "year": "theo năm"}
_DEADLINE = "ngày cuối kỳ (hoặc ngày hoạt động cuối cùng của đơn vị trong kỳ)"
_SHORT = {"month": "T{}", "half": "{}/2", "year": "Năm"}


class Cell(Struct, frozen=True):
    """A period of a unit; `href` leads to the stories where there are some."""

    status: str
    word: str
    count: int
    partial: bool
    href: str


class HeatRow(Struct, frozen=True):
    """A unit's year."""

    name: str
    href: str
    note: str
    cells: tuple[Cell, ...]
    count: int
    count_href: str


class Heat(Struct, frozen=True):
    """Units whose year has the same periods; columns are (short, whole title)."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[tuple[int, str], ...]  # with where their stories are
    total: tuple[int, str]
    few: bool  # periods, so that there is room for words
    basis: tuple[str, ...]


def unit_href(code: str) -> str:
    return f"{BASE}/don-vi/{code}/"


def year_href(code: str, year: int) -> str:
    """Where a unit's page tells of a year."""
    return f"{unit_href(code)}#nam-{year}"


def group_id(code: str | None) -> str:
    """Where a page tells of a peer group, or of the units of none."""
    return f"nhom-{code}" if code else "ngoai-nhom"


def period_id(period: Period) -> str:
    """Where a unit's page tells of a period."""
    return f"ky-{period.name}"


def group_href(code: str | None, year: int) -> str:
    """The page of a peer group's stories of a year."""
    return f"{BASE}/{year}/{group_id(code)}/"


class Division(Struct, frozen=True):
    """Units of a peer group whose year has the same periods, and which one of the group's divisions they are."""

    number: int
    periods: tuple[Period, ...]
    units: tuple[UnitYear, ...]

    @property
    def id(self) -> str:
        """Where the group's page tells of it."""
        return f"bang-{self.number}"

    @property
    def words(self) -> str:
        """How the year is divided."""
        return ", rồi ".join(dict.fromkeys(_BY[period.kind] for period in self.periods))

    def period_id(self, period: Period) -> str:
        return period_id(period) if self.number == 1 else f"{period_id(period)}-{self.number}"


def divisions_of(units: Iterable[UnitYear]) -> tuple[Division, ...]:
    """One for each division of the year that some unit has; units keep their order."""
    found: dict[tuple[Period, ...], list[UnitYear]] = {}
    for unit in units:
        found.setdefault(tuple(row.period for row in unit.rows), []).append(unit)
    return tuple(Division(n, periods, tuple(alike)) for n, (periods, alike) in enumerate(found.items(), 1))


def heats_of(code: str, units: Iterable[UnitYear], kinds: dict[str, str]) -> tuple[Heat, ...]:
    """A table for each division of a peer group."""
    return tuple(_heat(code, division, kinds) for division in divisions_of(units))


def _heat(code: str, division: Division, kinds: dict[str, str]) -> Heat:
    periods, units = division.periods, division.units
    counts = [sum(column) for column in zip(*[[row.count for row in u.rows] for u in units], strict=True)]
    href, total = group_href(code, periods[0].start.year), sum(counts)
    told = zip(counts, periods, strict=True)
    return Heat(
        caption=f"Số bài {division.words}",
        columns=tuple((_short(p), p.title) for p in periods),
        rows=tuple(_heat_row(unit, periods[0].start.year) for unit in units),
        totals=tuple((count, f"{href}#{division.period_id(period)}" if count else "") for count, period in told),
        total=(total, f"{href}#{division.id}" if total else ""),
        few=len(periods) <= FEW,
        basis=tuple(basis_of([(unit, row) for unit in units for row in unit.rows], kinds)),
    )


def _short(period: Period) -> str:
    if period.kind == "quarter":
        return period.title.partition("/")[0]
    return _SHORT[period.kind].format(period.number)


def _heat_row(unit: UnitYear, year: int) -> HeatRow:
    href = year_href(unit.code, year) if unit.contributions else ""
    cells = tuple(cell_of(unit, row) for row in unit.rows)
    return HeatRow(unit.name, unit_href(unit.code), span_note(unit.span, year), cells, unit.count, href)


def cell_of(unit: UnitYear, row: Row) -> Cell:
    href = f"{unit_href(unit.code)}#{period_id(row.period)}" if row.contributions else ""
    return Cell(row.status, STATUSES[row.status], row.count, row.partial, href)


def span_note(span: Timespan, year: int) -> str:
    """What of the year a unit was not there for."""
    start = f"từ {day_text(span.start)}" if span.start and span.start.year == year else ""
    last = span.until - DAY if span.until else None
    until = f"đến {day_text(last)}" if last and last.year == year else ""
    return " ".join(part for part in (start, until) if part)


def basis_of(pairs: Iterable[tuple[UnitYear, Row]], kinds: dict[str, str]) -> Iterator[str]:
    """Every rule that judges a row, for whom it is, and what else the statuses rest on."""
    known = tuple(pairs)
    for rule in _rules(row for _, row in known):
        judged = {unit.kind for unit, row in known if row.rule == rule}
        whom = "; ".join(kinds.get(kind, kind) for kind in rule.kinds if kind in judged)
        yield f"{whom}: {rule_in_words(rule)}."
    if any(row.status == "no-rule" for _, row in known):
        yield f"«Chưa có quy định»: không có chỉ tiêu nào có hiệu lực vào {_DEADLINE}."
    if any(row.others for _, row in known):
        yield f"Kỳ mà quy định thay đổi được xét theo quy định có hiệu lực vào {_DEADLINE}."


def _rules(rows: Iterable[Row]) -> list[Quota]:
    """The rules that judge the rows, oldest first."""
    found = {row.rule for row in rows if row.rule}
    return sorted(found, key=lambda rule: (rule.span.start is not None, rule.span.start, rule.kinds))
