"""What a reader's first question costs on a large site, counted on the wire."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.benchmarks.contest import Entrant
from tests.benchmarks.peers import NOW, Ours
from tests.benchmarks.scenario import Corpus
from tests.browser.sample import served
from tests.search.test_search import asked
from tests.site.site_builder import ROOT, Workshop

pytestmark = [pytest.mark.browser, pytest.mark.long]
MOST = 600_000  # bytes, as asked for 10,000 stories
QUESTIONS = ("chè", "nguyen van", "nông thôn mới", "lớp học xóa mù chữ")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build 10,000 stories with their indexes."""
    entrant = Entrant("search", Ours(), Corpus(10_000), tmp_path_factory.mktemp("weight"))
    entrant.prepare()
    shop = Workshop(entrant.folder)
    command = shop.command(SEARCH=True, PICTURES=False)
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": NOW}, check=True)
    return shop.out


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_question_among_ten_thousand_stories_fetches_at_most_600_kb(
    chromium: str, out: Path, question: str
) -> None:
    fetched: list[int] = []
    with served(out) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{root}tim-kiem/", wait_until="networkidle")
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda event: fetched.append(event["encodedDataLength"]))
        asked(page, question)
        page.wait_for_load_state("networkidle")
        browser.close()
    assert 100_000 < sum(fetched) <= MOST
