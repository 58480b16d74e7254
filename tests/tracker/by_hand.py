"""The figures once more, day by day and without any cleverness, to hold the tracker's against."""

import unicodedata
from datetime import date, timedelta

from plugins.model.registries import Registries
from plugins.model.unit import Unit
from plugins.tracker.contribution import Credit

Line = tuple[str, str, int, bool, tuple[str, ...]]  # period, status, count, partial, stories


def days_of(year: int) -> list[date]:
    day, days = date(year, 1, 1), []
    while day.year == year:
        days.append(day)
        day += timedelta(days=1)
    return days


def kinds_by_day(registries: Registries, kind: str, year: int) -> dict[date, str]:
    """The kind of period of each day: its rule's, else the one before, else the one after, else months."""
    days = days_of(year)
    ruled = {d: q.period for d in days for q in registries.quotas if kind in q.kinds and q.span.contains(d)}
    found, last = {}, next((ruled[d] for d in days if d in ruled), "month")
    for day in days:
        last = ruled.get(day, last)
        found[day] = last
    return found


def name_of(kind: str, day: date) -> str:
    names = {"month": f"{day:%Y-%m}", "quarter": f"{day.year}-Q{(day.month + 2) // 3}"}
    names |= {"half": f"{day.year}-H{1 if day.month < 7 else 2}", "year": f"{day.year}"}
    return names[kind]


def lines_of(registries: Registries, unit: Unit, year: int, credits: tuple[Credit, ...], today: date) -> list[Line]:
    periods: dict[str, list[date]] = {}
    for day, kind in kinds_by_day(registries, unit.kind, year).items():
        periods.setdefault(name_of(kind, day), []).append(day)
    own = [c for c in credits if unit.code in c.units and c.iso[:4] == str(year)]
    own.sort(key=lambda c: (c.iso, c.slug))
    counted = {c.slug for i, c in enumerate(own) if not any(same(c, earlier) for earlier in own[:i])}
    return [line(registries, unit, name, days, (own, counted, today)) for name, days in periods.items()]


def same(one: Credit, other: Credit) -> bool:
    if one.subject.code or other.subject.code:
        return one.subject.code == other.subject.code
    names = [unicodedata.normalize("NFC", c.subject.name).lower().replace("oà", "òa") for c in (one, other)]
    return names[0] == names[1] and one.subject.kind == other.subject.kind


def line(
    registries: Registries, unit: Unit, name: str, days: list[date], known: tuple[list[Credit], set[str], date]
) -> Line:
    own, counted, today = known
    here = [c for c in own if date.fromisoformat(c.iso[:10]) in days]
    count = sum(c.slug in counted for c in here)
    there = [d for d in days if unit.span.contains(d)]
    slugs = tuple(c.slug for c in here)
    if not there:
        return name, "absent", count, False, slugs
    rules = [q for q in registries.quotas if unit.kind in q.kinds and q.span.contains(there[-1])]
    status = "no-rule"
    if rules:
        status = "met" if count >= rules[0].minimum else "missed" if today > there[-1] else "due"
    return name, status, count, len(there) < len(days), slugs
