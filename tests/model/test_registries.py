"""Entries are found by code, name, short name or alias, however an editor writes them."""

import unicodedata
from datetime import date

import pytest

from plugins.model.field import Field
from plugins.model.registries import Lookup, Registries
from plugins.model.site import Site
from plugins.model.timespan import Dated, Timespan
from plugins.model.unit import Unit

JULY = date(2025, 7, 1)
SCHOOL = Unit(
    "so-giao-duc",
    "so",
    (
        Dated("Sở Giáo dục", Timespan(None, date(2016, 1, 1))),
        Dated("Sở Giáo dục và Đào tạo", Timespan(date(2016, 1, 1))),
    ),
    short="Sở GDĐT",
    aliases=("Ngành giáo dục",),
)
OLD = Unit("xa-a-cu", "xa", (Dated("Xã A"),), span=Timespan(None, JULY), successors=("xa-a",))
NEW = Unit("xa-a", "xa", (Dated("Xã A"),), span=Timespan(JULY, None))
LOOKUP = Lookup((SCHOOL, OLD, NEW))


@pytest.mark.parametrize(
    "written",
    [
        "so-giao-duc",
        "SO-GIAO-DUC",
        "Sở Giáo dục và Đào tạo",
        "sở giáo dục VÀ đào tạo",
        "so giao duc va dao tao",
        "Sở Giáo dục",
        "sở gdđt",
        "so gddt",
        "Ngành  giáo   dục",
        unicodedata.normalize("NFD", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_a_unit_is_found_by_any_of_its_spellings(written: str) -> None:
    assert LOOKUP.candidates(written, JULY) == (SCHOOL,)


def test_of_two_with_one_name_the_one_in_force_is_meant() -> None:
    assert LOOKUP.candidates("Xã A", date(2025, 6, 30)) == (OLD,)
    assert LOOKUP.candidates("Xã A", JULY) == (NEW,)
    assert LOOKUP.candidates("Xã A", None) == (OLD, NEW)


def test_accents_decide_where_they_are_written() -> None:
    lookup = Lookup((Field("a", "Dân vận"), Field("b", "Dân vạn")))
    assert [e.code for e in lookup.candidates("dân vạn", None)] == ["b"]
    assert [e.code for e in lookup.candidates("dan van", None)] == ["a", "b"]


def test_a_near_miss_names_the_nearest_entry() -> None:
    assert LOOKUP.nearest("Sở Giáo dục & Đào tạo") == SCHOOL
    assert LOOKUP.nearest("zzzz") is None


def test_successors_and_predecessors_are_two_sides_of_one_fact() -> None:
    registries = Registries(Site("A", "a", "https://a.example"), units=(SCHOOL, OLD, NEW))
    assert registries.successors(OLD) == (NEW,)
    assert registries.predecessors(NEW) == (OLD,)
    assert registries.successors(SCHOOL) == registries.predecessors(SCHOOL) == ()
