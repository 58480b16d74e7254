"""What a reader does with a page: larger letters, another light, the address of a story; and a page without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.sample import served
from tests.site.small_site import small_site

pytestmark = pytest.mark.browser
STORY = "guong/bai-1/"
KINDS = ("", STORY, "phong-trao/", "phong-trao/doi-moi/", "don-vi/so-mot/", "luu-tru/", "luu-tru/2026/01/", "404.html")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site."""
    shop = small_site(tmp_path_factory.mktemp("reader"))
    shop.built()
    with served(Path(shop.out)) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a phone of the smallest width that counts."""
    opened = browser.new_context(
        viewport={"width": 320, "height": 640},
        color_scheme="light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def paper(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return found


def test_letters_grow_to_their_end_and_are_remembered(page: Page, address: str) -> None:
    page.goto(address)
    larger = page.get_by_role("button", name="A+ Phóng to chữ")
    for _ in range(4):
        larger.click()
    expect(page.locator("html")).to_have_css("font-size", "24px")
    expect(page.locator(".gs-tools [role=status]")).to_have_text("Cỡ chữ 150%")
    page.goto(f"{address}{STORY}")
    expect(page.locator("html")).to_have_css("font-size", "24px")
    page.get_by_role("button", name="A Cỡ chữ mặc định", exact=True).click()
    expect(page.locator("html")).to_have_css("font-size", "16px")


def test_the_light_is_the_devices_until_the_reader_chooses(page: Page, address: str) -> None:
    page.goto(address)
    day = paper(page)
    page.emulate_media(color_scheme="dark")
    night = paper(page)
    button = page.get_by_role("button", name="Nền tối")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert (day, night, paper(page)) == ("rgb(253, 250, 244)", "rgb(25, 18, 16)", "rgb(253, 250, 244)")
    page.reload()
    assert paper(page) == "rgb(253, 250, 244)"


def test_high_contrast_can_be_chosen_and_given_back(page: Page, address: str) -> None:
    page.goto(address)
    button = page.get_by_role("button", name="Tương phản cao")
    button.click()
    assert paper(page) == "rgb(255, 255, 255)"
    button.click()
    assert paper(page) == "rgb(253, 250, 244)"


def test_the_address_of_a_story_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}{STORY}#noi-dung")
    page.get_by_role("button", name="Sao chép địa chỉ").click()
    expect(page.locator(".gs-share [role=status]")).to_have_text("Đã sao chép địa chỉ của bài.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{STORY}"


def test_without_script_nothing_is_shown_that_does_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{STORY}")
    expect(page.locator(".gs-tools")).to_be_hidden()
    expect(page.locator(".gs-share")).to_be_hidden()
    expect(page.locator(".gs-strip").get_by_role("search")).to_be_visible()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_small_phone_even_with_large_letters(page: Page, address: str, kind: str) -> None:
    page.add_init_script("localStorage.setItem('gs-size', 'largest')")
    page.goto(f"{address}{kind}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_and_field_is_large_enough_to_touch(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}{kind}")
    boxes = page.locator("button:visible, input:visible, .gs-months a, .gs-menu a, .gs-item__meta a").all()
    sizes = [box.bounding_box() for box in boxes]
    assert [s for s in sizes if s is None or s["width"] < 20 or s["height"] < 24] == []
