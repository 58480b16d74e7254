"""The two whole sites, built once for all tests that only read them."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.site.site_builder import ROOT, Tree, Workshop

CLOCK = 1795156200  # 2026-11-20 13:30 in Hà Nội
FOLDERS = {"content": ROOT / "content", "agency": ROOT / "tests" / "site" / "agency"}
URLS = {"content": "https://tdkt.huong-giang.example", "agency": "https://kkt-vinh-sao.example/thi-dua"}


class Built(NamedTuple):
    """A whole site and what it was built into, without the encodings of pictures."""

    name: str
    site: Path
    url: str
    out: Path
    files: Tree

    def text(self, path: str) -> str:
        return self.files[path].decode()

    @property
    def pages(self) -> list[str]:
        return [path for path in self.files if path.endswith(".html")]


def build_whole(name: str, folder: Path) -> Built:
    shop = Workshop(folder)
    shop.site, shop.now = FOLDERS[name], CLOCK
    files = shop.built(PICTURES=False, RELATIVE_URLS=False)
    return Built(name, shop.site, URLS[name], shop.out, files)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample site."""
    return build_whole("content", tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the second site."""
    return build_whole("agency", tmp_path_factory.mktemp("agency"))


@pytest.fixture(params=["content", "agency"])
def built(request: pytest.FixtureRequest) -> Built:
    """Return each of the two sites."""
    found: Built = request.getfixturevalue(request.param)
    return found
