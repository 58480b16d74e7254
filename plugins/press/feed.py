"""A feed and its items, before they are written in any format."""

from datetime import datetime

from msgspec import Struct

from plugins.model.catalogue import Key
from plugins.model.story import Correction

FORMATS = {"xml": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


class Feed(Struct, frozen=True):
    """One of the feeds: where it is, what of, and which media go with its items, the dearest first."""

    key: Key  # of the listing that it tells
    path: str  # without the ending, which is the format's
    name: str
    title: str
    page: str  # where a reader finds the same stories
    media: tuple[str, ...] = ()
    cover: str = ""  # where a broadcaster's picture is


FeedGroups = tuple[tuple[str, tuple[Feed, ...]], ...]  # the feeds of each kind, under the kind's name


class Category(Struct, frozen=True):
    """What a story is filed under: the kind of registry, the entry's code, its name."""

    domain: str
    scheme: str  # the domain as an address
    code: str
    name: str


class FeedPicture(Struct, frozen=True):
    """A story's own picture, in its widest JPEG."""

    url: str
    width: int
    height: int
    description: str
    credit: str


class FeedMedia(Struct, frozen=True):
    """A film or a sound."""

    url: str
    type: str
    bytes: int
    seconds: int

    @property
    def medium(self) -> str:
        return self.type.partition("/")[0]


class FeedItem(Struct, frozen=True):
    """What a feed says of one story."""

    guid: str
    link: str
    title: str
    summary: str
    html: str
    published: datetime
    changed: datetime
    withdrawn: bool = False
    author: str = ""
    source: str = ""
    corrections: tuple[Correction, ...] = ()
    categories: tuple[Category, ...] = ()
    picture: FeedPicture | None = None
    media: tuple[FeedMedia, ...] = ()

    def enclosure(self, order: tuple[str, ...]) -> FeedMedia | None:
        """The one film or sound that goes with the item where these media are wanted, the dearest first."""
        whole = (m for m in self.media if m.bytes and m.medium in order)
        return min(whole, key=lambda m: order.index(m.medium), default=None)


class Channel(Struct, frozen=True):
    """What a feed says of itself."""

    title: str
    link: str
    description: str
    address: str  # its own, without the ending
    updated: datetime
    publisher: str
    rights: str
    email: str = ""
    hub: str = ""
    enclosures: tuple[str, ...] = ()  # media that a broadcaster takes, the dearest first
    is_complete: bool = False  # it has every story that there is for it
    archive: str = ""  # the newest archive of what is older
    is_archive: bool = False
    cover: str = ""
    current: str = ""  # of an archive: the feed that goes on
