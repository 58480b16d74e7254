"""Calendars of deadlines: for each kind of unit the last days of the periods for which something is asked."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.model.calendar import Event, ics_bytes
from plugins.model.catalogue import Fact
from plugins.model.quota import Quota
from plugins.model.registries import Registries
from plugins.model.site import UnitKind
from plugins.tracker.ruling import periods_of, rule_on, rules_of
from plugins.tracker.status import DAY


class Deadlines(Struct, frozen=True):
    """One kind of unit, with the days by which it is asked for stories this year and the next."""

    kind: UnitKind
    year: int
    days: tuple[tuple[str, str, date, int, str], ...]  # period, its title, last day, minimum, basis

    @property
    def path(self) -> str:
        return f"lich/{self.kind.code}.ics"


def deadlines_of(registries: Registries, year: int) -> tuple[Deadlines, ...]:
    """A kind of which nothing is asked has no calendar."""
    quotas = registries.quotas
    found = (Deadlines(k, year, tuple(_days(quotas, k.code, year))) for k in registries.site.unit_kinds)
    return tuple(d for d in found if d.days)


def _days(quotas: tuple[Quota, ...], kind: str, year: int) -> Iterator[tuple[str, str, date, int, str]]:
    for each in (year, year + 1):
        rules = rules_of(quotas, kind, each)
        for period in periods_of(rules, each):
            last = period.until - DAY
            rule = rule_on(rules, last)
            if rule and rule.minimum:
                yield period.name, period.title, last, rule.minimum, rule.basis


def calendar_bytes(deadlines: Fact, site: Fact) -> bytes:
    """The same all year long: the facts are as of its first day."""
    found: Deadlines = deadlines.value
    code, url, submit_to = site.value
    sent = f"\nGửi bài về {submit_to}." if submit_to else ""
    events = [
        Event(
            uid=f"{found.kind.code}-{name}@{code}",
            day=day,
            title=f"Hạn giới thiệu gương điển hình: {title}",
            note=f"{found.kind.name}: ít nhất {minimum} bài.\nCăn cứ: {basis}.{sent}",
            link=f"{url}/theo-doi/",
        )
        for name, title, day, minimum, basis in found.days
    ]
    return ics_bytes(f"Hạn giới thiệu gương điển hình - {found.kind.name}", events, date(found.year, 1, 1))
