"""The figures of one year: every unit's periods, score and place. All pages, files and reports are views of it."""

from collections.abc import Collection, Hashable, Iterable
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from plugins.model.catalogue import Catalogue
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.registries import Registries
from plugins.model.text import collation_key
from plugins.model.timespan import Timespan
from plugins.tracker.contribution import Contribution, Credit, Credits, contributions_of, credits_by_year
from plugins.tracker.rulebook import Kin, Member, Rulebook, rulebook_of
from plugins.tracker.ruling import periods_of, rules_of
from plugins.tracker.standing import Score, places, score_of
from plugins.tracker.status import Row, row_of


class UnitYear(Struct, frozen=True):
    """One unit's year."""

    code: str
    name: str
    kind: str
    peer_group: str | None
    span: Timespan
    predecessors: tuple[Kin, ...]  # like all lists, in the order of names
    successors: tuple[Kin, ...]
    rows: tuple[Row, ...]
    score: Score
    place: int | None  # None without a peer group, or without a scoring rule

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        return tuple(c for row in self.rows for c in row.contributions)

    @property
    def count(self) -> int:
        """What counts for quotas in the whole year."""
        return sum(row.count for row in self.rows)

    def rows_that_are(self, status: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.status == status)


class Year(Struct, frozen=True):
    """A whole year's figures."""

    year: int
    as_of: date
    units: tuple[UnitYear, ...]  # in the order of names


class YearBook:
    """All that decides one year's figures, by which it is known, and the figures, made when first asked for."""

    def __init__(self, rulebook: Rulebook, credits: Credits, today: date, whole: "YearBook | None" = None) -> None:
        self.rulebook, self.credits, self.today, self.whole = rulebook, credits, today, whole
        self.unit_years: dict[str, UnitYear] = {}  # those that were asked for

    @cached_property
    def rules_digest(self) -> bytes:
        """Of all but the credits."""
        return digest_of((self.rulebook, self.today))

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(self.rules_digest, self.credits.digest)

    @cached_property
    def credits_of(self) -> dict[str, list[Credit]]:
        """Those of each unit."""
        found: dict[str, list[Credit]] = {}
        for credit in self.credits.all:
            for unit in credit.units:
                found.setdefault(unit, []).append(credit)
        return found

    @property
    def settled(self) -> "YearBook":
        """The same, known by its credits alone, and by nothing else of the stories."""
        return YearBook(self.rulebook, Credits(self.credits.all), self.today, self)

    @cached_property
    def untitled(self) -> "YearBook":
        """The book for what shows no titles, which then does not change with them."""
        credits = tuple([replace(credit, title="") for credit in self.credits.all])
        return YearBook(self.rulebook, Credits(credits), self.today)

    def part(self, units: Collection[str]) -> "YearBook":
        """The book as if there were no other units: whatever those do, it stays the same."""
        own = {credit.slug: credit for unit in units for credit in self.credits_of.get(unit, ())}
        credits = tuple(sorted(own.values(), key=lambda credit: (credit.iso, credit.slug)))
        members = tuple(member for member in self.rulebook.members if member.code in units)
        return YearBook(replace(self.rulebook, members=members), Credits(credits), self.today, self.whole or self)

    @cached_property
    def figures(self) -> Year:
        rulebook, whole = self.rulebook, self.whole or self
        members = sorted(rulebook.members, key=lambda m: (collation_key(m.name), m.code))
        units = [whole.unit_year(member) for member in members]
        return Year(rulebook.year, as_of(rulebook.year, self.today), _placed(units, rulebook))

    def unit_year(self, member: Member) -> UnitYear:
        """One unit's, without a place: no other unit changes it, so the book's parts take it from here."""
        found = self.unit_years.get(member.code)
        if found is None:
            credits = self.credits_of.get(member.code, ())
            found = self.unit_years[member.code] = unit_year_of(member, self.rulebook, credits, self.today)
        return found


def yearbooks(catalogue: Catalogue) -> tuple[YearBook, ...]:
    """A book for each listed year, oldest first."""
    credits = credits_by_year(catalogue)
    years = years_listed(catalogue.registries, credits, catalogue.today)
    none = Credits(())
    return tuple(_yearbook(catalogue.registries, year, credits.get(year, none), catalogue.today) for year in years)


def _yearbook(registries: Registries, year: int, credits: Credits, today: date) -> YearBook:
    """A past year is seen from the day after it, whenever that is: time changes nothing in it any more."""
    seen = min(today, date(year + 1, 1, 1))
    return YearBook(rulebook_of(registries, year, as_of(year, today)), credits, seen)


def as_of(year: int, today: date) -> date:
    return min(today, date(year, 12, 31))


def years_listed(registries: Registries, credits: Iterable[int], today: date) -> range:
    """From the first credited story or rule, whichever is later, up to the current year, which is listed always."""
    starts = [q.span.start.year for q in registries.quotas if q.span.start]
    firsts = [min(years) for years in (starts, [*credits]) if years]
    return range(min([max(firsts, default=today.year), today.year]), today.year + 1)


def unit_year_of(member: Member, rulebook: Rulebook, credits: Iterable[Credit], today: date) -> UnitYear:
    """What the unit's own credits make of its year; it has no place yet."""
    rules, made = rules_of(rulebook.quotas, member.kind, rulebook.year), contributions_of(credits)
    rows = tuple(row_of(period, member.span, rules, made, today) for period in periods_of(rules, rulebook.year))
    return UnitYear(
        code=member.code,
        name=member.name,
        kind=member.kind,
        peer_group=member.peer_group,
        span=member.span,
        predecessors=_by_name(member.predecessors),
        successors=_by_name(member.successors),
        rows=rows,
        score=score_of(rows, rulebook.scoring),
        place=None,
    )


def _by_name(kin: tuple[Kin, ...]) -> tuple[Kin, ...]:
    return tuple(sorted(kin, key=lambda k: (collation_key(k.name), k.code)))


def _placed(units: list[UnitYear], rulebook: Rulebook) -> tuple[UnitYear, ...]:
    """The units with their places: within the peer group, and within the unit kind unless the registry mixes kinds."""
    found = places((peers_of(u, rulebook), u.score.total) for u in units)
    ranked = rulebook.scoring is not None
    return tuple(
        replace(u, place=place) if ranked and u.peer_group else u for u, place in zip(units, found, strict=True)
    )


def peers_of(unit: UnitYear, rulebook: Rulebook) -> Hashable:
    """The same for units that are ranked together."""
    return unit.peer_group, "" if unit.peer_group in rulebook.mixed else unit.kind
