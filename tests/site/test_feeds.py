"""The feed of everything: what subscribers' programs rely on."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml import etree, html

from tests.site.conftest import Built
from tests.site.site_builder import NOW, Workshop
from tests.site.small_site import small_site, write_story

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def channel_of(feed: bytes) -> etree._Element:
    """The channel of a feed, which must be well-formed XML."""
    return etree.fromstring(feed).find("channel")


def guids_of(feed: bytes) -> list[str]:
    return [item.findtext("guid") for item in channel_of(feed).findall("item")]


def test_items_stand_newest_first_and_are_at_most_fifty(content: Built) -> None:
    items = channel_of(content.files["feeds/all.xml"]).findall("item")
    dates: list[datetime] = [parsedate_to_datetime(item.findtext("pubDate")) for item in items]
    assert dates == sorted(dates, reverse=True)
    usable = [item for item in items if not item.findtext("title").startswith("[Đã gỡ]")]
    assert (len(items), len(usable)) == (50, 50)
    assert dates[0].isoformat() == "2026-11-20T06:00:00+07:00"


def test_every_address_in_a_feed_is_absolute(built: Built) -> None:
    for path in (p for p in built.files if p.startswith("feeds/") and p.endswith(".xml") and p != "feeds/opml.xml"):
        for item in channel_of(built.files[path]).findall("item"):
            assert item.findtext("link").startswith(f"{built.url}/guong/")
            text = item.findtext(CONTENT)
            for element in html.fromstring(f"<div>{text}</div>").xpath("//*[@href or @src]") if text else []:
                address = element.get("href") or element.get("src")
                assert address.startswith(("https://", "http://", "mailto:", "tel:")), (path, address)


def test_the_whole_text_is_in_the_feed_once(content: Built) -> None:
    items = channel_of(content.files["feeds/all.xml"]).findall("item")
    texts = [item.findall(CONTENT) for item in items if not item.findtext("title").startswith("[Đã gỡ]")]
    assert {len(found) for found in texts} == {1}
    assert min(len(html.fromstring(found[0].text).text_content().split()) for found in texts) >= 200


def test_a_guid_stays_when_title_and_slug_change(tmp_path: Path) -> None:
    shop = small_site(tmp_path)
    before = guids_of(shop.built()["feeds/all.xml"])
    write_story(shop, 1, title="Một tên khác hẳn", slug="mot-ten-khac", redirect_from=["bai-1"])
    after = shop.built()["feeds/all.xml"]
    assert guids_of(after) == before == ["tag:mau,2026/bai-2", "tag:mau,2026/bai-1", "tag:mau,2026/bai-0"]
    assert b"guong/mot-ten-khac/" in after


def test_a_given_id_keeps_the_guid_when_the_file_is_moved(tmp_path: Path) -> None:
    shop = small_site(tmp_path)
    path = write_story(shop, 1, id="2026/lop-hoc")
    before = guids_of(shop.built()["feeds/all.xml"])
    (shop.site / path).rename(shop.site / "stories" / "noi-khac.md")
    assert guids_of(shop.built()["feeds/all.xml"]) == before
    assert "tag:mau,2026/lop-hoc" in before


def test_no_file_tells_when_it_was_built(tmp_path: Path) -> None:
    shop: Workshop = small_site(tmp_path)
    before = shop.clean()[1]
    shop.now = NOW + 3600  # the same day, the same month
    assert shop.clean()[1] == before


def test_stories_of_one_moment_have_one_order(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=0)
    for number in (3, 1, 2):
        write_story(shop, number, date="2026-03-01")
    guids = guids_of(shop.built()["feeds/all.xml"])
    assert guids == ["tag:mau,2026/bai-3", "tag:mau,2026/bai-2", "tag:mau,2026/bai-1"]


def test_the_date_in_a_feed_is_the_storys_own_in_the_sites_zone(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=0)
    write_story(shop, 1, date="2026-01-01 00:30")
    write_story(shop, 2, date="2026-01-02 00:30")
    shop.built()
    write_story(shop, 2, title="Tên khác", date="2026-01-02 00:30")
    feed = channel_of(shop.built()["feeds/all.xml"])
    assert [item.findtext("pubDate") for item in feed.findall("item")] == [
        "Fri, 02 Jan 2026 00:30:00 +0700",
        "Thu, 01 Jan 2026 00:30:00 +0700",
    ]
