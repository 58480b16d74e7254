"""Counts that are drawn are counts of stories."""

from msgspec.structs import replace

from plugins.model.story import Ref
from plugins.model.view import Link
from plugins.pages.chart import UNITS, unit_bars, units_of_cards
from tests.model.story_values import CARD

ONE, TWO = Ref("phong-mot", "Phòng Một"), Ref("to-hai", "Tổ Hai")


def test_units_stand_by_their_stories_and_a_joint_story_counts_for_each() -> None:
    cards = [replace(CARD, units=units) for units in ((ONE,), (TWO,), (ONE, TWO), (TWO,))]
    assert units_of_cards(cards) == (
        Link("don-vi/to-hai/", "Tổ Hai", 3),
        Link("don-vi/phong-mot/", "Phòng Một", 2),
    )


def test_units_of_as_many_stories_stand_by_their_codes() -> None:
    cards = [replace(CARD, units=(TWO,)), replace(CARD, units=(ONE,))]
    assert [link.text for link in units_of_cards(cards)] == ["Phòng Một", "Tổ Hai"]


def test_a_chart_has_the_first_units_only_and_the_first_bar_is_whole() -> None:
    links = tuple(Link(f"don-vi/d{n}/", f"Đơn vị {n}", 20 - n) for n in range(10))
    bars = unit_bars(links)
    assert (len(bars), bars[0].length, bars[0].href) == (UNITS, 100, "don-vi/d0/")
