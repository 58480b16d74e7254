"""What newsrooms and broadcasters rely on in a feed, in each of its formats."""

import json
import wave
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from tests.site.feed_rules import ATOM, CONTENT, DC, HISTORY, ITUNES, MEDIA, faults_of
from tests.site.site_builder import Tree, Workshop
from tests.site.small_site import picture, small_site, write_story

OUTLETS = """\
- {code: bao, name: Báo Mẫu, medium: print}
- {code: dai, name: Đài Mẫu, medium: television}
- {code: phat-thanh, name: Phát thanh Mẫu, medium: radio}
"""
FILM = {"src": "https://media.mau.example/phim.mp4", "seconds": 95, "bytes": 12345678}
SOUND = {"src": "https://media.mau.example/tieng.mp3?ban=2", "seconds": 61, "bytes": 2345678}


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """A site with outlets of three media, and no story."""
    found = small_site(tmp_path, stories=0)
    found.write("registries/outlets.yml", OUTLETS)
    return found


def rss(files: Tree, name: str = "all") -> etree._Element:
    feed = files[f"feeds/{name}.xml"]
    assert faults_of(feed) == []
    return etree.fromstring(feed).find("channel")


def atom(files: Tree, name: str = "all") -> etree._Element:
    feed = files[f"feeds/{name}.atom"]
    assert faults_of(feed) == []
    return etree.fromstring(feed)


def json_feed(files: Tree, name: str = "all") -> dict[str, Any]:
    return json.loads(files[f"feeds/{name}.json"])


def guids(files: Tree, name: str = "all") -> list[str]:
    return [item["id"] for item in json_feed(files, name)["items"]]


def links_of(parent: etree._Element) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in parent.findall(f"{ATOM}link")}


def withdraw(shop: Workshop, number: int, day: str = "2026-09-10") -> None:
    write_story(shop, number, status="withdrawn", withdrawn={"date": day, "reason": "Nhân vật đề nghị"})


# --- which stories, in which order


def test_fifty_items_are_the_most_also_when_some_were_withdrawn(shop: Workshop) -> None:
    for number in range(60):
        write_story(shop, number)
    for number in (0, 20, 59):
        withdraw(shop, number)
    items = json_feed(shop.built())["items"]
    gone = [item["id"] for item in items if item["_guong_sang"].get("withdrawn")]
    assert (len(items), gone) == (50, ["tag:mau,2026/bai-59", "tag:mau,2026/bai-20", "tag:mau,2026/bai-0"])


def test_every_withdrawal_is_told_and_half_a_feed_is_left_to_the_stories(shop: Workshop) -> None:
    for number in range(60):
        write_story(shop, number)
    for number in range(30):
        withdraw(shop, number)
    items = json_feed(shop.built())["items"]
    told = [item for item in items if not item["_guong_sang"].get("withdrawn")]
    assert (len(items), len(told)) == (30 + 25, 25)


def test_a_story_takes_its_place_when_its_embargo_ends(shop: Workshop) -> None:
    write_story(shop, 1, date="2026-03-05 07:30")
    write_story(shop, 2, date="2026-03-01 07:30", embargo="2026-03-06 06:00")
    write_story(shop, 3, date="2026-03-07 07:30", embargo="2026-03-02 06:00")
    files = shop.built()
    assert guids(files) == ["tag:mau,2026/bai-3", "tag:mau,2026/bai-2", "tag:mau,2026/bai-1"]
    dates = [item.findtext("pubDate") for item in rss(files).findall("item")]
    assert dates == [f"{day} Mar 2026 {hour}:00 +0700" for day, hour in
                     (("Sat, 07", "07:30"), ("Fri, 06", "06:00"), ("Thu, 05", "07:30"))]  # fmt: skip


def test_an_outlet_gets_what_names_it_and_what_names_none(shop: Workshop) -> None:
    write_story(shop, 1)
    write_story(shop, 2, outlets=["bao"])
    write_story(shop, 3, outlets=["dai", "phat-thanh"])
    files = shop.built()
    assert guids(files, "bao") == ["tag:mau,2026/bai-2", "tag:mau,2026/bai-1"]
    assert guids(files, "dai") == guids(files, "phat-thanh") == ["tag:mau,2026/bai-3", "tag:mau,2026/bai-1"]


def test_a_unit_without_stories_has_a_feed_to_wait_at(shop: Workshop) -> None:
    files = shop.built()
    assert rss(files, "don-vi/xa-ba").findall("item") == []
    assert atom(files, "don-vi/xa-ba").findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+07:00"
    assert guids(files, "don-vi/xa-ba") == []


def test_a_file_name_that_no_address_may_hold_makes_a_guid_that_is_one(shop: Workshop) -> None:
    path = write_story(shop, 1)
    (shop.site / path).rename(shop.site / "stories" / "Bài số 1.md")
    assert guids(shop.built()) == ["tag:mau,B%C3%A0i%20s%E1%BB%91%201"]


# --- corrections and withdrawals


def test_a_correction_tells_its_day_and_leaves_the_date_as_it_was(shop: Workshop) -> None:
    write_story(shop, 1, date="2026-03-01 07:30", corrections=[{"date": "2026-04-01", "text": "Tên đúng là Mẫu"}])
    files = shop.built()
    item, entry = rss(files).find("item"), atom(files).find(f"{ATOM}entry")
    assert item.findtext("pubDate") == "Sun, 01 Mar 2026 07:30:00 +0700"
    assert item.findtext(f"{ATOM}updated") == "2026-04-01T00:00:01+07:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-04-01T00:00:01+07:00"
    assert entry.findtext(f"{ATOM}published") == "2026-03-01T07:30:00+07:00"
    assert json_feed(files)["items"][0]["date_modified"] == "2026-04-01T00:00:01+07:00"


def test_a_correction_stands_before_the_text_in_every_format(shop: Workshop) -> None:
    write_story(
        shop, 1, "Thân bài.", corrections=[{"date": "2026-04-01", "text": "Đúng là 1.240 & không phải <1.250>"}]
    )
    files = shop.built()
    told = (
        "<p><strong>Đính chính ngày 01/04/2026:</strong> Đúng là 1.240 &amp; không phải &lt;1.250&gt;</p>\n"
        "<p>Thân bài.</p>\n"
    )
    item = json_feed(files)["items"][0]
    assert rss(files).find("item").findtext(f"{CONTENT}encoded") == told
    assert atom(files).find(f"{ATOM}entry").findtext(f"{ATOM}content") == told
    assert item["content_html"] == told
    assert item["_guong_sang"]["corrections"] == [{"date": "2026-04-01", "text": "Đúng là 1.240 & không phải <1.250>"}]


def test_a_picture_that_is_left_out_leaves_no_empty_paragraph(shop: Workshop) -> None:
    shop.write("stories/2026/anh.png", picture())
    write_story(shop, 1, "Một.\n\n![Ảnh](anh.png)\n\nHai.")
    assert json_feed(shop.built(PICTURES=False))["items"][0]["content_html"] == "<p>Một.</p>\n<p>Hai.</p>\n"


def test_a_withdrawn_story_is_a_notice_in_every_format(shop: Workshop) -> None:
    write_story(shop, 1, "Thân bài KÍN.", author="Tên KÍN", source="Nguồn KÍN")
    before = guids(shop.built())
    write_story(shop, 1, "Thân bài KÍN.", author="Tên KÍN", source="Nguồn KÍN", status="withdrawn",
                withdrawn={"date": "2026-09-10", "reason": "Nhân vật đề nghị"})  # fmt: skip
    files = shop.built()
    assert guids(files) == before
    for ending in ("xml", "atom", "json"):
        text = files[f"feeds/all.{ending}"].decode()
        assert "KÍN" not in text
        assert "[Đã gỡ]" in text
        assert "Nhân vật đề nghị" in text
        assert "2026-09-10T00:00:01+07:00" in text


# --- pictures, films and sounds


def test_pictures_have_the_address_size_caption_and_credit_of_the_published_file(shop: Workshop) -> None:
    shop.write("stories/2026/anh.png", picture(size=(640, 400)))
    keys = {"image": "anh.png", "image_alt": "Ảnh", "image_caption": "Chú thích", "image_credit": "Lê Mẫu"}
    write_story(shop, 1, "Chữ.\n\n![Trong bài](anh.png)\n\n[Lưu trữ](/luu-tru/) [^1]\n\n[^1]: Chân trang.", **keys)
    files = shop.built()
    item = rss(files).find("item")
    media = item.find(f"{MEDIA}content")
    path = media.get("url").removeprefix("https://mau.example/")
    assert files[path].startswith(b"\xff\xd8")
    assert (media.get("width"), media.get("height"), media.get("type")) == ("640", "400", "image/jpeg")
    assert (media.findtext(f"{MEDIA}description"), media.findtext(f"{MEDIA}credit")) == ("Chú thích", "Lê Mẫu")
    text = item.findtext(f"{CONTENT}encoded")
    assert f'<img src="https://mau.example/{path}" width="640" height="400" alt="Trong bài">' in text
    assert 'href="https://mau.example/luu-tru/"' in text
    assert 'href="https://mau.example/guong/bai-1/#' in text
    assert json_feed(files)["items"][0]["image"] == f"https://mau.example/{path}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("all", None),
        ("bao", None),
        ("dai", ("https://media.mau.example/phim.mp4", "12345678", "video/mp4", "95")),
        ("phat-thanh", ("https://media.mau.example/tieng.mp3?ban=2", "2345678", "audio/mpeg", "61")),
    ],
)
def test_a_broadcasters_feed_has_one_enclosure_of_its_own_medium(
    shop: Workshop, name: str, expected: tuple[str, ...] | None
) -> None:
    write_story(shop, 1, video=FILM, audio=SOUND)
    files = shop.built()
    channel, feed = rss(files, name), atom(files, name)
    found = [(e.get("url"), e.get("length"), e.get("type"), e.getparent().findtext(f"{ITUNES}duration"))
             for e in channel.iter("enclosure")]  # fmt: skip
    assert found == ([expected] if expected else [])
    links = [link for link in feed.iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert [(e.get("href"), e.get("length"), e.get("type")) for e in links] == ([expected[:3]] if expected else [])
    assert [m.get("type") for m in channel.iter(f"{MEDIA}content")] == ["video/mp4", "audio/mpeg"]
    assert (channel.find(f"{ITUNES}author") is not None) is bool(expected)


def test_a_sound_elsewhere_whose_length_is_not_known_is_no_enclosure(shop: Workshop) -> None:
    write_story(shop, 1, audio="https://media.mau.example/tieng.mp3", video={**FILM, "src": "https://xem.example/?v=1"})
    files = shop.built()
    assert list(rss(files, "phat-thanh").iter("enclosure")) == []
    assert [m.get("url") for m in rss(files).iter(f"{MEDIA}content")] == ["https://media.mau.example/tieng.mp3"]


def test_a_sound_of_the_site_is_measured_in_its_file(shop: Workshop) -> None:
    written = BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes(8000 * 3))
    shop.write("stories/2026/tieng.wav", written.getvalue())
    write_story(shop, 1, audio={"src": "tieng.wav", "seconds": 99, "bytes": 1})
    item = rss(shop.built(), "phat-thanh").find("item")
    size = str(8000 * 3 + 44)  # a WAV's head has 44 bytes
    where = "https://mau.example/tep/stories/2026/tieng.wav"
    assert dict(item.find("enclosure").attrib) == {"url": where, "length": size, "type": "audio/wav"}
    assert item.findtext(f"{ITUNES}duration") == "3"


# --- what else a newsroom asks for


def test_author_source_terms_and_codes_are_told(shop: Workshop) -> None:
    site = (shop.site / "registries" / "site.yml").read_text(encoding="utf-8")
    shop.write("registries/site.yml", f"{site}usage_terms: Chỉ đăng lại khi được phép.\n")
    write_story(shop, 1, author="Lê Mẫu", source="Báo Mẫu", award_level="tinh", movement=["doi-moi", "xanh"])
    files = shop.built()
    channel, feed = rss(files), atom(files)
    item, entry = channel.find("item"), feed.find(f"{ATOM}entry")
    assert (item.findtext(f"{DC}creator"), item.findtext(f"{DC}source")) == ("Lê Mẫu", "Báo Mẫu")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Lê Mẫu"
    terms = "© Hội đồng Thi đua tỉnh Mẫu. Chỉ đăng lại khi được phép."
    assert channel.findtext("copyright") == feed.findtext(f"{ATOM}rights") == terms
    assert json_feed(files)["_guong_sang"]["rights"] == terms
    assert "Chỉ đăng lại khi được phép." in files["bao-chi/index.html"].decode()
    domains = ["linh-vuc", "phong-trao", "phong-trao", "don-vi", "khen-thuong"]
    assert [c.get("domain") for c in item.findall("category")] == domains
    assert [c.get("term") for c in entry.findall(f"{ATOM}category")] == [
        "giao-duc",
        "doi-moi",
        "xanh",
        "so-mot",
        "tinh",
    ]


def test_every_format_names_the_hub(shop: Workshop) -> None:
    site = (shop.site / "registries" / "site.yml").read_text(encoding="utf-8")
    shop.write("registries/site.yml", f"{site}hub: https://hub.example/\n")
    files = shop.built()
    assert links_of(rss(files))["hub"] == links_of(atom(files))["hub"] == "https://hub.example/"
    assert json_feed(files)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize(("stories", "gone"), [(50, 0), (51, 0), (74, 0), (75, 0), (99, 30), (60, 11), (39, 11)])
def test_a_feed_and_its_archives_hold_every_story(shop: Workshop, stories: int, gone: int) -> None:
    """RFC 5005: either the feed says that it is complete, or its archives go on where it ends."""
    for number in range(stories + gone):
        write_story(shop, number)
    for number in range(stories, stories + gone):
        withdraw(shop, number)
    files = shop.built()
    feed = atom(files)
    found = {e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")}
    assert (feed.find(f"{HISTORY}complete") is not None) is (stories + min(gone, 25) <= 50)
    assert links_of(rss(files)).get("prev-archive") == links_of(feed).get("prev-archive")
    while "prev-archive" in links_of(feed):
        path = links_of(feed)["prev-archive"].removeprefix("https://mau.example/feeds/").removesuffix(".atom")
        feed = atom(files, path)
        assert feed.find(f"{HISTORY}archive") is not None
        assert len(feed.findall(f"{ATOM}entry")) == 25
        found |= {e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")}
    assert {f"tag:mau,2026/bai-{number}" for number in range(stories)} <= found


def test_an_archive_stays_as_it_is_when_stories_come(shop: Workshop) -> None:
    for number in range(60):
        write_story(shop, number)
    before = shop.built()
    for number in range(60, 90):
        write_story(shop, number)
    after = shop.built()
    kept = ["feeds/trang-1.atom", "feeds/trang-2.atom"]
    assert [after[path] for path in kept] == [before[path] for path in kept]
    assert "feeds/trang-3.atom" in after


def test_a_broadcasters_feed_has_a_square_cover_where_there_are_pictures(shop: Workshop) -> None:
    write_story(shop, 1, audio=SOUND)
    files = shop.built(PICTURES=True)
    for name in ("dai", "phat-thanh"):
        path = rss(files, name).find(f"{ITUNES}image").get("href").removeprefix("https://mau.example/")
        cover = Image.open(BytesIO(files[path]))
        assert (cover.format, cover.size) == ("JPEG", (1400, 1400))
    assert rss(files, "bao").find(f"{ITUNES}image") is None
    assert rss(shop.built(PICTURES=False), "dai").find(f"{ITUNES}image") is None
