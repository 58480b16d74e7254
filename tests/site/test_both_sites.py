"""What is true of every page of both sites, which the same code builds."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from plugins.intake.loading import Options, Sources, site_loaded
from tests.site.conftest import CLOCK, Built
from tests.site.small_site import picture, small_site, write_story

ADDRESSES = ("href", "src", "poster")


def addresses_in(document: html.HtmlElement) -> list[str]:
    """Every address in a page, those of pictures in several sizes too."""
    found = [element.get(key) for key in ADDRESSES for element in document.xpath(f"//*[@{key}]")]
    for element in document.xpath("//*[@srcset]"):
        found += [part.split()[0] for part in element.get("srcset").split(",")]
    return found


def target(built: Built, page: str, address: str) -> str | None:
    """The file that an address means, or None if it is of another site."""
    here = f"{built.url}/{page.removesuffix('index.html')}"
    there, base = urlsplit(urljoin(here, address)), urlsplit(built.url + "/")
    if there.scheme not in ("http", "https") or there.netloc != base.netloc:
        return None
    assert there.path.startswith(base.path), f"{page}: {address} leaves the site's folder"
    path = unquote(there.path[len(base.path) :])
    return f"{path}index.html" if not path or path.endswith("/") else path


def test_every_internal_link_of_every_page_leads_to_a_file(built: Built) -> None:
    dead = []
    for page in built.pages:
        for address in addresses_in(html.fromstring(built.files[page])):
            goal = target(built, page, address)
            if goal is not None and goal not in built.files:
                dead.append((page, address))
    assert dead == []


def test_a_story_may_link_to_every_page_of_the_site(built: Built) -> None:
    """The addresses are known before pages are planned, from a list that this test holds to the pages."""
    loaded = site_loaded(Options(built.site, lambda r: datetime.fromtimestamp(CLOCK, r.site.zone)), Sources(""))
    assert loaded.links is not None
    pages = [page.removesuffix("index.html") for page in built.pages if page not in ("404.html", "index.html")]
    assert [page for page in pages if loaded.links.target(f"/{page}", "stories/a.md") != page] == []


def test_every_address_of_a_picture_leads_to_its_file(tmp_path: Path) -> None:
    shop = small_site(tmp_path)
    shop.write("stories/2026/anh.png", picture(size=(700, 300)))
    write_story(shop, 9, "![Trong bài](anh.png)", image="anh.png", image_alt="Ảnh")
    files = shop.built()
    built = Built("small", shop.site, "https://mau.example", shop.out, files)
    shown = {
        target(built, page, address)
        for page in built.pages
        for address in addresses_in(html.fromstring(files[page]))
        if "/anh/" in f"/{address}"
    }
    assert shown == {path for path in files if path.startswith("anh/")}
    assert {path.rpartition(".")[2] for path in shown if path} == {"avif", "webp", "jpg"}


def test_every_fragment_leads_to_an_id(built: Built) -> None:
    ids = {page: set(html.fromstring(built.files[page]).xpath("//@id")) for page in built.pages}
    dead = []
    for page in built.pages:
        for address in addresses_in(html.fromstring(built.files[page])):
            goal, _, fragment = address.partition("#")
            there = target(built, page, goal) if goal else page
            if fragment and there in ids and unquote(fragment) not in ids[there]:
                dead.append((page, address))
    assert dead == []


def test_every_page_has_its_language_one_first_heading_a_title_and_a_main_part(built: Built) -> None:
    for page in built.pages:
        document = html.fromstring(built.files[page])
        assert document.get("lang") == ("en" if page == "en/index.html" else "vi"), page
        assert len(document.xpath("//h1")) == 1, page
        assert len(document.xpath("//main")) == 1, page
        assert document.xpath("string(//title)").strip(), page


def test_no_id_is_twice_on_a_page(built: Built) -> None:
    for page in built.pages:
        twice = [i for i, n in Counter(html.fromstring(built.files[page]).xpath("//@id")).items() if n > 1]
        assert twice == [], page


def test_titles_tell_pages_apart(built: Built) -> None:
    titles = Counter(
        html.fromstring(built.files[p]).xpath("string(//title)")
        for p in built.pages
        if b'http-equiv="refresh"' not in built.files[p] and "noindex" not in built.text(p)
    )
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_story_page_says_who_it_is_about_in_json_ld(built: Built) -> None:
    stories = [p for p in built.pages if p.startswith("guong/") and "NewsArticle" in built.text(p)]
    assert len(stories) >= 7
    for page in stories:
        document = html.fromstring(built.files[page])
        block, way = [json.loads(text) for text in document.xpath('//script[@type="application/ld+json"]/text()')]
        assert way["itemListElement"][-1] == {"@type": "ListItem", "position": 4, "name": block["headline"]}
        assert block["headline"] == document.xpath("string(//h1)")
        assert block["url"] == f"{built.url}/{page.removesuffix('index.html')}"


def test_the_contracts_addresses_are_there(built: Built) -> None:
    plain = ["index.html", "404.html", "luu-tru/index.html", "so-do-trang/index.html", "robots.txt"]
    plain += ["bao-chi/index.html", "feeds/opml.xml", *(f"feeds/all.{ending}" for ending in ("xml", "atom", "json"))]
    plain += [f"{kind}/index.html" for kind in ("phong-trao", "linh-vuc", "don-vi", "khen-thuong", "theo-doi")]
    plain += ["sitemap.xml", "news-sitemap.xml", "site.webmanifest", "du-lieu/stories.json"]
    assert [path for path in plain if path not in built.files] == []


def test_open_data_tells_every_story_and_each_has_its_own_file(built: Built) -> None:
    items = json.loads(built.files["du-lieu/stories.json"])["associations"]
    usable = [item for item in items if item["pubstatus"] == "usable"]
    for item in usable:
        slug = item["renditions"][0]["href"].removeprefix(f"{built.url}/guong/").rstrip("/")
        assert item["renditions"][1]["href"] == f"{built.url}/du-lieu/stories/{slug}.json"
        own = json.loads(built.files[f"du-lieu/stories/{slug}.json"])
        assert own["uri"] == item["uri"]
        assert [body["contenttype"] for body in own["bodies"]] == ["text/html", "text/plain"]
        assert f"guong/{slug}/index.html" in built.files
    assert len({item["uri"] for item in items}) == len(items)


def test_the_two_sites_share_no_name(content: Built, agency: Built) -> None:
    pages = " ".join(agency.text(p) for p in agency.pages)
    assert "Hương Giang" not in pages
    assert "Vịnh Sao" in agency.text("index.html")
    assert "Hương Giang" in content.text("index.html")


def test_the_note_on_invented_people_is_on_every_page_of_a_demo(built: Built) -> None:
    notes = {page: "Demonstration site" if page.startswith("en/") else "Trang minh họa" for page in built.pages}
    assert [page for page, note in notes.items() if note not in built.text(page)] == []
