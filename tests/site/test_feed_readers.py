"""Every feed of both sample sites in the readers that newsrooms use: each finds the same stories, with their texts."""

import json
import shutil
import sqlite3
import subprocess
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from tests.site.conftest import Built
from tests.site.site_builder import ROOT
from tests.site.test_every_feed import feeds_of

SCRIPT = ROOT / "tests" / "browser" / "read_feeds.cjs"


def stories_in(body: bytes) -> list[tuple[str, str, str]]:
    """Of each item its id, title and address, as feedparser finds them."""
    return [(entry.id, entry.title, entry.link) for entry in feedparser.parse(body).entries]


@pytest.fixture
def files(built: Built, tmp_path: Path) -> dict[Path, bytes]:
    """Each RSS and Atom feed in a file."""
    found = {}
    for path in (*feeds_of(built, ".xml"), *feeds_of(built, ".atom")):
        file = tmp_path / path.replace("/", "-")
        file.write_bytes(built.files[path])
        found[file] = built.files[path]
    return found


def test_rss_parser_finds_every_story_with_its_whole_text(files: dict[Path, bytes]) -> None:
    asked = json.dumps([str(file) for file in files])
    said = subprocess.run(["node", SCRIPT], input=asked, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(said.stdout)
    for file, body in files.items():
        read = found[str(file)]
        assert read["title"]
        assert [(item["id"], item["title"], item["link"]) for item in read["items"]] == stories_in(body), file.name
        for item in read["items"]:
            assert datetime.fromisoformat(item["date"])
            assert item["title"].startswith("[Đã gỡ]") or "</p>" in item["text"], (file.name, item["id"])


@pytest.mark.long
def test_newsboat_finds_every_story(files: dict[Path, bytes]) -> None:
    """It knows a story by its id, and refuses a feed that it cannot read."""
    newsboat = shutil.which("newsboat")
    assert newsboat, "cần newsboat: sudo apt-get install --no-install-recommends newsboat"
    for file, body in files.items():
        kept = kept_by_newsboat(newsboat, file)
        assert sorted(kept) == sorted((guid, title) for guid, title, _ in stories_in(body)), file.name


def kept_by_newsboat(newsboat: str, file: Path) -> list[tuple[str, str]]:
    """Ids and titles; each feed has a cache of its own, since one keeps a story once, whatever feeds tell it."""
    urls, cache, config = (file.with_suffix(f"{file.suffix}.{ending}") for ending in ("urls", "db", "config"))
    urls.write_text(f"file://{file}\n", encoding="utf-8")
    config.touch()
    env = {"HOME": str(file.parent), "LANG": "C.UTF-8"}
    command = [newsboat, "-u", urls, "-c", cache, "-C", config, "-x", "reload"]
    subprocess.run(command, check=True, capture_output=True, timeout=60, env=env)
    with sqlite3.connect(cache) as known:
        return known.execute("SELECT guid, title FROM rss_item").fetchall()
