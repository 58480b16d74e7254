"""The sample site as readers get it: built once, sorted into kinds of pages, served as production serves it."""

import gzip
import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from plugins.builder import serve
from plugins.builder.reload import StatusBoard
from tests.site.site_builder import ROOT, Workshop

TOOLS = Path(__file__).with_name("node_modules")
CLOCK = 1795156200  # 2026-11-20 13:30 in Hà Nội
REDIRECT = re.compile(r'<meta http-equiv="?refresh', re.IGNORECASE)
COMPRESSED = {serve.HTML, serve.TYPES[".css"], serve.TYPES[".js"], serve.TYPES[".svg"], serve.TYPES[".json"]}


class Sample(NamedTuple):
    """A built site; its pages are their addresses from the site's root, such as `guong/lop-hoc/`."""

    out: Path
    pages: dict[str, str]

    @property
    def shown(self) -> dict[str, str]:
        """The pages that stay open: the others lead the reader on at once."""
        return {path: text for path, text in self.pages.items() if not REDIRECT.search(text)}

    @property
    def kinds(self) -> dict[str, list[str]]:
        """The pages by kind: the first word of the address, its depth, and whether it is a numbered page of a list."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.shown):
            words = path.strip("/").split("/")
            numbered = " trang-N" if words[-1].startswith("trang-") else ""
            found.setdefault(f"{words[0]} {len(words)}{numbered}", []).append(path)
        return found

    @property
    def picked(self) -> list[str]:
        """For each kind the shortest page (an empty list, a withdrawn story) and a few that have all its elements."""
        found = []
        for pages in self.kinds.values():
            shortest = min(pages, key=lambda page: len(self.pages[page]))
            found += dict.fromkeys([shortest, *covering({page: tags(self.pages[page]) for page in pages})])
        return found


def tags(text: str) -> set[str]:
    """Return the names of the elements of a page, with the types of inputs and buttons."""
    return set(re.findall(r'<(?:[a-z][a-z0-9-]*|input [^>]*?type="?\w+)', text))


def covering(pages: dict[str, set[str]]) -> Iterator[str]:
    """Yield pages until all their tags have been had; the first one in any case."""
    left = set().union(*pages.values())
    while left:
        best = max(pages, key=lambda page: len(pages[page] & left))
        left -= pages[best]
        yield best


def built_sample(folder: Path) -> Sample:
    """Build the sample site without the encodings of pictures: the pages name the same sizes."""
    shop = Workshop(folder)
    shop.site, shop.now = ROOT / "content", CLOCK
    result = shop.build(PICTURES=False)
    assert result.code == 0, result
    files = (file for file in shop.out.rglob("*.html") if file.is_file())
    texts = {file.relative_to(shop.out).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return Sample(shop.out, {path.removesuffix("index.html"): text for path, text in texts.items()})


class Production(serve.SiteRequest):
    """Answers with the headers of `serve` and compressed text, without the script that reloads pages."""

    def answer_from_out(self, path: str) -> None:
        """Answer with a file as it lies in OUT."""
        file = serve.file_at(self.server.out, path)
        kind = serve.content_type(path, file) if file else serve.PLAIN
        body = file.read_bytes() if file else b""
        more = {}
        if kind in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, more = gzip.compress(body, mtime=0), {"Content-Encoding": "gzip"}
        self.send(200 if file else 404, kind, BytesIO(body), range(len(body)), more)


@contextmanager
def served(out: Path, *, reloading: bool = False) -> Iterator[str]:
    """Serve a built site on a free port and give its address."""
    server = serve.SiteServer(0, out, StatusBoard())
    if not reloading:
        server.RequestHandlerClass = Production
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.board.close()
        server.shutdown()
        server.server_close()
        thread.join()


def tool(name: str) -> Path:
    """Return a folder in node_modules; its absence is a failure, never a skip."""
    found = TOOLS / name
    assert found.exists(), f"chưa có {name}; hãy chạy bằng: python3 tasks.py test"
    return found


def brotli_sizes(bodies: dict[str, bytes]) -> dict[str, int]:
    """Return the size of each body as brotli at its best; Node has it, Python has not."""
    script = (
        "const bodies = JSON.parse(require('fs').readFileSync(0));"
        "const size = (text) => require('zlib').brotliCompressSync(Buffer.from(text, 'base64')).length;"
        "console.log(JSON.stringify(Object.fromEntries(Object.entries(bodies).map(([k, v]) => [k, size(v)]))))"
    )
    asked = json.dumps({name: b64encode(body).decode() for name, body in bodies.items()})
    answer = subprocess.run(["node", "-e", script], input=asked, capture_output=True, text=True, check=True)
    sizes: dict[str, int] = json.loads(answer.stdout)
    return sizes
