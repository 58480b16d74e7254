"""Which editions there are, which stories each covers, and what becomes of an editor's decisions."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.model.catalogue import Catalogue, catalogue_of
from plugins.model.digest import digest_of_bytes
from plugins.model.edition import EditionFile
from plugins.model.outlet import RHYTHMS, EditionPlan, Outlet
from plugins.model.registries import Registries
from plugins.model.site import Site
from plugins.model.story import Story
from plugins.model.timespan import Timespan
from plugins.press.dossier import Dossier
from plugins.press.edition import Frozen, Proposed
from plugins.press.editions import edition_inputs
from tests.model.story_values import story

SITE = Site("Trang", "trang", "https://trang.example")
PAGE = EditionPlan("trang", "Trang", "semimonthly", stories=6)
NEWSPAPER = Outlet("bao", "Báo", "print", editions=(PAGE,))
TODAY = datetime(2026, 3, 20, 9, 0, tzinfo=SITE.zone)


def catalogue(
    *stories: Story, outlets: tuple[Outlet, ...] = (NEWSPAPER,), files: tuple[EditionFile, ...] = ()
) -> Catalogue:
    found = catalogue_of(Registries(SITE, outlets=outlets), list(stories), [], TODAY)
    return Catalogue(found.registries, found.stories, found.withdrawn, (), TODAY, editions=files)


def at(slug: str, day: str, **keys: Any) -> Story:
    return story(slug, f"{day}T07:00:00+07:00", **keys)


def covered(known: Catalogue) -> dict[str, list[str]]:
    """The stories of each edition that is not frozen, by its date."""
    inputs = edition_inputs(known, "", "pyromark")
    return {str(e.frame.date): [s.id for s in e.stories] for e in inputs if isinstance(e, Proposed)}


def file(day: str, **keys: Any) -> EditionFile:
    return EditionFile(f"editions/bao-trang-{day}.yml", "bao", "trang", date.fromisoformat(day), b"", **keys)


def test_editions_exist_from_the_first_story_up_to_the_coming_one() -> None:
    found = covered(catalogue(at("mot", "2026-02-10"), at("hai", "2026-03-16")))
    assert found == {"2026-02-16": ["mot"], "2026-03-01": [], "2026-03-16": [], "2026-04-01": ["hai"]}


def test_an_edition_covers_the_days_from_the_one_before_up_to_its_eve() -> None:
    days = ["2026-02-16", "2026-02-28", "2026-03-01", "2026-03-15", "2026-03-16"]
    found = covered(catalogue(*(at(day, day) for day in days)))
    assert found == {"2026-03-01": days[:2], "2026-03-16": days[2:4], "2026-04-01": days[4:]}


def test_without_a_story_there_is_the_coming_edition_only() -> None:
    assert covered(catalogue()) == {"2026-04-01": []}


def test_a_story_counts_on_the_later_day_of_date_and_embargo() -> None:
    late = at("hen-gio", "2026-02-20", embargo="2026-03-01T06:00:00+07:00")
    early = at("som", "2026-03-02", embargo="2026-02-20T06:00:00+07:00")
    assert covered(catalogue(at("mot", "2026-02-20"), late, early))["2026-03-16"] == ["hen-gio", "som"]


def test_an_outlet_gets_the_stories_for_all_and_those_that_name_it() -> None:
    for_all, own, others = (
        at("a", "2026-03-16"),
        at("b", "2026-03-16", outlets=("bao",)),
        at("c", "2026-03-16", outlets=("dai",)),
    )
    assert covered(catalogue(for_all, own, others))["2026-04-01"] == ["a", "b"]


def test_an_outlet_has_editions_only_while_it_is_there() -> None:
    until = Outlet("bao", "Báo", "print", editions=(PAGE,), span=Timespan(None, date(2026, 3, 10)))
    assert list(covered(catalogue(at("a", "2026-02-20"), outlets=(until,)))) == ["2026-03-01"]


def test_a_story_that_is_held_elsewhere_is_in_no_other_edition() -> None:
    stories = [at("mot", "2026-02-20"), at("hai", "2026-03-02")]
    carried = covered(catalogue(*stories, files=(file("2026-03-16", pins=("mot",)),)))
    assert carried == {"2026-03-01": [], "2026-03-16": ["hai", "mot"], "2026-04-01": []}
    frozen = covered(catalogue(*stories, files=(file("2026-03-01", frozen=date(2026, 3, 1), stories=("hai",)),)))
    assert frozen == {"2026-03-16": [], "2026-04-01": []}


def test_a_frozen_edition_stays_when_its_stories_are_gone() -> None:
    known = catalogue(files=(file("2025-12-16", frozen=date(2025, 12, 16), stories=("mat",)),))
    found = [(str(e.frame.date), type(e)) for e in edition_inputs(known, "", "pyromark")]
    assert found == [("2025-12-16", Frozen), ("2026-04-01", Proposed)]


DATES = st.dates(date(2024, 1, 1), date(2026, 3, 20)).map(str)


@given(rhythm=st.sampled_from(RHYTHMS), days=st.lists(DATES, max_size=30), embargoes=st.lists(DATES, max_size=5))
def test_every_story_is_in_one_edition_and_spans_leave_no_gap(
    rhythm: str, days: list[str], embargoes: list[str]
) -> None:
    outlet = Outlet("bao", "Báo", "print", editions=(EditionPlan("a", "A", rhythm),))
    stories = [at(f"bai-{i}", day) for i, day in enumerate(days)]
    stories += [at(f"hen-{i}", "2025-06-01", embargo=f"{day}T06:00:00+07:00") for i, day in enumerate(embargoes)]
    inputs = [e for e in edition_inputs(catalogue(*stories, outlets=(outlet,)), "", "") if isinstance(e, Proposed)]
    assert sorted(s.id for e in inputs for s in e.stories) == sorted(s.id for s in stories if s.day <= "2026-03-20")
    for one, after in pairwise(inputs):
        assert one.frame.span.until == one.frame.date == after.frame.span.start
    for one in inputs:
        assert all(one.frame.span.contains(date.fromisoformat(s.day)) for s in one.stories)
    assert [e.frame.is_coming for e in inputs] == [False] * (len(inputs) - 1) + [True]
    assert inputs[-1].frame.deadline == inputs[-1].frame.date - timedelta(days=1)


def test_an_edited_story_changes_the_input_of_its_own_edition_only() -> None:
    days = ("2026-02-20", "2026-03-02", "2026-03-17")
    old = [at(day, day, digest=day.encode()) for day in days]
    new = [old[0], replace(old[1], digest=b"edited"), old[2]]
    before, after = ([e.digest for e in edition_inputs(catalogue(*some), "", "")] for some in (old, new))
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_an_edited_body_leaves_the_editions_input_and_makes_another_dossier() -> None:
    """Which bodies an edition reads is known only when it is made, so it tells of them afterwards."""
    old = at("mot", "2026-03-02", body=b"old").sealed()
    one, other = (
        Dossier(next(edition_inputs(catalogue(s), "", ""))) for s in (old, replace(old, body=b"new").sealed())
    )
    assert one.digest == other.digest
    assert one != other


def test_an_edition_tells_which_bodies_it_has_read(tmp_path: Path) -> None:
    """A page of one story reads the body of the newest, and no other."""
    bodies = {}
    for name in ("mot", "hai"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: x\n---\nThân {name}.\n", encoding="utf-8")
        bodies[name] = digest_of_bytes(f"Thân {name}.\n".encode())
    stories = [
        replace(at("mot", "2026-03-02", body=bodies["mot"]), path="mot.md"),
        replace(at("hai", "2026-03-03", body=bodies["hai"]), path="hai.md"),
    ]
    outlet = Outlet("bao", "Báo", "print", editions=(EditionPlan("a", "A", "semimonthly", stories=1),))
    known = next(edition_inputs(catalogue(*stories, outlets=(outlet,)), str(tmp_path), "pyromark"))
    assert Dossier(known).read == (("hai.md", bodies["hai"]),)
