"""The hub is told of the feeds that changed, patiently, and what it does never holds up a publish."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs

import pytest

from plugins.builder import release, websub
from plugins.builder.websub import changed_feeds, hub_told
from tests.site.small_site import small_site, write_story


class FakeHub:
    """A hub that answers each request with the next of some codes; 0 means that it does not answer in time."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.heard: list[dict[str, list[str]]] = []
        self.done = Event()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        self.heard.append(parse_qs(body))
        code = self.codes.pop(0) if self.codes else 204
        if code == 0:
            self.done.wait(10)
            return
        handler.send_response(code)
        if code == 302:
            handler.send_header("Location", "/elsewhere")
        handler.end_headers()


@contextmanager
def listening(hub: FakeHub) -> Iterator[str]:
    """The hub's address while it listens."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            hub.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        hub.done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def release_at(folder: Path, hub: str, text: str = "") -> Path:
    """A release with the feed of everything and that of a unit."""
    (folder / "feeds" / "don-vi").mkdir(parents=True)
    known = {"feed_url": "https://mau.example/feeds/all.json", "hubs": [{"type": "WebSub", "url": hub}] if hub else []}
    (folder / "feeds" / "all.json").write_text(json.dumps(known | {"title": text}), encoding="utf-8")
    (folder / "feeds" / "don-vi" / "xa-ba.xml").write_text("<rss/>", encoding="utf-8")
    for name in ("opml.xml", "trang-1.atom"):
        (folder / "feeds" / name).write_text(text, encoding="utf-8")
    return folder


def told(hub: FakeHub, tmp_path: Path) -> tuple[str, list[float]]:
    """What telling this hub of a first release says, and the pauses that were made."""
    pauses: list[float] = []
    with listening(hub) as address:
        said = hub_told(None, release_at(tmp_path / "now", address), pauses.append)
    return said, pauses


def test_the_hub_hears_the_address_of_each_feed_that_changed(tmp_path: Path) -> None:
    hub = FakeHub()
    with listening(hub) as address:
        before, now = release_at(tmp_path / "a", address), release_at(tmp_path / "b", address, "mới")
        assert hub_told(before, now) == ""
    assert hub.heard == [{"hub.mode": ["publish"], "hub.url": ["https://mau.example/feeds/all.json"]}]


def test_of_a_first_release_every_feed_is_told_but_neither_list_nor_archive(tmp_path: Path) -> None:
    assert changed_feeds(None, release_at(tmp_path, "")) == ["feeds/all.json", "feeds/don-vi/xa-ba.xml"]


def test_a_hub_that_fails_twice_is_told_the_third_time(tmp_path: Path) -> None:
    hub = FakeHub(503, 429, 204)
    assert told(hub, tmp_path) == ("", [1.0, 2.0])
    assert len(hub.heard) == 3


def test_a_hub_that_always_fails_is_given_up_with_a_sentence(tmp_path: Path) -> None:
    hub = FakeHub(500, 500, 500, 204)
    said, _ = told(hub, tmp_path)
    assert "trả lời 500" in said
    assert len(hub.heard) == 3


@pytest.mark.parametrize("code", [400, 404, 302])
def test_a_hub_that_refuses_is_not_asked_again(tmp_path: Path, code: int) -> None:
    hub = FakeHub(code)
    said, pauses = told(hub, tmp_path)
    assert f"trả lời {code}" in said
    assert (len(hub.heard), pauses) == (1, [])


def test_a_hub_that_does_not_answer_in_time_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websub, "PATIENCE", 0.1)
    said, pauses = told(FakeHub(0, 0, 0), tmp_path)
    assert "không trả lời kịp" in said
    assert len(pauses) == 2


def test_a_hub_where_nobody_listens_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = hub_told(None, release_at(tmp_path, f"http://127.0.0.1:{port}/"), lambda _: None)
    assert "không kết nối được" in said


def test_without_a_hub_nobody_is_told(tmp_path: Path) -> None:
    assert hub_told(None, release_at(tmp_path, "")) == ""


def test_a_publish_tells_the_hub_of_what_changed_and_a_deaf_hub_holds_nothing_up(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The first publish tells of every feed; the second, where a story was edited, of those that show the story."""
    hub, shop = FakeHub(204, 410), small_site(tmp_path)
    with listening(hub) as address:
        site = (shop.site / "registries" / "site.yml").read_text(encoding="utf-8")
        shop.write("registries/site.yml", f"{site}hub: {address}\n")
        write_story(shop, 7, unit="xa-ba", movement="xanh", field="y-te")
        where = ["--site", str(shop.site), "--to", str(tmp_path / "public")]
        options = [*where, "-e", f'BUILD_STATE="{shop.state}"', "PICTURES=false", "SEARCH=false"]
        assert release.main(options) == 0
        write_story(shop, 7, "Thân bài khác.", unit="xa-ba", movement="xanh", field="y-te")
        assert release.main(options) == 0
    names = ("all", "don-vi/xa-ba", "linh-vuc/y-te", "phong-trao/xanh")
    expected = {f"https://mau.example/feeds/{name}.{end}" for name in names for end in ("xml", "atom", "json")}
    assert [set(heard["hub.url"]) > expected for heard in hub.heard] == [True, False]
    assert set(hub.heard[1]["hub.url"]) == expected
    assert "cảnh báo: chưa báo được cho máy chủ WebSub" in capfd.readouterr().err
