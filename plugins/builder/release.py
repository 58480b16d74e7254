"""`publish`: builds for production, makes a release of hard links, checks it, and switches to it by one rename."""

import json
import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from plugins.builder.output import Output, Refused, held, site_fault
from plugins.builder.overrides import add_overrides
from plugins.builder.places import is_content, lost_fault
from plugins.builder.stopping import Stopped, Stopping
from plugins.builder.websub import hub_told
from plugins.builder.words import faults_text, number_text

ROOT = Path(__file__).resolve().parents[2]
KEPT = 5  # releases that one can go back to, the current one among them
NEEDED = ("index.html", "404.html", "feeds/all.xml", "sitemap.xml")
NEWEST = 50  # pages whose links are followed
SHOWN = 20  # dead links that are named
NO_EARLIER = "trong «{}» không có bản nào trước bản đang mở"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z")


class Place(NamedTuple):
    """Where the releases of one site are."""

    root: Path

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def part(self) -> Path:
        """The release that is being made."""
        return self.releases / ".dang-tao"

    def names(self) -> list[str]:
        """Every whole release, oldest first; what else lies there is not ours."""
        if not self.releases.is_dir():
            return []
        return sorted(e.name for e in os.scandir(self.releases) if _NAME.fullmatch(e.name) and e.is_dir())

    def current_name(self) -> str:
        """The release that readers see, or nothing."""
        try:
            name = self.current.readlink().name
        except OSError:
            return ""
        return name if name in self.names() else ""


def main(argv: list[str]) -> int:
    """Publish or go back; return the exit code."""
    options = parser().parse_args(argv)
    if os.name != "posix":
        tell(
            "lỗi: lệnh publish chỉ chạy trên Linux và macOS; trên Windows hãy gõ: python3 tasks.py build"
            " -s publishconf.py --out public, rồi chép thư mục public lên máy chủ."
        )
        return 1
    place = Place(options.to)
    if not options.rollback and (fault := site_fault(options.site)):
        tell(fault)
        return 1
    try:
        check_request(place, options)
        with Stopping() as stopping, alone(place):
            sweep(place)
            return back(place, stopping) if options.rollback else publish(place, options, stopping)
    except (Refused, OSError) as fault:
        tell(faults_text(fault))
        return 1
    except Stopped as stop:
        tell("Đã dừng theo yêu cầu; trang đang mở cho bạn đọc giữ nguyên.")
        return stop.code


def parser() -> ArgumentParser:
    """Return the options of `publish`."""
    found = ArgumentParser("tasks.py publish", description="Dựng bản chính thức và đưa lên.", allow_abbrev=False)
    here = Path.cwd().joinpath
    found.add_argument("--site", type=here, default=ROOT / "content", help="thư mục của trang (mặc định: content)")
    found.add_argument("--to", type=here, default=ROOT / "public", help="thư mục đưa lên (mặc định: public)")
    found.add_argument("--rollback", action="store_true", help="trở lại bản liền trước bản đang mở")
    found.add_argument("--without-bad", action="store_true", help="bỏ ra những bài có lỗi và liệt kê chúng")
    add_overrides(found)
    return found


def check_request(place: Place, options: Namespace) -> None:
    """Refuses what cannot come to a good end, before anything is made: a folder, or drafts in the build's folder."""
    if options.rollback and not place.names():
        raise Refused(NO_EARLIER.format(place.root))
    if options.rollback:
        return
    if is_content(place.root, options.site):
        raise Refused(f"«{place.root}» nằm trong thư mục nội dung «{options.site}»; hãy chọn thư mục khác bằng --to")
    if fault := lost_fault(options.site, place.current):
        raise Refused(fault)
    if asks_for_drafts(options.settings):
        raise Refused("bài nháp không đưa lên được; hãy bỏ DRAFTS khỏi -e, hoặc xem bản nháp bằng serve --drafts")


def asks_for_drafts(settings: list[str]) -> bool:
    """Tell whether Pelican would take these settings for drafts; of several values it takes the last."""
    values = [value for key, _, value in (setting.partition("=") for setting in settings) if key == "DRAFTS"]
    try:
        return bool(values and json.loads(values[-1]))
    except ValueError:  # Pelican says what is wrong with it, and builds nothing
        return False


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """One publish at a time in a folder; a second one waits."""
    import fcntl

    place.root.mkdir(parents=True, exist_ok=True)
    handle = os.open(place.root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Đang chờ một lần đưa lên khác xong …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def sweep(place: Place) -> None:
    """Removes what a killed publish left: a release half made or half removed, a link that was not switched."""
    if os.path.lexists(place.current) and not place.current.is_symlink():
        raise Refused(f"«{place.current}» không phải là liên kết do publish tạo; hãy chọn thư mục khác bằng --to")
    (place.root / ".current").unlink(missing_ok=True)
    place.releases.mkdir(exist_ok=True)
    for entry in list(os.scandir(place.releases)):
        if Path(entry.path) == place.part or (entry.name[0] == "." and _NAME.fullmatch(entry.name[1:])):
            shutil.rmtree(entry.path)


# Forward


def publish(place: Place, options: Namespace, stopping: Stopping) -> int:
    """Build, make the release, check it, switch to it, forget the oldest."""
    code = built(place, options)
    if code:
        tell("Chưa đưa lên; trang đang mở cho bạn đọc giữ nguyên.")
        return code
    files = linked(place)
    if not passes(place.part, files, options.without_bad):
        tell("Chưa đưa lên; trang đang mở cho bạn đọc giữ nguyên.")
        return 1
    before, name = place.current_name(), next_name(place, datetime.now(UTC))
    stopping.forbid()
    place.part.rename(place.releases / name)
    switch(place, name)
    ping = hub_told(place.releases / before if before else None, place.releases / name)
    if ping:
        tell(f"cảnh báo: {ping}")
    with suppress(OSError):  # what could not be removed now is removed the next time
        forget(place, name, before)
    size = f"{sum(files.values()) / 1e6:.1f}".replace(".", ",")
    kept = f" Bản trước là {before}; trở lại bằng --rollback." if before else ""
    print(f"Đã đưa lên bản {name}: {number_text(len(files))} tệp, {size} MB.{kept}")
    return 0


def built(place: Place, options: Namespace) -> int:
    """Build as production wants it, in a process of its own, and return its exit code."""
    command = [sys.executable, "-m", "pelican", str(options.site), "-o", str(place.build), "-s", "publishconf.py"]
    settings = [*options.settings, *(["WITHOUT_BAD=true"] if options.without_bad else [])]
    command += ["--log-handler", "plain", *(["-e", *settings] if settings else [])]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603  our own command line
        try:
            code = process.wait()
        except Stopped as stop:
            process.send_signal(stop.signum)  # it knows how to stop, and when not to
            process.wait()
            raise
    return code if code >= 0 else 128 - code


def linked(place: Place) -> dict[str, int]:
    """Makes the release of hard links; returns each file of the build with its size."""
    output, files = Output(place.build), {}
    if output.has_drafts():
        raise Refused(f"«{place.build}» có cả bài nháp nên không đưa lên được")
    with held(output, place.root):
        for file in files_of(place.build):
            target = place.part / file
            target.parent.mkdir(parents=True, exist_ok=True)
            _link_or_copy(place.build / file, target)
            files[file] = (place.build / file).stat().st_size
    return files


def files_of(folder: Path) -> list[str]:
    """Every file in a folder; what begins with a dot at its top is not for readers."""
    top = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    below = [file for entry in top for file in (entry, *entry.rglob("*"))]
    return [file.relative_to(folder).as_posix() for file in below if file.is_file()]


def _link_or_copy(source: Path, target: Path) -> None:
    """The builder replaces files and never writes into one, so the release keeps what it has."""
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def next_name(place: Place, now: datetime) -> str:
    """A name after every other, also where the clock was set back."""
    newest = max(place.names(), default="")
    name = now.strftime(_STAMP)
    if name > newest:
        return name
    return (datetime.strptime(newest, _STAMP).replace(tzinfo=UTC) + timedelta(microseconds=1)).strftime(_STAMP)


def switch(place: Place, name: str) -> None:
    """Readers see the old release until the rename, and the new one from then on."""
    waiting = place.root / ".current"
    waiting.symlink_to(Path("releases", name))
    waiting.replace(place.current)


def forget(place: Place, name: str, before: str) -> None:
    """Keeps the newest; those that somebody went back from are no past of the new one."""
    past = [n for n in place.names() if n <= before]
    for old in place.names():
        if old != name and old not in past[-KEPT + 1 :]:
            waiting = place.releases / f".{old}"
            (place.releases / old).rename(waiting)  # so that half a release never has a release's name
            shutil.rmtree(waiting)


# Back


def back(place: Place, stopping: Stopping) -> int:
    """Switch to the release before the current one."""
    current = place.current_name()
    earlier = [n for n in place.names() if n < current]
    if not earlier:
        raise Refused(NO_EARLIER.format(place.root))
    stopping.forbid()
    switch(place, earlier[-1])
    print(f"Đã trở lại bản {earlier[-1]} (trước đó là {current}).")
    tell("Lưu ý: bài gỡ, đính chính sau bản này lại hiện như cũ; sửa xong hãy công bố ngay bản mới.")
    return 0


# Checking


def passes(release: Path, files: dict[str, int], without_bad: bool) -> bool:
    """Tell whether a release may go to its readers, and say why not; a dead link holds up no urgent withdrawal."""
    faults = faults_of_files(release, files)
    dead = [] if faults else dead_links(release)
    for fault in (*faults, *dead[:SHOWN]):
        tell(f"{'cảnh báo' if without_bad and fault in dead else 'lỗi'}: {fault}")
    if len(dead) > SHOWN:
        tell(f"… và {len(dead) - SHOWN} liên kết hỏng khác")
    return not faults and (without_bad or not dead)


def faults_of_files(release: Path, files: dict[str, int]) -> list[str]:
    """What a release lacks, as sentences."""
    found = {file: (release / file).stat().st_size for file in files_of(release)}
    faults = [f"thiếu tệp «{name}»" for name in NEEDED if name not in found]
    if found != files:
        faults.append(f"bản mới có {len(found)} tệp, bản dựng có {len(files)} tệp, hoặc có tệp khác độ dài")
    return faults


def dead_links(release: Path) -> list[str]:
    """The links of the home page and of the newest pages that lead to no file, as sentences."""
    files, home = set(files_of(release)), links_of(release / "index.html").canonical
    pages = ((release / n).stat().st_mtime_ns for n in files)
    dated = sorted(zip(pages, files, strict=True), reverse=True)
    newest = [name for _, name in dated if name.endswith(".html")][:NEWEST]
    return [
        f"liên kết «{address}» trong «{page}» không dẫn đến tệp nào"
        for page in dict.fromkeys(("index.html", *newest))
        for address in dict.fromkeys(links_of(release / page).addresses)
        if not leads_somewhere(address, page, home, files)
    ]


class Links(HTMLParser):
    """The addresses that a page names, and its own."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.canonical = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
        self.addresses += [values[key] for key in ("href", "src", "poster") if values.get(key)]
        self.addresses += [part.split()[0] for part in values.get("srcset", "").split(",") if part.split()]


def links_of(page: Path) -> Links:
    """Return what a page links to."""
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    links.close()
    return links


def leads_somewhere(address: str, page: str, home: str, files: set[str]) -> bool:
    """Tell whether an address on a page is another site's or leads to a file here; `home` is the site's own."""
    home = home or "https://trang.invalid/"
    there = urlsplit(urljoin(home + page.removesuffix("index.html"), address))
    base = urlsplit(home)
    if (there.scheme, there.netloc) != (base.scheme, base.netloc) or not there.path.startswith(base.path):
        return True
    path = unquote(there.path[len(base.path) :])
    return (path + "index.html" if not path or path.endswith("/") else path) in files
