"""What the entries of the registries say of each other."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from plugins.intake import vocabulary as words
from plugins.intake.dated import FIRST_DAY, is_sound
from plugins.intake.form import Form
from plugins.intake.registry_entries import Entry, check_codes
from plugins.intake.report import Report
from plugins.model.abbreviation import Abbreviation
from plugins.model.award import Award
from plugins.model.field import Field
from plugins.model.movement import Movement
from plugins.model.outlet import Outlet
from plugins.model.peer_group import PeerGroup
from plugins.model.period import begins
from plugins.model.quota import Quota
from plugins.model.scoring import Scoring
from plugins.model.timespan import day_text
from plugins.model.unit import Unit

SHOWN = 5  # units of a circle that a message names


class Entries(NamedTuple):
    """Every entry that could be read, also those in which something is missing."""

    peer_groups: list[Entry[PeerGroup]]
    units: list[Entry[Unit]]
    fields: list[Entry[Field]]
    movements: list[Entry[Movement]]
    awards: list[Entry[tuple[Award, ...]]]
    outlets: list[Entry[Outlet]]
    quotas: list[Entry[Quota]]
    scoring: list[Entry[Scoring]]
    abbreviations: list[Entry[Abbreviation]]


class Codes(NamedTuple):
    """The codes that entries may refer to; None where they could not be read, so that nothing is said of them."""

    known: frozenset[str] | None
    where: str


def check(entries: Entries, kinds: Codes, reports: Mapping[str, Report]) -> None:
    for listed in (entries.peer_groups, entries.units, entries.fields, entries.movements, entries.outlets):
        check_codes(entry.form for entry in listed)
    groups = _codes(entries.peer_groups, reports["peer_groups.yml"], "peer_groups.yml")
    units = _codes(entries.units, reports["units.yml"], "units.yml")
    for form, unit, _ in entries.units:
        _check_reference(form, "kind", (unit.kind,), kinds)
        _check_reference(form, "peer_group", [d.text for d in unit.peer_groups], groups)
        _check_reference(form, "successors", unit.successors, units)
    _check_heirs(entries.units)
    _check_awards(entries.awards)
    _check_abbreviations(entries.abbreviations)
    for form, quota, _ in entries.quotas:
        _check_reference(form, "kinds", quota.kinds, kinds)
    _check_quotas(reports["quotas.yml"], [q.value for q in entries.quotas if _is_clear(q)])
    _check_scoring(entries.scoring)
    _check_outlets(reports["outlets.yml"], [o.value for o in entries.outlets], kinds.known or frozenset())


def _codes(entries: Iterable[Entry[PeerGroup]] | Iterable[Entry[Unit]], report: Report, where: str) -> Codes:
    known = frozenset(entry.value.code for entry in entries)
    return Codes(known if known or not report.failed else None, where)


def _check_reference(form: Form, key: str, codes: Iterable[str], among: Codes) -> None:
    from difflib import get_close_matches

    known = among.known
    for code in codes if known is not None else ():
        if known is not None and code and code not in known:
            near = get_close_matches(code, sorted(known), n=1)
            hint = f"có phải «{near[0]}»?" if near else ""
            message = f"mã «{code[:60]}» không có trong {among.where}"
            form.error(form.line_of_text(key, code), "registry.unknown-reference", message, hint)


def _check_heirs(units: Iterable[Entry[Unit]]) -> None:
    """Who takes over from a unit cannot be that unit, nor lead back to it."""
    forms = {unit.code: form for form, unit, _ in reversed([*units]) if unit.code}
    heirs = {unit.code: unit.successors for _, unit, _ in units if unit.code}
    for circle in _circles(heirs):
        form = forms[circle[-1]]
        shown = circle if len(circle) <= SHOWN else [*circle[: SHOWN - 1], "…", circle[-1]]
        way = " → ".join(code[:60] for code in (*shown, circle[0]))
        message = f"đơn vị kế thừa vòng tròn: {way}"
        if len(circle) == 1:
            message = f"đơn vị «{circle[0][:60]}» kế thừa chính mình"
        form.error(form.line_of_text("successors", circle[0]), "registry.successor-circle", message)


def _circles(heirs: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Each heir that leads back to a unit on the way to it, with that way."""
    done: set[str] = set()
    for first in heirs:
        way = {} if first in done else {first: iter(heirs[first])}
        while way:
            last = next(reversed(way))
            heir = next(way[last], None)
            if heir is None:
                done.add(last)
                del way[last]
            elif heir in way:
                codes = [*way]
                yield codes[codes.index(heir) :]
            elif heir in heirs and heir not in done:
                way[heir] = iter(heirs[heir])


def _check_awards(entries: Iterable[Entry[tuple[Award, ...]]]) -> None:
    """Codes, also those that grades make."""
    seen: dict[str, int] = {}
    for form, awards, _ in entries:
        for award in awards:
            if award.code and award.code in seen:
                message = f"mã «{award.code}» đã dùng ở dòng {seen[award.code]}"
                form.error(form.line, "registry.duplicate-code", message)
            seen.setdefault(award.code, award.line)


def _check_abbreviations(entries: Iterable[Entry[Abbreviation]]) -> None:
    """One entry for a short form; with or without the dot it is the same."""
    seen: dict[str, int] = {}
    for form, entry, _ in entries:
        key = entry.short.removesuffix(".")
        if key and key in seen:
            message = f"từ viết tắt «{entry.short}» đã có ở dòng {seen[key]}"
            form.fault("abbreviation", "duplicate-code", message, "gộp hai mục làm một, nghĩa khác ghi vào «contexts»")
        seen.setdefault(key, form.line)


def _check_outlets(report: Report, outlets: Iterable[Outlet], kinds: frozenset[str]) -> None:
    """An edition's file is named by outlet and edition; a calendar by an outlet or a kind of units."""
    seen: dict[str, str] = {}
    for outlet in outlets:
        if outlet.code in kinds:
            message = f"mã «{outlet.code}» đã dùng cho một loại đơn vị trong site.yml"
            report.error(outlet.line, "registry.duplicate-code", message)
        for name in (f"{outlet.code}-{plan.code}" for plan in outlet.editions if outlet.code):
            if seen.setdefault(name, outlet.code) != outlet.code:
                message = f"ấn phẩm của «{seen[name]}» và «{outlet.code}» có tệp cùng tên «{name}»"
                report.error(outlet.line, "registry.duplicate-code", message)


def _is_clear(entry: Entry[Quota]) -> bool:
    """Its days and its period are as they were written, so that it can be compared."""
    form = entry.form
    known = words.QUOTA_PERIODS.code(form.text("period")) is not None
    return known and form.has("from") and is_sound(form, entry.value.span)


def _check_quotas(report: Report, quotas: list[Quota]) -> None:
    """One rule for each kind and day; a rule of another period kind starts where both periods start."""
    for one, other in combinations(quotas, 2):
        shared = sorted(set(one.kinds) & set(other.kinds))
        if shared and one.span.overlaps(other.span):
            message = f"hai quy định cùng áp dụng cho «{shared[0]}» trong một ngày (dòng {one.line} và {other.line})"
            report.error(other.line, "quota.overlap", message)
    ordered = sorted(quotas, key=lambda q: q.span.start or FIRST_DAY)
    kinds = {kind for quota in quotas for kind in quota.kinds}
    late = {quota for kind in kinds for quota in _mid_period([q for q in ordered if kind in q.kinds])}
    for quota in quotas:
        if quota in late:
            message = f"quy định theo kỳ khác bắt đầu giữa kỳ, ngày {quota.span.start:%d/%m/%Y}"
            report.error(quota.line, "quota.mid-period", message)


def _mid_period(rules: list[Quota]) -> Iterator[Quota]:
    """Those of one unit kind's rules that change the kind of period within a year, elsewhere than where both begin."""
    for one, other in pairwise(rules):
        last, start = one.span.until and one.span.until - timedelta(days=1), other.span.start
        if not last or not start or one.period == other.period or last.year < start.year:
            continue  # where no rule was in force earlier in the year, the new rule's kind holds from its first day
        if not (begins(start, one.period) and begins(start, other.period)):
            yield other


def _check_scoring(entries: Iterable[Entry[Scoring]]) -> None:
    """A later rule takes over from an earlier one; of two that begin on one day none is the later."""
    seen: dict[object, int] = {}
    for form, scoring, _ in entries:
        start = scoring.span.start
        if start and start in seen:
            message = f"cách chấm điểm ở dòng {seen[start]} cũng bắt đầu ngày {day_text(start)}"
            form.error(form.line_of("from"), "scoring.same-day", message)
        seen.setdefault(start, form.line)
