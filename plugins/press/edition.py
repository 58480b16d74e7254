"""One edition as an input of pages: what it is made from, and how it is made where it is shown."""

import datetime as dt
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from plugins.intake.body import Body
from plugins.intake.edition import FrozenSource
from plugins.model.award import SUBJECT_KINDS
from plugins.model.catalogue import Bodiless, Fact
from plugins.model.digest import digest_of_bytes
from plugins.model.edition import Edition, Item, LeftOut, edition_folder, edition_name
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.picture import Picture
from plugins.model.rhythm import DAY
from plugins.model.story import Card, Correction, Story
from plugins.model.timespan import Timespan
from plugins.press.airtime import Reader, clip_of
from plugins.press.rundown import Chosen, rundown_of
from plugins.press.speech.rule import Voice


class Frame(Struct, frozen=True):
    """What is known of an edition before a story is read."""

    outlet: Outlet
    plan: EditionPlan
    date: dt.date
    span: Timespan
    is_coming: bool

    @property
    def name(self) -> str:
        return edition_name(self.outlet.code, self.plan.code, self.date)

    @property
    def folder(self) -> str:
        return edition_folder(self.outlet.code, self.plan.code, self.date)

    @property
    def title(self) -> str:
        return f"{self.plan.name}, {called(self.outlet, self.date)}"

    @property
    def deadline(self) -> dt.date:
        """The last day of the stories that it covers."""
        return self.date - DAY

    def edition(self, items: tuple[Item, ...], left_out: tuple[LeftOut, ...], frozen: dt.date | None = None) -> Edition:
        return Edition(self.outlet, self.plan, self.date, self.span, self.is_coming, items, left_out, frozen)


def called(outlet: Outlet, day: dt.date) -> str:
    """What an outlet's people call the edition of a day."""
    return f"{'chương trình' if outlet.is_on_air else 'số ra'} ngày {day:%d/%m/%Y}"


class Workplace(Struct, frozen=True, dict=True):
    """Where bodies are read, how they are turned into text, and who reads them aloud."""

    root: str
    engine: str
    voice: Voice

    @cached_property
    def digest(self) -> bytes:
        return Fact((self.root, self.engine, self.voice)).digest


def reader_of(frame: Frame, place: Workplace) -> Reader:
    return Reader(place.voice, frame.outlet.speaking_rate, place.engine)


class Illustrated(Struct, frozen=True):
    """The pictures of a story: its own, and those of its body by the addresses that are written there."""

    story: str
    own: Picture | None
    inside: tuple[tuple[str, Picture], ...]


def illustrated(story: Story) -> Illustrated:
    return Illustrated(story.id, story.card.image, story.pictures)


class EditionInput(Protocol):
    """An edition as an input of pages: it is made where it is shown. `digest` stands for all that is known before a
    text is read, `texts` for every text that it may read."""

    @property
    def frame(self) -> Frame: ...
    @property
    def digest(self) -> bytes: ...
    @property
    def texts(self) -> bytes: ...
    @property
    def place(self) -> Workplace: ...
    @property
    def has_stories(self) -> bool: ...
    @property
    def pictures(self) -> tuple[Illustrated, ...]: ...
    def made(self) -> Edition: ...


class Proposed(NamedTuple):
    """An edition that the product lays out, by the editor's decisions if there are any."""

    frame: Frame
    stories: Bodiless
    decided: tuple[tuple[str, ...], tuple[str, ...]]  # pinned and dropped
    place: Workplace

    @property
    def digest(self) -> bytes:
        known = Fact((self.frame, self.decided)).digest
        return digest_of_bytes(known, self.stories.digest, self.place.digest)

    @property
    def texts(self) -> bytes:
        return self.stories.texts

    @property
    def has_stories(self) -> bool:
        """There is one that may be chosen."""
        return any(story.id not in self.decided[1] for story in self.stories)

    @property
    def pictures(self) -> tuple[Illustrated, ...]:
        return tuple(illustrated(story) for story in self.stories if story.is_illustrated)

    def made(self) -> Edition:
        bodies = _Bodies(self.frame, self.place)
        rundown = rundown_of(self.frame.plan, self.stories, self.decided, bodies.seconds)
        items = tuple(bodies.item(chosen) for chosen in rundown.chosen)
        left = tuple(LeftOut(one.story.id, one.story.card.title, one.why) for one in rundown.left)
        return replace(self.frame.edition(items, left), read=tuple(bodies.read.items()))


class _Bodies:
    """The bodies of an edition's stories, read when they are asked for."""

    def __init__(self, frame: Frame, place: Workplace) -> None:
        self.outlet, self.place = frame.outlet, place
        self.reader = reader_of(frame, place)
        self.is_timed = frame.outlet.takes_air(frame.plan)
        self.read: dict[str, bytes] = {}

    def text(self, story: Story) -> str:
        self.read[story.path] = story.body
        return _markdown(Body(self.place.root, story.path, self.place.engine, story.body))

    def seconds(self, story: Story, room: int | None) -> int:
        if not self.is_timed:
            return 0
        texts = self.reader.texts(story.lead_in or story.card.summary, self.text(story))
        return self.reader.seconds(texts, clip_of(story, self.outlet), room)

    def item(self, chosen: Chosen) -> Item:
        story, card = chosen.story, chosen.story.card
        return Item(
            **_of_card(card),
            story=story.id,
            lead_in=story.lead_in or card.summary,
            body=self.text(story).strip("\n"),
            author=story.author,
            source=story.source,
            image_caption=story.image_caption,
            image_credit=story.image_credit,
            clip=clip_of(story, self.outlet),
            transcript=story.transcript,
            corrections=story.corrections,
            why=chosen.why,
            seconds=chosen.seconds,
        )


@lru_cache(maxsize=64)  # a rundown asks for a body, then its items do, and so do the editions of near days
def _markdown(body: Body) -> str:
    return body.markdown()


def _of_card(card: Card) -> dict[str, Any]:
    """What an edition tells of a story by its card, names as they are now."""
    return {
        "slug": card.slug,
        "iso": card.iso,
        "title": card.title,
        "summary": card.summary,
        "subject": card.subject.name,
        "subject_kind": SUBJECT_KINDS[card.subject.kind],
        "units": tuple(unit.name for unit in card.units),
        "field": card.field.name,
        "movements": tuple(movement.name for movement in card.movements),
        "award": card.award.name if card.award else "",
        "image": card.image.source if card.image else "",
        "image_alt": card.image_alt,
    }


class Since(Struct, frozen=True):
    """What became of a story of a frozen edition: all its corrections, or why nobody may see it."""

    story: str
    corrections: tuple[Correction, ...] = ()
    notice: str = ""


class Frozen(NamedTuple):
    """An edition whose texts are fixed. A story that may not be seen leaves nothing but a notice."""

    frame: Frame
    day: dt.date  # of the freezing
    source: FrozenSource
    since: tuple[Since, ...]
    pictures: tuple[Illustrated, ...]  # that its stories have now: texts alone are frozen
    has_stories: bool  # one may be seen
    place: Workplace

    @property
    def digest(self) -> bytes:
        known = (self.frame, self.day, self.since, self.pictures, self.has_stories)
        return digest_of_bytes(Fact(known).digest, self.source.digest)

    @property
    def texts(self) -> bytes:
        return b""  # they are those of its file

    def made(self) -> Edition:
        texts, since = self.source.texts(), {one.story: one for one in self.since}
        shown = (_since_frozen(item, since.get(item.story)) for item in texts.items)
        items = tuple(replace(item, seconds=self.seconds(item)) for item in shown)
        left = tuple(one for one in texts.left_out if one.story not in since or not since[one.story].notice)
        return self.frame.edition(items, left, self.day)

    def seconds(self, item: Item) -> int:
        """As its script is read, so that the two agree; nothing of a story that may not be seen."""
        if item.notice or not self.frame.outlet.takes_air(self.frame.plan):
            return 0
        reader = reader_of(self.frame, self.place)
        return reader.seconds(reader.texts(item.lead_in, item.body), item.clip)


def _since_frozen(item: Item, since: Since | None) -> Item:
    if since is None:
        return item
    if since.notice:
        return without_texts(item, since.notice)
    return replace(item, later=tuple(c for c in since.corrections if c not in item.corrections))


def without_texts(item: Item, notice: str = "") -> Item:
    """The place of a story in the rundown, without anything of the story."""
    return Item(story=item.story, notice=notice)
