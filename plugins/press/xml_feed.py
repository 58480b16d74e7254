"""RSS 2.0 and Atom by feedgen; the one module that knows feedgen and its faults.

feedgen makes the feed and writes it; the extension adds to it what feedgen has no place for, and the entries: feedgen's
own cost half as much again, lose rel, type and length of an Atom entry's links, and make all categories anew for each.

Other faults (feedgen 1.0.0), each held by a test: `lastBuildDate` and `updated` are the clock's time where none is
given; RSS carries no link but «self»; the channel's own link is whichever was added last; in Atom the elements are in
no namespace until they are written, as `xmlns` is a plain attribute."""

from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import CDATA, SubElement, _Element  # type: ignore[import-untyped]

from plugins.model.picture import is_photograph, name_of_credit
from plugins.press.feed import FORMATS, Channel, FeedItem, FeedMedia, FeedPicture

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"  # RFC 5005
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
MEDIA = "http://search.yahoo.com/mrss/"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "fh": HISTORY, "itunes": ITUNES, "media": MEDIA}
TTL = 60  # minutes that a subscriber may wait until it asks again


def rss_bytes(channel: Channel, items: list[FeedItem]) -> bytes:
    """The feed as RSS 2.0. Nothing in it depends on when it was made."""
    feed = _feed(channel, items, "xml")
    feed.ttl(TTL)
    feed.lastBuildDate(channel.updated)
    return bytes(feed.rss_str(pretty=True))


def atom_bytes(channel: Channel, items: list[FeedItem]) -> bytes:
    """The feed as Atom."""
    feed = _feed(channel, items, "atom")
    feed.id(f"{channel.address}.atom")
    feed.updated(channel.updated)
    feed.author(name=channel.publisher, **({"email": channel.email} if channel.email else {}))
    return bytes(feed.atom_str(pretty=True))


def _feed(channel: Channel, items: list[FeedItem], ending: str) -> FeedGenerator:
    """What both formats say in the same words."""
    feed = FeedGenerator()
    feed.register_extension("own", _OwnParts)
    feed.own.channel, feed.own.items, feed.own.ending = channel, items, ending
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language("vi")
    feed.rights(channel.rights)
    feed.generator("Gương Sáng")
    feed.link(href=f"{channel.address}.{ending}", rel="self", type=FORMATS[ending])
    feed.link(href=channel.link, rel="alternate", type="text/html")
    return feed


class _OwnParts(BaseExtension):  # type: ignore[misc]
    """Hub and archives in both formats, what podcast programs ask of a broadcaster's feed, and the entries."""

    channel: Channel
    items: list[FeedItem]
    ending: str
    link = f"{{{ATOM}}}link"

    def extend_ns(self) -> dict[str, str]:
        return {prefix: name for prefix, name in NAMESPACES.items() if prefix != "atom" or self.ending != "atom"}

    def extend_rss(self, feed: _Element) -> _Element:
        self._extend(feed[0])
        for item in self.items:
            _rss_item(SubElement(feed[0], "item"), item, item.enclosure(self.channel.enclosures))
        return feed

    def extend_atom(self, feed: _Element) -> _Element:
        self.link = "link"
        self._extend(feed)
        for item in self.items:
            _atom_entry(SubElement(feed, "entry"), item, item.enclosure(self.channel.enclosures))
        return feed

    def _extend(self, parent: _Element) -> None:
        channel = self.channel
        for rel, href in (("hub", channel.hub), ("prev-archive", channel.archive), ("current", channel.current)):
            if href:
                kind = {} if rel == "hub" else {"type": FORMATS["atom"]}
                SubElement(parent, self.link, rel=rel, href=href, **kind)
        for mark, is_set in (("complete", channel.is_complete), ("archive", channel.is_archive)):
            if is_set:
                SubElement(parent, f"{{{HISTORY}}}{mark}")
        if channel.enclosures:
            self._podcast(parent)

    def _podcast(self, parent: _Element) -> None:
        channel = self.channel
        _text(parent, ITUNES, "author", channel.publisher)
        _text(parent, ITUNES, "explicit", "false")
        SubElement(parent, f"{{{ITUNES}}}category", text="Government")
        if channel.cover:
            SubElement(parent, f"{{{ITUNES}}}image", href=channel.cover)
        if channel.email:
            owner = SubElement(parent, f"{{{ITUNES}}}owner")
            _text(owner, ITUNES, "name", channel.publisher)
            _text(owner, ITUNES, "email", channel.email)


def _rss_item(entry: _Element, item: FeedItem, sound: FeedMedia | None) -> None:
    _plain(entry, "title", item.title)
    _plain(entry, "link", item.link)
    _plain(entry, "description", item.summary)
    SubElement(entry, "guid", isPermaLink="false").text = item.guid
    if sound:
        SubElement(entry, "enclosure", url=sound.url, length=str(sound.bytes), type=sound.type)
    _plain(entry, "pubDate", format_datetime(item.published))
    for category in item.categories:
        SubElement(entry, "category", domain=category.domain).text = category.name
    if item.author:
        _text(entry, DC, "creator", item.author)
    if item.changed != item.published:
        _text(entry, ATOM, "updated", item.changed.isoformat())
    if item.html:
        _text(entry, CONTENT, "encoded", CDATA(item.html.replace("]]>", "]]&gt;")))
    _shared(entry, item, sound)


def _atom_entry(entry: _Element, item: FeedItem, sound: FeedMedia | None) -> None:
    _plain(entry, "id", item.guid)
    _plain(entry, "title", item.title)
    _plain(entry, "updated", item.changed.isoformat())
    if item.author:
        _plain(SubElement(entry, "author"), "name", item.author)
    if item.html:
        SubElement(entry, "content", type="html").text = item.html
    SubElement(entry, "link", href=item.link)
    _plain(entry, "summary", item.summary)
    _plain(entry, "published", item.published.isoformat())
    for c in item.categories:
        SubElement(entry, "category", term=c.code, scheme=c.scheme, label=c.name)
    if sound:
        SubElement(entry, "link", rel="enclosure", href=sound.url, type=sound.type, length=str(sound.bytes))
    _shared(entry, item, sound)


def _shared(entry: _Element, item: FeedItem, sound: FeedMedia | None) -> None:
    """What both formats say in the same words: where it is from, its picture, films and sounds."""
    if item.source:
        _text(entry, DC, "source", item.source)
    if item.picture:
        _picture(entry, item.picture)
    for media in item.media:
        _media(entry, media)
    if sound and sound.seconds:
        _text(entry, ITUNES, "duration", str(sound.seconds))


def _plain(parent: _Element, name: str, text: str) -> None:
    """An element of the format's own."""
    SubElement(parent, name).text = text


def _text(parent: _Element, namespace: str, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{namespace}}}{name}", **attributes).text = text


def _picture(entry: _Element, picture: FeedPicture) -> None:
    size = {"width": str(picture.width), "height": str(picture.height)}
    content = SubElement(entry, f"{{{MEDIA}}}content", url=picture.url, type="image/jpeg", medium="image", **size)
    _text(content, MEDIA, "description", picture.description, type="plain")
    if picture.credit:
        role = {"role": "photographer"} if is_photograph(picture.credit) else {}
        _text(content, MEDIA, "credit", name_of_credit(picture.credit), scheme="urn:ebu", **role)


def _media(entry: _Element, media: FeedMedia) -> None:
    known: dict[str, Any] = {"fileSize": media.bytes, "duration": media.seconds}
    facts = {name: str(number) for name, number in known.items() if number}
    SubElement(entry, f"{{{MEDIA}}}content", url=media.url, type=media.type, medium=media.medium, **facts)
