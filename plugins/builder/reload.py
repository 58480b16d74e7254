"""Watches a site's sources, rebuilds after each change, and knows how the last build went."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from threading import Condition, Event, Lock, Thread
from time import monotonic

CALM_MS = 100  # a burst of changes is over when nothing new came for this long: 100 to 200 ms after its end
LONGEST_BURST_MS = 1000
GRACE_SECONDS = 4.0  # for a build that was asked to stop; a stopped build leaves the old site
MOST_LINES = 100  # shown on the page; the terminal shows all

ERROR = re.compile(r"(^|: )lỗi: ")
WARNING = re.compile(r": cảnh báo: ")
# What editors, Office, browsers and Python keep beside the files that are being edited; vim tries folders with «4913».
PASSING = re.compile(
    r"\.|~\$|#.*#$|4913$|__pycache__$|node_modules$|thumbs\.db$|desktop\.ini$|.*(~|\.(sw[a-z]|tmp|part|crdownload|py[co]))$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class BuildJob:
    """What is built, where, how, and from which files and folders."""

    command: tuple[str, ...]
    root: Path  # the command runs here
    out: Path
    sources: tuple[Path, ...]
    hasty: tuple[str, ...] = ()  # added to the command while OUT has no page, so that the first page comes soon


@dataclass(frozen=True)
class BuildStatus:
    """What open pages are told: the build that they should show, and why there is no newer one."""

    serial: int
    build: str
    heading: str = ""
    lines: tuple[str, ...] = ()


class StatusBoard:
    """Holds the last status, and wakes those who wait for the next one."""

    def __init__(self) -> None:
        self._session = token_hex(4)  # a page of an earlier `serve` belongs to no build of this one
        self._changed = Condition()
        self.good_builds = 0
        self.closed = False
        self.status = BuildStatus(0, f"{self._session}-0")

    def post_success(self) -> None:
        """Tell every page that it is out of date."""
        with self._changed:
            self.good_builds += 1
            self.status = BuildStatus(self.status.serial + 1, f"{self._session}-{self.good_builds}")
            self._changed.notify_all()

    def post_failure(self, heading: str, lines: tuple[str, ...]) -> None:
        """Tell every page why it stays as it is."""
        with self._changed:
            self.status = replace(self.status, serial=self.status.serial + 1, heading=heading, lines=lines)
            self._changed.notify_all()

    def status_after(self, serial: int, seconds: float) -> BuildStatus:
        """Return the first status that is newer than `serial`, or after `seconds` the same one again."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.status.serial > serial, seconds)
            return self.status

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()


class Rebuilder:
    """Builds at the start and after each change, one build at a time, until it is stopped."""

    def __init__(self, job: BuildJob, board: StatusBoard) -> None:
        self._job, self._board = job, board
        self._changed, self._stopping = Event(), Event()
        self._starting = Lock()
        self._child: subprocess.Popen[str] | None = None
        self._polling: bool | None = None  # None: the operating system tells of changes where it can
        self._threads = [Thread(target=self._watch, daemon=True), Thread(target=self._rebuild, daemon=True)]

    def start(self) -> None:
        """Begin to watch; the first build follows at once."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop watching, and a running build too."""
        with self._starting:  # after this no child is started
            self._stopping.set()
        self._changed.set()
        if self._child is not None:
            end(self._child)
        for thread in self._threads:
            thread.join(timeout=1)

    def _watch(self) -> None:
        while not self._stopping.is_set():
            try:
                self._watch_until_replaced()
            except FileNotFoundError:  # a folder went away just now
                self._stopping.wait(0.2)
            except (OSError, RuntimeError):  # too many folders or watchers for this machine's settings
                if not self._polling:
                    tell("Máy không tự báo được hết các thay đổi (quá nhiều thư mục); trang sẽ cập nhật chậm hơn.")
                self._polling = True
                self._stopping.wait(1)

    def _watch_until_replaced(self) -> None:
        """Watch until one of the sources is another file or folder than it was.

        What changed before this began is unknown, so a build is due when it has begun.
        """
        marks = [mark_of(source) for source in self._job.sources]
        begun = False
        for changed in self._bursts():
            if changed or not begun:
                begun = True
                self._changed.set()
            if [mark_of(source) for source in self._job.sources] != marks:
                return

    def _bursts(self) -> Iterator[bool]:
        """Tell every moment whether a source in a folder has changed.

        Folders alone are watched, for a watched file is lost as soon as an editor replaces it.
        """
        from watchfiles import watch

        folders = [source for source in self._job.sources if source.is_dir()]
        for changes in watch(
            *folders,
            watch_filter=lambda _change, path: is_source(Path(path), self._job),
            debounce=LONGEST_BURST_MS,
            step=CALM_MS,
            stop_event=self._stopping,
            rust_timeout=CALM_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=self._polling,
            ignore_permission_denied=True,
        ):
            yield bool(changes)

    def _rebuild(self) -> None:
        while self._changed.wait() and not self._stopping.is_set():
            self._changed.clear()  # a change from here on causes one more build
            self._build()

    def _build(self) -> None:
        began = monotonic()
        hasty = self._job.hasty if not (self._job.out / "index.html").exists() else ()
        code, lines = self._run(hasty)
        if self._stopping.is_set():
            return
        if code == 0:
            seconds = f"{monotonic() - began:.1f}".replace(".", ",")
            more = " Xem được rồi; máy đang làm tiếp các cỡ ảnh và chỉ mục tìm kiếm." if hasty else ""
            print(f"Đã dựng xong trong {seconds} giây.{more}", flush=True)
            self._board.post_success()
            if hasty:
                self._changed.set()  # now the whole of it
            return
        lines = lines or [f"Lệnh dựng trang dừng với mã {code}."]
        tell("Hãy sửa rồi lưu lại; trang sẽ tự dựng lại.")
        self._board.post_failure(heading_of(lines), shown_of(lines))

    def _run(self, hasty: tuple[str, ...]) -> tuple[int, list[str]]:
        """Run the build, print what it says as it says it, and return its exit code and that."""
        lines = []
        try:
            with self._starting:
                if self._stopping.is_set():
                    return 1, []
                self._child = child = started(self._job, hasty)
        except OSError as error:
            return 1, [f"lỗi: không chạy được lệnh dựng trang: {error}"]
        with child:
            for line in child.stderr or ():
                lines.append(line.rstrip())
                tell(lines[-1])
        return child.returncode, lines


def started(job: BuildJob, hasty: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a build in a process group of its own, so that Ctrl-C reaches it through `end` alone, once."""
    return subprocess.Popen(  # noqa: S603 - the command is ours
        (*job.command, *hasty),
        cwd=job.root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # its summary; problems go to stderr
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        process_group=0 if os.name == "posix" else None,
    )


def end(child: subprocess.Popen[str]) -> None:
    """Ask a build to stop, and make it stop if it does not."""
    child.terminate()
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def mark_of(source: Path) -> tuple[int, ...] | None:
    """Return what tells a file or folder from its replacement, and a file from its next version."""
    try:
        stat = source.stat()
    except OSError:
        return None
    version = () if source.is_dir() else (stat.st_mtime_ns, stat.st_size)
    return (stat.st_dev, stat.st_ino, *version)


def is_source(path: Path, job: BuildJob) -> bool:
    """Tell whether a change of `path` may change the site: neither OUT nor what programs keep for themselves."""
    if path.is_relative_to(job.out):
        return False
    folder = next((source for source in job.sources if path.is_relative_to(source)), path.parent)
    return not any(PASSING.match(part) for part in path.relative_to(folder).parts)


def heading_of(lines: list[str]) -> str:
    """Return the sentence above the problems of a failed build."""
    errors = sum(1 for line in lines if ERROR.search(line))
    return f"Chưa dựng được trang: {errors} lỗi" if errors else "Chưa dựng được trang"


def shown_of(lines: list[str]) -> tuple[str, ...]:
    """Return what a page shows of a failed build: its errors, or all that is known where there are none."""
    errors = [line for line in lines if ERROR.search(line)]
    if not errors:
        return tuple(line for line in lines if not WARNING.search(line))[-MOST_LINES:]
    rest = len(errors) - MOST_LINES
    more = [f"… và {rest} lỗi nữa, xem ở cửa sổ dòng lệnh."] if rest > 0 else []
    return (*errors[:MOST_LINES], *more)


def tell(sentence: str) -> None:
    """Print a line where problems belong."""
    print(sentence, file=sys.stderr, flush=True)
