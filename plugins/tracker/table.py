"""A year's figures as rows with Vietnamese headings, and as CSV that a spreadsheet opens without harm."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from msgspec import Struct

from plugins.model.award import LEVELS
from plugins.model.catalogue import Fact
from plugins.model.registries import Registries
from plugins.model.text import collation_key
from plugins.tracker.spreadsheet import Cell
from plugins.tracker.standing import PARTS
from plugins.tracker.status import DAY, STATUSES, Row
from plugins.tracker.year import UnitYear, Year, YearBook

UNIT_HEADINGS = ("Mã đơn vị", "Đơn vị", "Loại đơn vị", "Cụm, khối thi đua")
PERIOD_HEADINGS = (
    *UNIT_HEADINGS,
    "Kỳ",
    "Từ ngày",
    "Đến ngày",
    "Trạng thái",
    "Số bài tính chỉ tiêu",
    "Chỉ tiêu",
    "Không hoạt động đủ kỳ",
    "Căn cứ",
    "Số bài giới thiệu",
)
SCORE_HEADINGS = (*PARTS.values(), "Tổng điểm cả năm", "Xếp hạng cả năm")
TOTAL_HEADINGS = (
    *UNIT_HEADINGS,
    *(f"Số kỳ {name.lower()}" for name in STATUSES.values()),
    "Số bài tính chỉ tiêu",
    "Số bài giới thiệu",
    *SCORE_HEADINGS,
)
STORY_HEADINGS = (*UNIT_HEADINGS, "Kỳ", "Ngày", "Bài", "Cấp khen thưởng", "Nhắc lại", "Địa chỉ")
CSV_HEADINGS = (*PERIOD_HEADINGS, "Bài", *SCORE_HEADINGS)
_FORMULA = tuple("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


class Names(Struct, frozen=True):
    """What codes are called, and where the site stands."""

    site: str
    url: str
    kinds: dict[str, str]
    groups: dict[str, str]


def names_of(registries: Registries) -> Names:
    site = registries.site
    kinds = {kind.code: kind.name for kind in site.unit_kinds}
    return Names(site.name, site.url, kinds, {group.code: group.name for group in registries.peer_groups})


def csv_bytes(book: YearBook, names: Fact) -> bytes:
    """A row for each unit and period; what is of the whole year stands in each row of the unit."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEADINGS)
    for unit in book.figures.units:
        for row in unit.rows:
            cells = (*period_cells(unit, row, names.value), stories_in_words(row), *score_cells(unit))
            writer.writerow([safe(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def period_lines(year: Year, kind: str, names: Names) -> Iterator[tuple[Cell, ...]]:
    """The rows of one kind of period."""
    for unit in year.units:
        yield from (period_cells(unit, row, names) for row in unit.rows if row.period.kind == kind)


def period_cells(unit: UnitYear, row: Row, names: Names) -> tuple[Cell, ...]:
    period = row.period
    days = (period.start, period.until - DAY)
    flag = "x" if row.partial else ""
    figures = (STATUSES[row.status], row.count, row.minimum, flag, row.basis, len(row.contributions))
    return (*unit_cells(unit, names), period.title, *days, *figures)


def unit_cells(unit: UnitYear, names: Names) -> tuple[str, str, str, str]:
    group = names.groups.get(unit.peer_group or "", "")
    return unit.code, unit.name, names.kinds.get(unit.kind, unit.kind), group


def score_cells(unit: UnitYear) -> tuple[Cell, ...]:
    points = {part.rule: part.points for part in unit.score.parts}
    total = unit.score.total if unit.score.parts else None
    return (*(points.get(rule) for rule in PARTS), total, unit.place)


def stories_in_words(row: Row) -> str:
    return ", ".join(f"{c.slug} (nhắc lại)" if c.repeat else c.slug for c in row.contributions)


def total_lines(year: Year, names: Names) -> Iterator[tuple[Cell, ...]]:
    """A row for each unit, the best of each peer group first."""
    for unit in sorted(year.units, key=lambda u: _standing(u, names)):
        statuses = (len(unit.rows_that_are(status)) for status in STATUSES)
        yield (*unit_cells(unit, names), *statuses, unit.count, len(unit.contributions), *score_cells(unit))


def _standing(unit: UnitYear, names: Names) -> tuple[object, ...]:
    _, name, kind, group = unit_cells(unit, names)
    return not group, collation_key(group), collation_key(kind), -unit.score.total, collation_key(name), unit.code


def story_lines(units: Iterable[UnitYear], names: Names) -> Iterator[tuple[Cell, ...]]:
    """A row for each contribution."""
    for unit in units:
        for row in unit.rows:
            for made in row.contributions:
                flag = "x" if made.repeat else ""
                story = (made.day, made.title, LEVELS[made.level], flag, f"{names.url}/guong/{made.slug}/")
                yield (*unit_cells(unit, names), row.period.title, *story)
