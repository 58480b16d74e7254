"""Spans of days are half-open, so that one thing ends on the day on which the next begins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.timespan import ALWAYS, Dated, Timespan, text_on

JULY = date(2025, 7, 1)
BEFORE, AFTER = Timespan(None, JULY), Timespan(JULY, None)
DAYS = st.dates(date(2024, 1, 1), date(2026, 1, 1))
SPANS = st.builds(Timespan, st.none() | DAYS, st.none() | DAYS)


def test_a_span_contains_its_first_day_and_not_its_last() -> None:
    assert not AFTER.contains(date(2025, 6, 30))
    assert AFTER.contains(JULY)
    assert not BEFORE.contains(JULY)
    assert BEFORE.contains(date(2025, 6, 30))
    assert ALWAYS.contains(date.min)


def test_spans_that_meet_do_not_overlap() -> None:
    assert not BEFORE.overlaps(AFTER)
    assert BEFORE.overlaps(Timespan(date(2025, 6, 30), None))
    assert ALWAYS.overlaps(AFTER)


@pytest.mark.parametrize(("day", "name"), [(date(2025, 6, 30), "cũ"), (JULY, "mới")])
def test_the_text_of_a_day_is_the_one_in_force(day: date, name: str) -> None:
    assert text_on((Dated("cũ", BEFORE), Dated("mới", AFTER)), day) == name


def test_no_text_is_in_force_outside_every_span() -> None:
    assert text_on((Dated("cũ", BEFORE),), JULY) is None


@given(SPANS, SPANS, DAYS)
def test_overlapping_is_mutual_and_follows_from_a_shared_day(one: Timespan, other: Timespan, day: date) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)
