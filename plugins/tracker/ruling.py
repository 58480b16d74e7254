"""Which quota judges what: the rows that make up a year of one unit kind, and the rule in force on a day."""

from collections.abc import Iterable
from datetime import date

from plugins.model.period import Period, periods_between
from plugins.model.quota import Quota
from plugins.model.timespan import Timespan, span_text

EACH = {"month": "mỗi tháng", "quarter": "mỗi quý", "half": "mỗi 6 tháng", "year": "mỗi năm"}


def rules_of(quotas: Iterable[Quota], kind: str, year: int) -> tuple[Quota, ...]:
    """The rules for one unit kind that are in force on some day of the year, in their order."""
    days = Timespan(date(year, 1, 1), date(year + 1, 1, 1))
    found = (q for q in quotas if kind in q.kinds and q.span.overlaps(days))
    return tuple(sorted(found, key=lambda q: q.span.start or date.min))


def periods_of(rules: tuple[Quota, ...], year: int) -> tuple[Period, ...]:
    """The rows of a year without gap or overlap. Before the first rule its kind of period holds already, after a rule
    its kind holds until a rule of another kind starts: where no rule is in force there is still a row. The intake sees
    to it that a kind starts only where periods of both kinds do."""
    kind = rules[0].period if rules else "month"
    starts = [(date(year, 1, 1), kind)]
    for rule in rules:
        if rule.period != kind and rule.span.start:
            kind = rule.period
            starts.append((rule.span.start, kind))
    ends = [*(start for start, _ in starts[1:]), date(year + 1, 1, 1)]
    runs = zip(starts, ends, strict=True)
    return tuple(period for (start, kind), end in runs for period in periods_between(kind, start, end))


def rule_on(rules: Iterable[Quota], day: date) -> Quota | None:
    """The intake sees to it that there is one at most."""
    return next((rule for rule in rules if rule.span.contains(day)), None)


def rule_in_words(rule: Quota) -> str:
    """The rule as it is printed under a table."""
    span = span_text(rule.span)
    return f"ít nhất {rule.minimum} bài {EACH[rule.period]}{f', {span}' if span else ''}. Căn cứ: {rule.basis}"
