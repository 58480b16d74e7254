"""Editions on a whole site: their pages, that frozen ones stay, and that nothing withdrawn shows through."""

from pathlib import Path
from random import Random

import pytest
from lxml import html

from plugins.desk.freeze import main as freeze
from tests.site.conftest import Built
from tests.site.site_builder import NOW, Workshop, differences, front_matter
from tests.site.small_site import STORY, small_site, write_story

OUTLETS = """\
- code: bao
  name: Báo Mẫu
  medium: print
  editions: [{code: trang, name: Trang thi đua, rhythm: semimonthly, stories: 3}]
- code: dai
  name: Đài Mẫu
  medium: radio
  editions: [{code: muc, name: Người tốt, rhythm: monthly, minutes: 5}]
"""
FROZEN = ["bao-chi/bao/trang/2026-03-16/index.html", "bao-chi/dai/muc/2026-04-01/index.html"]
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-09-10", "reason": "Nhân vật đề nghị"}}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    made = small_site(tmp_path, stories=0)
    made.write("registries/outlets.yml", OUTLETS)
    for number in (3, 4, 33):  # 4 and 5 March, 6 February
        write_story(
            made, number, f"Thân bài số {number}.", date=f"2026-{'03' if number < 9 else '02'}-0{number % 9 + 1}"
        )
    return made


def frozen(shop: Workshop, *names: str) -> None:
    for name in names:
        assert freeze([*name.split(), "--site", str(shop.site)]) == 0


def main_text(page: bytes) -> str:
    return " ".join(html.fromstring(page).xpath("string(//main)").split())


def test_an_edition_shows_its_rundown_its_reasons_and_the_texts(shop: Workshop) -> None:
    text = main_text(shop.built()["bao-chi/bao/trang/2026-03-16/index.html"])
    for part in (
        "Trang thi đua, số ra ngày 16/03/2026",
        "Bản dựng tự động, chưa chốt",
        "từ 01/03/2026 đến hết 15/03/2026",
    ):
        assert part in text
    assert text.index("1. Gương sáng số 4") < text.index("Thân bài số 4.") < text.index("2. Gương sáng số 3")
    assert "Bài mới; không trùng đơn vị, lĩnh vực, phong trào với bài khác" in text


def test_a_broadcast_edition_tells_the_time_of_each_item_and_the_running_total(shop: Workshop) -> None:
    """Summary 11 syllables and body 4 at 233 a minute: 4 seconds each."""
    table = html.fromstring(shop.built()["bao-chi/dai/muc/2026-04-01/index.html"]).xpath("//table//tr")
    rows = [" ".join(row.text_content().split()) for row in table]
    assert rows[1].endswith("0:04 0:04")
    assert rows[2].endswith("0:04 0:08")


def test_the_coming_edition_tells_its_deadline(shop: Workshop) -> None:
    """The clock stands at 21 September."""
    files = shop.built()
    assert "Đang nhận bài đến hết ngày 30/09/2026" in main_text(files["bao-chi/bao/trang/2026-10-01/index.html"])
    outlet = main_text(files["bao-chi/bao/index.html"])
    assert "Số tới, ra ngày 01/10/2026 Nhận bài đến hết ngày 30/09/2026" in outlet
    assert "bao-chi/bao/trang/2026-10-16/index.html" not in files


def test_the_home_page_and_the_page_for_the_press_lead_to_the_coming_editions(shop: Workshop) -> None:
    files = shop.built()
    for path, heading in (("index.html", "bao-chi"), ("bao-chi/index.html", "sap-ra")):
        links = html.fromstring(files[path]).xpath(f"//section[@aria-labelledby='{heading}']/ul//a/@href")
        goals = [link.removeprefix("../") for link in links]
        assert goals == ["bao-chi/bao/trang/2026-10-01/", "bao-chi/dai/muc/2026-10-01/"]
        assert all(f"{goal}index.html" in files for goal in goals)


def test_a_broadcaster_speaks_of_programmes(shop: Workshop) -> None:
    files = shop.built()
    outlet = main_text(files["bao-chi/dai/index.html"])
    assert "Phát ngày 1 hằng tháng, mỗi chương trình 5 phút." in outlet
    assert "Chương trình tới, phát ngày 01/10/2026" in outlet
    assert "Ngày phát01/04/2026" in main_text(files["bao-chi/dai/muc/2026-04-01/index.html"])
    assert "Ra ngày 1 và 16 hằng tháng, mỗi số 3 bài." in main_text(files["bao-chi/bao/index.html"])


def test_the_calendar_has_the_deadlines_of_twelve_months_under_steady_names(shop: Workshop) -> None:
    text = shop.built()["lich/dai.ics"].decode()
    lines = text.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("UID")] == [
        *(f"UID:dai-muc-2026-{month}-01@mau" for month in (10, 11, 12)),
        *(f"UID:dai-muc-2027-{month:02}-01@mau" for month in range(1, 10)),
    ]
    assert "DTSTART;VALUE=DATE:20260930" in lines
    shop.now = NOW + 86_400
    assert shop.built()["lich/dai.ics"].decode() == text


def test_a_correction_after_the_freezing_is_told_beside_the_frozen_text(shop: Workshop) -> None:
    frozen(shop, "bao trang 2026-03-16")
    before = main_text(shop.built()[FROZEN[0]])
    write_story(
        shop, 3, "Thân bài mới.", date="2026-03-04", corrections=[{"date": "2026-09-15", "text": "Tên đúng là Mẫu"}]
    )
    after = main_text(shop.built()[FROZEN[0]])
    note = "Bài được đính chính sau khi chốt 15/09/2026: Tên đúng là Mẫu "
    assert note in after
    assert after.replace(note, "") == before


def test_a_frozen_script_keeps_its_names_its_rate_and_its_accent(shop: Workshop) -> None:
    path, script = FROZEN[1], "bao-chi/dai/muc/2026-04-01/kich-ban.txt"
    write_story(shop, 3, "Có 104 hộ.", date="2026-03-04")
    frozen(shop, "dai muc 2026-04-01")
    before = shop.built()
    changed = OUTLETS.replace("medium: radio", "medium: radio\n  speaking_rate: 60\n  accent: nam")
    shop.write("registries/outlets.yml", changed.replace("Đài Mẫu", "Đài Khác").replace("Người tốt", "Việc tốt"))
    files = shop.built()
    assert (files[path], files[script]) == (before[path], before[script])
    assert "một trăm linh bốn hộ" in files[script].decode()
    assert "Đài Khác" in main_text(files["bao-chi/dai/index.html"])


def test_a_withdrawn_story_takes_no_time_in_a_frozen_programme(shop: Workshop) -> None:
    """Summary 11 syllables and body 4 at 233 a minute: 4 seconds each, of which one is left."""
    frozen(shop, "dai muc 2026-04-01")
    secret = {**WITHDRAWN, "date": "2026-03-05"}
    write_story(shop, 4, **secret)
    page = html.fromstring(shop.built()[FROZEN[1]])
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//table//tr")]
    assert "0:04" in page.xpath("//dt[text()='Thời lượng dự kiến']/following-sibling::dd[1]/text()")
    assert rows[-1].endswith("0:04 0:04")


def test_a_frozen_edition_knows_its_story_under_another_name(shop: Workshop) -> None:
    frozen(shop, "dai muc 2026-04-01")
    old, told = shop.site / "stories/2026/bai-4.md", [{"date": "2026-05-01", "text": "Đúng là số năm"}]
    write_story(shop, 4, date="2026-03-05", corrections=told)
    old.rename(shop.site / "stories/lop-hoc.md")
    assert "Đúng là số năm" in main_text(shop.built()[FROZEN[1]])
    write_story(shop, 4, **{**WITHDRAWN, "date": "2026-03-05", "slug": "moi", "redirect_from": ["bai-4"]})
    old.rename(shop.site / "stories/lop-hoc.md")
    text = main_text(shop.built()[FROZEN[1]])
    assert "Bài này đã được gỡ ngày 10/09/2026. Lý do: Nhân vật đề nghị" in text
    assert "Thân bài số bốn" not in text


def test_a_story_turned_back_into_a_draft_leaves_the_frozen_edition(shop: Workshop) -> None:
    frozen(shop, "bao trang 2026-03-16")
    write_story(shop, 3, "Thân bài số 3.", date="2026-03-04", status="draft")
    files = shop.built()
    assert [path for path in files if "Thân bài số 3.".encode() in files[path]] == []
    assert "Bài này hiện không công khai." in main_text(files[FROZEN[0]])


SECRETS = ["TIEUDEKIN", "TOMTATKIN", "THANBAIKIN", "LOIDANKIN", "TENKIN", "TACGIAKIN", "NGUONKIN", "CHUTHICHKIN"]


def secret_story(shop: Workshop, **keys: object) -> None:
    title, summary, body, lead_in, name, author, source, caption = SECRETS
    write_story(
        shop, 5, body, date="2026-03-06", title=title, slug="bai-kin", summary=f"{summary} là một câu đủ dài.",
        lead_in=lead_in, subject={"name": name, "kind": "ca-nhan"}, author=author, source=source, image_caption=caption,
        **keys,
    )  # fmt: skip


def test_a_withdrawn_storys_text_is_in_no_file_not_even_through_a_frozen_edition(shop: Workshop) -> None:
    write_story(shop, 6, "Bài mới hơn.", date="2026-03-07")
    write_story(shop, 7, "Bài mới nữa.", date="2026-03-08")
    secret_story(shop)
    frozen(shop, "bao trang 2026-03-16", "dai muc 2026-04-01")
    shown = shop.built()
    assert [secret for secret in SECRETS if secret not in shown[FROZEN[0]].decode()] == []
    secret_story(shop, **WITHDRAWN)
    files = shop.built()
    found = [(path, secret) for path in files for secret in SECRETS if secret.encode() in files[path]]
    assert found == []
    for page in FROZEN:
        assert "Bài này đã được gỡ ngày 10/09/2026. Lý do: Nhân vật đề nghị" in main_text(files[page])


def test_a_withdrawn_story_that_was_left_out_is_not_named_either(shop: Workshop) -> None:
    for number in (6, 7, 8):
        write_story(shop, number, "Bài mới hơn.", date=f"2026-03-0{number + 1}")
    secret_story(shop)
    frozen(shop, "bao trang 2026-03-16")
    assert "TIEUDEKIN" in (shop.site / "editions/bao-trang-2026-03-16.yml").read_text("utf-8")
    assert "TIEUDEKIN" in main_text(shop.built()[FROZEN[0]])
    secret_story(shop, **WITHDRAWN)
    files = shop.built()
    assert [path for path in files if b"TIEUDEKIN" in files[path]] == []


def edit_at_random(shop: Workshop, rng: Random) -> None:
    """One of the things that editors do to a story, or a new story, or a story's end without a withdrawal."""
    deed, number = rng.randrange(7), rng.choice((3, 4, 33, *range(40, 60)))
    day = f"2026-{rng.choice(('02', '03', '09'))}-{rng.randint(1, 20):02}"
    file = shop.site / f"stories/2026/bai-{number}.md"
    keys = {"date": day, "title": f"Tiêu đề {rng.random()}", "slug": f"bai-{number}"}
    if deed == 0:
        keys |= {"slug": f"dia-chi-{number}-{rng.randrange(99)}"}
    elif deed == 1:
        keys |= {"outlets": rng.choice((["dai"], ["bao"]))}
    elif deed == 2:
        keys |= {"unit": rng.choice(("so-hai", "xa-ba")), "movement": "xanh", "field": "y-te"}
    elif deed == 3 and file.exists():
        file.unlink()
        return
    elif deed == 4:
        keys |= {"author": "Người khác", "lead_in": "Lời dẫn khác."}
    body = f"Thân bài khác {rng.random()}."
    shop.write(f"stories/2026/bai-{number}.md", front_matter({**STORY, **keys}, body))


def test_frozen_editions_are_byte_for_byte_the_same_after_a_hundred_random_edits(shop: Workshop) -> None:
    frozen(shop, "bao trang 2026-03-16", "dai muc 2026-04-01")
    before = {path: shop.built()[path] for path in FROZEN}
    rng = Random(20261116)
    for number in range(1, 101):
        edit_at_random(shop, rng)
        if number % 10 == 0:
            files = shop.built()
            assert [path for path in FROZEN if files[path] != before[path]] == [], number
    assert differences(shop.clean()[1], files) == []


def test_an_incremental_build_of_editions_is_a_clean_one(shop: Workshop) -> None:
    """Pins, drops, freezing, thawing, a late story, a withdrawal, days that pass: each as from nothing."""
    path = "editions/bao-trang-2026-03-16.yml"

    def thaw() -> None:
        (shop.site / path).unlink()

    def next_month() -> None:
        shop.now += 40 * 86_400

    deeds = [
        lambda: shop.write(path, "ghim: [2026/bai-33]\n"),
        lambda: shop.write(path, "bỏ: [bai-3]\n"),
        lambda: frozen(shop, "bao trang 2026-03-16"),
        lambda: write_story(shop, 5, "Đến muộn.", date="2026-03-10"),
        lambda: write_story(shop, 3, "Kín.", date="2026-03-04", **WITHDRAWN),
        lambda: freeze(["--purge", "--site", str(shop.site)]),
        thaw,
        next_month,
        lambda: shop.write("registries/outlets.yml", OUTLETS.replace("stories: 3", "stories: 1")),
        lambda: shop.write("registries/outlets.yml", OUTLETS.replace("Người tốt", "Việc tốt")),
    ]
    shop.built()
    for number, deed in enumerate(deeds):
        deed()
        assert differences(shop.built(), shop.clean()[1]) == [], number


def test_a_text_that_was_too_long_comes_in_once_it_is_cut_and_goes_when_it_grows_again(shop: Workshop) -> None:
    """An edition is made anew for the texts that were looked at for it, also where a story had no place."""
    path, long = "bao-chi/dai/muc/2026-04-01/index.html", "dài " * 1200  # five minutes hold 1165 syllables
    for body, goes in (("Ngắn.", True), (long, False), ("Vừa đủ.", True)):
        write_story(shop, 4, body, date="2026-03-05")
        files = shop.built()
        rows = html.fromstring(files[path]).xpath("//table//tr")
        assert [len(rows), "Vừa đủ." in files[path].decode()] == [3 if goes else 2, body == "Vừa đủ."]
        assert differences(files, shop.clean()[1]) == []


def test_both_sites_have_a_frozen_edition(built: Built) -> None:
    pages = [page for page in built.pages if page.startswith("bao-chi/") and "Đã chốt ngày" in built.text(page)]
    assert pages


def test_every_edition_of_both_sites_has_unique_stories_of_its_plan(built: Built) -> None:
    seen: dict[tuple[str, str], list[str]] = {}
    for page in (p for p in built.pages if p.startswith("bao-chi/") and p.count("/") == 4):
        outlet, plan = page.split("/")[1:3]
        titles = html.fromstring(built.files[page]).xpath("//h2[starts-with(@id, 'bai-')]/text()")
        seen.setdefault((outlet, plan), []).extend(title.partition(". ")[2] for title in titles)
    for plan, found in seen.items():
        named = [title for title in found if title != "Bài không còn hiện"]
        assert len(named) == len(set(named)), plan


def test_every_edition_is_linked_from_its_outlets_page(built: Built) -> None:
    for page in (p for p in built.pages if p.startswith("bao-chi/") and p.count("/") == 4):
        outlet = built.text("/".join([*page.split("/")[:2], "index.html"]))
        assert f'{page.removesuffix("index.html")}"' in outlet


def test_every_outlets_page_is_linked_from_the_page_for_the_press_and_in_the_sitemaps(built: Built) -> None:
    outlets = {page.split("/")[1] for page in built.pages if page.startswith("bao-chi/") and page.count("/") == 2}
    assert outlets
    for outlet in outlets:
        assert f'href="../bao-chi/{outlet}/"' in built.text("bao-chi/index.html")
        assert f'href="../bao-chi/{outlet}/"' in built.text("so-do-trang/index.html")
        assert f"/bao-chi/{outlet}/</loc>" in built.text("sitemap-trang.xml")
