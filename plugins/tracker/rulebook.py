"""What the registries decide for one year: the units as they were, the quotas, the points."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from plugins.model.quota import Quota
from plugins.model.registries import Registries
from plugins.model.scoring import Scoring
from plugins.model.timespan import Timespan
from plugins.model.unit import Unit
from plugins.tracker.standing import scoring_of


class Kin(Struct, frozen=True):
    """A unit that went before or came after."""

    code: str
    name: str


class Member(Struct, frozen=True):
    """A unit, named and grouped as on its last day in force up to the year's day."""

    code: str
    name: str
    kind: str
    peer_group: str | None
    span: Timespan
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]


class Rulebook(Struct, frozen=True):
    """All that the registries can do to the figures of one year; it changes only with them."""

    year: int
    members: tuple[Member, ...]  # in the registry's order
    quotas: tuple[Quota, ...]
    scoring: Scoring | None
    mixed: tuple[str, ...]  # peer groups that rank units of different kinds together


def rulebook_of(registries: Registries, year: int, as_of: date) -> Rulebook:
    days = Timespan(date(year, 1, 1), date(year + 1, 1, 1))
    scoring = scoring_of(registries.scoring, year)
    before = predecessors_by_code(registries)
    return Rulebook(
        year=year,
        members=tuple(_member(u, registries, before, as_of) for u in registries.units if u.span.overlaps(days)),
        quotas=tuple(replace(q, line=0) for q in registries.quotas if q.span.overlaps(days)),
        scoring=replace(scoring, line=0) if scoring else None,
        mixed=tuple(g.code for g in registries.peer_groups if g.mixed),
    )


def predecessors_by_code(registries: Registries) -> dict[str, tuple[Kin, ...]]:
    """By code; found once for all units."""
    found: dict[str, tuple[Kin, ...]] = {}
    for unit in registries.units:
        for code in unit.successors:
            found[code] = (*found.get(code, ()), Kin(unit.code, unit.name))
    return found


def _member(unit: Unit, registries: Registries, before: dict[str, tuple[Kin, ...]], as_of: date) -> Member:
    day = _day_of(unit, as_of)
    return Member(
        code=unit.code,
        name=unit.name_on(day),
        kind=unit.kind,
        peer_group=unit.peer_group_on(day),
        span=unit.span,
        predecessors=before.get(unit.code, ()),
        successors=tuple(Kin(u.code, u.name) for u in registries.successors(unit)),
    )


def _day_of(unit: Unit, as_of: date) -> date:
    """The unit's last day in force up to `as_of`; of a unit still to come, its first."""
    if unit.span.start and unit.span.start > as_of:
        return unit.span.start
    return min(as_of, unit.span.until - timedelta(days=1)) if unit.span.until else as_of
