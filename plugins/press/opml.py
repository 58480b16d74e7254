"""OPML 2.0: all feeds in one file, for a reader that subscribes to many at once."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plugins.model.site import Site
from plugins.press.feed import FeedGroups


def opml_bytes(site: Site, groups: FeedGroups) -> bytes:
    """The feeds by group; no date, so that the file changes only when a feed comes, goes or is renamed."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = site.name
    SubElement(head, "ownerName").text = site.name
    body = SubElement(root, "body")
    for name, feeds in groups:
        group = SubElement(body, "outline", text=name)
        for feed in feeds:
            about = {"type": "rss", "text": feed.title, "title": feed.title, "language": "vi"}
            where = {"xmlUrl": f"{site.url}/{feed.path}.xml", "htmlUrl": f"{site.url}/{feed.page}"}
            SubElement(group, "outline", about | where)
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(tostring(root, encoding="utf-8")) + b"\n"
