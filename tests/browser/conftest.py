"""One Chromium and one built sample site for all tests that look at pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.sample import Sample, built_sample, served

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Build the sample site."""
    return built_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def address(sample: Sample) -> Iterator[str]:
    """Serve the sample site as production would."""
    with served(sample.out) as found:
        yield found


@pytest.fixture(scope="session")
def reloading(sample: Sample) -> Iterator[str]:
    """Serve the sample site as `serve` does."""
    with served(sample.out, reloading=True) as found:
        yield found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Start Chromium once for each file of tests: two Playwrights in one process get in each other's way."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET.split())
        yield started
        started.close()
