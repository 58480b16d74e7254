"""What a reader finds, in a real browser, on the sample site built with its indexes."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from plugins.builder import serve
from plugins.builder.reload import StatusBoard
from tests.search.queries import QUERIES
from tests.site.conftest import CLOCK
from tests.site.site_builder import ROOT, Workshop

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return the sample site, built."""
    made = Workshop(tmp_path_factory.mktemp("search"))
    made.site, made.now = ROOT / "content", CLOCK
    result = made.build(SEARCH=True, PICTURES=False)
    assert (result.code, result.err) == (0, "")
    return made


@pytest.fixture(scope="module")
def address(shop: Workshop) -> Iterator[str]:
    """Serve the site."""
    server = serve.SiteServer(0, shop.out, StatusBoard())
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tim-kiem/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def tab(chromium: str) -> Iterator[Page]:
    """Open a tab that must see no error and ask no other host."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_default_timeout(10_000)
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: None if "//127.0.0.1:" in asked.url else faults.append(asked.url))
        yield page
        browser.close()
    assert faults == []


def asked(tab: Page, text: str) -> str:
    """Ask, wait for the answer, and return the first result's address."""
    before = tab.locator(".gs-find").get_attribute("data-done")
    tab.locator("#tu-can-tim").fill(text)
    tab.keyboard.press("Enter")
    tab.wait_for_function("(old) => (document.querySelector('.gs-find').dataset.done ?? '') !== old", arg=before or "")
    first = tab.locator(".gs-find__results a").first
    return (first.get_attribute("href") or "") if first.count() else "nothing"


def test_at_least_sixty_queries_are_checked() -> None:
    assert len({text for text, _ in QUERIES}) >= 60


def test_every_query_of_the_set_finds_its_story_first(tab: Page, address: str) -> None:
    tab.goto(address)
    wrong = {text: found for text, slug in QUERIES if (found := asked(tab, text)) != f"../guong/{slug}/"}
    assert wrong == {}


def test_facets_are_kept_in_the_address_and_count(tab: Page, address: str) -> None:
    tab.goto(f"{address}?q=lop+hoc&nam=2024")
    expect(tab.get_by_label("Năm", exact=True)).to_have_value("2024")
    expect(tab.locator(".gs-find__count")).to_contain_text("bài.")
    tab.get_by_label("Năm", exact=True).select_option("")
    expect(tab).to_have_url(f"{address}?q=lop+hoc")


def test_an_excerpt_is_readable_and_marks_what_was_asked(tab: Page, address: str) -> None:
    tab.goto(f"{address}?q=duong+pa+sin")
    result = tab.locator(".gs-find__results li").first
    expect(result.locator("mark").first).to_be_visible()
    assert "\u0335" not in result.inner_text()


def test_an_empty_query_shows_hints_and_no_result(tab: Page, address: str) -> None:
    tab.goto(address)
    expect(tab.locator(".gs-find__hints")).to_be_visible()
    expect(tab.locator(".gs-find__results li")).to_have_count(0)


def test_an_index_that_is_kept_needs_no_node(shop: Workshop, tmp_path: Path) -> None:
    kept = shop.state / "search"
    before = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    assert shop.build(SEARCH=True, PICTURES=False).code == 0
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir()} == before
