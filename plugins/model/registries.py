"""All registries of a site, and the way to find an entry by what an editor wrote."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from msgspec import Struct

from plugins.model.abbreviation import Abbreviation
from plugins.model.award import Award
from plugins.model.digest import digest_of
from plugins.model.field import Field
from plugins.model.letterhead import Letterhead
from plugins.model.movement import Movement
from plugins.model.outlet import Outlet
from plugins.model.peer_group import PeerGroup
from plugins.model.quota import Quota
from plugins.model.scoring import Scoring
from plugins.model.site import Site
from plugins.model.text import fold, same_text
from plugins.model.timespan import Timespan
from plugins.model.unit import Unit


class Entry(Protocol):
    """What every registry's entries have."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def span(self) -> Timespan: ...


E = TypeVar("E", bound=Entry)


def spellings(entry: Entry) -> Iterator[str]:
    """Every way to write an entry: code, names, short name, aliases."""
    yield entry.code
    yield from (n.text for n in entry.names) if isinstance(entry, Unit) else (entry.name,)
    if isinstance(entry, Unit) and entry.short:
        yield entry.short
    yield from entry.aliases


class Lookup:
    """Finds entries by code, name or alias: exactly first, then without regard to accents."""

    def __init__(self, entries: Iterable[E]) -> None:
        self.by_code: dict[str, Entry] = {}
        self._same: dict[str, list[Entry]] = {}
        self._folded: dict[str, list[Entry]] = {}
        for entry in entries:
            self.by_code[entry.code] = entry
            for text in spellings(entry):
                for index, key in ((self._same, same_text(text)), (self._folded, fold(text))):
                    found = index.setdefault(key, [])
                    if entry not in found:
                        found.append(entry)

    def candidates(self, text: str, day: date | None) -> tuple[Entry, ...]:
        """The entries that a text can mean; those in force on the day go before the others."""
        if text in self.by_code:
            return (self.by_code[text],)
        found = self._same.get(same_text(text)) or self._folded.get(fold(text)) or []
        current = [e for e in found if day is not None and e.span.contains(day)]
        return tuple(current or found)

    def all_of(self, text: str) -> tuple[Entry, ...]:
        """Every entry that the text can mean on any day."""
        found = [*self._same.get(same_text(text), ()), *self._folded.get(fold(text), ())]
        by_code = {e.code: e for e in found} | ({text: self.by_code[text]} if text in self.by_code else {})
        return tuple(by_code[code] for code in sorted(by_code))

    def nearest(self, text: str) -> Entry | None:
        """The entry whose spelling is most like the text."""
        from difflib import get_close_matches

        near = get_close_matches(fold(text), self._folded, n=1, cutoff=0.6)
        return self._folded[near[0]][0] if near else None


class Registries(Struct, frozen=True, dict=True):
    """The registries of a site."""

    site: Site
    peer_groups: tuple[PeerGroup, ...] = ()
    units: tuple[Unit, ...] = ()
    fields: tuple[Field, ...] = ()
    movements: tuple[Movement, ...] = ()
    awards: tuple[Award, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    quotas: tuple[Quota, ...] = ()
    scoring: tuple[Scoring, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    letterhead: Letterhead = Letterhead()

    @cached_property
    def lookups(self) -> dict[str, Lookup]:
        """A Lookup for each registry that stories refer to, by the registry's name."""
        return {name: Lookup(getattr(self, name)) for name in ("units", "fields", "movements", "awards", "outlets")}

    @cached_property
    def unit_by_code(self) -> dict[str, Unit]:
        return {u.code: u for u in self.units}

    @cached_property
    def digest(self) -> bytes:
        return digest_of(self)

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        return tuple(self.unit_by_code[c] for c in unit.successors if c in self.unit_by_code)

    def predecessors(self, unit: Unit) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if unit.code in u.successors)
