"""Values survive being stored, and their digests tell them apart."""

from datetime import date

from msgspec import msgpack
from msgspec.structs import replace

from plugins.model.digest import digest_of
from plugins.model.picture import Picture
from plugins.model.story import Correction, Decision, Media, Story, Withdrawal
from tests.model.story_values import STORY, story

CARD = replace(STORY.card, image=Picture("stories/a.jpg", "0" * 16, 8, 8), iso="1900-01-01T00:00:00+07:06:30")
FULL = replace(
    STORY,
    pictures=(("a.jpg", Picture("stories/a.jpg", "0" * 16, 8, 8)),),
    decision=Decision("1", date(2026, 1, 1), "UBND"),
    video=Media("a.mp4", True, 5, 6),
    corrections=(Correction(date(2026, 1, 2), "Sửa"),),
    withdrawal=Withdrawal(date(2026, 1, 3), "Gỡ"),
    links=(("/guong/x/", 12),),
    refs=("units:Phòng Một",),
).with_card(CARD)


def test_a_stored_story_comes_back_as_it_was() -> None:
    found = msgpack.decode(msgpack.encode(FULL), type=Story)
    assert found == FULL
    assert (found.card, found.iso, found.is_illustrated) == (CARD, CARD.iso, True)


def test_a_story_is_as_old_and_as_illustrated_as_its_card_and_body() -> None:
    bare = replace(FULL.with_card(STORY.card), pictures=()).with_card(STORY.card)
    assert [s.is_illustrated for s in (FULL.with_card(STORY.card), bare, bare.with_card(CARD))] == [True, False, True]
    assert (bare.slug, bare.iso, bare.card) == (STORY.slug, STORY.iso, STORY.card)


def test_equal_values_have_one_digest_and_others_another() -> None:
    assert digest_of(story("a")) == digest_of(story("a"))
    assert digest_of(story("a")) != digest_of(story("b"))
