"""A page of each kind of story is what it was when somebody last looked at it."""

import difflib
from pathlib import Path

import pytest

from tests.site.golden import GOLDEN, KINDS, golden_pages

NAMES = [*(f"{kind}.html" for kind in KINDS), "feed.xml"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return dict(golden_pages(tmp_path_factory.mktemp("golden")))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_in_its_golden_file(pages: dict[str, str], name: str) -> None:
    expected = (GOLDEN / name).read_text(encoding="utf-8")
    changes = difflib.unified_diff(expected.splitlines(), pages[name].splitlines(), "golden", "now", lineterm="", n=1)
    told = "\n".join(changes)
    assert pages[name] == expected, f"{told}\nNếu thay đổi này là đúng: python3 tasks.py golden"


def test_every_golden_file_is_compared() -> None:
    assert sorted(file.name for file in Path(GOLDEN).iterdir()) == sorted(NAMES)
