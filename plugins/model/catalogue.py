"""Everything known about a site at one moment: registries, stories in order, plain pages, edition files."""

from bisect import bisect_left
from collections import defaultdict
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec import Struct

from plugins.model.award import NO_LEVEL
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.edition import EditionFile
from plugins.model.plain_page import PlainPage
from plugins.model.registries import Registries
from plugins.model.story import Card, Story

_ORDER, _MOMENT = attrgetter("iso", "slug"), attrgetter("iso")  # as Card.order


class Cards(tuple[Card, ...]):
    """Cards in a fixed order, with a digest of the whole."""

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(*[c.digest for c in self])


class Stories(tuple[Story, ...]):
    """Stories in a fixed order, with a digest of the whole."""

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(*[s.digest for s in self])


class Bodiless(Stories):
    """Stories that are known by all but their bodies: a page that shows one tells that it has read it."""

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(*[s.about for s in self])

    @cached_property
    def texts(self) -> bytes:
        """Stands for the bodies."""
        return digest_of_bytes(*[s.body for s in self])


Key = tuple[str, str]  # the two parts of a listing's address, such as ("don-vi", "so-y-te")
Groups = dict[Key, Cards]


class Month(Struct, frozen=True, dict=True):
    """The stories of one month, oldest first."""

    name: str
    stories: Stories

    @cached_property
    def cards(self) -> Cards:
        return Cards([s.card for s in self.stories])

    @cached_property
    def groups(self) -> Groups:
        """The cards of each movement, field, unit, level and award that has some, oldest first."""
        movements, fields, units, awards = (defaultdict[str, list[Card]](list) for _ in range(4))
        for card in self.cards:
            for movement in card.movements:
                movements[movement.code].append(card)
            fields[card.field.code].append(card)
            for unit in card.units:
                units[unit.code].append(card)
            if card.award_level != NO_LEVEL:
                awards[card.award_level].append(card)
            if card.award:
                awards[card.award.code].append(card)
        kinds = {"phong-trao": movements, "linh-vuc": fields, "don-vi": units, "khen-thuong": awards}
        return {(kind, code): Cards(cards) for kind, groups in kinds.items() for code, cards in groups.items()}


class Fact(Struct, frozen=True, dict=True):
    """Any small value that a view needs, with its digest: a day, a number, a registry's entry."""

    value: Any

    @cached_property
    def digest(self) -> bytes:
        return digest_of(self.value)


class Catalogue(Struct, frozen=True, dict=True):
    """The public stories oldest first, the withdrawn ones, and what they refer to."""

    registries: Registries
    stories: Stories
    withdrawn: Stories
    pages: tuple[PlainPage, ...]
    now: datetime
    drafts: bool = False  # then `stories` holds what is not public yet too
    editions: tuple[EditionFile, ...] = ()  # by path

    @cached_property
    def digest(self) -> bytes:
        """Of all but the bodies: who shows one knows it by its story."""
        around = digest_of((self.pages, self.editions, self.drafts, self.today))
        told = (self.stories, self.withdrawn, *((self.public,) if self.drafts else ()))
        return digest_of_bytes(self.registries.digest, around, *[Bodiless(stories).digest for stories in told])

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def cards(self) -> Cards:
        return Cards([card for month in self.months for card in month.cards])

    @cached_property
    def cards_by_entry(self) -> Groups:
        """The groups of all months."""
        found: defaultdict[Key, list[Card]] = defaultdict(list)
        for month in self.months:
            for entry, cards in month.groups.items():
                found[entry] += cards
        return {entry: Cards(cards) for entry, cards in found.items()}

    @cached_property
    def public(self) -> Stories:
        """What readers may see, also where an editor sees more."""
        if not self.drafts:
            return self.stories
        moment = self.now.isoformat(timespec="seconds")
        return Stories(s for s in self.stories if s.is_public(moment))

    @cached_property
    def by_appearance(self) -> Stories:
        """The stories in the order in which readers could see them first."""
        if not any(story.embargo for story in self.stories):
            return self.stories
        moments = [(s.appeared if s.embargo else s.iso, s.slug) for s in self.stories]
        return Stories(self.stories[place] for place in sorted(range(len(moments)), key=moments.__getitem__))

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Those that have stories, in their order."""
        found: list[Month] = []
        end = 0
        while end < len(self.stories):
            start, month = end, self.stories[end].iso[:7]
            end = bisect_left(self.stories, f"{month}~", start, key=_MOMENT)
            found.append(Month(month, Stories(self.stories[start:end])))
        return tuple(found)


def was_seen(story: Story) -> bool:
    """A story that was taken down before its day was never public: nobody is told of it."""
    return story.withdrawal is None or story.withdrawal.date.isoformat() >= story.day


def catalogue_of(
    registries: Registries, stories: list[Story], pages: list[PlainPage], now: datetime, drafts: bool = False
) -> Catalogue:
    """Sorts the stories, and keeps what a reader may see at this moment; with drafts, what an editor may see."""
    moment = now.isoformat(timespec="seconds")
    ordered = sorted(stories, key=_ORDER)
    public = [s for s in ordered if s.is_public(moment) or (drafts and s.status != "withdrawn")]
    withdrawn = [s for s in ordered if s.status == "withdrawn" and s.has_come(moment) and was_seen(s)]
    return Catalogue(
        registries=registries,
        stories=Stories(public),
        withdrawn=Stories(withdrawn),
        pages=tuple(sorted(pages, key=lambda p: (p.order, p.slug))),
        now=now,
        drafts=drafts,
    )
