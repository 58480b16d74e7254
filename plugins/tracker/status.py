"""The status of a unit in a period: exactly one, by the rule that judges the period."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from plugins.model.period import Period
from plugins.model.quota import Quota
from plugins.model.timespan import Timespan
from plugins.tracker.contribution import Contribution
from plugins.tracker.ruling import rule_on

# In words that readers and reports use.
STATUSES = {
    "met": "Đạt",
    "missed": "Chưa đạt",
    "due": "Còn hạn",
    "no-rule": "Chưa có quy định",
    "absent": "Không hoạt động",
}
DAY = timedelta(days=1)


class Row(Struct, frozen=True):
    """A unit's period: how it stands, by which rule, through which stories."""

    period: Period
    status: str
    partial: bool  # the unit was in force on some but not all days
    rule: Quota | None  # which was in force on the deadline
    others: tuple[
        Quota, ...
    ]  # rules that were in force on other days of the unit's time in the period, and do not judge
    deadline: date | None  # the unit's last day in the period
    days_left: int | None  # of a due period: days from today to the deadline, 0 on the deadline itself
    contributions: tuple[Contribution, ...]

    @property
    def count(self) -> int:
        """What counts for the quota."""
        return sum(not c.repeat for c in self.contributions)

    @property
    def minimum(self) -> int | None:
        return self.rule.minimum if self.rule else None

    @property
    def basis(self) -> str | None:
        return self.rule.basis if self.rule else None

    @property
    def extra(self) -> int:
        """Counted stories above the minimum; without a rule nothing is above it."""
        return max(0, self.count - self.rule.minimum) if self.rule else 0


def row_of(period: Period, span: Timespan, rules: tuple[Quota, ...], made: Iterable[Contribution], today: date) -> Row:
    """How a unit in force for the span stands; `made` may hold contributions of other periods too."""
    first, end = period.start, period.until
    start, until = max(first, span.start or date.min), min(end, span.until or date.max)
    inside = tuple([c for c in made if first <= c.day < end])
    if start >= until:
        return Row(period, "absent", False, None, (), None, None, inside)
    deadline = until - DAY
    rule = rule_on(rules, deadline)
    others = tuple(r for r in rules if r is not rule and r.span.overlaps(Timespan(start, until)))
    status = _status(rule, sum(not c.repeat for c in inside), is_over=today > deadline)
    left = (deadline - today).days if status == "due" else None
    partial = (start, until) != (first, end)
    return Row(period, status, partial, rule, others, deadline, left, inside)


def _status(rule: Quota | None, count: int, is_over: bool) -> str:
    if rule is None:
        return "no-rule"
    if count >= rule.minimum:
        return "met"
    return "missed" if is_over else "due"
