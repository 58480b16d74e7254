"""Random registries and stories, in the words of the table of cases."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from plugins.model.period import MONTHS, begins
from tests.tracker.sheet import Case

FIRST, LAST = date(2023, 12, 1), date(2026, 2, 28)
DAYS = st.dates(FIRST, LAST)
STARTS = st.sampled_from([date(y, m, d) for y in (2024, 2025) for m in (1, 4, 7, 10, 5) for d in (1, 1, 1, 15)])
KINDS = ("so", "xa")
NAMES = ("Lê Hoà", "Lê Hòa", "Lê Hùng", "LÊ HÙNG", "Lê Hưng")


@st.composite
def rules(draw: st.DrawFn, kind: str) -> list[str]:
    """Up to three rules that do not overlap; within a year the kind of period changes only where both begin."""
    found: list[str] = []
    starts = sorted(set(draw(st.lists(STARTS, max_size=3))))
    last, before = date.min, "month"
    for start, following in pairwise([*starts, date(2027, 1, 1)]):
        free = last.year < start.year
        kinds = [k for k in MONTHS if free or k == before or (begins(start, k) and begins(start, before))]
        before = draw(st.sampled_from(kinds))
        last = max(start, following - timedelta(days=draw(st.sampled_from([1, 1, 20, 45]))))
        found.append(f"rule {kind} {before} {draw(st.integers(0, 2))} {start}..{last + timedelta(days=1)}")
    return found


@st.composite
def worlds(draw: st.DrawFn) -> Case:
    lines = [rule for kind in KINDS for rule in draw(rules(kind))]
    lines += ["group g", "group h mixed", draw(st.sampled_from(["joint each", "joint first"]))]
    lines += [f"points 2023-01-01.. 10 2 {draw(st.sampled_from(['3', '20', '-']))} tinh=2 co-so=1"]
    spans: dict[str, tuple[date, date]] = {}
    for code in "abcd":
        start, until = sorted((draw(DAYS), draw(DAYS)))
        start, until = (start, until + timedelta(days=1)) if draw(st.booleans()) else (FIRST, LAST)
        spans[code] = (start, until)
        kind, group = draw(st.sampled_from(KINDS)), draw(st.sampled_from(["in g", "in h", ""]))
        lines.append(f"unit {code} {kind} {start}..{until} {group}")
    stories = draw(st.lists(stories_of(spans), max_size=12))
    return Case("", tuple(lines), str(draw(st.dates(date(2025, 1, 1), LAST))), ";".join(filter(None, stories)), ())


@st.composite
def stories_of(draw: st.DrawFn, spans: dict[str, tuple[date, date]]) -> str:
    """A story of some of the units in force on its day; its slug comes with its number."""
    day = draw(DAYS)
    units = [code for code, (start, until) in spans.items() if start <= day < until]
    if not units:
        return ""
    chosen = draw(st.lists(st.sampled_from(units), min_size=1, max_size=2, unique=True))
    who = draw(st.sampled_from([f" who={name}" for name in NAMES] + [" who=Lê Hùng code=h-1", ""]))
    level = draw(st.sampled_from(["khong", "tinh", "co-so"]))
    status = draw(st.sampled_from(["published", "published", "published", "draft", "withdrawn"]))
    return f"{day} {','.join(chosen)}{who} level={level} status={status}"
