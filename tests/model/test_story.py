"""Tests of the moments at which readers are told something of a story."""

from datetime import date

from plugins.model.story import Correction, Withdrawal
from tests.model.story_values import story

DAY = date(2026, 3, 5)
MORNING = "2026-03-05T07:00:00+07:00"
FIX = Correction(DAY, "Sửa tên thôn.")


def test_a_story_appears_at_the_later_of_date_and_embargo() -> None:
    assert story("a", MORNING).appeared == MORNING
    assert story("a", MORNING, embargo="2026-03-06T06:00:00+07:00").appeared == "2026-03-06T06:00:00+07:00"
    assert story("a", MORNING, embargo="2026-03-01T06:00:00+07:00").appeared == MORNING


def test_a_correction_of_the_day_of_publication_comes_after_it() -> None:
    assert story("a", MORNING, corrections=(FIX,)).changed == "2026-03-05T07:00:01+07:00"


def test_a_second_correction_of_one_day_and_a_withdrawal_then_are_later_each() -> None:
    twice = story("a", MORNING, corrections=(FIX, FIX))
    gone = story("a", MORNING, corrections=(FIX, FIX), withdrawal=Withdrawal(DAY, "Nhân vật đề nghị"))
    assert [twice.changed, gone.changed] == ["2026-03-05T07:00:02+07:00", "2026-03-05T07:00:03+07:00"]


def test_a_correction_of_another_day_is_told_at_its_beginning() -> None:
    later = story("a", MORNING, corrections=(Correction(date(2026, 3, 9), "Sửa tên thôn."),))
    assert later.changed == "2026-03-09T00:00:01+07:00"
