"""Lineage: a unit beside those it came from, each with what it did itself. Credit is shown together and never moved."""

from collections.abc import Iterable

from msgspec import Struct

from plugins.tracker.rulebook import Kin
from plugins.tracker.year import UnitYear, Year


class Forebear(Struct, frozen=True):
    """One unit of a line, and its years oldest first; the unit itself is of generation 0."""

    code: str
    name: str
    generation: int
    years: tuple[tuple[int, UnitYear], ...]

    @property
    def count(self) -> int:
        return sum(year.count for _, year in self.years)


def lineage_of(code: str, years: Iterable[Year]) -> tuple[Forebear, ...]:
    """The unit, then its predecessors, theirs, and so on; each once, where it is nearest, in the order of names."""
    own: dict[str, list[tuple[int, UnitYear]]] = {}
    for year in sorted(years, key=lambda y: y.year):
        for unit in year.units:
            own.setdefault(unit.code, []).append((year.year, unit))
    found: dict[str, Forebear] = {}
    generation = [Kin(code, own[code][-1][1].name)] if code in own else []
    while generation:
        depth = max((f.generation for f in found.values()), default=-1) + 1
        found |= {k.code: Forebear(k.code, k.name, depth, tuple(own.get(k.code, ()))) for k in generation}
        before = (p for k in generation for _, unit in own.get(k.code, ())[-1:] for p in unit.predecessors)
        generation = list({p.code: p for p in before if p.code not in found}.values())
    return tuple(found.values())
