"""A feed and its items, before they are written in any format."""

from datetime import datetime

from msgspec import Struct


class FeedItem(Struct, frozen=True):
    """What a feed says of one story."""

    guid: str
    link: str
    title: str
    summary: str
    html: str
    published: datetime
    author: str = ""
    categories: tuple[tuple[str, str], ...] = ()  # (domain, name)


class Channel(Struct, frozen=True):
    """What a feed says of itself."""

    title: str
    link: str
    description: str
    address: str  # its own
    updated: datetime
    hub: str = ""
