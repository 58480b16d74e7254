"""The English page is there where site.yml gives an English name, and tells search engines of its twin."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.site.conftest import Built
from tests.site.site_builder import Workshop
from tests.site.small_site import REGISTRIES, small_site

ENGLISH = "english: {name: Mau Council, about: It honours people.}\n"


def small(folder: Path, text: str = ENGLISH) -> Workshop:
    shop = small_site(folder)
    shop.write("registries/site.yml", REGISTRIES["site.yml"] + text)
    return shop


def alternates(text: bytes) -> list[tuple[str, str]]:
    return [(e.get("hreflang"), e.get("href")) for e in html.fromstring(text).xpath("//link[@hreflang]")]


def test_home_and_english_page_name_each_other(tmp_path: Path) -> None:
    files = small(tmp_path).built(PICTURES=False)
    twins = [
        ("vi", "https://mau.example/"),
        ("en", "https://mau.example/en/"),
        ("x-default", "https://mau.example/en/"),
    ]
    assert alternates(files["index.html"]) == alternates(files["en/index.html"]) == twins
    assert b"<loc>https://mau.example/en/</loc>" in files["sitemap-trang.xml"]


def test_the_english_page_is_in_english(tmp_path: Path) -> None:
    page = html.fromstring(small(tmp_path).built(PICTURES=False)["en/index.html"])
    assert page.get("lang") == "en"
    assert page.xpath("string(//h1)") == "Mau Council"
    assert page.xpath("string(//main//p[1])") == "It honours people."
    assert page.xpath("string(//title)") == "Mau Council"
    assert page.xpath("string(//button[@data-step='1'])") == "A+ Larger text"
    assert page.xpath("string(//meta[@property='og:locale']/@content)") == "en_GB"


def test_no_vietnamese_is_left_on_the_english_page_but_where_the_markup_says_so(tmp_path: Path) -> None:
    page = html.fromstring(small(tmp_path).built(PICTURES=False)["en/index.html"])
    for part in page.xpath("//*[@lang='vi']|//script"):
        part.drop_tree()
    texts = [*page.xpath("//text()"), *page.xpath("//@aria-label|//@placeholder|//@alt|//@data-size")]
    assert [text for text in texts if re.search("[\u00c0-\u01b0\u1ea0-\u1ef9]", text)] == []


def test_both_languages_share_the_parts_of_a_page(tmp_path: Path) -> None:
    files = small(tmp_path).built(PICTURES=False)
    english, vietnamese = (html.fromstring(files[path]) for path in ("en/index.html", "luu-tru/index.html"))
    frames = [[e.get("class") for e in page.xpath("//body/*")] for page in (english, vietnamese)]
    assert frames[0] == [name for name in frames[1] if name != "gs-crumbs"]
    assert [a.get("href") for a in english.xpath("//footer//a[@lang='vi']")] == ["../"]


def test_a_site_without_an_english_name_has_no_english_page(agency: Built) -> None:
    assert "en/index.html" not in agency.files
    assert "hreflang" not in agency.text("index.html")
    assert "/en/" not in agency.text("sitemap-trang.xml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("english: {name: Mau Council, about: It honours., phone: 1}\n", "registry.unknown-key"),
        ("english: {name: Mau Council}\n", "registry.missing-key"),
        ("english: Mau Council\n", "registry.wrong-type"),
    ],
)
def test_a_faulty_english_name_is_told(tmp_path: Path, text: str, code: str) -> None:
    result = small(tmp_path, text).build(PICTURES=False)
    assert result.code == 1
    assert f"[{code}]" in result.err
