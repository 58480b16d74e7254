"""What happens while a browser opens a page of every kind: no complaint, no stranger, no leap, few bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from plugins.builder.serve import HEADERS
from tests.browser.sample import REDIRECT, Sample, brotli_sizes

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
WATCH = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
window.shifts = [];
const place = (node) => node?.nodeType === 1 ? `${node.localName}.${node.className}` : String(node?.nodeName);
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(
  `${entry.value.toFixed(4)} ${entry.sources.map((source) => place(source.node)).join(' ')}`
))).observe({type: 'layout-shift', buffered: true});
"""
# To the end and back, so that what loads late is loaded too.
SETTLE = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
  window.scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'});
  await frame();
  window.scrollTo({top: 0, behavior: 'instant'});
  await frame();
}"""


@contextmanager
def watched(browser: Browser, width: int, complaints: list[str]) -> Iterator[Page]:
    """Open a tab that notes every complaint and every request that is refused or goes elsewhere."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    context.on("response", lambda got: complaints.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield page
    context.close()


def note_strangers(context: BrowserContext, address: str, complaints: list[str]) -> None:
    """Note each request to another host, and each that fails; what is under way as a page is left does not fail."""
    host = urlsplit(address).netloc
    context.on("request", lambda asked: complaints.append(asked.url) if urlsplit(asked.url).netloc != host else None)
    context.on(
        "requestfailed",
        lambda asked: (
            complaints.append(f"{asked.failure} {asked.url}") if asked.failure != "net::ERR_ABORTED" else None
        ),
    )


def test_the_policy_is_the_one_that_production_sends() -> None:
    assert HEADERS["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_complains_asks_a_stranger_or_leaps(browser: Browser, address: str, sample: Sample, width: int) -> None:
    complaints: list[str] = []
    leaps: dict[str, list[str]] = {}
    with watched(browser, width, complaints) as page:
        note_strangers(page.context, address, complaints)
        for path in sample.picked:
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.headers["content-security-policy"] == POLICY
            page.evaluate(SETTLE)
            leaps[path] = page.evaluate("window.shifts")
    assert complaints == []
    assert {path: found for path, found in leaps.items() if found} == {}


def test_no_page_complains_while_it_is_served_with_reloading(browser: Browser, reloading: str, sample: Sample) -> None:
    complaints: list[str] = []
    with watched(browser, 1280, complaints) as page:
        for path in sample.picked[:6]:
            page.goto(reloading + path)
            page.locator("[aria-live=polite]").wait_for(state="attached")
    assert complaints == []


def test_an_old_address_leads_to_the_story(browser: Browser, address: str, sample: Sample) -> None:
    old = next(path for path, text in sorted(sample.pages.items()) if REDIRECT.search(text))
    complaints: list[str] = []
    with watched(browser, 1280, complaints) as page:
        page.goto(address + old)
        page.wait_for_url(lambda url: url.startswith(f"{address}guong/") and not url.endswith(old))
        assert page.locator("h1").count() == 1
    assert complaints == []


def test_the_first_visit_of_a_story_takes_few_bytes(browser: Browser, address: str, sample: Sample) -> None:
    stories = [path for path in sample.picked if path.startswith("guong/") and path != "guong/"]
    longest = max(
        (path for path in sample.shown if path.startswith("guong/")), key=lambda path: len(sample.pages[path])
    )
    for path in {longest, *stories}:
        sizes = sizes_of_first_visit(browser, address + path)
        scripts = sum(size for (kind, _), size in sizes.items() if kind == "script")
        assert (sum(sizes.values()) <= 90_000, scripts <= 15_000) == (True, True), (path, sizes)


def sizes_of_first_visit(browser: Browser, url: str) -> dict[tuple[str, str], int]:
    """Return the bytes over the wire by kind and address: text as brotli, fonts as they are."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    got: list[Response] = []
    context.on("response", lambda answer: got.append(answer))  # Playwright takes no builtin
    page = context.new_page()
    page.goto(url)
    page.evaluate(SETTLE)
    counted = ("document", "stylesheet", "script", "font", "manifest", "fetch", "xhr", "other")
    wanted = {answer.url: answer for answer in got if answer.request.resource_type in counted}
    urls = {*wanted, *(worker.url for worker in context.service_workers)}
    bodies = {found: context.request.get(found).body() for found in urls}
    kinds = {found: wanted[found].request.resource_type if found in wanted else "script" for found in urls}
    context.close()
    packed = brotli_sizes({found: body for found, body in bodies.items() if kinds[found] != "font"})
    return {(kinds[found], found): packed.get(found, len(bodies[found])) for found in urls}


@contextmanager
def in_two_pieces(out: Path, path: str, cut: bytes) -> Iterator[str]:
    """The address of a server whose line halts in one page, behind the sign."""

    class Slow(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.endswith(path):
                return super().do_GET()
            body = (out / path / "index.html").read_bytes()
            end = body.index(cut) + len(cut)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body[:end])
            sleep(0.6)  # so that what has come is painted
            self.wfile.write(body[end:])

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, directory=str(out))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_leaps_when_the_line_halts_among_the_buttons(browser: Browser, sample: Sample, width: int) -> None:
    with in_two_pieces(sample.out, "khen-thuong/", b'data-step="1">A+') as address, watched(browser, width, []) as page:
        page.goto(f"{address}khen-thuong/")
        page.evaluate(SETTLE)
        assert page.evaluate("window.shifts") == []
