"""A unit keeps its code while its names and peer groups change."""

from datetime import date

from plugins.model.timespan import Dated, Timespan
from plugins.model.unit import Unit

CHANGE = date(2025, 3, 1)
UNIT = Unit(
    code="so-noi-vu",
    kind="department",
    names=(Dated("Sở Nội vụ cũ", Timespan(date(2020, 1, 1), CHANGE)), Dated("Sở Nội vụ", Timespan(CHANGE, None))),
    peer_groups=(Dated("khoi-1", Timespan(None, CHANGE)), Dated("khoi-2", Timespan(CHANGE, None))),
    span=Timespan(date(2020, 1, 1), None),
)


def test_the_name_is_that_of_the_day() -> None:
    assert UNIT.name_on(date(2025, 2, 28)) == "Sở Nội vụ cũ"
    assert UNIT.name_on(CHANGE) == "Sở Nội vụ"


def test_outside_every_dated_name_the_latest_is_used() -> None:
    assert UNIT.name_on(date(2019, 1, 1)) == UNIT.name == "Sở Nội vụ"


def test_the_peer_group_is_that_of_the_day() -> None:
    assert UNIT.peer_group_on(date(2025, 2, 28)) == "khoi-1"
    assert UNIT.peer_group_on(CHANGE) == "khoi-2"
    assert Unit("a", "b", (Dated("c"),)).peer_group_on(CHANGE) is None


def test_a_unit_is_in_force_from_its_first_day() -> None:
    assert not UNIT.in_force(date(2019, 12, 31))
    assert UNIT.in_force(date(2020, 1, 1))
