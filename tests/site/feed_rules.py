"""What the W3C Feed Validation Service finds fault with, as checks of our own.

Each rule bears the name of the validator's message (https://validator.w3.org/feed/docs/); the messages for which our
feeds could give no occasion (RDF, textInput, skipHours, slash and the like) are left out: an element that is not in
ELEMENTS is a fault already (UndefinedElement). Two messages of the service itself remain, for these reasons:
- InvalidTAG, for the guid: the contract's `tag:<site code>,<id>` has no date, and a guid never changes;
- ArchiveIncomplete, for the first archive: it has none before it, which RFC 5005 provides for.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from tests.hostile.script import live_parts

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
MEDIA = "{http://search.yahoo.com/mrss/}"
PODCAST = {f"{ITUNES}{name}" for name in ("author", "explicit", "category", "image", "owner")}
ITEM = {f"{DC}source", f"{MEDIA}content", f"{ITUNES}duration"}
ELEMENTS = {
    "channel": {"title", "link", "description", "copyright", "docs", "generator", "language", "lastBuildDate", "ttl",
                f"{ATOM}link", f"{HISTORY}complete", "item", *PODCAST},
    "item": {"title", "link", "description", "guid", "category", "enclosure", "pubDate", f"{DC}creator",
             f"{ATOM}updated", f"{CONTENT}encoded", *ITEM},
    f"{ATOM}feed": {f"{ATOM}{name}" for name in ("id", "title", "updated", "author", "link", "generator", "rights",
                                                 "subtitle", "entry")}
    | {f"{HISTORY}complete", f"{HISTORY}archive", *PODCAST},
    f"{ATOM}entry": {f"{ATOM}{name}" for name in ("id", "title", "updated", "published", "author", "link", "summary",
                                                  "category", "content")} | ITEM,
}  # fmt: skip
MANY = {"item", "category", f"{ATOM}entry", f"{ATOM}link", f"{ATOM}category", f"{MEDIA}content", f"{DC}creator"}
RELATIONS = {"self", "alternate", "hub", "prev-archive", "current", "enclosure"}  # of IANA's registry
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
                    r"\d\d:\d\d:\d\d [+-]\d{4}")  # fmt: skip
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[A-Za-z0-9;/?:@&=+$.\-_!~*'()%,#]*)?")
MARKUP = re.compile(r"<[a-zA-Z/!]|&(#\d+|#x[0-9a-fA-F]+|[a-z]+);")
TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
PLAIN = {"title", "description", f"{ATOM}title", f"{ATOM}summary", f"{ATOM}subtitle"}


def faults_of(feed: bytes) -> list[str]:
    """Every fault of an RSS or Atom feed, as «Message: where»."""
    if not feed.startswith(b"<?xml version='1.0' encoding='UTF-8'?>"):
        return ["ObscureEncoding: the feed"]
    root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))
    channel = root.find("channel") if root.tag == "rss" else root
    items = channel.findall("item") if root.tag == "rss" else channel.findall(f"{ATOM}entry")
    rules = (_elements, _texts, _dates, _links, _media, _enclosures, _podcast)
    found = [fault for part in (channel, *items) for rule in rules for fault in rule(part)]
    if root.tag == "rss":
        found += [*_rss(root, channel), *(fault for item in items for fault in _item(item))]
    else:
        found += [*_atom(channel, items), *(fault for entry in items for fault in _entry(entry))]
    ids = Counter(item.findtext("guid") or item.findtext(f"{ATOM}id") for item in items)
    return found + [f"DuplicateIds: {guid}" for guid, number in ids.items() if number > 1]


def _elements(part: etree._Element) -> Iterator[str]:
    tags = Counter(child.tag for child in part)
    yield from (f"UndefinedElement: {tag}" for tag in tags if tag not in ELEMENTS[part.tag])
    yield from (f"DuplicateElement: {tag}" for tag, number in tags.items() if number > 1 and tag not in MANY)
    if any(prefix and prefix.startswith("ns") for child in part for prefix in child.nsmap):
        yield "AvoidNamespacePrefix: ns0"


def _texts(part: etree._Element) -> Iterator[str]:
    empty = (f"{ATOM}link", f"{ATOM}category", f"{HISTORY}complete", f"{HISTORY}archive", f"{MEDIA}content",
             "enclosure", f"{ITUNES}category", f"{ITUNES}image")  # fmt: skip
    for child in part:
        if child.tag not in empty and not len(child) and not (child.text or "").strip():
            yield f"NotBlank: {child.tag}"
        if child.tag in PLAIN and MARKUP.search(child.text or ""):
            yield f"ContainsHTML: {child.text}"
        if child.tag in (f"{CONTENT}encoded", f"{ATOM}content"):
            yield from (f"SecurityRisk: {live}" for live in live_parts(child.text))
            relative = re.findall(r'(?:href|src)="(?!https?://|mailto:|tel:)([^"]*)"', child.text)
            yield from (f"ContainsRelRef: {address}" for address in relative)


def _dates(part: etree._Element) -> Iterator[str]:
    for child in part:
        text = child.text or ""
        if child.tag in ("pubDate", "lastBuildDate") and not _is_rfc822(text):
            yield f"InvalidRFC2822Date: {text}"
        if child.tag in (f"{ATOM}updated", f"{ATOM}published") and not RFC3339.fullmatch(text):
            yield f"InvalidRFC3339Date: {text}"


def _is_rfc822(text: str) -> bool:
    return bool(RFC822.fullmatch(text)) and parsedate_to_datetime(text).strftime("%a") == text[:3]


def _links(part: etree._Element) -> Iterator[str]:
    links = part.findall(f"{ATOM}link")
    kinds = Counter((link.get("rel", "alternate"), link.get("type")) for link in links)
    yield from (f"DuplicateAtomLink: {kind}" for kind, number in kinds.items() if number > 1)
    yield from (f"UnregisteredAtomLinkRel: {rel}" for rel, _ in kinds if rel not in RELATIONS)
    addresses = [link.get("href") for link in links] + [link.text for link in part.findall("link")]
    addresses += [media.get("url") for media in part.findall(f"{MEDIA}content")]
    yield from (f"InvalidFullLink: {address}" for address in addresses if not ADDRESS.fullmatch(address or ""))


def _media(part: etree._Element) -> Iterator[str]:
    for media in part.findall(f"{MEDIA}content"):
        if media.get("medium") not in ("image", "audio", "video"):
            yield f"InvalidMediaMedium: {media.get('medium')}"
        if not (media.get("type") or "").startswith(f"{media.get('medium')}/"):
            yield f"InvalidMIMEType: {media.get('type')}"
        for name in ("width", "height", "fileSize", "duration"):
            if not media.get(name, "1").isdecimal() or media.get(name) == "0":
                yield f"InvalidPositiveInteger: {name}"
        for credit in media.findall(f"{MEDIA}credit"):
            if (credit.get("role"), credit.get("scheme")) != ("photographer", "urn:ebu"):
                yield "InvalidCreditRole: media:credit"


def _enclosures(part: etree._Element) -> Iterator[str]:
    for enclosure in part.findall("enclosure"):
        if not ADDRESS.fullmatch(enclosure.get("url") or "") or not TYPE.fullmatch(enclosure.get("type") or ""):
            yield "MissingAttribute: enclosure"
        if not (enclosure.get("length") or "").isdecimal() or enclosure.get("length") == "0":
            yield "InvalidIntegerAttribute: enclosure's length"
    for enclosure in (link for link in part.findall(f"{ATOM}link") if link.get("rel") == "enclosure"):
        if not enclosure.get("type") or not (enclosure.get("length") or "").isdecimal():
            yield "MissingAttribute: enclosure"


def _podcast(part: etree._Element) -> Iterator[str]:
    if part.tag in ("channel", f"{ATOM}feed") and part.find(f"{ITUNES}author") is not None:
        if part.findtext(f"{ITUNES}explicit") not in ("true", "false"):
            yield "InvalidTrueFalse: itunes:explicit"
        if part.find(f"{ITUNES}category") is None or part.find(f"{ITUNES}category").get("text") != "Government":
            yield "MissingItunesElement: itunes:category"
    duration = part.findtext(f"{ITUNES}duration")
    if duration is not None and not duration.isdecimal():
        yield f"InvalidDuration: {duration}"


def _rss(root: etree._Element, channel: etree._Element) -> Iterator[str]:
    if root.get("version") != "2.0":
        yield "InvalidRSSVersion: rss"
    for name in ("title", "link", "description", "language"):
        if not channel.findtext(name):
            yield f"MissingElement: {name}"
    if "self" not in {link.get("rel") for link in channel.findall(f"{ATOM}link")}:
        yield "MissingAtomSelfLink: channel"
    if channel.findtext("docs") != "http://www.rssboard.org/rss-specification":
        yield "UseOfExtensionAttr: docs"


def _item(item: etree._Element) -> Iterator[str]:
    tags = [child.tag for child in item]
    if "guid" not in tags or item.find("guid").get("isPermaLink") != "false":
        yield f"MissingGuid: {item.findtext('title')}"
    if f"{CONTENT}encoded" in tags and tags.index("description") > tags.index(f"{CONTENT}encoded"):
        yield "NeedDescriptionBeforeContent: item"
    if tags.count("enclosure") > 1:
        yield "DuplicateEnclosure: item"
    if any(not category.get("domain") for category in item.findall("category")):
        yield "MissingAttribute: category's domain"  # not W3C's, but our profile's
    for name in ("title", "link", "description", "pubDate"):
        if name not in tags:
            yield f"MissingElement: {name}"


def _atom(feed: etree._Element, entries: list[etree._Element]) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if not feed.findtext(f"{ATOM}{name}"):
            yield f"MissingElement: {name}"
    relations = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    if "self" not in relations:
        yield "MissingSelf: feed"
    if feed.find(f"{ATOM}author/{ATOM}name") is None:
        yield "MissingElement: author"
    if feed.find(f"{HISTORY}complete") is not None and "prev-archive" in relations:
        yield "FeedRelInCompleteFeed: prev-archive"
    if feed.find(f"{HISTORY}archive") is not None and "current" not in relations:
        yield "MissingCurrentInArchive: feed"
    if entries and feed.findtext(f"{ATOM}updated") != max((e.findtext(f"{ATOM}updated") for e in entries), key=_moment):
        yield "ImplausibleDate: the feed was updated otherwise than its entries"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _entry(entry: etree._Element) -> Iterator[str]:
    for name in ("id", "title", "updated", "published", "summary"):
        if not entry.findtext(f"{ATOM}{name}"):
            yield f"MissingElement: {name}"
    if entry.find(f"{ATOM}content") is not None and entry.find(f"{ATOM}content").get("type") != "html":
        yield "InvalidMIMEType: content"
    if _moment(entry.findtext(f"{ATOM}updated")) < _moment(entry.findtext(f"{ATOM}published")):
        yield "ImplausibleDate: updated before published"
    if not [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]:
        yield "MissingAlternateLink: entry"
    for category in entry.findall(f"{ATOM}category"):
        if not category.get("term") or not ADDRESS.fullmatch(category.get("scheme") or ""):
            yield "InvalidFullLink: category's scheme"
