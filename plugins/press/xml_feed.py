"""RSS 2.0 and Atom by feedgen; the one module that knows feedgen and its faults.

Its faults (feedgen 1.0.0), each held by a test: links of an Atom entry lose rel, type and length; `updated` is the
clock's time where none is given; `add_entry` puts the new entry first; RSS carries no link but «self»; the channel's
own link is whichever was added last; a text without summary takes the description's place; each category makes all of
them anew; «]]>» ends a CDATA section; in Atom the elements are in no namespace until they are written, as `xmlns` is a
plain attribute.
What it has no right place for is written by the two extensions."""

from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
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
    feed = _feed(channel, "xml")
    feed.ttl(TTL)
    feed.lastBuildDate(channel.updated)
    for item in items:
        entry = _entry(feed, channel, item)
        entry.guid(item.guid, permalink=False)
        entry.description(item.summary)
        if sound := item.enclosure(channel.enclosures):
            entry.enclosure(url=sound.url, length=sound.bytes, type=sound.type)
    return bytes(feed.rss_str(pretty=True))


def atom_bytes(channel: Channel, items: list[FeedItem]) -> bytes:
    """The feed as Atom."""
    feed = _feed(channel, "atom")
    feed.id(f"{channel.address}.atom")
    feed.updated(channel.updated)
    feed.author(name=channel.publisher, **({"email": channel.email} if channel.email else {}))
    for item in items:
        entry = _entry(feed, channel, item)
        entry.id(item.guid)
        entry.updated(item.changed)
        entry.summary(item.summary)
        if item.author:
            entry.author(name=item.author)
        if item.html:
            entry.content(item.html, type="html")
    return bytes(feed.atom_str(pretty=True))


def _feed(channel: Channel, ending: str) -> FeedGenerator:
    """What both formats say in the same words."""
    feed = FeedGenerator()
    feed.register_extension("own", _ChannelParts, _ItemParts)
    feed.own.channel, feed.own.ending = channel, ending
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language("vi")
    feed.rights(channel.rights)
    feed.generator("Gương Sáng")
    feed.link(href=f"{channel.address}.{ending}", rel="self", type=FORMATS[ending])
    feed.link(href=channel.link, rel="alternate", type="text/html")
    return feed


def _entry(feed: FeedGenerator, channel: Channel, item: FeedItem) -> FeedEntry:
    entry = feed.add_entry(order="append")
    entry.title(item.title)
    entry.link(href=item.link)
    entry.published(item.published)
    entry.own.channel, entry.own.item = channel, item
    return entry


class _ChannelParts(BaseExtension):  # type: ignore[misc]
    """Hub and archives in both formats, and what podcast programs ask of a broadcaster's feed."""

    channel: Channel
    ending: str
    link = f"{{{ATOM}}}link"

    def extend_ns(self) -> dict[str, str]:
        return {prefix: name for prefix, name in NAMESPACES.items() if prefix != "atom" or self.ending != "atom"}

    def extend_rss(self, feed: _Element) -> _Element:
        self._extend(feed[0])
        return feed

    def extend_atom(self, feed: _Element) -> _Element:
        self.link = "link"
        self._extend(feed)
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


class _ItemParts(BaseEntryExtension):  # type: ignore[misc]
    """The full text after the description, who wrote it, its picture, films and sounds."""

    channel: Channel
    item: FeedItem

    def extend_rss(self, entry: _Element) -> _Element:
        item = self.item
        for category in item.categories:
            SubElement(entry, "category", domain=category.domain).text = category.name
        if item.author:
            _text(entry, DC, "creator", item.author)
        if item.changed != item.published:
            _text(entry, ATOM, "updated", item.changed.isoformat())
        if item.html:
            text = SubElement(entry, f"{{{CONTENT}}}encoded")
            text.text = CDATA(item.html.replace("]]>", "]]&gt;"))
        self._extend(entry)
        return entry

    def extend_atom(self, entry: _Element) -> _Element:
        for c in self.item.categories:
            SubElement(entry, "category", term=c.code, scheme=c.scheme, label=c.name)
        if sound := self.item.enclosure(self.channel.enclosures):
            where = {"href": sound.url, "type": sound.type, "length": str(sound.bytes)}
            SubElement(entry, "link", rel="enclosure", **where)
        self._extend(entry)
        return entry

    def _extend(self, entry: _Element) -> None:
        item = self.item
        if item.source:
            _text(entry, DC, "source", item.source)
        if item.picture:
            _picture(entry, item.picture)
        for media in item.media:
            _media(entry, media)
        sound = item.enclosure(self.channel.enclosures)
        if sound and sound.seconds:
            _text(entry, ITUNES, "duration", str(sound.seconds))


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
