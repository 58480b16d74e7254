"""Dossiers: all that the page of one unit is made of, known by a digest that is cheaper than the figures."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.registries import Registries
from plugins.model.scoring import Scoring
from plugins.model.timespan import Dated, Timespan
from plugins.model.unit import Unit
from plugins.tracker.contribution import Credit
from plugins.tracker.lineage import Forebear, lineage_of
from plugins.tracker.rulebook import Kin, predecessors_by_code
from plugins.tracker.year import Year, YearBook


class Profile(Struct, frozen=True):
    """What the registry says of a unit through all years."""

    code: str
    name: str
    kind: str
    span: Timespan
    names: tuple[Dated, ...]
    peer_groups: tuple[Dated, ...]
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]


class Archive:
    """The books of all years, with the credits of each unit."""

    def __init__(self, books: tuple[YearBook, ...]) -> None:
        self.books = books
        self.rules_digest = digest_of_bytes(*[book.rules_digest for book in books])
        credits: defaultdict[str, list[Credit]] = defaultdict(list)
        for book in books:
            for unit, own in book.credits_of.items():
                credits[unit] += own
        self.digests = {unit: digest_of(own) for unit, own in credits.items()}

    def years_of(self, family: tuple[str, ...]) -> Iterator[Year]:
        """Every year as if there were no other units; nobody has a place then."""
        for book in self.books:
            year = book.part(family).figures
            yield replace(year, units=tuple(replace(unit, place=None) for unit in year.units))


class Dossier:
    """One unit with those that it came from, known by all that can change their rows."""

    def __init__(self, profile: Profile, family: tuple[str, ...], archive: Archive) -> None:
        self.profile, self.family, self.archive = profile, family, archive

    @cached_property
    def digest(self) -> bytes:
        own = (self.archive.digests.get(code, b"-") for code in self.family)
        return digest_of_bytes(self.archive.rules_digest, digest_of(self.profile), *own)

    @cached_property
    def line(self) -> tuple[Forebear, ...]:
        return lineage_of(self.profile.code, self.archive.years_of(self.family))

    @property
    def scorings(self) -> dict[int, Scoring | None]:
        """The points rule of each year."""
        return {book.rulebook.year: book.rulebook.scoring for book in self.archive.books}


def dossiers_of(registries: Registries, books: tuple[YearBook, ...]) -> tuple[Dossier, ...]:
    """One for each unit that the registry knows, though no listed year may know it."""
    archive, before = Archive(books), predecessors_by_code(registries)
    return tuple(Dossier(_profile(u, registries, before), _family(u.code, before), archive) for u in registries.units)


def _profile(unit: Unit, registries: Registries, before: dict[str, tuple[Kin, ...]]) -> Profile:
    return Profile(
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        span=unit.span,
        names=unit.names,
        peer_groups=unit.peer_groups,
        predecessors=before.get(unit.code, ()),
        successors=tuple(Kin(u.code, u.name) for u in registries.successors(unit)),
    )


def _family(code: str, before: dict[str, tuple[Kin, ...]]) -> tuple[str, ...]:
    """The unit, then all that it came from, each once."""
    found = [code]
    for member in found:  # which grows meanwhile
        found += [kin.code for kin in before.get(member, ()) if kin.code not in found]
    return tuple(found)
