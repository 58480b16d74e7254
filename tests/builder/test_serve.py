"""Serving and rebuilding, with real sockets and a build command of our own that takes milliseconds."""

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.builder import reload, serve
from plugins.builder.reload import BuildJob, Rebuilder, StatusBoard
from plugins.builder.serve import SiteServer

ROOT = Path(serve.__file__).resolve().parents[2]
HTML = "text/html; charset=utf-8"

# Builds «index.html» from «bai.md»; obeys the words in it, and notes each run in «runs».
FAKE_BUILD = """
import pathlib, signal, sys, time
site, out, runs = map(pathlib.Path, sys.argv[1:4])
def note(word):
    with runs.open("a") as stream:
        stream.write(word + "\\n")
def stop(signum, frame):
    note("stopped")
    sys.exit(143)
text = (site / "bai.md").read_text(encoding="utf-8")
signal.signal(signal.SIGTERM, signal.SIG_IGN if "lì" in text else stop)
note("+".join(["started", *sys.argv[4:]]))
if "chậm" in text:
    time.sleep(0.6 if "hơi" in text else 30)
if "lỗi" in text:
    print("bai.md:2: cảnh báo: dài quá [story.too-long]", file=sys.stderr)
    print("bai.md:4: lỗi: không có đơn vị «x» [story.unknown-unit]", file=sys.stderr)
    print("bai.md:9: lỗi: thiếu «tóm tắt» [story.missing-key]", file=sys.stderr)
    sys.exit(1)
out.mkdir(exist_ok=True)
(out / ".guong-sang").touch()
(out / "index.html").write_text(f"<html><body><h1>{text}</h1></body></html>", encoding="utf-8")
"""


class House(NamedTuple):
    """A site with a command that builds it."""

    job: BuildJob
    story: Path
    runs: Path

    def write(self, text: str) -> None:
        """Save the story as most editors do: beside it, then over it."""
        beside = self.story.with_name(".bai.md.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.story)

    def notes(self) -> list[str]:
        """Return what the builds have noted."""
        return self.runs.read_text(encoding="utf-8").split() if self.runs.exists() else []


class Answer(NamedTuple):
    """What a browser gets."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(server: SiteServer, path: str, method: str = "GET", **headers: str) -> Answer:
    """Return the answer to one request; the path is sent as it is."""
    browser = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    browser.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = browser.getresponse()
    body = answer.read()
    browser.close()
    return Answer(answer.status, dict(answer.getheaders()), body)


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that others bring about."""
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end, "nó không xảy ra trong 5 giây"
        time.sleep(0.01)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a site that is not built yet."""
    site, build, runs = tmp_path / "site", tmp_path / "build.py", tmp_path / "runs"
    (site / "images").mkdir(parents=True)
    (site / "bai.md").write_text("một", encoding="utf-8")
    build.write_text(FAKE_BUILD, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("", encoding="utf-8")
    command = (sys.executable, "-ISX", "utf8", str(build), str(site), str(tmp_path / "out"), str(runs))
    return House(
        BuildJob(command, tmp_path, tmp_path / "out", (site, tmp_path / "pelicanconf.py")), site / "bai.md", runs
    )


@pytest.fixture
def served(house: House) -> Iterator[SiteServer]:
    """Serve `house` and rebuild it."""
    board = StatusBoard()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)) as server:
        yield server


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """Serve an output folder that nobody builds."""
    folder = tmp_path_factory.mktemp("still")
    out, board = folder / "out", StatusBoard()
    for path in ("phong-trao", "feeds", "an/.kin"):
        (out / path).mkdir(parents=True)
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    files = {".guong-sang": "secret", "an/.kin/x.txt": "secret", "phong-trao/index.html": "<BODY>x</BODY ><!-- -->"}
    (out / "quan-tri").mkdir()
    files |= {"quan-tri/index.html": "<body>bàn</body>"}
    files |= {"404.html": "<body>Không thấy</body>", "index.html": "<body>đầu</body>", "bare.html": "<p>"}
    for path, text in files.items():
        (out / path).write_text(text, encoding="utf-8")
    (out / "clip.mp4").write_bytes(bytes(range(100)))
    (out / "long.mp4").write_bytes(bytes(20_000_000))
    if os.name == "posix":
        (out / "link.txt").symlink_to(folder / "secret.txt")
        (out / "folder-link").symlink_to(folder)
        (out / "dot-link.txt").symlink_to(out / ".guong-sang")
        (out / "loop").symlink_to(out / "loop")
    idle = Rebuilder(BuildJob((sys.executable, "-c", ""), folder, out, ()), StatusBoard())
    idle.start = lambda: None  # type: ignore[method-assign]
    idle._threads = []
    with serve.serving(SiteServer(0, out, board), idle) as server:
        yield server


# What a browser gets


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/clip.mp4", 200), ("/phong-trao", 302), ("/nope", 404), ("/__gs/reload.js", 200)],
)
def test_every_answer_has_the_headers_of_production(still: SiteServer, path: str, status: int) -> None:
    answer = ask(still, path)
    assert answer.status == status
    assert serve.HEADERS.items() <= answer.headers.items()
    assert "script-src 'self' 'wasm-unsafe-eval'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("method", "status"), [("POST", 501), ("NONSENSE", 501)])
def test_refusals_have_the_headers_of_production_too(still: SiteServer, method: str, status: int) -> None:
    answer = ask(still, "/", method)
    assert answer.status == status
    assert serve.HEADERS.items() <= answer.headers.items()


def test_the_web_desk_is_left_to_its_own_policy_and_to_what_its_editor_types(still: SiteServer) -> None:
    answer = ask(still, "/quan-tri/")
    assert (answer.status, answer.body.decode()) == (200, "<body>bàn</body>")
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_request_that_cannot_be_read_is_refused_with_the_headers_too(still: SiteServer) -> None:
    with socket.create_connection(("127.0.0.1", still.server_port)) as line:
        line.sendall(b"GET / / / HTTP/1.1\r\n\r\n")
        assert b"frame-ancestors" in line.makefile("rb").read()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("/", "<body>đầu", "</body>"),
        ("/phong-trao/", "<BODY>x", "</BODY ><!-- -->"),
        ("/bare.html", "<p>", ""),
        ("/nope", "<body>Không thấy", "</body>"),
    ],
)
def test_the_reload_script_is_added_to_the_answer_and_not_to_the_file(
    still: SiteServer, path: str, before: str, after: str
) -> None:
    answer = ask(still, path)
    script = '<link rel="stylesheet" href="/__gs/reload.css"><script src="/__gs/reload.js" data-build="[0-9a-f]+-0">'
    expected = re.escape(before) + script + "</script>" + re.escape(after)
    assert re.fullmatch(expected, answer.body.decode())
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.headers["Content-Type"] == HTML
    assert not any(b"__gs" in file.read_bytes() for file in still.out.rglob("*.html"))


@pytest.mark.parametrize("path", ["/", "/clip.mp4", "/nope", "/__gs/reload.css", "/phong-trao"])
def test_head_answers_as_get_without_a_body(still: SiteServer, path: str) -> None:
    got, headed = ask(still, path), ask(still, path, "HEAD")
    assert headed.body == b""
    assert headed.status == got.status
    assert {**headed.headers, "Date": ""} == {**got.headers, "Date": ""}


def test_one_connection_carries_many_requests(still: SiteServer) -> None:
    browser = HTTPConnection("127.0.0.1", still.server_port, timeout=5)
    for path in ("/", "/clip.mp4", "/nope", "/phong-trao"):
        browser.request("GET", path)
        assert browser.getresponse().read() is not None
        assert browser.sock is not None, "the server hung up"
    browser.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a/b.avif", "image/avif"),
        ("/b.WEBP", "image/webp"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/feeds/all.xml", "application/rss+xml"),
        ("/feeds/phong-trao/x.atom", "application/atom+xml"),
        ("/feeds/all.json", "application/feed+json"),
        ("/feeds/opml.xml", "application/xml"),
        ("/sitemap.xml", "application/xml"),
        ("/du-lieu/stories.json", "application/json"),
        ("/theo-doi/2026.csv", "text/csv; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/x.js", "text/javascript; charset=utf-8"),
        ("/pagefind/wasm.unknown.pagefind", "application/octet-stream"),
    ],
)
def test_each_file_has_its_type(path: str, kind: str) -> None:
    assert serve.content_type(path, Path(path)) == kind


def test_a_folder_leads_to_its_address_with_a_slash(still: SiteServer) -> None:
    answer = ask(still, "/phong%2Dtrao?x=1&y=%C4%91")
    assert (answer.status, answer.headers["Location"]) == (302, "/phong-trao/?x=1&y=%C4%91")


@pytest.mark.parametrize("path", ["/feeds", "/feeds/", "/index.html/", "/phong-trao//", "/phong-trao%2F", "/an/.kin"])
def test_an_address_that_is_not_of_the_site_is_not_found(still: SiteServer, path: str) -> None:
    answer = ask(still, path)
    assert answer.status == 404
    assert "Không thấy" in answer.body.decode()


def test_a_site_without_a_404_page_says_so_in_vietnamese(still: SiteServer, tmp_path: Path) -> None:
    assert "Không có trang này" in serve.MISSING_PAGE
    page = still.out / "404.html"
    page.rename(tmp_path / "404.html")
    answer = ask(still, "/nope")
    (tmp_path / "404.html").rename(page)
    assert answer.status == 404
    assert "Không có trang này" in answer.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/phong-trao/../../secret.txt",
        "/..%5csecret.txt",
        "/phong-trao%5c..%5c..%5csecret.txt",
        "/link.txt",
        "/folder-link/secret.txt",
        "/dot-link.txt",
        "/loop",
        "/.guong-sang",
        "/an/.kin/x.txt",
        "//secret.txt",
        "/secret.txt%00.html",
        "/%ff%fe",
        "/C:/secret.txt",
        "/" + "x" * 5000,
        "/__gs/../serve.py",
        "/__gs/serve.py",
        "http://127.0.0.1/secret.txt",
    ],
)
def test_no_path_leaves_the_output_folder(still: SiteServer, path: str) -> None:
    answer = ask(still, path)
    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize(
    "path", ["//example.com", "//example.com/", "/%2fexample.com", "//phong-trao", "/\\example.com"]
)
def test_no_address_leads_to_another_machine(still: SiteServer, path: str) -> None:
    location = ask(still, path).headers.get("Location", "/")
    assert re.match(r"/(?![/\\])|/$", location)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("", None),
        ("bytes=0-", range(100)),
        ("bytes=10-19", range(10, 20)),
        ("bytes=90-500", range(90, 100)),
        ("bytes=-5", range(95, 100)),
        ("bytes=-500", range(100)),
        ("bytes=100-", range(0)),
        ("bytes=-0", range(0)),
        ("bytes=9-3", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("bytes=x-", None),
        ("bytes=٣-", None),
        ("bytes=" + "9" * 5000 + "-", None),
    ],
)
def test_a_range_names_its_bytes(header: str, span: range | None) -> None:
    found = serve.span_of(header, 100)
    assert found == span
    assert (found is None) == (span is None)


def test_a_part_of_a_film_is_sent_alone(still: SiteServer) -> None:
    answer = ask(still, "/clip.mp4", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, bytes(range(10, 20)))
    assert answer.headers["Content-Range"] == "bytes 10-19/100"
    assert answer.headers["Content-Length"] == "10"


def test_a_part_that_is_not_there_is_refused_with_the_size(still: SiteServer) -> None:
    answer = ask(still, "/clip.mp4", Range="bytes=100-")
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */100")


def test_a_conditional_range_gets_the_whole_file(still: SiteServer) -> None:
    answer = ask(still, "/clip.mp4", Range="bytes=10-19", If_Range='"x"')
    assert (answer.status, answer.body) == (200, bytes(range(100)))


@pytest.mark.parametrize("path", ["/", "/clip.mp4", "/__gs/events", "/__gs/reload.js", "/nope"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "", "[::1]", "localhost:"]
)
def test_another_host_name_is_refused(still: SiteServer, host: str, path: str) -> None:
    assert ask(still, path, Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "LocalHost:8000", "127.0.0.1:65535"])
def test_this_machines_names_are_answered(still: SiteServer, host: str) -> None:
    assert ask(still, "/", Host=host).status == 200


def test_only_this_machine_can_connect(still: SiteServer) -> None:
    assert still.server_address[0] == "127.0.0.1"


def test_a_browser_that_hangs_up_leaves_no_traceback(still: SiteServer, capfd: pytest.CaptureFixture[str]) -> None:
    for path in (b"/long.mp4", b"/__gs/events"):
        browser = socket.create_connection(still.server_address[:2])
        browser.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        browser.recv(100)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close() resets
        browser.close()
    time.sleep(0.1)
    assert ask(still, "/").status == 200
    assert capfd.readouterr().err == ""


# Ports


def test_a_port_that_is_taken_is_passed_over_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        server = serve.open_server(taken, tmp_path, StatusBoard())
        assert server is not None
        server.server_close()
    assert taken < server.server_port < taken + 10
    assert capsys.readouterr().out == f"Cổng {taken} đang bận; dùng cổng {server.server_port}.\n"


def test_without_a_free_port_a_sentence_ends_it(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert serve.run(house.job, other.getsockname()[1]) == 1
    assert "đều đang bận" in capsys.readouterr().err
    assert house.notes() == []


# Building and telling


def events_of(server: SiteServer) -> tuple[HTTPConnection, HTTPResponse]:
    """Return an open stream of events, its first line read."""
    browser = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    browser.request("GET", "/__gs/events")
    answer = browser.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert answer.readline() == b"retry: 500\n"
    return browser, answer


def next_event(answer: HTTPResponse) -> dict[str, object]:
    """Return the next status."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line, "the stream has ended"
    event: dict[str, object] = json.loads(line[6:])
    return event


def test_while_the_first_build_runs_a_page_says_so(house: House) -> None:
    house.write("hơi chậm")
    board = StatusBoard()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)) as server:
        first = ask(server, "/bat-ky/")
        assert first.status == 503
        assert "Đang dựng trang…" in first.body.decode()
        assert b"/__gs/reload.js" in first.body
        until(lambda: ask(server, "/").status == 200)


def test_a_site_that_was_built_before_is_there_at_once(house: House) -> None:
    house.job.out.mkdir()
    (house.job.out / ".guong-sang").touch()
    (house.job.out / "index.html").write_text("bản trước", encoding="utf-8")
    house.write("chậm")
    board = StatusBoard()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)) as server:
        assert "bản trước" in ask(server, "/").body.decode()


def test_a_folder_that_we_did_not_build_is_not_shown(house: House) -> None:
    house.job.out.mkdir()
    (house.job.out / "index.html").write_text("của người khác", encoding="utf-8")
    house.write("lỗi")
    board = StatusBoard()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)) as server:
        until(lambda: bool(board.status.heading))
        assert ask(server, "/").status == 503


def test_a_change_is_built_and_told(house: House, served: SiteServer, capfd: pytest.CaptureFixture[str]) -> None:
    until(lambda: ask(served, "/").status == 200)
    browser, answer = events_of(served)
    first = next_event(answer)
    house.write("hai")
    second = next_event(answer)
    browser.close()
    assert first["build"] != second["build"]
    page = ask(served, "/").body.decode()
    assert "<h1>hai</h1>" in page
    assert f'data-build="{second["build"]}"' in page
    shown = capfd.readouterr()
    assert re.fullmatch(r"(Đã dựng xong trong \d+,\d giây\.\n){2}", shown.out)
    assert shown.err == ""


def test_a_failed_build_leaves_the_old_page_and_tells_what_is_wrong(
    house: House, served: SiteServer, capfd: pytest.CaptureFixture[str]
) -> None:
    until(lambda: ask(served, "/").status == 200)
    browser, answer = events_of(served)
    good = next_event(answer)
    house.write("lỗi")
    failed = next_event(answer)
    assert failed["build"] == good["build"]
    assert failed["heading"] == "Chưa dựng được trang: 2 lỗi"
    assert failed["lines"] == [
        "bai.md:4: lỗi: không có đơn vị «x» [story.unknown-unit]",
        "bai.md:9: lỗi: thiếu «tóm tắt» [story.missing-key]",
    ]
    assert "<h1>một</h1>" in ask(served, "/").body.decode()
    assert "cảnh báo: dài quá" in (shown := capfd.readouterr().err)
    assert "thiếu «tóm tắt»" in shown
    house.write("đã sửa")
    mended = next_event(answer)
    browser.close()
    assert mended["build"] != good["build"]
    assert (mended["heading"], mended["lines"]) == ("", [])


def test_a_failed_build_waits_for_the_next_change(house: House, served: SiteServer) -> None:
    house.write("lỗi")
    until(lambda: bool(served.board.status.heading))
    runs = len(house.notes())
    time.sleep(0.5)
    assert len(house.notes()) == runs


def test_changes_while_a_build_runs_cause_one_more(house: House, served: SiteServer) -> None:
    until(lambda: served.board.good_builds == 1)
    house.write("hơi chậm")
    until(lambda: len(house.notes()) == 2)
    for number in range(3):
        house.write(f"mới {number}")
        time.sleep(0.12)
    until(lambda: served.board.good_builds == 3)
    time.sleep(0.4)
    assert len(house.notes()) == 3
    assert "<h1>mới 2</h1>" in ask(served, "/").body.decode()


def test_many_changes_at_once_are_one_build(house: House, served: SiteServer) -> None:
    until(lambda: served.board.good_builds == 1)
    for number in range(50):
        (house.story.parent / f"{number}.md").touch()
    until(lambda: served.board.good_builds == 2)
    time.sleep(0.4)
    assert len(house.notes()) == 2


def test_what_editors_leave_beside_a_story_builds_nothing(house: House, served: SiteServer) -> None:
    until(lambda: served.board.good_builds == 1)
    for name in ("~$bai.docx", ".bai.md.swp", "bai.md~", "4913", "#bai.md#", ".#bai.md", "~WRL0001.tmp"):
        (house.story.parent / name).touch()
    (house.job.out / "them.html").touch()
    time.sleep(0.4)
    assert len(house.notes()) == 1


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("site/stories/2026/bai.md", True),
        ("site/images/ảnh.jpg", True),
        ("plugins/x.py", True),
        ("pelicanconf.py", True),
        ("plugins/__pycache__/x.cpython-311.pyc", False),
        ("site/.git/index", False),
        ("site/~$Bài viết.docx", False),
        ("site/.~lock.bai.odt#", False),
        ("site/Thumbs.db", False),
        ("site/output/index.html", False),
        ("site/ảnh.jpg.crdownload", False),
    ],
)
def test_a_source_is_what_may_change_the_site(path: str, counts: bool) -> None:
    house = Path("/home/.an/house")  # a hidden folder above the site does not hide the site
    job = BuildJob((), house, house / "site/output", (house / "site", house / "plugins", house / "pelicanconf.py"))
    assert reload.is_source(house / path, job) is counts


def test_a_settings_file_that_is_replaced_is_noticed_each_time(house: House, served: SiteServer) -> None:
    settings = house.job.root / "pelicanconf.py"
    for number in range(1, 4):
        until(lambda expected=number: served.board.good_builds == expected)  # type: ignore[misc]
        beside = settings.with_name("new")
        beside.write_text(f"N = {number}", encoding="utf-8")
        beside.replace(settings)
    until(lambda: served.board.good_builds == 4)


def test_a_site_folder_that_is_replaced_is_watched_again(house: House, served: SiteServer) -> None:
    until(lambda: served.board.good_builds == 1)
    site = house.story.parent
    site.rename(site.with_name("old"))
    until(lambda: bool(served.board.status.heading))
    site.mkdir()
    house.write("trở lại")
    until(lambda: served.board.good_builds >= 2)
    until(lambda: "trở lại" in ask(served, "/").body.decode())
    house.write("lần nữa")
    until(lambda: "lần nữa" in ask(served, "/").body.decode())


def test_where_the_machine_cannot_tell_of_changes_they_are_looked_for(
    house: House, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import watchfiles

    real = watchfiles.watch

    def watch_on_a_full_machine(*paths: Path, **options: object) -> Iterator[object]:
        if not options["force_polling"]:
            raise OSError("OS file watch limit reached")
        return real(*paths, **options)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr(watchfiles, "watch", watch_on_a_full_machine)
    board = StatusBoard()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)):
        until(lambda: board.good_builds == 1)
        time.sleep(0.05)
        house.write("hai, dài hơn")
        until(lambda: board.good_builds == 2)
    assert capfd.readouterr().err.count("\n") == 1


def test_a_build_that_cannot_start_is_a_failed_build(house: House) -> None:
    board = StatusBoard()
    job = BuildJob((str(house.job.root / "nope"),), house.job.root, house.job.out, house.job.sources)
    with serve.serving(SiteServer(0, job.out, board), Rebuilder(job, board)):
        until(lambda: bool(board.status.heading))
    assert board.status.heading == "Chưa dựng được trang: 1 lỗi"
    assert "không chạy được lệnh dựng trang" in board.status.lines[0]


def test_a_failure_without_problems_shows_all_that_is_known() -> None:
    lines = ["Traceback (most recent call last):", "ValueError: x", "a.md:1: cảnh báo: y [z]"]
    assert reload.heading_of(lines) == "Chưa dựng được trang"
    assert reload.shown_of(lines) == tuple(lines[:2])


def test_a_page_shows_a_hundred_problems_and_counts_the_rest() -> None:
    lines = [f"a.md:{number}: lỗi: x [y]" for number in range(120)]
    assert reload.heading_of(lines) == "Chưa dựng được trang: 120 lỗi"
    assert reload.shown_of(lines) == (*lines[:100], "… và 20 lỗi nữa, xem ở cửa sổ dòng lệnh.")


def test_what_is_wrong_with_the_machine_counts_as_an_error() -> None:
    lines = ["lỗi: ổ đĩa đã đầy. Trang cũ giữ nguyên."]
    assert reload.heading_of(lines) == "Chưa dựng được trang: 1 lỗi"
    assert reload.shown_of(lines) == tuple(lines)


# Stopping


def test_stopping_ends_the_streams_and_the_running_build(house: House) -> None:
    board = StatusBoard()
    house.write("chậm")
    began = time.monotonic()
    with serve.serving(SiteServer(0, house.job.out, board), Rebuilder(house.job, board)) as server:
        browser, answer = events_of(server)
        until(lambda: house.notes() == ["started"])
    while answer.readline():
        pass
    browser.close()
    assert house.notes() == ["started", "stopped"]
    assert time.monotonic() - began < 3


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal that can be ignored")
def test_a_build_that_does_not_listen_is_ended_all_the_same(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reload, "GRACE_SECONDS", 0.2)
    board = StatusBoard()
    house.write("chậm và lì")
    rebuilder = Rebuilder(house.job, board)
    with serve.serving(SiteServer(0, house.job.out, board), rebuilder):
        until(lambda: house.notes() == ["started"])
    assert rebuilder._child is not None
    assert rebuilder._child.poll() == -signal.SIGKILL


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("text", ["một", "chậm"])
def test_a_signal_stops_everything_quickly_and_quietly(house: House, number: int, code: int, text: str) -> None:
    house.write(text)
    program = (
        "import sys; from pathlib import PosixPath; from plugins.builder.reload import BuildJob; "
        f"from plugins.builder.serve import run; sys.exit(run({house.job!r}, 0))"
    )
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert re.match(r"Gương Sáng đang mở ở http://127.0.0.1:\d+/ ", process.stdout.readline().decode())
        until(lambda: "started" in house.notes())
        if text == "một":
            assert process.stdout.readline().startswith("Đã dựng xong".encode())
        began = time.monotonic()
        process.send_signal(number)
        assert process.wait(5) == code
        assert time.monotonic() - began < 2
        assert process.stderr.read() == b""
    assert ("stopped" in house.notes()) == (text == "chậm")


# The command line


def test_the_first_build_is_hasty_and_the_whole_one_follows(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    rebuilder = Rebuilder(replace(house.job, hasty=("vội",)), StatusBoard())
    rebuilder.start()
    try:
        until(lambda: len(house.notes()) == 2)
    finally:
        rebuilder.stop()
    assert house.notes() == ["started+vội", "started"]
    assert "giây. Xem được rồi; máy đang làm tiếp các cỡ ảnh và chỉ mục tìm kiếm.\n" in capfd.readouterr().out


def test_the_sample_site_goes_to_output() -> None:
    job = serve.job_of(serve.parser().parse_args([]))
    assert job.out == ROOT / "output"
    assert job.sources == (ROOT / "content", ROOT / "theme", ROOT / "plugins", ROOT / "pelicanconf.py")
    expected = f"-m pelican {ROOT / 'content'} -o {ROOT / 'output'} -s pelicanconf.py --log-handler plain"
    assert " ".join(job.command[1:]) == f"{expected} -e DRAFTS=false"
    assert job.hasty == ("PICTURES=false", "SEARCH=false")


def test_drafts_go_to_a_folder_of_their_own() -> None:
    job = serve.job_of(serve.parser().parse_args(["--drafts"]))
    assert job.out == ROOT / "output-drafts"
    assert job.command[-2:] == ("-e", "DRAFTS=true")


def test_site_and_out_are_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    job = serve.job_of(serve.parser().parse_args(["--site", "trang", "--out", "ra"]))
    assert (job.sources[0], job.out) == (tmp_path.resolve() / "trang", tmp_path / "ra")


def test_a_missing_site_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.main(["--site", str(tmp_path / "nope")]) == 1
    assert (
        capsys.readouterr().err
        == f"lỗi: không có thư mục «{tmp_path / 'nope'}»; ghi đúng thư mục của trang sau --site\n"
    )


@pytest.mark.parametrize("out", [".", "trang"])
def test_an_output_that_holds_the_site_is_refused(
    tmp_path: Path, out: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trang").mkdir()
    assert serve.main(["--site", "trang", "--out", out]) == 1
    assert "hãy chọn --out khác" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_cannot_be_is_refused(port: str) -> None:
    with pytest.raises(SystemExit) as stop:
        serve.main(["--port", port])
    assert stop.value.code == 2
