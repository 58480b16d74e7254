"""Tables that a reader may sort: by mouse or keyboard, told to those who listen; without scripts in their own order."""

import pytest
from playwright.sync_api import Browser

from plugins.model.text import collation_key

pytestmark = pytest.mark.browser

ROWS = """(tables) => [...tables[0].tBodies[0].rows].map(
  (row) => [row.querySelector('th a').textContent, row.cells[row.cells.length - 1].textContent])"""
HEADS = "(table) => [...table.tHead.rows[0].cells].map((head) => head.getAttribute('aria-sort'))"
SEEN = """(button) => { const box = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"""


def test_a_head_sorts_its_table_up_then_down_and_back_by_name(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{address}theo-doi/2026/")
    table = page.locator("table.gs-heat").first
    first = page.eval_on_selector_all("table.gs-heat", ROWS)
    names = [name for name, _ in first]
    assert names == sorted(names, key=collation_key)
    table.get_by_role("button", name="Tổng").click()
    up = page.eval_on_selector_all("table.gs-heat", ROWS)
    assert up == sorted(first, key=lambda row: int(row[1])), "equals keep their order"
    assert table.evaluate(HEADS) == [*[None] * 5, "ascending"]
    table.get_by_role("button", name="Tổng").press("Enter")
    assert page.eval_on_selector_all("table.gs-heat", ROWS) == sorted(first, key=lambda row: -int(row[1]))
    assert table.evaluate(HEADS) == [*[None] * 5, "descending"]
    table.get_by_role("button", name="Đơn vị").click()
    assert page.eval_on_selector_all("table.gs-heat", ROWS) == first
    assert table.evaluate(HEADS) == ["ascending", *[None] * 5]
    page.context.close()


def test_without_scripts_every_figure_is_there_and_nothing_asks_to_be_pressed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}theo-doi/2026/")
    assert page.locator("table.gs-heat tbody tr").count() == 45 - 8, "eight units ended in 2025"
    assert page.locator("main button").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["theo-doi/", "theo-doi/2026/"])
def test_on_a_phone_a_keyboard_sees_the_head_that_it_has_come_to(browser: Browser, address: str, path: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{address}{path}")
    for table in ("table.gs-now", "table.gs-heat", "table.gs-standing"):
        for button in page.locator(table).locator("nth=0").get_by_role("button").all():
            button.focus()
            assert button.evaluate(SEEN), (table, button.text_content())
    page.context.close()
