"""The tracker's pages: they say what the JSON says, their numbers lead to stories, and little is made again."""

import json
import re
import time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from hypothesis import given, settings

from plugins.builder.templates import Look, Renderer
from plugins.model.catalogue import Catalogue
from plugins.model.page import Page
from plugins.model.site import Site
from plugins.pages.menu import MENU
from plugins.tracker.data import year_data
from plugins.tracker.pages import page_sections
from plugins.tracker.status import STATUSES
from plugins.tracker.unit_page import streaks_of
from plugins.tracker.year import yearbooks
from tests.browser.sample import brotli_sizes
from tests.tracker.page_reader import CODES, agrees, figures_of, soup_of, year_read
from tests.tracker.sheet import Case, catalogue
from tests.tracker.test_year import EXAMPLES
from tests.tracker.worlds import worlds

THEME = Path(__file__).resolve().parents[2] / "theme"
FEWER = settings(EXAMPLES, max_examples=25)
REGISTRY = (
    "rule so month 1 2025-01-01..2026-04-01",
    "rule so quarter 2 2026-04-01..",
    "rule xa quarter 1 2025-01-01..2026-05-15",
    "rule xa quarter 3 2026-05-15..",
    "points 2026-01-01.. 10 2 20 tinh=2",
    "group khoi",
    "unit cu so ..2026-02-11 in khoi called Sở Cũ then moi",
    "unit moi so 2026-02-11.. in khoi called Sở Mới",
    "unit le xa called Xã Lẻ:..2026-01-01,Phường Lẻ:2026-01-01..",
)
STORIES = (
    "2025-12-03 cu; 2026-01-05 cu level=tinh; 2026-02-12 moi who=Lan; 2026-02-13 moi who=Lan; "
    "2026-03-02 moi; 2026-04-07 le; 2026-05-20 le"
)
CASE = Case("", REGISTRY, "2026-06-10", STORIES, ())


@cache
def renderer() -> Renderer:
    site = Site("T", "t", "https://t.example")
    assets = {"js/trang.js": "trang.js", "js/bang.js": "bang.js", "style.css": "style.css", "icon.svg": "icon.svg"}
    return Renderer(Look(str(THEME), site, MENU, (), assets, False, "", "", b""))


def planned(known: Catalogue) -> dict[str, Page]:
    sections = page_sections(known, yearbooks(known))
    return {page.path: page for section in sections for page in section.plan(*section.inputs)}


def rendered(known: Catalogue) -> dict[str, bytes]:
    return {path: renderer().bytes_of(page) for path, page in planned(known).items()}


def years_of(known: Catalogue) -> dict[int, dict[str, Any]]:
    return {book.rulebook.year: json.loads(year_data(book)) for book in yearbooks(known)}


def text(pages: dict[str, bytes], path: str, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in soup_of(pages[path]).select(selector)]


@FEWER
@given(worlds())
def test_the_page_of_each_year_says_what_its_json_says(case: Case) -> None:
    known = catalogue(case)
    pages = rendered(known)
    for number, year in years_of(known).items():
        agrees(year_read(pages[f"theo-doi/{number}/index.html"]), year)


@FEWER
@given(worlds())
def test_the_page_of_each_unit_says_what_the_json_of_each_year_says(case: Case) -> None:
    known = catalogue(case)
    pages, units = rendered(known), {u.code: soup_of(b"") for u in known.registries.units}
    for code in units:
        units[code] = soup_of(pages[f"theo-doi/don-vi/{code}/index.html"])
    for year in years_of(known).values():
        for unit in year["units"]:
            rows = unit["periods"]
            told = [told_of(units[unit["code"]].select(f"#ky-{row['period']}")[0]) for row in rows]
            assert told == [(r["status"], r["count"], r["minimum"], r["partial"], r["stories"]) for r in rows]
            counted = sum(row["count"] for row in rows)
            [heading] = units[unit["code"]].select(f"#nam-{year['year']}")
            assert f" {counted} bài tính chỉ tiêu" in heading.get_text()


def told_of(row: Any) -> tuple[str, int, int | None, bool, list[str]]:
    count, _, minimum = row.select(".gs-periods__count")[0].get_text().partition(" / ")
    slugs = [a["href"].rstrip("/").rpartition("/")[2] for a in row.select("li a")]
    assert len(row.select(".gs-repeat")) == len(slugs) - int(count)
    status = row.select(".gs-status")[0].get_text()
    return CODES[status], int(count), int(minimum) if minimum else None, "không đủ kỳ" in row.get_text(), slugs


@FEWER
@given(worlds())
def test_the_front_page_lists_each_unit_that_is_there_in_the_period_of_today(case: Case) -> None:
    known = catalogue(case)
    today = known.today
    year = yearbooks(known)[-1].figures
    expected = {
        unit.code: (row.status, row.count, row.days_left)
        for unit in year.units
        for row in unit.rows
        if row.period.contains(today) and row.status != "absent"
    }
    soup = soup_of(rendered(known)["theo-doi/index.html"])
    found = {row.select("th a")[0]["href"].split("/")[-2]: row for row in soup.select("table.gs-now tbody tr")}
    assert {code: current(row) for code, row in found.items()} == expected
    statuses = [status for status, _, _ in expected.values()]
    assert figures_of(soup) == {f"đơn vị {STATUSES[s].lower()}": statuses.count(s) for s in set(statuses)}


def current(row: Any) -> tuple[str, int, int | None]:
    left = row.select(".gs-now__left strong")
    status = CODES[row.select(".gs-status")[0].get_text()]
    return status, int(row.select(".gs-now__count")[0].get_text()), int(left[0].get_text()) if left else None


@FEWER
@given(worlds())
def test_every_link_within_the_tracker_leads_to_a_page_and_a_place_on_it(case: Case) -> None:
    known = catalogue(case)
    pages = rendered(known)
    ids = {path: {tag["id"] for tag in soup_of(body).select("[id]")} for path, body in pages.items()}
    slugs = {story.card.slug for story in known.public}
    for path, body in pages.items():
        for link in soup_of(body).select("main a"):
            goal, _, place = urljoin(f"/{path.removesuffix('index.html')}", str(link["href"])).partition("#")
            file = f"{goal}index.html".lstrip("/")
            if file in pages:
                assert not place or place in ids[file], (path, link)
            elif goal.startswith("/guong/"):
                assert goal.split("/")[2] in slugs
            else:
                assert re.fullmatch(r"/(don-vi/[a-z]+/|luu-tru/|theo-doi/(\d{4}|schema)\.\w+|lich/\w+\.ics)", goal)


@FEWER
@given(worlds())
def test_a_cell_with_stories_leads_to_them(case: Case) -> None:
    known = catalogue(case)
    pages = rendered(known)
    for number, year in years_of(known).items():
        page = year_read(pages[f"theo-doi/{number}/index.html"])
        for unit in year["units"]:
            for cell, row in zip(page.cells[unit["code"]], unit["periods"], strict=True):
                goal = f"../../theo-doi/don-vi/{unit['code']}/#ky-{row['period']}" if row["stories"] else None
                assert cell.link == goal


def test_where_the_rule_changed_within_a_period_the_page_says_which_one_judges_and_which_does_not() -> None:
    """Of the second quarter the first 44 days asked for one story, the rest for three; two are there."""
    pages = rendered(catalogue(CASE))
    assert text(pages, "theo-doi/don-vi/le/index.html", "#ky-2026-Q2 .gs-why") == [
        "Xét theo quy định có hiệu lực ngày 30/06/2026: ít nhất 3 bài mỗi quý, từ ngày 15/05/2026. "
        "Căn cứ: Kế hoạch 2026-05-15...",
        "Không xét theo quy định có hiệu lực vào ngày khác của kỳ: ít nhất 1 bài mỗi quý, từ ngày 01/01/2025 "
        "trước ngày 15/05/2026. Căn cứ: Kế hoạch 2025-01-01..2026-05-15.",
    ]
    [count] = text(pages, "theo-doi/don-vi/le/index.html", "#ky-2026-Q2 .gs-periods__count")
    assert count == "2 / 3"
    assert text(pages, "theo-doi/don-vi/le/index.html", "#ky-2026-Q1 .gs-why") == []


def test_the_basis_of_every_rule_stands_under_the_table_that_it_judges() -> None:
    pages = rendered(catalogue(CASE))
    lines = text(pages, "theo-doi/2026/index.html", "ul.gs-basis li")
    assert lines[:2] == [
        "so: ít nhất 1 bài mỗi tháng, từ ngày 01/01/2025 trước ngày 01/04/2026. "
        "Căn cứ: Kế hoạch 2025-01-01..2026-04-01.",
        "so: ít nhất 2 bài mỗi quý, từ ngày 01/04/2026. Căn cứ: Kế hoạch 2026-04-01...",
    ]
    assert "Mỗi kỳ đạt chỉ tiêu: 10 điểm." in lines


def test_a_unit_stands_beside_what_its_predecessors_did_and_keeps_its_own() -> None:
    pages = rendered(catalogue(CASE))
    path = "theo-doi/don-vi/moi/index.html"
    assert text(pages, path, "table.gs-heat tbody th") == ["Sở Mới", "Sở Cũ tiền thân"]
    rows = [[td.get_text() for td in row.select("td")] for row in soup_of(pages[path]).select("table.gs-heat tr")[1:]]
    assert rows == [["Không hoạt động", "2", "2"], ["1", "1", "2"], ["1", "3", "4"]]
    assert text(pages, path, "#ky-2026-02 .gs-repeat") == ["nhắc lại"]
    assert text(pages, path, "dl.gs-entry a") == ["Sở Cũ", "Sở Mới"]
    assert text(pages, "theo-doi/don-vi/cu/index.html", "table.gs-heat") == []


def test_a_renamed_unit_tells_its_names() -> None:
    pages = rendered(catalogue(CASE))
    assert text(pages, "theo-doi/don-vi/le/index.html", "dl.gs-entry dd")[:2] == [
        "Xã Lẻ (trước ngày 01/01/2026)",
        "Phường Lẻ (từ ngày 01/01/2026)",
    ]


def test_a_unit_of_no_listed_year_has_a_page_that_says_so() -> None:
    """Its listing leads there."""
    registry = ("rule so month 1 2026-01-01..", "unit xua so ..2020-01-01 then nay", "unit nay so 2020-01-01..")
    pages = rendered(catalogue(Case("", registry, "2026-06-10", "2026-01-05 nay", ())))
    [empty] = text(pages, "theo-doi/don-vi/xua/index.html", "p.gs-empty")
    assert empty == "Đơn vị không hoạt động trong những năm được theo dõi."
    assert text(pages, "theo-doi/don-vi/nay/index.html", "dl.gs-entry a") == ["xua", "nay"]


def test_a_streak_ends_with_a_missed_period_and_not_with_one_that_nobody_judged() -> None:
    """January, February met, March missed, second quarter without a rule, July met, August due."""
    registry = ("rule so month 1 2026-01-01..2026-04-01", "rule so month 1 2026-07-01..", "unit a so")
    stories = "2026-01-05 a; 2026-02-05 a; 2026-07-05 a"
    [year] = [book.figures for book in yearbooks(catalogue(Case("", registry, "2026-08-10", stories, ())))]
    [unit] = year.units
    assert streaks_of(unit.rows) == (1, 2)
    assert streaks_of(unit.rows[:6]) == (0, 2)
    assert streaks_of(unit.rows[6:]) == (1, 1)
    assert streaks_of(()) == (0, 0)


def test_who_owes_stands_first_and_the_nearest_deadline_before_the_others() -> None:
    registry = (
        "rule so quarter 1 2026-01-01..", "rule xa month 1 2026-01-01..", "group k mixed",
        "unit a so in k", "unit b xa in k", "unit c so in k", "unit d xa ..2026-06-05 in k", "unit e khac in k",
    )  # fmt: skip
    pages = rendered(catalogue(Case("", registry, "2026-06-10", "2026-05-05 a", ())))
    assert text(pages, "theo-doi/index.html", "table.gs-now th[scope=row] a") == ["b", "c", "d", "e", "a"]


def stale(before: Catalogue, after: Catalogue) -> set[str]:
    """The pages that a build of the second would render after the first."""
    keys = [{path: page.key(b"") for path, page in planned(known).items()} for known in (before, after)]
    return {path for path, key in keys[1].items() if keys[0].get(path) != key}


def digests(known: Catalogue) -> list[list[bytes]]:
    return [[i.digest for i in section.inputs] for section in page_sections(known, yearbooks(known))]


def test_a_story_renders_its_own_year_its_group_its_unit_and_the_heirs_of_that_unit() -> None:
    before = catalogue(CASE)
    moved = catalogue(CASE._replace(stories=STORIES.replace("2026-01-05 cu", "2026-01-06 cu")))
    units = {f"theo-doi/don-vi/{code}/index.html" for code in ("cu", "moi")}
    assert stale(before, moved) == {
        "theo-doi/index.html",
        "theo-doi/2026/index.html",
        "theo-doi/2026/nhom-khoi/index.html",
        *units,
    }
    old = catalogue(CASE._replace(stories=STORIES.replace("2025-12-03 cu", "2025-12-04 cu")))
    assert stale(before, old) == {"theo-doi/2025/index.html", "theo-doi/2025/nhom-khoi/index.html", *units}


def test_a_new_title_renders_only_what_shows_titles() -> None:
    before, after = catalogue(CASE), catalogue(CASE._replace(stories=STORIES.replace("04-07 le", "04-07 le title=Mới")))
    assert stale(before, after) == {
        "theo-doi/don-vi/le/index.html",
        "theo-doi/2026/ngoai-nhom/index.html",
    }


def test_what_counts_as_before_plans_nothing_again() -> None:
    """The same stories from other files, in another order, with other bodies: the tracker is not given these."""
    assert digests(catalogue(CASE)) == digests(catalogue(CASE))
    later = CASE._replace(stories="; ".join(reversed(STORIES.split("; "))))
    assert stale(catalogue(later._replace(stories=STORIES)), catalogue(CASE)) == set()


def test_the_trend_of_a_year_goes_back_ten_years_and_never_forward() -> None:
    registry = ("rule so year 1 2010-01-01..", "unit a so")
    stories = "; ".join(f"{year}-05-05 a" for year in range(2010, 2027))
    pages = rendered(catalogue(Case("", registry, "2026-06-10", stories, ())))
    for last, first in ((2026, 2017), (2012, 2010)):
        shown = text(pages, f"theo-doi/{last}/index.html", "table.gs-trend tbody th")
        assert shown == [str(year) for year in range(first, last + 1)]


def large_year(units: int) -> Case:
    """Ten years of so many communes, each asked every month; every seventh month nothing comes."""
    registry = ["rule xa month 1 2017-01-01..", "points 2017-01-01.. 10 2 20 tinh=2", "group cum"]
    registry += [f"unit xa-so-{n} xa in cum called Ủy_ban_nhân_dân_xã_số_{n}" for n in range(units)]
    days = [(f"{2017 + n // 12}-{n % 12 + 1:02}-05", n) for n in range(118)]
    stories = [f"{day} xa-so-{u}" for day, n in days for u in range(0, units, 2) if (n + u) % 7]
    return Case("", tuple(registry), "2026-11-20", "; ".join(stories[-2000:]), ())


def test_a_year_of_168_units_is_a_small_page_made_in_a_moment() -> None:
    known = catalogue(large_year(168))
    page = planned(known)["theo-doi/2026/index.html"]
    start = time.process_time()
    body = renderer().bytes_of(page)
    assert time.process_time() - start <= 1
    assert brotli_sizes({"page": body})["page"] <= 60_000
    assert len(year_read(body).cells) == 168
