"""Drafts, embargoed and withdrawn stories: what readers get of them, in any file."""

import json
from pathlib import Path

import pytest

from tests.site.site_builder import NOW, Workshop, differences
from tests.site.small_site import picture, small_site, write_story

DAY = 86_400
SECRET = {
    "title": "Tiêu đề KÍN",
    "summary": "Tóm tắt KÍN đủ dài để dùng được.",
    "author": "Tác giả KÍN",
    "source": "Nguồn KÍN",
    "tags": ["KÍN"],
    "subject": {"name": "Ông KÍN", "kind": "ca-nhan"},
    "image": "kin.png",
    "image_alt": "Ảnh KÍN",
    "lead_in": "Lời dẫn KÍN",
    "video": "kin.mp4",
    "transcript": "Lời thoại KÍN",
    "corrections": [{"date": "2026-03-05", "text": "Đính chính KÍN"}],
}
HIDDEN = [
    {"status": "draft"},
    {"embargo": "2026-09-22 06:00"},
    {"date": "2026-09-21 21:14"},
    {"status": "draft", "embargo": "2026-01-01"},
    {"status": "withdrawn", "withdrawn": {"date": "2026-09-01", "reason": "x"}, "date": "2026-10-01"},
]


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Return a small site with a picture and a film that only a secret story uses."""
    shop = small_site(tmp_path)
    shop.write("stories/2026/kin.png", picture("crimson", (40, 30)))
    shop.write("stories/2026/kin.mp4", b"film" * 100)
    return shop


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_site_with_a_hidden_story_is_the_site_without_it(shop: Workshop, hidden: dict[str, object]) -> None:
    without = shop.clean()[1]
    write_story(shop, 9, "Thân bài KÍN ![Ảnh](kin.png)", **{**SECRET, "slug": "kin-dao", **hidden})
    result, files = shop.clean()
    assert result.code == 0, result
    assert differences(files, without) == []


def test_an_embargo_ends_by_the_clock_alone(shop: Workshop) -> None:
    write_story(shop, 9, "Thân bài KÍN", **{**SECRET, "slug": "kin-dao", "embargo": "2026-09-22 06:00"})
    assert "guong/kin-dao/index.html" not in shop.built()
    shop.now = NOW + DAY
    files = shop.built()
    assert "Thân bài KÍN" in files["guong/kin-dao/index.html"].decode()
    assert [path for path in files if path.startswith("tep/")] == ["tep/stories/2026/kin.mp4"]
    assert differences(files, shop.clean()[1]) == []


def test_drafts_are_shown_with_a_mark_where_drafts_are_asked_for(shop: Workshop) -> None:
    write_story(shop, 9, "Thân bài KÍN", **{**SECRET, "slug": "kin-dao", "status": "draft"})
    files = shop.built(DRAFTS=True)
    assert "Bài nháp, chưa công bố" in files["guong/kin-dao/index.html"].decode()
    pages = [path for path in files if path.endswith(".html") and path != "404.html"]
    assert [path for path in pages if b'<meta name="robots" content="noindex' not in files[path]] == []


def withdraw(shop: Workshop, day: str = "2026-09-10") -> dict[str, bytes]:
    gone = {"status": "withdrawn", "withdrawn": {"date": day, "reason": "Nhân vật đề nghị"}, "slug": "da-go"}
    write_story(shop, 9, "Thân bài KÍN ![Ảnh](kin.png)", **{**SECRET, **gone})
    return shop.built()


def test_a_withdrawn_story_leaves_nothing_but_that_it_was_withdrawn(shop: Workshop) -> None:
    write_story(shop, 9, "Thân bài KÍN ![Ảnh](kin.png)", **{**SECRET, "slug": "da-go"})
    before = shop.built()
    assert [path for path in before if "KÍN".encode() in before[path]] != []
    files = withdraw(shop)
    assert [path for path in files if "KÍN".encode() in files[path] or b"kin." in files[path]] == []
    assert [path for path in files if path.startswith("tep/")] == []
    page = files["guong/da-go/index.html"].decode()
    assert "10/09/2026" in page
    assert "Nhân vật đề nghị" in page
    assert 'content="noindex' in page
    told = sorted(path for path in files if b"da-go" in files[path])
    names = ("all", "don-vi/so-mot", "linh-vuc/giao-duc", "phong-trao/doi-moi")
    assert told == [f"feeds/{name}.{ending}" for name in names for ending in ("atom", "json", "xml")]


def test_open_data_keeps_the_id_of_a_withdrawn_story_as_canceled(shop: Workshop) -> None:
    files = withdraw(shop)
    own = json.loads(files["du-lieu/stories/da-go.json"])
    assert (own["uri"], own["pubstatus"]) == ("tag:mau,2026/bai-9", "canceled")
    listed = json.loads(files["du-lieu/stories.json"])["associations"]
    assert [item["uri"] for item in listed if item["pubstatus"] == "canceled"] == ["tag:mau,2026/bai-9"]


@pytest.mark.parametrize(("day", "told"), [("2026-08-23", True), ("2026-08-22", False)])
def test_feeds_tell_of_a_withdrawal_for_thirty_days(shop: Workshop, day: str, told: bool) -> None:
    """The clock stands at 21 September: 23 August is the 29th day before it, 22 August the 30th."""
    feed = withdraw(shop, day)["feeds/all.xml"].decode()
    assert ("tag:mau,2026/bai-9" in feed) is told
    assert ("[Đã gỡ]" in feed) is told


def test_a_redirect_page_leads_to_the_storys_address(shop: Workshop) -> None:
    write_story(shop, 9, redirect_from=["cu", "cu-hon"], slug="moi")
    files = shop.built()
    for old in ("cu", "cu-hon"):
        page = files[f"guong/{old}/index.html"].decode()
        assert 'content="0; url=../../guong/moi/"' in page
        assert '<link rel="canonical" href="https://mau.example/guong/moi/">' in page


def test_a_correction_stands_on_the_page_with_its_date(shop: Workshop) -> None:
    write_story(shop, 9, corrections=[{"date": "2026-04-01", "text": "Tên đúng là Mẫu"}])
    page = shop.built()["guong/bai-9/index.html"].decode()
    assert "01/04/2026" in page
    assert "Tên đúng là Mẫu" in page


def test_a_link_to_a_hidden_story_keeps_its_text_only(shop: Workshop) -> None:
    write_story(shop, 8, status="draft", slug="kin-dao")
    write_story(shop, 9, "Xem [bài kia](bai-8.md) nhé.")
    page = shop.built()["guong/bai-9/index.html"].decode()
    assert "Xem bài kia nhé." in page.replace("<a>", "").replace("</a>", "")
    assert "kin-dao" not in page
