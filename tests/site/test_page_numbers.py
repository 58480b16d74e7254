"""Pages of a list are numbered from the oldest story, so that a full page never changes."""

from pathlib import Path

import pytest
from lxml import html

from tests.site.site_builder import Workshop, times
from tests.site.small_site import REGISTRIES, small_site, write_story


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Return a site of 41 stories, twenty on a page."""
    shop = small_site(tmp_path, stories=41)
    shop.write("registries/site.yml", REGISTRIES["site.yml"].replace("page_size: 2", "page_size: 20"))
    return shop


def shown(files: dict[str, bytes], path: str) -> list[int]:
    """The numbers of the stories on a list's page, as they stand there."""
    document = html.fromstring(files[f"phong-trao/doi-moi/{path}index.html"])
    links = [a.get("href") for a in document.xpath("//main//h3//a | //main//h2//a") if "/bai-" in a.get("href")]
    return [int(link.rstrip("/").rpartition("-")[2]) for link in links]


def test_41_stories_of_20_make_three_pages_while_the_list_shows_the_newest_20(shop: Workshop) -> None:
    files = shop.built()
    assert shown(files, "trang-1/") == list(range(19, -1, -1))
    assert shown(files, "trang-2/") == list(range(39, 19, -1))
    assert shown(files, "trang-3/") == [40]
    assert shown(files, "") == list(range(40, 20, -1))
    assert "phong-trao/doi-moi/trang-4/index.html" not in files


def test_a_new_story_leaves_every_full_page_as_it_is(shop: Workshop) -> None:
    shop.built()
    before = times(shop.out)
    write_story(shop, 41)
    files = shop.built()
    after = times(shop.out)
    for number in (1, 2):
        page = f"phong-trao/doi-moi/trang-{number}/index.html"
        assert before[page] == after[page]
    assert shown(files, "trang-3/") == [41, 40]
    assert shown(files, "") == list(range(41, 21, -1))


def test_a_full_page_changes_when_an_old_story_is_removed(shop: Workshop) -> None:
    shop.built()
    (shop.site / "stories/2026/bai-0.md").unlink()
    files = shop.built()
    assert shown(files, "trang-1/") == list(range(20, 0, -1))
    assert "phong-trao/doi-moi/trang-3/index.html" not in files


def test_an_empty_list_has_its_own_address_and_no_numbered_page(shop: Workshop) -> None:
    files = shop.built()
    pages = [path for path in files if path.startswith("phong-trao/xanh/")]
    assert pages == ["phong-trao/xanh/index.html"]
    assert b"trang-" not in files["phong-trao/xanh/index.html"]


def test_every_story_of_a_list_is_reached_from_its_newest_page(shop: Workshop) -> None:
    files = shop.built()
    seen, waiting = set(), ["phong-trao/doi-moi/index.html"]
    stories: set[int] = set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        stories |= set(shown(files, path.removeprefix("phong-trao/doi-moi/").removesuffix("index.html")))
        links = html.fromstring(files[path]).xpath("//a/@href")
        names = {link.rstrip("/").rpartition("/")[2] for link in links if "/doi-moi/trang-" in link}
        waiting += [f"phong-trao/doi-moi/{name}/index.html" for name in names]
    assert stories == set(range(41))
