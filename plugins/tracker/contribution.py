"""Contributions: which story credits which unit, and which of them say again what a unit has said in that year."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby

from msgspec import Struct

from plugins.model.catalogue import Catalogue
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.story import Card, Subject
from plugins.model.text import same_text, with_tones_placed


class Credit(Struct, frozen=True, array_like=True, gc=False):
    """What the tracker knows of a public story: nothing else of it can change a figure."""

    iso: str
    slug: str
    title: str
    units: tuple[str, ...]
    subject: Subject
    level: str


class Contribution(Struct, frozen=True, gc=False):
    """One story credited to one unit. A repeat does not count for the quota."""

    day: date
    slug: str
    title: str
    level: str
    repeat: bool


class Credits:
    """Some credits by date and slug."""

    def __init__(self, all_: tuple[Credit, ...]) -> None:
        self.all = all_

    @cached_property
    def digest(self) -> bytes:
        return digest_of(self.all)

    @property
    def units(self) -> list[str]:
        """Those that are credited, each as often as it is."""
        return [unit for credit in self.all for unit in credit.units]


class CreditsOfCards(Credits):
    """The credits of a year's stories, made when they are asked for: a build that touches none of them needs none. The
    cards know their digests."""

    def __init__(self, cards: tuple[Card, ...], first_only: bool) -> None:
        self.cards, self.first_only = cards, first_only

    @cached_property
    def digest(self) -> bytes:
        return digest_of_bytes(b"first" if self.first_only else b"each", *[card.digest for card in self.cards])

    @cached_property
    def all(self) -> tuple[Credit, ...]:  # type: ignore[override]
        return tuple([self._credit(card) for card in self.cards])

    def _credit(self, card: Card) -> Credit:
        units = card.units[:1] if self.first_only else card.units
        return Credit(card.iso, card.slug, card.title, tuple([u.code for u in units]), card.subject, card.award_level)

    @property
    def units(self) -> list[str]:
        most = 1 if self.first_only else None
        return [unit.code for card in self.cards for unit in card.units[:most]]


def credits_by_year(catalogue: Catalogue) -> dict[int, CreditsOfCards]:
    """What only a preview shows credits nobody."""
    first_only = catalogue.registries.site.joint_stories == "first"
    cards = (story.card for story in catalogue.public)
    return {
        int(year): CreditsOfCards(tuple(group), first_only) for year, group in groupby(cards, key=lambda c: c.iso[:4])
    }


def contributions_of(credits: Iterable[Credit]) -> tuple[Contribution, ...]:
    """What a unit introduced, in the order of its credits of one calendar year."""
    found: list[Contribution] = []
    told: set[str] = set()
    for credit in credits:
        day, subject = date.fromisoformat(credit.iso[:10]), subject_key(credit.subject)
        found.append(Contribution(day, credit.slug, credit.title, credit.level, subject in told))
        told.add(subject)
    return tuple(found)


@lru_cache(maxsize=8192)  # a year's stories are counted with their titles and without
def subject_key(subject: Subject) -> str:
    """The same for the same exemplar: by code where one is given, else by kind and name; Hùng is not Hưng."""
    if subject.code:
        return f"code\0{subject.code}"
    return f"{subject.kind}\0{with_tones_placed(same_text(subject.name))}"
