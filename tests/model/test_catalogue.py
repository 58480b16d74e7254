"""The catalogue shows what may be seen at a moment, in one order."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from plugins.model.catalogue import Catalogue, catalogue_of
from plugins.model.plain_page import PlainPage
from plugins.model.registries import Registries
from plugins.model.site import Site
from plugins.model.story import Story, Withdrawal
from tests.model.story_values import story

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=HANOI)
REGISTRIES = Registries(Site("A", "a", "https://a.example"))


def seen(*stories: Story, drafts: bool = False) -> Catalogue:
    return catalogue_of(REGISTRIES, list(stories), [], NOW, drafts)


def slugs(stories: tuple[Story, ...]) -> list[str]:
    return [s.card.slug for s in stories]


def test_stories_are_ordered_by_date_then_slug() -> None:
    older = story("z", "2026-03-04T07:00:00+07:00")
    assert slugs(seen(story("b"), story("a"), older).stories) == ["z", "a", "b"]


def test_a_story_of_this_very_moment_is_public_and_a_later_one_is_not() -> None:
    now, later = story("a", "2026-03-05T12:00:00+07:00"), story("b", "2026-03-05T12:00:01+07:00")
    assert slugs(seen(now, later).stories) == ["a"]


def test_moments_of_other_offsets_are_compared_as_moments() -> None:
    come, to_come = story("a", "2026-03-05T13:00:00+08:00"), story("b", "2026-03-05T11:00:00+05:00")
    assert slugs(seen(come, to_come).stories) == ["a"]


def test_an_embargo_hides_a_story_of_the_past() -> None:
    assert slugs(seen(story("a", embargo="2026-03-05T12:00:01+07:00")).stories) == []
    assert slugs(seen(story("a", embargo="2026-03-05T12:00:00+07:00")).stories) == ["a"]


def test_a_draft_is_seen_by_editors_only() -> None:
    assert slugs(seen(story("a", status="draft")).stories) == []
    assert slugs(seen(story("a", status="draft"), drafts=True).stories) == ["a"]


def test_a_withdrawn_story_is_kept_apart_even_for_editors() -> None:
    for drafts in (False, True):
        found = seen(story("a", status="withdrawn"), drafts=drafts)
        assert (slugs(found.stories), slugs(found.withdrawn)) == ([], ["a"])


def test_a_story_withdrawn_before_it_was_public_is_nowhere() -> None:
    found = seen(story("a", status="withdrawn", embargo="2026-04-01T00:00:00+07:00"))
    assert slugs(found.stories) == slugs(found.withdrawn) == []


def test_stories_are_parted_by_month() -> None:
    found = seen(story("a", "2026-01-31T23:59:00+07:00"), story("b", "2026-02-01T00:00:00+07:00"))
    assert [(month.name, slugs(month.stories)) for month in found.months] == [
        ("2026-01", ["a"]),
        ("2026-02", ["b"]),
    ]


def test_pages_are_ordered_by_their_place_then_slug() -> None:
    pages = [
        PlainPage(slug, slug, "", f"pages/{slug}.md", b"", order) for slug, order in (("c", 1), ("b", 2), ("a", 2))
    ]
    assert [p.slug for p in catalogue_of(REGISTRIES, [], pages, NOW).pages] == ["c", "a", "b"]


def test_a_story_withdrawn_before_its_day_was_never_seen_and_is_never_told() -> None:
    early = Withdrawal(date(2026, 3, 4), "Nhân vật đề nghị")
    assert slugs(seen(story("a", status="withdrawn", withdrawal=early)).withdrawn) == []
    same_day = Withdrawal(date(2026, 3, 5), "Nhân vật đề nghị")
    assert slugs(seen(story("a", status="withdrawn", withdrawal=same_day)).withdrawn) == ["a"]
