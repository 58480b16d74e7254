"""A unit's current year, as its own page among the lists shows it."""

from functools import cached_property

from plugins.model.digest import digest_of_bytes
from plugins.model.tracked import TrackedPeriod, TrackedYear
from plugins.tracker.heat import period_id, unit_href
from plugins.tracker.status import STATUSES, Row
from plugins.tracker.year import UnitYear, YearBook


class Standings:
    """What all units are asked in one year, and what each did."""

    def __init__(self, book: YearBook) -> None:
        self.book = book

    @property
    def digest(self) -> bytes:
        return self.book.digest

    def of(self, unit: str) -> "Standing":
        return Standing(self.book.untitled.part([unit]), unit)


class Standing:
    """One unit's part: no other unit's story changes it."""

    def __init__(self, book: YearBook, unit: str) -> None:
        self.book, self.unit = book, unit

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(self.book.digest, self.unit.encode())

    def year(self) -> TrackedYear | None:
        found = self.book.figures
        rows = [(unit, row) for unit in found.units for row in unit.rows]  # of one unit, or of none
        if all(row.minimum is None for _, row in rows):
            return None
        return TrackedYear(found.year, tuple(_period(unit, row) for unit, row in rows))


def _period(unit: UnitYear, row: Row) -> TrackedPeriod:
    href = f"{unit_href(unit.code)}#{period_id(row.period)}"
    return TrackedPeriod(row.period.title, row.status, STATUSES[row.status], row.count, row.minimum, href)
