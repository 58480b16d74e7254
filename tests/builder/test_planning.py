"""The plan: what is stale, whatever was built before. Pure, so any history can be tried."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.builder.planning import Plan, PlannedTwice, outdated, plan_of
from plugins.builder.state import Made, Manifest
from plugins.model.catalogue import Fact
from plugins.model.page import Chapter, Page, Section, chapter_of

Site = dict[str, dict[str, int]]  # each section's pages, each with the number that it shows
SALT = b"salt"
sites = st.dictionaries(
    st.sampled_from("abc"), st.dictionaries(st.sampled_from("123"), st.integers(0, 2), max_size=3), max_size=3
)
marks = st.sampled_from(["", "a/1", "b/2", "c/3"])


def number_bytes(number: Fact) -> bytes:
    return str(number.value).encode()


def plan_numbers(section: Fact) -> list[Page]:
    return [Page(path, number_bytes, (Fact(number),)) for path, number in section.value]


def find_sections(site: Fact) -> list[Section]:
    return [
        Section(name, plan_numbers, (Fact(tuple((f"{name}/{path}", n) for path, n in sorted(pages.items()))),))
        for name, pages in site.value.items()
    ]


def chapters_of(site: Site) -> list[Chapter]:
    """One for the first two sections, and one for the others."""
    parts = {"first": "ab", "second": "c"}
    return [Chapter(c, find_sections, (Fact({n: site[n] for n in names if n in site}),)) for c, names in parts.items()]


def alone(*sections: Section) -> list[Chapter]:
    return [chapter_of("only", *sections)]


def manifest_of(plan: Plan) -> Manifest:
    """What is remembered of a plan once its pages are made."""
    return Manifest(plan.chapters, plan.marked({page.path: Made((7, 7)) for page in plan.stale}), marker=1)


def planned(site: Site, before: Manifest = Manifest(), damaged: frozenset[str] = frozenset()) -> Plan:  # noqa: B008
    return plan_of(chapters_of(site), before, set(damaged), SALT)


def paths_of(site: Site) -> dict[str, int]:
    return {f"{name}/{path}": n for name, pages in site.items() for path, n in pages.items()}


@given(sites)
def test_without_a_past_every_page_is_stale(site: Site) -> None:
    plan = planned(site)
    assert {page.path for page in plan.stale} == plan.paths == set(paths_of(site))


@given(sites, sites, st.sets(st.sampled_from(["a/1", "b/2", "c/3", "x"])))
def test_stale_is_what_is_new_shows_something_else_or_is_damaged(old: Site, new: Site, damaged: set[str]) -> None:
    plan = planned(new, manifest_of(planned(old)), frozenset(damaged))
    before, now = paths_of(old), paths_of(new)
    expected = {path for path, n in now.items() if path in damaged or before.get(path) != n}
    assert {page.path for page in plan.stale} == expected
    assert len(plan.stale) == len(expected)


@given(sites, sites)
def test_gone_is_what_was_planned_before_and_is_no_more(old: Site, new: Site) -> None:
    assert planned(new, manifest_of(planned(old))).gone == paths_of(old).keys() - paths_of(new).keys()


@given(sites, sites)
def test_two_plans_one_after_the_other_leave_nothing_stale(old: Site, new: Site) -> None:
    first = planned(new, manifest_of(planned(old)))
    assert planned(new, manifest_of(first)).stale == []


@given(sites, sites)
def test_what_is_remembered_does_not_depend_on_the_past(old: Site, new: Site) -> None:
    clean, later = manifest_of(planned(new)), manifest_of(planned(new, manifest_of(planned(old))))
    assert later == clean


@given(sites, sites)
def test_another_salt_makes_every_page_stale(old: Site, new: Site) -> None:
    plan = plan_of(chapters_of(new), manifest_of(planned(old)), set(), b"another")
    assert {page.path for page in plan.stale} == plan.paths


def never(like: Callable[..., object]) -> Callable[..., list[Any]]:
    """What passes for the same function, and may not be asked."""

    def asked(*_: object) -> list[Any]:
        raise AssertionError

    asked.__module__, asked.__qualname__ = like.__module__, like.__qualname__
    return asked


def test_a_section_that_did_not_change_is_not_planned_again() -> None:
    [section] = find_sections(Fact({"a": {"1": 1}}))
    [other] = find_sections(Fact({"b": {"1": 1}}))
    before = manifest_of(plan_of(alone(section), Manifest(), set(), SALT))
    plan = plan_of(alone(section._replace(plan=never(plan_numbers)), other), before, set(), SALT)
    assert [page.path for page in plan.stale] == ["b/1"]


def test_a_chapter_that_did_not_change_is_not_asked_again() -> None:
    site: Site = {"a": {"1": 1}, "c": {"3": 3}}
    first, second = chapters_of(site)
    before = manifest_of(planned(site))
    quiet = [first._replace(plan=never(find_sections)), second._replace(plan=never(find_sections))]
    plan = plan_of(quiet, before, set(), SALT)
    assert (plan.stale, plan.gone, plan.paths) == ([], set(), {"a/1", "c/3"})
    assert manifest_of(plan) == before


def test_of_two_chapters_only_the_one_that_changed_is_asked() -> None:
    before = manifest_of(planned({"a": {"1": 1}, "c": {"3": 3}}))
    first, second = chapters_of({"a": {"1": 2}, "c": {"3": 3}})
    plan = plan_of([first, second._replace(plan=never(find_sections))], before, set(), SALT)
    assert [page.path for page in plan.stale] == ["a/1"]


def test_a_chapter_is_asked_again_for_a_damaged_page() -> None:
    plan = planned(
        {"a": {"1": 1}, "b": {"2": 2}}, manifest_of(planned({"a": {"1": 1}, "b": {"2": 2}})), frozenset(["b/2"])
    )
    assert [page.path for page in plan.stale] == ["b/2"]


def test_a_chapter_is_asked_again_when_one_of_its_sections_was_lost() -> None:
    before = manifest_of(planned({"a": {"1": 1}, "b": {"2": 2}}))
    lost = Manifest(before.chapters, {"a": before.sections["a"]}, marker=1)
    assert [page.path for page in planned({"a": {"1": 1}, "b": {"2": 2}}, lost).stale] == ["b/2"]


def test_a_page_that_moves_to_another_section_is_not_made_again() -> None:
    def section(name: str, *paths: str) -> Section:
        return Section(name, plan_numbers, (Fact(tuple((path, 1) for path in paths)),))

    before = manifest_of(plan_of(alone(section("a", "x", "y"), section("b")), Manifest(), set(), SALT))
    assert plan_of(alone(section("a", "x"), section("b", "y")), before, set(), SALT).stale == []


def test_a_section_that_moves_to_another_chapter_is_not_planned_again() -> None:
    [section] = find_sections(Fact({"a": {"1": 1}}))
    before = manifest_of(plan_of([chapter_of("one", section), chapter_of("two")], Manifest(), set(), SALT))
    moved = [chapter_of("one"), chapter_of("two", section._replace(plan=never(plan_numbers)))]
    assert plan_of(moved, before, set(), SALT).stale == []


def test_two_sections_that_want_one_path_are_a_fault() -> None:
    sections = [Section(name, plan_numbers, (Fact((("x", 1),)),)) for name in "ab"]
    with pytest.raises(PlannedTwice, match="x"):
        plan_of(alone(*sections), Manifest(), set(), SALT)


def test_a_new_section_that_wants_a_path_of_one_that_did_not_change_is_a_fault() -> None:
    one, other = (Section(name, plan_numbers, (Fact((("x", 1),)),)) for name in "ab")
    before = manifest_of(plan_of([chapter_of("one", one)], Manifest(), set(), SALT))
    with pytest.raises(PlannedTwice, match="x"):
        plan_of([chapter_of("one", one), chapter_of("two", other)], before, set(), SALT)


def test_a_section_that_wants_a_path_twice_is_a_fault() -> None:
    with pytest.raises(PlannedTwice, match="x"):
        plan_of(alone(Section("a", plan_numbers, (Fact((("x", 1), ("x", 2))),))), Manifest(), set(), SALT)


def test_two_sections_of_one_name_are_a_fault() -> None:
    one, other = (Section("a", plan_numbers, (Fact(()),)) for _ in range(2))
    with pytest.raises(PlannedTwice, match="a"):
        plan_of(alone(one, other), Manifest(), set(), SALT)
    with pytest.raises(PlannedTwice, match="two"):
        plan_of([chapter_of("one", one), chapter_of("two", other)], Manifest(), set(), SALT)


def test_two_chapters_of_one_name_are_a_fault() -> None:
    with pytest.raises(PlannedTwice, match="one"):
        plan_of([chapter_of("one"), chapter_of("one")], Manifest(), set(), SALT)


class Read:
    """An input that has read some bodies."""

    def __init__(self, **bodies: bytes) -> None:
        self.digest, self.read = b"", tuple(bodies.items())


def plan_reading(read: Read) -> list[Page]:
    return [Page(path, number_bytes, (read,), reader=read) for path in ("r/1", "r/2")]


def test_pages_are_outdated_by_a_body_that_they_have_read_and_by_no_other() -> None:
    reading = Section("r", plan_reading, (Read(a=b"1", b=b"2"),))
    chapters = alone(reading, *find_sections(Fact({"s": {"1": 1}})))
    first = plan_of(chapters, Manifest(), set(), SALT)
    made = {page.path: Made((7, 7), page.reader.read if page.reader else ()) for page in first.stale}
    before = Manifest(first.chapters, first.marked(made), marker=1)
    assert outdated(before, {"a": b"1", "b": b"2", "c": b"3"}.get) == set()
    assert outdated(before, {"a": b"1", "b": b"2", "c": b"4"}.get) == set()
    assert outdated(before, {"a": b"1", "b": b"3"}.get) == {"r/1", "r/2"}
    assert outdated(before, {"a": b"1"}.get) == {"r/1", "r/2"}
    again = plan_of(chapters, before, {"r/1"}, SALT)
    later = Manifest(again.chapters, again.marked({"r/1": Made((8, 8), made["r/1"].read)}))
    assert outdated(later, {"a": b"1"}.get) == {"r/1", "r/2"}
    assert plan_of(chapters, later, set(), SALT).sections["r"].read == {"a": b"1", "b": b"2"}
