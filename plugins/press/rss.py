"""RSS 2.0 by feedgen; the one module that knows feedgen and its faults."""

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree  # type: ignore[import-untyped]

from plugins.press.feed import Channel, FeedItem

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"


class _FullText(BaseEntryExtension):  # type: ignore[misc]
    """Adds the whole text and the creator after the description; feedgen puts the text in the description's place."""

    html = ""
    creator = ""

    def extend_ns(self) -> dict[str, str]:
        return {"content": CONTENT, "dc": DC}

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        if self.creator:
            etree.SubElement(entry, f"{{{DC}}}creator").text = self.creator
        if self.html:
            encoded = etree.SubElement(entry, f"{{{CONTENT}}}encoded")
            encoded.text = etree.CDATA(self.html.replace("]]>", "]]&gt;"))
        return entry


def rss_bytes(channel: Channel, items: list[FeedItem]) -> bytes:
    """The feed, newest item first. Nothing in it depends on when it was made."""
    feed = FeedGenerator()
    feed.title(channel.title)
    feed.link(href=channel.address, rel="self", type="application/rss+xml")
    if channel.hub:
        feed.link(href=channel.hub, rel="hub")
    feed.link(href=channel.link, rel="alternate")
    feed.description(channel.description)
    feed.language("vi")
    feed.ttl(60)
    feed.generator("Gương Sáng")
    feed.lastBuildDate(channel.updated)
    feed.pubDate(channel.updated)
    feed.register_extension("fulltext", _Namespaces, _FullText, atom=False)
    for item in items:
        _add(feed, item)
    return bytes(feed.rss_str(pretty=True))


class _Namespaces(BaseEntryExtension):  # type: ignore[misc]
    """Declares the namespaces once, on the channel."""

    def extend_ns(self) -> dict[str, str]:
        return {"content": CONTENT, "dc": DC}


def _add(feed: FeedGenerator, item: FeedItem) -> None:
    entry = feed.add_entry(order="append")  # feedgen's default puts each new entry first
    entry.guid(item.guid, permalink=False)
    entry.title(item.title)
    entry.link(href=item.link)
    entry.description(item.summary)
    entry.published(item.published)
    for domain, name in item.categories:
        entry.category(term=name, scheme=domain)
    entry.fulltext.html = item.html
    entry.fulltext.creator = item.author
