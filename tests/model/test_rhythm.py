"""On which days editions come out: written by hand from the contract, and by the rules that hold for every rhythm."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.outlet import RHYTHMS
from plugins.model.rhythm import date_after, date_before, edition_dates, is_edition_date

DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))
EACH = st.sampled_from(RHYTHMS)


def days(rhythm: str, start: str, until: str) -> list[str]:
    return [str(day) for day in edition_dates(rhythm, date.fromisoformat(start), date.fromisoformat(until))]


def test_weekly_editions_come_out_on_mondays_across_a_years_end() -> None:
    """28 December 2026 is a Monday."""
    assert days("weekly", "2026-12-22", "2027-01-12") == ["2026-12-28", "2027-01-04", "2027-01-11"]


def test_weekly_editions_pass_over_a_leap_day() -> None:
    """28 February 2028 is a Monday, and the next one is 6 March."""
    assert days("weekly", "2028-02-27", "2028-03-07") == ["2028-02-28", "2028-03-06"]


def test_semimonthly_editions_come_out_on_the_1st_and_the_16th() -> None:
    assert days("semimonthly", "2026-12-15", "2027-01-17") == ["2026-12-16", "2027-01-01", "2027-01-16"]


def test_monthly_editions_come_out_on_the_1st() -> None:
    assert days("monthly", "2027-12-02", "2028-03-02") == ["2028-01-01", "2028-02-01", "2028-03-01"]


def test_quarterly_editions_come_out_on_the_first_day_of_a_quarter() -> None:
    assert days("quarterly", "2026-01-01", "2027-01-02") == [
        *("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01")
    ]


def test_yearly_editions_come_out_on_new_years_day() -> None:
    assert days("yearly", "2026-01-02", "2028-06-01") == ["2027-01-01", "2028-01-01"]


def test_the_first_day_is_of_the_span_and_the_last_is_not() -> None:
    assert days("monthly", "2026-03-01", "2026-04-01") == ["2026-03-01"]
    assert days("weekly", "2026-11-16", "2026-11-23") == ["2026-11-16"]
    assert days("weekly", "2026-11-17", "2026-11-17") == []


@pytest.mark.parametrize(
    ("rhythm", "day", "before", "after"),
    [
        ("weekly", "2026-11-16", "2026-11-09", "2026-11-23"),
        ("semimonthly", "2028-02-29", "2028-02-16", "2028-03-01"),
        ("monthly", "2026-12-31", "2026-12-01", "2027-01-01"),
        ("quarterly", "2026-11-20", "2026-10-01", "2027-01-01"),
        ("yearly", "2028-12-31", "2028-01-01", "2029-01-01"),
        ("yearly", "2028-01-01", "2027-01-01", "2029-01-01"),
    ],
)
def test_the_edition_before_a_day_and_the_edition_after_it(rhythm: str, day: str, before: str, after: str) -> None:
    given_day = date.fromisoformat(day)
    assert (str(date_before(rhythm, given_day)), str(date_after(rhythm, given_day))) == (before, after)


@given(rhythm=EACH, day=DAYS)
def test_every_day_lies_in_the_span_of_exactly_one_edition(rhythm: str, day: date) -> None:
    dates = edition_dates(rhythm, day - timedelta(days=800), day + timedelta(days=800))
    assert [after for before, after in pairwise(dates) if before <= day < after] == [date_after(rhythm, day)]


@given(rhythm=EACH, day=DAYS)
def test_before_and_after_are_dates_of_the_rhythm_with_none_between(rhythm: str, day: date) -> None:
    before, after = date_before(rhythm, day), date_after(rhythm, day)
    between = edition_dates(rhythm, before + timedelta(days=1), after)
    assert between == ([day] if is_edition_date(rhythm, day) else [])
    assert is_edition_date(rhythm, before)
    assert is_edition_date(rhythm, after)
