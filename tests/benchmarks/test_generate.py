"""The benchmark's stories: the same each time, of the promised length, and credited to what the registries know."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.benchmarks.generate import AFTERWARDS, Story, next_award, next_unit, stories, story, words_in
from tests.benchmarks.peers import Hugo, Ours, Peer, Pelican
from tests.benchmarks.registry import AWARD, FIELD, FIELDS, GROUPS, KINDS, MOVEMENT, MOVEMENTS, UNIT, UNITS
from tests.benchmarks.scenario import SCENARIOS, Corpus, Edits

COUNT = 400


@pytest.fixture(scope="module")
def some_stories() -> list[Story]:
    return list(stories(COUNT))


@pytest.mark.parametrize("peer", [Ours(), Hugo(), Pelican()], ids=lambda peer: peer.name)
def test_the_same_number_gives_the_same_bytes(peer: Peer, some_stories: list[Story]) -> None:
    again = {peer.path(story(number, COUNT)): peer.text(story(number, COUNT)) for number in range(COUNT)}
    assert again == {peer.path(one): peer.text(one) for one in some_stories}
    assert list(peer.files()) == list(peer.files())


def test_another_seed_gives_other_stories(some_stories: list[Story]) -> None:
    assert story(7, COUNT, seed=1) != some_stories[7]


def test_every_body_has_300_to_500_words(some_stories: list[Story]) -> None:
    assert all(words_in(one.body) >= 300 and len(one.body.split()) <= 500 for one in some_stories)


def test_every_summary_and_slug_has_the_length_that_the_contract_allows(some_stories: list[Story]) -> None:
    assert all(20 <= len(one.summary) <= 300 and 3 <= len(one.slug) <= 60 for one in some_stories)


def test_slugs_and_dates_are_unique_and_dates_ascend(some_stories: list[Story]) -> None:
    assert len({one.slug for one in some_stories}) == COUNT
    dates = [one.date for one in some_stories]
    assert dates == sorted(set(dates))


def test_every_code_is_in_the_registries(some_stories: list[Story]) -> None:
    for one in some_stories:
        assert one.unit in UNIT and one.field in FIELD and one.movement in MOVEMENT
        assert one.award is None or one.award in AWARD


def test_every_unit_is_in_force_on_its_storys_date(some_stories: list[Story]) -> None:
    for one in some_stories:
        assert UNIT[one.unit].in_force(one.date.date())
        assert UNIT[next_unit(one)].in_force(one.date.date()) and next_unit(one) != one.unit


def test_every_award_fits_the_subject_and_its_level_agrees(some_stories: list[Story]) -> None:
    for one in some_stories:
        other = replace(one, award=next_award(one))
        assert other.award != one.award
        for each in (one, other):
            assert each.award is None or one.subject_kind in AWARD[each.award].subjects
            assert f"award_level: {each.award_level}\n" in Ours().text(each)


def test_the_registries_have_the_promised_size() -> None:
    sizes = [len(those) for those in (UNITS, KINDS, GROUPS, FIELDS, MOVEMENTS, AWARD)]
    assert sizes == [60, 5, 6, 9, 12, 12]
    assert len({unit.code for unit in UNITS}) == 60
    assert all(unit.kind in KINDS and unit.group in GROUPS for unit in UNITS)
    assert all(heir in UNIT for unit in UNITS for heir in unit.successors)


def test_an_added_story_is_newer_than_every_other(some_stories: list[Story]) -> None:
    assert story(COUNT + 1, COUNT).date > story(COUNT, COUNT).date == AFTERWARDS > some_stories[-1].date


@pytest.mark.parametrize("name", [name for name, scenario in SCENARIOS.items() if scenario.edit])
def test_each_edit_changes_a_file_and_can_be_taken_back(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    edit, peer, corpus = SCENARIOS[name].edit, Ours(), Corpus(COUNT)
    assert edit is not None
    site = tmp_path_factory.mktemp("site")
    before = peer.text(corpus.edited)
    story_file = site / peer.path(corpus.edited)
    story_file.parent.mkdir(parents=True)
    story_file.write_text(before, encoding="utf-8")
    edits = Edits(site)
    texts = []
    for turn in (1, 2, 3):
        change = edit(peer, corpus, turn)
        edits.make(change)
        texts.append((change.path, (site / change.path).read_text(encoding="utf-8")))
    assert all(old != new for old, new in pairwise(texts))
    edits.take_back()
    assert [path for path in site.rglob("*") if path.is_file()] == [story_file]
    assert story_file.read_text(encoding="utf-8") == before
