"""What the theme promises: colours that can be read, charts that count right, fonts fetched once, nothing inline."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.site.conftest import Built
from tests.site.site_builder import ROOT
from tests.site.small_site import picture, small_site, write_story

TOKENS = (ROOT / "theme/static/css/00-tokens.css").read_text("utf-8")
PAPERS = ("paper", "surface", "tint")
TEXTS = ("ink", "muted", "red", "link", "link-hover", "gold-text")
STATUSES = [("met", "met-paper"), ("met", "paper"), ("gold-text", "tint")]
ON_DEEP = ("on-deep", "on-deep-muted")
PAIR = re.compile(r"--gs-([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);")


def blocks() -> list[dict[str, tuple[str, str]]]:
    """The lists of colours by day and by night: usual, contrast that the device asks for, contrast that is chosen."""
    found: list[dict[str, tuple[str, str]]] = []
    for name, day, night in PAIR.findall(TOKENS):
        if name == "paper":
            found.append({})
        found[-1][name] = (day, night)
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#fff", "#000000") == 21
    assert round(contrast("#767676", "#fff"), 2) == 4.54


@pytest.mark.parametrize(("block", "least"), [(0, 4.5), (1, 7.0), (2, 7.0)])
@pytest.mark.parametrize("night", [0, 1])
def test_every_text_can_be_read_on_every_paper(block: int, least: float, night: int) -> None:
    colours = {name: pair[night] for name, pair in blocks()[block].items()}
    pairs = [(text, paper) for text in TEXTS for paper in PAPERS] + [(text, "deep") for text in ON_DEEP] + STATUSES
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


@pytest.mark.parametrize("block", [0, 1, 2])
@pytest.mark.parametrize("night", [0, 1])
def test_focus_borders_of_controls_and_bars_stand_out(block: int, night: int) -> None:
    colours = {name: pair[night] for name, pair in blocks()[block].items()}
    weak = {
        (mark, paper): contrast(colours[mark], colours[paper])
        for mark in ("focus", "control", "red")
        for paper in PAPERS
    }
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_contrast_by_device_and_by_choice_are_one_and_plain_daylight_is_the_same_daylight() -> None:
    usual, asked, chosen = blocks()
    plain = dict(re.findall(r"--gs-([a-z-]+): (#[0-9a-f]+);", TOKENS.partition("@supports")[0]))
    assert asked == chosen
    assert plain == {name: day for name, (day, _) in usual.items()}
    assert asked.keys() == usual.keys()


def test_no_page_has_inline_style_or_script(built: Built) -> None:
    for page in built.pages:
        document = html.fromstring(built.files[page])
        assert document.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], page
        scripts = document.xpath("//script[not(@src) and @type!='application/ld+json']")
        assert scripts == [], page


def test_fonts_are_preloaded_at_the_address_where_the_style_asks_for_them(built: Built) -> None:
    asked = set(re.findall(r'url\("([^"]+)"\)', built.text("theme/style.css")))
    document = html.fromstring(built.files["luu-tru/index.html"])
    preloaded = {urljoin("luu-tru/", link) for link in document.xpath("//link[@rel='preload']/@href")}
    assert {f"theme/{address}" for address in asked} == {link.removeprefix("../") for link in preloaded}
    assert preloaded
    assert {f"theme/{address}" for address in asked} <= built.files.keys()


def test_headings_of_every_page_go_down_one_step_at_a_time(built: Built) -> None:
    for page in built.pages:
        levels = [int(h.tag[1]) for h in html.fromstring(built.files[page]).xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


def columns(page: bytes) -> dict[str, int]:
    """The months of a page's chart, as a reader of the table hears them, with their figures."""
    [table] = html.fromstring(page).xpath("//table[@class='gs-months']")
    names = [th.text_content().removeprefix("Tháng ") for th in table.xpath(".//th")]
    figures = [int(td.xpath("string(a/text()|span/text())")) for td in table.xpath(".//td")]
    return dict(zip(names, figures, strict=True))


def test_charts_show_what_the_catalogue_counts(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=0)
    for number, (day, unit) in enumerate(
        [("2025-09-30", "so-mot"), ("2025-10-01", "so-hai"), ("2026-08-31", "so-hai"), ("2026-09-01", "so-mot"),
         ("2026-09-02", "so-hai")]
    ):  # fmt: skip
        write_story(shop, number, date=f"{day} 07:30", unit=unit)
    files = shop.built()
    home = columns(files["index.html"])
    assert [*home][:: len(home) - 1] == ["10/2025", "9/2026"]
    assert {month: n for month, n in home.items() if n} == {"10/2025": 1, "8/2026": 1, "9/2026": 2}
    rows = html.fromstring(files["index.html"]).xpath("//table[@class='gs-ranks']/tbody/tr")
    assert [(r.xpath("string(th)"), r.xpath("string(td)"), r.xpath("string(.//rect/@width)")) for r in rows] == [
        ("Sở Hai", "3", "100%"),
        ("Sở Một", "1", "33%"),
    ]
    assert columns(files["phong-trao/doi-moi/index.html"]) == home
    numbers = html.fromstring(files["phong-trao/doi-moi/index.html"]).xpath("//dl[@class='gs-figures__list']/div")
    assert [(n.xpath("string(dt)"), n.xpath("string(dd)")) for n in numbers] == [
        ("bài", "5"),
        ("cá nhân", "5"),
        ("đơn vị giới thiệu", "2"),
    ]


def test_a_site_without_stories_has_no_charts_and_says_so(tmp_path: Path) -> None:
    files = small_site(tmp_path, stories=0).built()
    assert b"<table" not in files["index.html"]
    assert "Chưa có bài nào được đăng" in files["index.html"].decode()


def test_an_organisation_s_own_mark_stands_on_every_page_at_an_address_of_its_own(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=1)
    addresses = []
    for colour in ("navy", "red"):
        (shop.site / "registries/logo.png").write_bytes(picture(colour))
        pages = shop.built()
        shown = {
            mark.get("src").replace("../", "").lstrip("/")
            for path, body in pages.items()
            if path.endswith(".html")
            for mark in html.fromstring(body).find_class("gs-brand__mark")
        }
        (address,) = shown
        assert pages[address] == picture(colour)
        assert f'href="{address}" type="image/png"' in pages["index.html"].decode()
        addresses.append(address)
    assert addresses[0] != addresses[1]
    assert addresses[0] not in pages
    (shop.site / "registries/logo.png").unlink()
    assert "theme/icon.svg" in shop.built()["index.html"].decode()


def test_two_marks_are_one_too_many(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=1)
    (shop.site / "registries/logo.png").write_bytes(picture())
    (shop.site / "registries/logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert shop.build().err.startswith("registries/logo.png:1: lỗi: chỉ được có một tệp biểu trưng")


def test_a_drawing_as_drawing_programs_save_it_is_taken(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=1)
    (shop.site / "registries/logo.svg").write_text(
        """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"><sodipodi:namedview id="a"/>
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
<rect style="fill:url(#g);stroke:none" xlink:href=""/><use xlink:href="#g"/>
<image xlink:href="data:image/png;base64,AA=="/></svg>""",
        encoding="utf-8",
    )
    assert re.search(r'src="theme/logo-[0-9a-f]{16}\.svg"', shop.built()["index.html"].decode())
