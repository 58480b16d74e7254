"""Which editions come next: worked out by hand from the rhythms, and by the rules that hold for every day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.coming import coming_editions
from plugins.model.outlet import RHYTHMS, EditionPlan, Outlet
from plugins.model.rhythm import is_edition_date
from plugins.model.timespan import Timespan

PAPER = Outlet("bao", "Báo Mẫu", "print", editions=(EditionPlan("trang", "Trang thi đua", "semimonthly", stories=6),))
RADIO = Outlet("dai", "Đài Mẫu", "radio", editions=(EditionPlan("muc", "Người tốt", "weekly", minutes=5),))
ALL = (Outlet("moi", "Mới", "online", editions=tuple(EditionPlan(r, r, r) for r in RHYTHMS)), PAPER, RADIO)


def test_the_soonest_edition_stands_first_and_says_when_stories_are_due() -> None:
    """16 November 2026 is a Monday, the day of the paper's edition too; both next ones are later."""
    assert [(link.href, link.text, link.note) for link in coming_editions((PAPER, RADIO), date(2026, 11, 16))] == [
        ("bao-chi/dai/muc/2026-11-23/", "Người tốt", "Đài Mẫu: phát ngày 23/11/2026, nhận bài đến hết 22/11"),
        ("bao-chi/bao/trang/2026-12-01/", "Trang thi đua", "Báo Mẫu: ra ngày 01/12/2026, nhận bài đến hết 30/11"),
    ]


def test_editions_of_one_day_stand_in_the_order_of_their_outlets_names() -> None:
    """1 February 2027 is a Monday. B stands before Đ."""
    found = coming_editions((RADIO, PAPER), date(2027, 1, 31))
    assert [link.href for link in found] == ["bao-chi/bao/trang/2027-02-01/", "bao-chi/dai/muc/2027-02-01/"]


def test_an_outlet_that_will_be_gone_by_then_has_no_coming_edition() -> None:
    gone = Outlet("cu", "Báo Cũ", "print", editions=PAPER.editions, span=Timespan(None, date(2026, 12, 1)))
    assert coming_editions((gone,), date(2026, 11, 20)) == ()


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_every_plan_has_one_edition_after_today_on_a_day_of_its_rhythm(today: date) -> None:
    rhythms = {p.code: p.rhythm for outlet in ALL for p in outlet.editions}
    found = [link.href.split("/")[2:4] for link in coming_editions(ALL, today)]
    assert sorted(plan for plan, _ in found) == sorted(rhythms)
    days = [date.fromisoformat(day) for _, day in found]
    assert days == sorted(days)
    assert all(day > today and is_edition_date(rhythms[plan], day) for (plan, _), day in zip(found, days, strict=True))
