"""The rundown that is proposed: how many, which, in which order, and why."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.model.outlet import EditionPlan
from plugins.model.story import Ref, Story
from plugins.press.rundown import DROPPED, NEW, NO_TIME, PINNED, TRIES, Rundown, rundown_of
from tests.model.story_values import story

SIX = EditionPlan("trang", "Trang", "semimonthly", stories=6)
TEN_MINUTES = EditionPlan("muc", "Mục", "monthly", minutes=10)


def told(day: int, unit: str, field: str, movement: str, **keys: Any) -> Story:
    """A story of a day in March, named by its day."""
    one = story(f"bai-{day:02}", f"2026-03-{day:02}T07:00:00+07:00", **keys)
    card = replace(one.card, units=(Ref(unit, unit),), field=Ref(field, field), movements=(Ref(movement, movement),))
    return one.with_card(card)


def names(rundown: Rundown) -> list[str]:
    return [chosen.story.id for chosen in rundown.chosen]


def laid_out(
    plan: EditionPlan, stories: list[Story], pins: tuple[str, ...] = (), drops: tuple[str, ...] = ()
) -> Rundown:
    return rundown_of(plan, stories, (pins, drops), lambda *_: 0)


ALL_DIFFERENT = [told(day, f"don-vi-{day}", f"linh-vuc-{day}", f"phong-trao-{day}") for day in range(1, 10)]


def test_the_newest_stories_stand_first_where_nothing_is_in_common() -> None:
    assert names(laid_out(SIX, ALL_DIFFERENT)) == ["bai-09", "bai-08", "bai-07", "bai-06", "bai-05", "bai-04"]


def test_a_story_of_another_unit_field_and_movement_goes_before_a_newer_one_of_the_same() -> None:
    two = EditionPlan("trang", "Trang", "weekly", stories=2)
    stories = [told(1, "xa-ba", "y-te", "xanh"), told(2, "so-mot", "y-te", "xanh"), told(3, "so-mot", "giao-duc", "so")]
    rundown = laid_out(two, stories)
    assert names(rundown) == ["bai-03", "bai-01"]
    assert [chosen.why for chosen in rundown.chosen] == [NEW, NEW]


def test_what_a_story_shares_with_the_others_is_told_where_it_is_taken_all_the_same() -> None:
    stories = [told(1, "so-mot", "y-te", "xanh"), told(2, "so-mot", "giao-duc", "xanh")]
    whys = {chosen.story.id: chosen.why for chosen in laid_out(SIX, stories).chosen}
    assert whys == {
        "bai-02": NEW,
        "bai-01": "Bài mới tiếp theo; trùng đơn vị, phong trào với bài khác",
    }


def test_the_stories_left_out_say_that_the_edition_is_full() -> None:
    left = laid_out(SIX, ALL_DIFFERENT).left
    assert [(one.story.id, one.why) for one in left] == [(f"bai-0{day}", "Đã đủ 6 bài") for day in (3, 2, 1)]


def test_pinned_stories_stand_first_in_the_editors_order_and_count() -> None:
    rundown = laid_out(SIX, ALL_DIFFERENT, pins=("bai-02", "bai-05"))
    assert names(rundown) == ["bai-02", "bai-05", "bai-09", "bai-08", "bai-07", "bai-06"]
    assert [chosen.why for chosen in rundown.chosen[:2]] == [PINNED, PINNED]


def test_a_dropped_story_stays_out_and_says_so() -> None:
    rundown = laid_out(SIX, ALL_DIFFERENT, drops=("bai-09",))
    assert names(rundown)[0] == "bai-08"
    assert [one.why for one in rundown.left if one.story.id == "bai-09"] == [DROPPED]


def test_an_edition_without_limits_has_every_story() -> None:
    assert len(laid_out(EditionPlan("a", "A", "weekly"), ALL_DIFFERENT).chosen) == 9


def test_a_story_that_is_too_long_for_the_time_left_is_passed_over_for_one_that_fits() -> None:
    """600 seconds: 400 and 150 fit, 250 does not."""
    seconds = {"bai-03": 400, "bai-02": 250, "bai-01": 150}
    rundown = rundown_of(TEN_MINUTES, ALL_DIFFERENT[:3], ((), ()), lambda s, _: seconds[s.id])
    assert names(rundown) == ["bai-03", "bai-01"]
    assert [(one.story.id, one.why) for one in rundown.left] == [("bai-02", "Dài ít nhất 4:10, mà chỉ còn 3:20")]


def test_after_ten_stories_in_a_row_that_are_too_long_no_other_is_read() -> None:
    stories = [told(day, f"d{day}", f"l{day}", f"p{day}") for day in range(1, 21)]
    read: list[str] = []

    def seconds(one: Story, _: int | None) -> int:
        read.append(one.id)
        return 599 if one.id == "bai-20" else 60

    rundown = rundown_of(TEN_MINUTES, stories, ((), ()), seconds)
    assert names(rundown) == ["bai-20"]
    assert len(read) == 1 + TRIES
    assert rundown.left[-1].why == NO_TIME


STORIES = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("mn")),
    unique_by=lambda one: one[0],
    max_size=28,
).map(lambda found: [told(*one) for one in found])


@given(stories=STORIES, count=st.integers(1, 8), minutes=st.integers(1, 12), data=st.data())
def test_an_edition_never_runs_over_and_tells_of_every_story_once(
    stories: list[Story], count: int, minutes: int, data: st.DataObject
) -> None:
    lengths = {one.id: data.draw(st.integers(1, 400)) for one in stories}
    ids = st.lists(st.sampled_from(sorted(lengths)), unique=True, max_size=count) if lengths else st.just([])
    pins = tuple(data.draw(ids))
    plan = EditionPlan("a", "A", "weekly", stories=count, minutes=minutes)
    rundown = rundown_of(plan, stories, (pins, ()), lambda s, _: lengths[s.id])
    assert sum(chosen.seconds for chosen in rundown.chosen) <= minutes * 60
    assert len(rundown.chosen) <= count
    both = names(rundown) + [one.story.id for one in rundown.left]
    assert sorted(both) == sorted(lengths)
    assert all(one.why for one in (*rundown.chosen, *rundown.left))


@given(stories=STORIES, count=st.integers(1, 8), seed=st.integers())
def test_the_rundown_has_its_number_of_stories_in_whatever_order_they_come(
    stories: list[Story], count: int, seed: int
) -> None:
    plan = EditionPlan("a", "A", "weekly", stories=count)
    rundown = laid_out(plan, stories)
    mixed = stories[:]
    Random(seed).shuffle(mixed)
    assert len(rundown.chosen) == min(count, len(stories))
    assert laid_out(plan, mixed) == rundown
