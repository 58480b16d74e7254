"""What search engines read: robots.txt, the sitemaps, the news sitemap."""

from pathlib import Path

from lxml import etree

from tests.site.conftest import Built
from tests.site.site_builder import NOW, Tree
from tests.site.small_site import small_site, write_story

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def locations(files: Tree, path: str) -> list[str]:
    """Every address that a sitemap names."""
    return [str(found) for found in etree.fromstring(files[path]).xpath("//s:loc/text()", namespaces=NAMES)]


def test_robots_lets_all_in_and_names_the_sitemaps(built: Built) -> None:
    assert built.text("robots.txt").splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {built.url}/sitemap.xml",
        f"Sitemap: {built.url}/news-sitemap.xml",
    ]


def test_the_index_names_sitemaps_that_exist_and_their_addresses_lead_to_pages(built: Built) -> None:
    parts = locations(built.files, "sitemap.xml")
    pages = [page for part in parts for page in locations(built.files, part.removeprefix(f"{built.url}/"))]
    assert len(set(parts)) == len(parts) >= 2
    assert len(set(pages)) == len(pages)
    assert all(page.startswith(f"{built.url}/") and page.endswith("/") for page in pages)
    assert [page for page in pages if f"{page.removeprefix(built.url)}index.html"[1:] not in built.files] == []


def test_every_public_story_is_in_one_sitemap_and_no_page_that_asks_not_to_be_found(built: Built) -> None:
    parts = locations(built.files, "sitemap.xml")
    listed = {page for part in parts for page in locations(built.files, part.removeprefix(f"{built.url}/"))}
    for path in (p for p in built.pages if p.startswith("guong/")):
        address = f"{built.url}/{path.removesuffix('index.html')}"
        assert (address in listed) is ('content="noindex' not in built.text(path)), path


def test_the_day_of_a_story_in_the_sitemap_is_a_w3c_date(built: Built) -> None:
    for path in (p for p in built.files if p.startswith("sitemap-2")):
        for text in etree.fromstring(built.files[path]).xpath("//s:lastmod/text()", namespaces=NAMES):
            assert len(text) == len("2026-11-20T06:00:00+07:00")
            assert text.endswith("+07:00")


def test_the_news_sitemap_lists_the_last_two_days_only(tmp_path: Path) -> None:
    """The clock stands at 21:13:20 on 21 September."""
    shop = small_site(tmp_path)
    write_story(shop, 5, date="2026-09-21 08:00", title="Hôm nay & hôm qua")
    write_story(shop, 6, date="2026-09-19 21:14")
    write_story(shop, 7, date="2026-09-19 21:13")
    files = shop.built()
    assert locations(files, "news-sitemap.xml") == [
        "https://mau.example/guong/bai-5/",
        "https://mau.example/guong/bai-6/",
    ]
    first = etree.fromstring(files["news-sitemap.xml"])[0]
    assert first.xpath("string(.//n:title)", namespaces=NAMES) == "Hôm nay & hôm qua"
    assert first.xpath("string(.//n:name)", namespaces=NAMES) == "Hội đồng Thi đua tỉnh Mẫu"
    assert first.xpath("string(.//n:language)", namespaces=NAMES) == "vi"
    assert first.xpath("string(.//n:publication_date)", namespaces=NAMES) == "2026-09-21T08:00:00+07:00"
    shop.now = NOW + 3 * 86_400
    assert locations(shop.built(), "news-sitemap.xml") == []
