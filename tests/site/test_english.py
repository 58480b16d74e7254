"""The English page is there where site.yml gives an English name, and tells search engines of its twin."""

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
