"""A period knows its name, its days and its neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.period import MONTHS, Period, begins, period_named, period_of, periods_between

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "name", "start", "until"),
    [
        ("month", date(2024, 2, 29), "2024-02", date(2024, 2, 1), date(2024, 3, 1)),
        ("month", date(2026, 12, 31), "2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("quarter", date(2026, 3, 31), "2026-Q1", date(2026, 1, 1), date(2026, 4, 1)),
        ("quarter", date(2026, 10, 1), "2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("half", date(2026, 6, 30), "2026-H1", date(2026, 1, 1), date(2026, 7, 1)),
        ("half", date(2026, 7, 1), "2026-H2", date(2026, 7, 1), date(2027, 1, 1)),
        ("year", date(2026, 5, 5), "2026", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_has_a_name_and_days(kind: str, day: date, name: str, start: date, until: date) -> None:
    period = period_of(kind, day)
    assert (period.name, period.start, period.until) == (name, start, until)
    assert period_named(name) == period


@pytest.mark.parametrize(
    "name", ["", "2026-13", "2026-00", "2026-3", "2026-Q5", "2026-Q0", "2026-H3", "26", "2026-Q01"]
)
def test_other_names_are_no_periods(name: str) -> None:
    assert period_named(name) is None


def test_a_period_is_called_as_in_vietnamese_papers() -> None:
    kinds = [period_of(kind, date(2026, 10, 9)).title for kind in MONTHS]
    assert kinds == ["Tháng 10/2026", "Quý IV/2026", "6 tháng cuối năm 2026", "Năm 2026"]
    assert period_of("half", date(2026, 6, 30)).title == "6 tháng đầu năm 2026"
    assert period_of("quarter", date(2026, 9, 30)).title == "Quý III/2026"
    assert period_of("quarter", date(2026, 9, 30)).words == "quý III/2026", "inside a sentence"
    assert period_of("half", date(2026, 6, 30)).words == "6 tháng đầu năm 2026"


def test_periods_follow_each_other() -> None:
    assert [p.name for p in periods_between("quarter", date(2025, 7, 1), date(2026, 1, 1))] == ["2025-Q3", "2025-Q4"]
    assert list(periods_between("year", date(2026, 1, 1), date(2026, 1, 1))) == []


@given(DAYS, st.sampled_from(list(MONTHS)))
def test_a_day_is_in_one_period_of_a_kind(day: date, kind: str) -> None:
    period = period_of(kind, day)
    assert period.contains(day)
    assert begins(period.start, kind)
    assert begins(period.until, kind)
    assert not Period(kind, period.until).contains(day)
    assert period_named(period.name) == period
