"""A unit's current year, as its own page among the lists shows it."""

from functools import cached_property

from msgspec.structs import replace

from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.tracked import TrackedPeriod, TrackedYear
from plugins.tracker.contribution import Credit
from plugins.tracker.heat import period_id, unit_href
from plugins.tracker.status import STATUSES, Row
from plugins.tracker.year import UnitYear, YearBook, year_of


class Standings:
    """What all units are asked in one year, and what each did."""

    def __init__(self, book: YearBook) -> None:
        self.book = book

    @property
    def digest(self) -> bytes:
        return self.book.digest

    def of(self, unit: str) -> "Standing":
        return Standing(self.book, unit, tuple(self._credits.get(unit, ())))

    @cached_property
    def _credits(self) -> dict[str, list[Credit]]:
        found: dict[str, list[Credit]] = {}
        for credit in self.book.credits:
            for unit in credit.units:
                found.setdefault(unit, []).append(credit)
        return found


class Standing:
    """One unit's part: no other unit's story changes it."""

    def __init__(self, book: YearBook, unit: str, credits: tuple[Credit, ...]) -> None:
        self.book, self.unit, self.credits = book, unit, credits

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(self.book.rules_digest, self.unit.encode(), digest_of(self.credits))

    def year(self) -> TrackedYear | None:
        rules = self.book.rulebook
        alone = replace(rules, members=tuple(m for m in rules.members if m.code == self.unit))
        units = year_of(alone, self.credits, self.book.today).units
        if not units:
            return None
        periods = tuple(_period(units[0], row) for row in units[0].rows)
        return TrackedYear(rules.year, periods)


def _period(unit: UnitYear, row: Row) -> TrackedPeriod:
    href = f"{unit_href(unit.code)}#{period_id(row.period)}"
    return TrackedPeriod(row.period.title, row.status, STATUSES[row.status], row.count, row.minimum, href)
