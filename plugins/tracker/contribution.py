"""Contributions: which story credits which unit, and which of them say again what a unit has said in that year."""

from datetime import date
from itertools import groupby

from msgspec import Struct

from plugins.model.catalogue import Catalogue
from plugins.model.story import Story, Subject
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


def credits_by_year(catalogue: Catalogue) -> dict[int, tuple[Credit, ...]]:
    """The credits of each year, by date and slug. What only a preview shows credits nobody."""
    first_only = catalogue.registries.site.joint_stories == "first"
    return {
        int(year): tuple([_credit(s, first_only) for s in stories])
        for year, stories in groupby(catalogue.public, key=lambda s: s.card.iso[:4])
    }


def _credit(story: Story, first_only: bool) -> Credit:
    card = story.card
    units = card.units[:1] if first_only else card.units
    return Credit(card.iso, card.slug, card.title, tuple([u.code for u in units]), card.subject, card.award_level)


def contributions_by_unit(credits: tuple[Credit, ...]) -> dict[str, tuple[Contribution, ...]]:
    """What each unit introduced, in the order of one calendar year's credits."""
    found: dict[str, list[Contribution]] = {}
    told: set[tuple[str, str]] = set()
    for credit in credits:
        day, subject = date.fromisoformat(credit.iso[:10]), subject_key(credit.subject)
        for unit in credit.units:
            repeat = (unit, subject) in told
            told.add((unit, subject))
            made = Contribution(day, credit.slug, credit.title, credit.level, repeat)
            found.setdefault(unit, []).append(made)
    return {unit: tuple(made) for unit, made in found.items()}


def subject_key(subject: Subject) -> str:
    """The same for the same exemplar: by code where one is given, else by kind and name; Hùng is not Hưng."""
    if subject.code:
        return f"code\0{subject.code}"
    return f"{subject.kind}\0{with_tones_placed(same_text(subject.name))}"
