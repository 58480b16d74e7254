"""RSS and Atom as written: whatever the texts are, and without the faults of feedgen."""

import json
from datetime import datetime

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.model.text import without_forbidden
from plugins.press.feed import Category, Channel, FeedItem, FeedMedia
from plugins.press.json_feed import json_bytes
from plugins.press.xml_feed import atom_bytes, rss_bytes

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.fromisoformat("2026-03-01T07:30:00+07:00")
CHANNEL = Channel(
    title="Trang Mẫu",
    link="https://mau.example/",
    description="Gương sáng.",
    address="https://mau.example/feeds/all",
    updated=DAY,
    publisher="Trang Mẫu",
    rights="© Trang Mẫu.",
    hub="https://hub.example/",
    enclosures=("audio",),
)
SOUND = FeedMedia("https://mau.example/tep/a.mp3", "audio/mpeg", 1000, 60)


def item(number: int = 1, title: str = "Bài", summary: str = "Tóm tắt.", html: str = "<p>Chữ.</p>") -> FeedItem:
    categories = tuple(Category("don-vi", "https://mau.example/don-vi/", code, code) for code in ("a", "b", "c"))
    return FeedItem(
        guid=f"tag:mau,{number}",
        link=f"https://mau.example/guong/{number}/",
        title=title,
        summary=summary,
        html=html,
        published=DAY,
        changed=DAY,
        categories=categories,
        media=(SOUND,),
    )


def test_items_stand_in_the_order_that_was_given() -> None:
    items = [item(3), item(1), item(2)]
    for written in (rss_bytes(CHANNEL, items), atom_bytes(CHANNEL, items)):
        assert [e.id for e in feedparser.parse(written).entries] == ["tag:mau,3", "tag:mau,1", "tag:mau,2"]


def test_nothing_is_dated_by_the_clock() -> None:
    channel = etree.fromstring(rss_bytes(CHANNEL, [item()])).find("channel")
    assert {e.text for e in channel.iter("lastBuildDate", "pubDate")} == {"Sun, 01 Mar 2026 07:30:00 +0700"}
    feed = etree.fromstring(atom_bytes(CHANNEL, [item()]))
    assert {e.text for e in feed.iter(f"{ATOM}updated")} == {"2026-03-01T07:30:00+07:00"}


def test_an_atom_enclosure_keeps_what_it_is() -> None:
    feed = etree.fromstring(atom_bytes(CHANNEL, [item()]))
    links = [dict(link.attrib) for link in feed.find(f"{ATOM}entry").findall(f"{ATOM}link")]
    assert links == [
        {"href": "https://mau.example/guong/1/"},
        {"rel": "enclosure", "href": SOUND.url, "type": "audio/mpeg", "length": "1000"},
    ]


def test_rss_names_its_page_and_its_hub() -> None:
    channel = etree.fromstring(rss_bytes(CHANNEL, [item()])).find("channel")
    assert channel.findtext("link") == "https://mau.example/"
    assert [link.get("rel") for link in channel.findall(f"{ATOM}link")] == ["self", "hub"]


def test_every_category_is_told_once() -> None:
    channel = etree.fromstring(rss_bytes(CHANNEL, [item()])).find("channel")
    assert [c.text for c in channel.iter("category")] == ["a", "b", "c"]


@given(st.text(), st.text(), st.text())
def test_any_text_comes_back_as_it_was(title: str, summary: str, html: str) -> None:
    """Of XML's own: line ends are one sign, as a parser makes them."""
    texts = [without_forbidden(text.encode("utf-8", "ignore").decode()) for text in (title, summary, html)]
    title, summary, html = (" ".join(text.split()) or "x" for text in texts)
    told = item(1, title, summary, html)
    entry = etree.fromstring(rss_bytes(CHANNEL, [told])).find("channel/item")
    assert (entry.findtext("title"), entry.findtext("description")) == (title, summary)
    encoded = entry.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert encoded == html.replace("]]>", "]]&gt;")
    feed = etree.fromstring(atom_bytes(CHANNEL, [told])).find(f"{ATOM}entry")
    assert (feed.findtext(f"{ATOM}title"), feed.findtext(f"{ATOM}content")) == (title, html)
    assert json.loads(json_bytes(CHANNEL, [told]))["items"][0]["content_html"] == html
