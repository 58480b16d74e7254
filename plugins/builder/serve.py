"""Serves the site on this machine as production would, with pages that reload themselves after each build."""

import json
import os
import re
import signal
import socketserver
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from plugins.builder.output import MARKER, site_fault
from plugins.builder.reload import BuildJob, Rebuilder, StatusBoard, tell

ROOT = Path(__file__).resolve().parents[2]
STATIC = Path(__file__).with_name("serve_static")
LOOPBACK = "127.0.0.1"
PORTS_TRIED = 10
KEEP_ALIVE_SECONDS = 10.0
CHUNK = 1 << 16
HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# The web desk's page says itself what it may do, in a policy that follows the code host; there is no second one here.
DESK = "/quan-tri/"
DESK_HEADERS = HEADERS | {"Content-Security-Policy": "frame-ancestors 'none'"}
# Not the `mimetypes` module: it asks the machine, and machines differ.
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".htm": HTML,
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": PLAIN,
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yml": "text/yaml; charset=utf-8",
    ".zip": "application/zip",
}
FEED_TYPES = {".json": "application/feed+json", ".xml": "application/rss+xml"}

WAITING_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đang dựng trang…</title>
<noscript><meta http-equiv="refresh" content="2"></noscript>
</head>
<body class="gs-waiting">
<h1 class="gs-waiting__text">Đang dựng trang…</h1>
</body>
</html>
"""
MISSING_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Không có trang này</title>
</head>
<body>
<h1>Không có trang này</h1>
<p><a href="/">Về trang đầu</a></p>
</body>
</html>
"""


class SiteServer(ThreadingHTTPServer):
    """Answers on the loopback interface alone, from one output folder."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # on Windows it would let two programs share a port
    request_queue_size = 64

    def __init__(self, port: int, out: Path, board: StatusBoard) -> None:
        self.out, self.board = out, board
        self._had_site = (out / MARKER).is_file()
        super().__init__((LOOPBACK, port), SiteRequest)

    @property
    def has_site(self) -> bool:
        """Tell whether OUT was built by us, to its end."""
        return self._had_site or self.board.good_builds > 0

    def server_bind(self) -> None:
        """Take the port; unlike HTTPServer, ask no name server what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser has hung up."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class SiteRequest(BaseHTTPRequestHandler):
    """Answers one browser."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "GuongSang", ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer from OUT, or with what is needed to reload."""
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # a body, which nobody will read
        path = self.path.partition("?")[0]
        if not is_this_machine(self.headers.get("Host", "")):
            self.answer(421, PLAIN, "Trang này chỉ mở được ở http://localhost hoặc http://127.0.0.1.\n".encode())
        elif path == "/__gs/events":
            self.answer_with_events()
        elif path in ("/__gs/reload.js", "/__gs/reload.css"):
            self.answer_with_file(STATIC / path.rpartition("/")[2], path)
        elif not self.server.has_site:
            self.answer_with_page(503, WAITING_PAGE.encode())  # not 200: whoever polls would take it for the site
        else:
            self.answer_from_out(path)

    def do_HEAD(self) -> None:
        """Answer the same without a body."""
        self.do_GET()

    def answer_from_out(self, path: str) -> None:
        """Answer with the file, the address with a slash, or 404."""
        if file := file_at(self.server.out, path):
            try:
                self.answer_with_file(file, path)
            except (FileNotFoundError, PermissionError):  # a build has just removed it
                self.answer_with_missing_page()
        elif file_at(self.server.out, f"{path}/"):
            _, mark, query = self.path.partition("?")
            self.answer(302, PLAIN, b"", {"Location": f"{quote(unquote(path))}/{mark}{query}"})
        else:
            self.answer_with_missing_page()

    def answer_with_missing_page(self) -> None:
        """Answer 404 with the site's own page where it has one."""
        page = file_at(self.server.out, "/404.html")
        self.answer_with_page(404, page.read_bytes() if page else MISSING_PAGE.encode())

    def answer_with_page(self, status: int, page: bytes) -> None:
        """Answer with HTML that reloads itself."""
        self.answer(status, HTML, with_reload(page, self.server.board.status.build))

    def answer_with_file(self, file: Path, path: str) -> None:
        """Answer with one file, or the part of it that the browser asks for."""
        kind = content_type(path, file)
        if kind == HTML and not path.startswith(DESK):  # a reload would take away what an editor has typed
            build = self.server.board.status.build  # before reading: a page may be newer than it says, never older
            return self.answer(200, HTML, with_reload(file.read_bytes(), build))
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            span = span_of(self.asked_range(), size)
            if span is None:
                return self.send(200, kind, stream, range(size), {"Accept-Ranges": "bytes"})
            if not span:
                return self.answer(416, PLAIN, b"", {"Content-Range": f"bytes */{size}"})
            part = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {span[0]}-{span[-1]}/{size}"}
            return self.send(206, kind, stream, span, part)

    def asked_range(self) -> str:
        """Return the Range header where it counts: not for HEAD, nor on a condition, having no validators."""
        return "" if self.command == "HEAD" or "If-Range" in self.headers else self.headers.get("Range", "")

    def answer(self, status: int, kind: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        """Answer with bytes."""
        self.send(status, kind, BytesIO(body), range(len(body)), more or {})

    def send(self, status: int, kind: str, stream: BinaryIO, span: range, more: Mapping[str, str]) -> None:
        """Send headers and, unless they alone were asked for, `span` of `stream`."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(span)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        stream.seek(span.start)
        left = len(span)
        while left and (chunk := stream.read(min(left, CHUNK))):
            self.wfile.write(chunk)
            left -= len(chunk)
        if left:  # the file was cut meanwhile
            self.close_connection = True

    def answer_with_events(self) -> None:
        """Send each status, the present one first, until the page or the server goes away."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        board, serial = self.server.board, -1
        while not board.closed:
            status = board.status_after(serial, KEEP_ALIVE_SECONDS)
            event = f"data: {json.dumps(asdict(status))}\n\n" if status.serial != serial else ":\n\n"
            self.wfile.write(event.encode())
            serial = status.serial

    def end_headers(self) -> None:
        """Send production's headers with every answer."""
        path = getattr(self, "path", "")  # a request may be refused before it is read
        for name, value in (DESK_HEADERS if path.startswith(DESK) else HEADERS).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Leave the terminal to the problems of the site."""


def is_this_machine(host: str) -> bool:
    """Tell whether a Host header is ours; another name that leads here is an attack (DNS rebinding)."""
    return re.fullmatch(r"(localhost|127\.0\.0\.1)(:\d{1,5})?", host, re.IGNORECASE | re.ASCII) is not None


def file_at(out: Path, path: str) -> Path | None:
    """Return the file in `out` that the path of an address names, or None; nothing outside, and no dot files."""
    try:
        first, *names = (unquote(path, errors="strict") + ("index.html" if path.endswith("/") else "")).split("/")
        if first or not all(map(is_public, names)):
            return None
        home = out.resolve()
        file = home.joinpath(*names).resolve()
        inside = file.is_relative_to(home) and all(map(is_public, file.relative_to(home).parts))
        return file if inside and file.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long, a loop of links, not UTF-8
        return None


def is_public(name: str) -> bool:
    """Tell whether a name is an ordinary one: not empty, a dot file, `..`, or special on Windows."""
    return re.fullmatch(r"[^.\\:\x00][^\\:\x00]*", name) is not None


def content_type(path: str, file: Path) -> str:
    """Return the media type of a file by its address and its name."""
    suffix = file.suffix.lower()
    if path.startswith("/feeds/") and file.name != "opml.xml" and suffix in FEED_TYPES:
        return FEED_TYPES[suffix]
    return TYPES.get(suffix, "application/octet-stream")


def span_of(header: str, size: int) -> range | None:
    """Return the bytes that are asked for: None for the whole file, empty if it has no such part."""
    asked = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", header.strip(), re.ASCII)
    if not asked or not any(asked.groups()):
        return None
    first, last = asked.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def with_reload(page: bytes, build: str) -> bytes:
    """Return the page with our style and script at the end of its body."""
    tags = (
        f'<link rel="stylesheet" href="/__gs/reload.css"><script src="/__gs/reload.js" data-build="{build}"></script>'
    ).encode()
    ends = list(re.finditer(rb"</body\s*>", page, re.IGNORECASE))
    place = ends[-1].start() if ends else len(page)
    return page[:place] + tags + page[place:]


# The command


def main(argv: list[str]) -> int:
    """Build, serve and rebuild until a signal comes; return the exit code."""
    options = parser().parse_args(argv)
    job = job_of(options)
    if fault := fault_of(job):
        tell(fault)
        return 1
    return run(job, options.port)


def parser() -> ArgumentParser:
    """Return the options of `serve`."""
    found = ArgumentParser("tasks.py serve", description="Dựng trang, mở trang và tự tải lại sau mỗi lần sửa.")
    here = Path.cwd().joinpath
    found.add_argument("--site", type=here, default=ROOT / "content", help="thư mục của trang (mặc định: content)")
    found.add_argument("--out", type=here, help="nơi ghi trang đã dựng (mặc định: output; bản nháp: output-drafts)")
    found.add_argument("--port", type=port_of, default=8000, help="cổng (mặc định: 8000)")
    found.add_argument("--drafts", action="store_true", help="cho xem cả bài nháp và bài chưa tới giờ đăng")
    return found


def port_of(text: str) -> int:
    """Return the number of a port; argparse says what is wrong with any other text."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def job_of(options: Namespace) -> BuildJob:
    """Return what the options ask to be built."""
    site = options.site.resolve()
    out = (options.out or ROOT / ("output-drafts" if options.drafts else "output")).absolute()
    command = [sys.executable, "-m", "pelican", str(site), "-o", str(out), "-s", "pelicanconf.py"]
    command += ["--log-handler", "plain", "-e", f"DRAFTS={str(options.drafts).lower()}"]
    sources = (site, ROOT / "theme", ROOT / "plugins", ROOT / "pelicanconf.py")
    return BuildJob(tuple(command), ROOT, out, sources, hasty=("PICTURES=false", "SEARCH=false"))  # which take long


def fault_of(job: BuildJob) -> str:
    """Return what makes it useless to begin, as a sentence, or nothing."""
    site, out = job.sources[0], job.out.resolve()
    if fault := site_fault(site):
        return fault
    if any(folder.is_relative_to(out) for folder in (site, job.root)):
        return f"Không dựng trang vào «{out}» được vì nội dung hoặc mã nguồn nằm trong đó; hãy chọn --out khác."
    return ""


def run(job: BuildJob, port: int) -> int:
    """Serve until SIGINT or SIGTERM, and return the exit code that says which."""
    exits, server = exits_on_signals(), open_server(port, job.out, StatusBoard())
    if server is None:
        return 1
    with serving(server, Rebuilder(job, server.board)):
        print(f"Gương Sáng đang mở ở http://{LOOPBACK}:{server.server_port}/ (dừng: Ctrl-C)", flush=True)
        return first_of(exits)


def exits_on_signals() -> "SimpleQueue[int]":
    """Return where the exit code comes when a signal does."""
    exits: SimpleQueue[int] = SimpleQueue()  # its put() may be called by a signal handler at any moment
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda got, _frame: exits.put(128 + got))
    return exits


def open_server(port: int, out: Path, board: StatusBoard) -> SiteServer | None:
    """Return a server that listens on `port` or on the next one that is free; say so where there is none."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            server = SiteServer(candidate, out, board)
        except OSError:
            continue
        if candidate != port:
            print(f"Cổng {port} đang bận; dùng cổng {candidate}.", flush=True)
        return server
    tell(f"Các cổng từ {port} đều đang bận. Hãy tắt bớt chương trình, hoặc chọn cổng khác: --port 9000.")
    return None


@contextmanager
def serving(server: SiteServer, rebuilder: Rebuilder) -> Iterator[SiteServer]:
    """Answer and rebuild in the background while the block runs."""
    answering = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    answering.start()
    rebuilder.start()
    try:
        yield server
    finally:
        server.board.close()
        server.shutdown()
        server.server_close()
        rebuilder.stop()


def first_of(exits: "SimpleQueue[int]") -> int:
    """Wait in short steps, since on Windows a signal does not end a longer one."""
    while True:
        try:
            return exits.get(timeout=0.5)
        except Empty:
            continue
