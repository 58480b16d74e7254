"""Whether everybody can use a page of every kind: axe-core's rules, the keyboard alone, enlarged, without motion."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sample import Sample, tool

pytestmark = pytest.mark.browser

MODES: list[dict[str, Any]] = [
    {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"},
    {"color_scheme": "dark", "contrast": "no-preference", "forced_colors": "none"},
    {"color_scheme": "light", "contrast": "more", "forced_colors": "none"},
    {"color_scheme": "dark", "contrast": "more", "forced_colors": "active"},
]
AXE = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.target.join(' ')}`));
}"""
# Elements that Tab must reach. Of a group of radio buttons it reaches one; within a closed <details> none.
FIND_STOPS = """() => {
  const all = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]';
  const reachable = (one) => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]') && one.type !== 'radio'
    && one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false});
  const name = (one) => `${one.localName} «${(one.innerText || one.name || one.id || '').trim().slice(0, 40)}»`;
  window.stops = [...document.querySelectorAll(all)].filter(reachable);
  const plain = new Map(window.stops.map((one) => [one, getComputedStyle(one).boxShadow]));
  window.reached = [];
  window.unseen = [];
  document.addEventListener('focusin', ({target}) => {
    window.reached.push(target);
    const style = getComputedStyle(target);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    if (!outlined && style.boxShadow === (plain.get(target) ?? 'none')) window.unseen.push(name(target));
  });
  window.missed = () => window.stops.filter((one) => !window.reached.includes(one)).map(name);
  return window.stops.length;
}"""
FIRST = (
    "() => ({tag: reached[0]?.localName, leads: reached[0]?.hash, there: !!document.querySelector(reached[0]?.hash)})"
)
MOVING = """() => {
  const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
  const moves = (style) => seconds(style.transitionDuration) > 0.001 || style.scrollBehavior === 'smooth'
    || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.001);
  const all = [...document.querySelectorAll('*')];
  const found = all.filter((one) => ['', '::before', '::after'].some((part) => moves(getComputedStyle(one, part))));
  return [...found.map((one) => `${one.localName}.${one.className}`), ...document.getAnimations().map(String)];
}"""
WIDER = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > wide + 1);
  return beyond.slice(0, 3).map((one) => `${one.localName}.${one.className}`).concat('page');
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a tab whose reader wants no motion, so that colours are at once what they will be."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def faults_of(page: Page, script: str) -> list[str]:
    """Return what a script of this file finds wrong with the open page."""
    found: list[str] = page.evaluate(script)
    return found


def listed(found: dict[str, list[str]]) -> str:
    """Return every fault with its page, a line each: pytest would cut them short."""
    return "\n".join(f"{path or 'home'}: {fault}" for path, faults in found.items() for fault in faults)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("modes", [MODES[:3], pytest.param(MODES[3:], marks=pytest.mark.long)])
def test_axe_finds_nothing(page: Page, address: str, sample: Sample, modes: list[dict[str, Any]], width: int) -> None:
    axe = (tool("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    found: dict[str, list[str]] = {}
    for path in sample.picked:
        page.goto(address + path)
        page.evaluate(axe)
        for mode in modes:
            page.emulate_media(**mode, reduced_motion="reduce")
            found[path] = found.get(path, []) + [f"{mode}: {fault}" for fault in faults_of(page, AXE)]
    assert not listed(found), listed(found)


def test_axe_sees_a_fault(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"theme/icon.svg\">')")
    page.evaluate((tool("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    assert any(found.startswith("image-alt") for found in faults_of(page, AXE))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    page: Page, address: str, sample: Sample, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    missed, unseen = {}, {}
    for path in sample.picked:
        page.goto(address + path)
        tab_through(page, page.evaluate(FIND_STOPS))
        first = page.evaluate(FIRST)
        assert (first["tag"], first["leads"][:1], first["there"]) == ("a", "#", True), path
        missed[path], unseen[path] = faults_of(page, "missed()"), faults_of(page, "[...new Set(unseen)]")
    assert not listed(missed), listed(missed)
    assert not listed(unseen), listed(unseen)


def tab_through(page: Page, stops: int) -> None:
    """Press Tab for each stop, then on until all are reached: players have stops of their own within."""
    for _ in range(stops):
        page.keyboard.press("Tab")
    for _ in range(60):
        if not faults_of(page, "missed()"):
            return
        page.keyboard.press("Tab")


def test_the_skip_link_is_seen_and_leads_past_the_menu(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    box = link.bounding_box()
    assert box is not None
    assert min(box["x"], box["y"]) >= 0
    assert min(box["width"], box["height"]) >= 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("width", "scale"), [(320, 4), (640, 2), (1280, 1)])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, sample: Sample, width: int, scale: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=scale)
    page, found = context.new_page(), {}
    for path in sample.picked:
        page.goto(address + path)
        found[path] = faults_of(page, WIDER)
    context.close()
    assert not listed(found), listed(found)


def test_no_page_is_wider_than_the_screen_in_letters_of_twice_the_size(
    page: Page, address: str, sample: Sample
) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    found = {}
    for path in sample.picked:
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")  # the tool's own: no policy forbids it
        found[path] = faults_of(page, WIDER)
    assert not listed(found), listed(found)


def test_nothing_moves_for_those_who_want_no_motion(page: Page, address: str, sample: Sample) -> None:
    found = {}
    for path in sample.picked:
        page.goto(address + path)
        found[path] = faults_of(page, MOVING)
    assert not listed(found), listed(found)
