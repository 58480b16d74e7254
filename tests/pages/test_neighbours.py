"""Who stands next to a story in the listings of its movement, field and unit."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.model.catalogue import Catalogue, catalogue_of
from plugins.model.registries import Registries
from plugins.model.site import Site
from plugins.model.story import Card, Ref, Story
from plugins.pages.story import Around, Neighbours
from tests.model.story_values import CARD, STORY

NOW = datetime.fromisoformat("2026-12-31T00:00:00+07:00")
CODES = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)
FACTS = st.tuples(st.integers(1, 5), st.integers(1, 28), CODES, CODES, st.sampled_from("xy"))


def told(number: int, facts: tuple[int, int, list[str], list[str], str]) -> Story:
    month, day, units, movements, field = facts
    card = replace(
        CARD,
        slug=f"bai-{number}",
        iso=f"2026-{month:02}-{day:02}T07:00:00+07:00",
        units=tuple(Ref(code, code) for code in units),
        movements=tuple(Ref(code, code) for code in movements),
        field=Ref(field, field),
    )
    return replace(STORY, path=f"stories/{number}.md", id=f"{number}").with_card(card.sealed())


def catalogue(every: list[tuple[int, int, list[str], list[str], str]]) -> Catalogue:
    stories = [told(number, facts) for number, facts in enumerate(every)]
    return catalogue_of(Registries(Site("mau", "Mẫu", "https://mau.example")), stories, [], NOW)


def beside(card: Card, listing: list[Card]) -> tuple[Card | None, Card | None]:
    """The ones before and after it."""
    place = listing.index(card)
    return (listing[place - 1] if place else None), (listing[place + 1] if place + 1 < len(listing) else None)


@given(st.lists(FACTS, max_size=12))
def test_neighbours_are_the_next_in_whole_listings_also_across_months(
    every: list[tuple[int, int, list[str], list[str], str]],
) -> None:
    found = catalogue(every)
    cards = sorted((story.card for story in found.stories), key=lambda c: (c.iso, c.slug))
    for place, month in enumerate(found.months):
        neighbours = Neighbours(place, found.months)
        for card in month.cards:
            older, newer = beside(card, [c for c in cards if card.movements[0] in c.movements])
            listings = ([c for c in cards if c.field == card.field], [c for c in cards if card.units[0] in c.units])
            near = [c for listing in listings for c in beside(card, listing) if c and c not in (older, newer)]
            around = neighbours.around(card)
            assert (around.older, around.newer) == (older, newer)
            assert list(around.related) == list({c.slug: c for c in near}.values())[:3]


@given(st.lists(FACTS, min_size=1, max_size=8), FACTS, st.booleans())
def test_months_of_one_digest_have_the_same_neighbours(
    every: list[tuple[int, int, list[str], list[str], str]],
    other: tuple[int, int, list[str], list[str], str],
    gone: bool,
) -> None:
    """The last story is another, or gone."""
    known: dict[bytes, list[Around]] = {}
    for found in (catalogue(every), catalogue([*every[:-1], *([] if gone else [other])])):
        for place, month in enumerate(found.months):
            neighbours = Neighbours(place, found.months)
            around = [neighbours.around(card) for card in month.cards]
            assert known.setdefault(neighbours.digest, around) == around


def test_a_month_knows_no_farther_story_than_its_neighbours() -> None:
    """Else an edit would plan months that show nothing of it."""
    every = [(month, 1, ["a"], ["a"], "x") for month in range(1, 6)]
    before, after = (catalogue([*every, far]) for far in ((1, 2, ["a"], ["a"], "x"), (1, 3, ["b"], ["b"], "y")))
    digests = [[Neighbours(place, c.months).digest for place in range(5)] for c in (before, after)]
    assert [one == other for one, other in zip(*digests, strict=True)] == [False, False, True, True, True]
