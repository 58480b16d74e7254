"""What an editor's browser does meanwhile: it reloads, shows what is wrong, and forgets it when mended."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.builder import serve
from plugins.builder.reload import BuildJob, Rebuilder, StatusBoard

pytestmark = pytest.mark.browser

# Makes a page of «bai.md», or one problem of each line with «lỗi» in it; waits for «cho» to go away.
FAKE_BUILD = """
import pathlib, sys, time
site, out = map(pathlib.Path, sys.argv[1:])
while (site / ".cho").exists():
    time.sleep(0.02)
text = (site / "bai.md").read_text(encoding="utf-8")
faults = [line for line in text.splitlines() if "lỗi" in line]
for line in faults:
    print(f"bai.md:1: lỗi: {line} [story.bad]", file=sys.stderr)
if faults:
    sys.exit(1)
out.mkdir(exist_ok=True)
(out / ".guong-sang").touch()
page = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="/icon.png"></head><body>'
(out / "icon.png").touch()
(out / "index.html").write_text(f"{page}<main><h1>{text}</h1></main></body></html>", encoding="utf-8")
"""
NOTE_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', (event) => "
    "console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));"
)

CAN_HIDE = "Object.defineProperty(document, 'hidden', {get: () => window.away === true});"
TURN = "(away) => { window.away = away; document.dispatchEvent(new Event('visibilitychange')); }"


class Desk(NamedTuple):
    """A site of one story that is being edited."""

    story: Path
    job: BuildJob

    def write(self, text: str) -> None:
        """Save the story."""
        self.story.write_text(text, encoding="utf-8")

    @contextmanager
    def served(self, port: int = 0) -> Iterator[str]:
        """Serve and rebuild the site, and give its address."""
        board = StatusBoard()
        server = serve.SiteServer(port, self.job.out, board)
        with serve.serving(server, Rebuilder(self.job, board)):
            yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a site that is not built yet."""
    site, build = tmp_path / "site", tmp_path / "build.py"
    site.mkdir()
    (site / "bai.md").write_text("một", encoding="utf-8")
    build.write_text(FAKE_BUILD, encoding="utf-8")
    command = (sys.executable, "-ISX", "utf8", str(build), str(site), str(tmp_path / "out"))
    return Desk(site / "bai.md", BuildJob(command, tmp_path, tmp_path / "out", (site,)))


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Serve the site; ask for it before `page`, so that it outlives the page."""
    with desk.served() as found:
        yield found


@pytest.fixture
def complaints() -> list[str]:
    """Return the list in which `page` notes every error."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """Open a tab that must see no error and no violation of the content security policy."""
    context = browser.new_context()
    context.add_init_script(NOTE_VIOLATIONS)
    tab = context.new_page()
    tab.set_default_timeout(5000)
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert complaints == []


def opened(page: Page, address: str) -> None:
    """Open the built page."""
    while page.request.get(address).status != 200:
        page.wait_for_timeout(20)
    page.goto(address)


def forgive(complaints: list[str], *words: str) -> None:
    """Take out what Chromium notes about answers, or their absence, that are right."""
    complaints[:] = [text for text in complaints if not any(word in text for word in words)]


def test_the_page_reloads_after_each_change(desk: Desk, address: str, page: Page) -> None:
    opened(page, address)
    for text in ("hai", "ba"):
        desk.write(text)
        expect(page.locator("h1")).to_have_text(text)


def test_what_is_wrong_appears_on_the_page_and_goes_when_it_is_mended(desk: Desk, address: str, page: Page) -> None:
    opened(page, address)
    panel = page.get_by_role("region", name="Chưa dựng được trang: 2 lỗi")
    desk.write("lỗi thứ nhất\nlỗi <b>thứ hai</b>")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("listitem")).to_have_text(
        ["bai.md:1: lỗi: lỗi thứ nhất [story.bad]", "bai.md:1: lỗi: lỗi <b>thứ hai</b> [story.bad]"]
    )
    expect(page.locator("[aria-live=polite]")).to_contain_text("Chưa dựng được trang")
    expect(panel).to_have_css("background-color", "rgb(255, 248, 247)")
    expect(page.locator("h1")).to_have_text("một")
    page.goto(f"{address}index.html")
    expect(panel).to_be_visible()
    desk.write("đã sửa")
    expect(page.locator("h1")).to_have_text("đã sửa")
    expect(panel).to_have_count(0)


def test_a_closed_panel_stays_closed_until_the_next_failure(desk: Desk, address: str, page: Page) -> None:
    page.add_init_script(CAN_HIDE)
    opened(page, address)
    panel = page.locator(".gs-reload__panel")
    desk.write("lỗi một")
    page.get_by_role("button", name="Đóng").focus()
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)
    page.evaluate(TURN, True)
    with page.expect_response("**/__gs/events"):
        page.evaluate(TURN, False)
    page.wait_for_timeout(100)
    expect(panel).to_have_count(0)
    desk.write("lỗi hai")
    expect(panel).to_contain_text("lỗi hai")


def test_a_hidden_tab_catches_up_when_it_is_shown(desk: Desk, address: str, page: Page) -> None:
    page.add_init_script(CAN_HIDE)
    opened(page, address)
    page.evaluate(TURN, True)
    desk.write("hai")
    page.wait_for_timeout(500)
    expect(page.locator("h1")).to_have_text("một")
    page.evaluate(TURN, False)
    expect(page.locator("h1")).to_have_text("hai")


def test_the_waiting_page_opens_the_site_by_itself(page: Page, desk: Desk, complaints: list[str]) -> None:
    gate = desk.story.with_name(".cho")
    gate.touch()
    with desk.served() as address:
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Đang dựng trang…")
        gate.unlink()
        expect(page.locator("h1")).to_have_text("một")
        page.goto("about:blank")
    forgive(complaints, "503 (Service Unavailable)")


def test_the_waiting_page_shows_what_is_wrong_and_still_opens_the_site(
    page: Page, desk: Desk, complaints: list[str]
) -> None:
    desk.write("lỗi một")
    with desk.served() as address:
        page.goto(address)
        expect(page.get_by_role("region", name="Chưa dựng được trang: 1 lỗi")).to_be_visible()
        expect(page.locator("h1")).to_have_text("Sửa xong lỗi, trang sẽ tự mở.")
        desk.write("đã sửa")
        expect(page.locator("h1")).to_have_text("đã sửa")
        page.goto("about:blank")
    forgive(complaints, "503 (Service Unavailable)")


def test_a_page_that_outlives_the_server_reloads_when_it_is_back(page: Page, desk: Desk, complaints: list[str]) -> None:
    with desk.served() as address:
        opened(page, address)
    desk.write("hai")
    with desk.served(int(address.rstrip("/").rpartition(":")[2])):
        expect(page.locator("h1")).to_have_text("hai")
        page.goto("about:blank")
    forgive(complaints, "ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET")
