"""The small views that page views are made of: a story's links, dates, its item in a list."""

from msgspec import Struct

from plugins.model.award import LEVELS, NO_LEVEL, SUBJECT_KINDS
from plugins.model.picture import Picture
from plugins.model.story import Card, Ref
from plugins.model.timespan import day_text
from plugins.model.view import Link


class Item(Struct, frozen=True):
    """A story as a listing shows it; items of one key look the same."""

    key: bytes
    href: str
    title: str
    summary: str
    day: str
    iso: str
    subject: str
    subject_kind: str
    units: tuple[Link, ...]
    field: Link
    movement: Link
    award: str
    level: str
    image: Picture | None
    image_alt: str


def story_href(slug: str) -> str:
    return f"guong/{slug}/"


def unit_links(card: Card) -> tuple[Link, ...]:
    return tuple(Link(f"don-vi/{u.code}/", u.name) for u in card.units)


def field_link(field: Ref) -> Link:
    return Link(f"linh-vuc/{field.code}/", field.name)


def movement_links(card: Card) -> tuple[Link, ...]:
    return tuple(Link(f"phong-trao/{m.code}/", m.name) for m in card.movements)


def award_text(card: Card) -> str:
    """The award's name, else its level, else nothing."""
    if card.award:
        return card.award.name
    return "" if card.award_level == NO_LEVEL else LEVELS[card.award_level]


def item_of(card: Card) -> Item:
    """The same story stands in some ten listings, so its item is kept."""
    item = _ITEMS.get(card.digest)
    if item is None:
        if len(_ITEMS) >= MOST_ITEMS:
            _ITEMS.clear()
        item = _ITEMS[card.digest] = _new_item(card)
    return item


MOST_ITEMS = 20_000
_ITEMS: dict[bytes, Item] = {}


def _new_item(card: Card) -> Item:
    return Item(
        key=card.digest,
        href=story_href(card.slug),
        title=card.title,
        summary=card.summary,
        day=day_text(card.date),
        iso=card.iso,
        subject=card.subject.name,
        subject_kind=SUBJECT_KINDS[card.subject.kind],
        units=unit_links(card),
        field=field_link(card.field),
        movement=movement_links(card)[0],
        award=award_text(card),
        level=card.award_level,
        image=card.image,
        image_alt=card.image_alt,
    )


def items_of(cards: tuple[Card, ...]) -> tuple[Item, ...]:
    return tuple(item_of(card) for card in cards)
