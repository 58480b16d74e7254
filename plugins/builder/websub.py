"""WebSub: after publishing, tells the hub that site.yml names which feeds have changed."""

import filecmp
import json
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

ENDINGS = {".xml", ".atom", ".json"}
TRIES = 3
PAUSE = 1.0  # seconds before the second try; twice as long before each further one
PATIENCE = 5.0  # seconds that a hub may take to answer


class Hub(NamedTuple):
    """Where to tell it, and the site's address."""

    address: str
    site: str


class _NoRedirect(HTTPRedirectHandler):
    """A hub that sends elsewhere is written wrongly in site.yml; what is posted must not become a GET."""

    def redirect_request(self, *_: object) -> None:
        return None


def hub_told(before: Path | None, now: Path, pause: Callable[[float], None] = time.sleep) -> str:
    """Tells the hub; returns a sentence where that failed, and nothing where all is well or there is no hub."""
    hub = hub_of(now)
    changed = changed_feeds(before, now) if hub else []
    if hub is None or not changed:
        return ""
    topics = [("hub.url", f"{hub.site}/{path}") for path in changed]
    fault = _posted(hub.address, urlencode([("hub.mode", "publish"), *topics]).encode(), pause)
    return f"chưa báo được cho máy chủ WebSub «{hub.address}» ({fault}); trang vẫn đã lên" if fault else ""


def hub_of(release: Path) -> Hub | None:
    """As the feed of everything names it: what subscribers are told is what is told."""
    feed = json.loads((release / "feeds" / "all.json").read_bytes())
    site = feed["feed_url"].removesuffix("/feeds/all.json")
    return next((Hub(hub["url"], site) for hub in feed.get("hubs", ())), None)


def changed_feeds(before: Path | None, now: Path) -> list[str]:
    """The feeds that are new or whose bytes differ; an archive is not subscribed to."""
    files = (file.relative_to(now) for file in (now / "feeds").rglob("*") if file.suffix in ENDINGS)
    feeds = [f.as_posix() for f in files if f.name != "opml.xml" and not f.name.startswith("trang-")]
    return sorted(path for path in feeds if before is None or not _same(before / path, now / path))


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and (one.samefile(other) or filecmp.cmp(one, other, shallow=False))


def _posted(address: str, body: bytes, pause: Callable[[float], None]) -> str:
    """Posts until the hub takes it; returns what was wrong the last time."""
    opener, fault = build_opener(_NoRedirect), ""
    request = Request(address, body)  # noqa: S310  http and https only: the reading of site.yml sees to it
    for attempt in range(TRIES):
        if attempt:
            pause(PAUSE * 2 ** (attempt - 1))
        try:
            with opener.open(request, timeout=PATIENCE):
                return ""
        except HTTPError as answer:
            fault = f"trả lời {answer.code}"
            if answer.code < 500 and answer.code != 429:  # it will not think otherwise
                return fault
        except TimeoutError:
            fault = "không trả lời kịp"
        except (OSError, HTTPException, ValueError):
            fault = "không kết nối được"
    return fault
