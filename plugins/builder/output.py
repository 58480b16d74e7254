"""The output folder: whose it is, who may build into it now, and how a finished stage becomes the site in one go."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.builder.state import Mark
from plugins.builder.stopping import Stopped

MARKER = ".guong-sang"
STAGE = ".guong-sang-dang-dung"
_MARK_TEXT = "Thư mục này do Gương Sáng dựng; mọi tệp trong đó được tạo lại từ nội dung của trang.\n"
_DRAFTS_TEXT = "BẢN NHÁP: có cả bài nháp và bài chưa tới giờ đăng; không được đưa lên mạng.\n"


class Refused(Exception):
    """The build cannot go on; the message is a Vietnamese sentence for the user."""


def site_fault(site: Path) -> str:
    """Return why there is no site to begin with, as the line that every command prints, or nothing."""
    if os.path.isdir(site):
        return ""
    return f"lỗi: không có thư mục «{site}»; ghi đúng thư mục của trang sau --site"


class Output:
    """One output folder. Its stage lies inside it, so that a finished file is moved by a rename."""

    def __init__(self, root: Path, drafts: bool = False) -> None:
        self.root, self.drafts = root, drafts
        self.stage = root / STAGE
        # A name of its own, so that workers who outlive a killed build cannot write into the stage of the next one.
        self.fresh = self.stage / f"moi-{secrets.token_hex(4)}"
        self.undo = self.stage / "cu"
        self.kept: list[tuple[str, str]] = []  # what was in the way, and where it is kept, in the order of going
        self.ready = self.stage / "xong"  # the stage's folder, then the paths to remove, each ended by NUL
        self.marker = root / MARKER
        self.created: list[str] = []  # what had no place before, in the order of coming

    def check_ownership(self) -> None:
        """A folder with files that we did not make is refused, so are drafts among what is public."""
        if self.root.is_symlink():
            raise Refused(f"«{self.root}» là một liên kết; hãy ghi đường dẫn của thư mục thật")
        if self.root.exists() and not self.root.is_dir():
            raise Refused(f"«{self.root}» không phải là một thư mục; hãy chọn thư mục khác bằng -o")
        if not self.root.is_dir():
            return
        if not self.marker.is_file():
            names = {entry.name for entry in os.scandir(self.root)} - {STAGE}
            if names:
                raise Refused(
                    f"thư mục «{self.root}» đã có tệp không do Gương Sáng tạo (ví dụ «{min(names)}»);"
                    " hãy chọn thư mục trống hoặc thư mục của lần dựng trước"
                )
        elif self.has_drafts() != self.drafts:
            made, asked = ("có bài nháp", "không có bài nháp") if self.has_drafts() else ("chính thức", "có bài nháp")
            raise Refused(
                f"thư mục «{self.root}» là của bản {made}, không dựng bản {asked} vào đó được; hãy chọn thư mục khác"
            )

    def has_drafts(self) -> bool:
        """Tell whether the site in this folder shows what is not public yet."""
        return self.marker.is_file() and _DRAFTS_TEXT in self.marker.read_text(encoding="utf-8", errors="replace")

    def resume(self) -> None:
        """Completes what a killed build had begun to move; throws away what it had only rendered."""
        if self.ready.is_file():
            self._mark()  # what the last state says of this output is no longer true
            shutil.rmtree(self.undo, ignore_errors=True)  # what the killed build kept; its names are taken anew
            fresh, *removals = self.ready.read_text(encoding="utf-8").split("\0")[:-1]
            self._take(self.stage / fresh, removals)
        self.clear()

    def clear(self) -> None:
        self.created, self.kept = [], []
        self.ready.unlink(missing_ok=True)  # first: half a stage must not be resumed
        shutil.rmtree(self.stage, ignore_errors=True)

    def damaged(self, files: Iterable[tuple[str, Mark]]) -> set[str]:
        """The files that are missing, or not as they were written, or behind a link and so not ours."""
        root, stat, found = f"{self.root}/", os.stat, set()
        linked = tuple(f"{entry.name}/" for entry in _entries(self.root) if entry.is_symlink())
        for path, mark in files:
            try:
                now = stat(root + path)
            except OSError:
                found.add(path)
                continue
            if now.st_size != mark[1] or now.st_mtime_ns != mark[0] or (linked and path.startswith(linked)):
                found.add(path)
        return found

    def marker_time(self) -> int:
        try:
            return self.marker.stat().st_mtime_ns
        except OSError:
            return 0

    def strangers(self, planned: set[str]) -> list[str]:
        """Files in the output that no page is planned for; what begins with a dot at the top is not ours."""
        found = []
        for folder, folders, names in os.walk(self.root):
            base = os.path.relpath(folder, self.root).replace(os.sep, "/")
            names += [f for f in folders if Path(folder, f).is_symlink()]
            if base == ".":
                folders[:] = [f for f in folders if not f.startswith(".")]
                names = [n for n in names if not n.startswith(".")]
            prefix = "" if base == "." else f"{base}/"
            found += [f"{prefix}{n}" for n in names if f"{prefix}{n}" not in planned]
        return found

    def apply(self, removals: list[str]) -> int:
        """Moves the stage into place and removes what is no longer planned; on a fault everything is moved back."""
        before = self.marker_time()
        try:
            self.stage.mkdir(exist_ok=True)
            self._mark()  # before the sign that the stage is whole, which tells nobody whose it is
            part = self.stage / "xong.part"
            part.write_text("".join(f"{name}\0" for name in (self.fresh.name, *removals)), encoding="utf-8")
            part.replace(self.ready)
            self._take(self.fresh, removals)
            self._mark()
        except OSError:
            self._move_back(before)
            raise
        self.clear()
        return self.marker_time()

    def _mark(self) -> None:
        if not self.marker.is_file():
            self.created.append(str(self.marker))
            part = self.stage / "dau.part"
            part.write_text(_MARK_TEXT + (_DRAFTS_TEXT if self.drafts else ""), encoding="utf-8")
            part.replace(self.marker)
        os.utime(self.marker)

    def _take(self, fresh: Path, removals: list[str]) -> None:
        if fresh.is_dir():
            self._move(str(fresh), str(self.root))
        for path in removals:
            self._remove(path)
        for path in removals:  # last, so that moving back needs no new folder
            self._prune(path)

    def _move(self, source: str, target: str) -> None:
        """Whole folders where the target has none; else file by file, leaving those whose bytes are the same."""
        for entry in sorted(_entries(source), key=lambda e: e.name):
            goal = f"{target}/{entry.name}"
            if entry.is_dir():
                if _is_folder(goal):
                    self._move(entry.path, goal)
                else:
                    self._set_aside(goal)
                    os.rename(entry.path, goal)
            elif os.path.islink(goal) or not _same_bytes(entry.path, goal):
                self._keep_old(goal)
                os.replace(entry.path, goal)
            else:
                os.unlink(entry.path)
        with suppress(OSError):  # something else is there, and goes with the stage
            os.rmdir(source)

    def _keep_old(self, goal: str) -> None:
        """What is about to be replaced is kept until all is done; a plain file keeps its place meanwhile."""
        if os.path.isfile(goal) and not os.path.islink(goal):
            _link_or_copy(goal, self._aside(goal))
        else:
            self._set_aside(goal)

    def _set_aside(self, goal: str) -> None:
        if os.path.lexists(goal):
            os.rename(goal, self._aside(goal))
        else:
            self.created.append(goal)

    def _remove(self, path: str) -> None:
        file = f"{self.root}/{path}"
        if os.path.lexists(file) and not _is_folder(file):
            os.replace(file, self._aside(file))

    def _aside(self, goal: str) -> str:
        """A place of its own in the stage."""
        if not self.kept:
            self.undo.mkdir(exist_ok=True)
        aside = f"{self.undo}/{len(self.kept)}"
        self.kept.append((goal, aside))
        return aside

    def _prune(self, path: str) -> None:
        """Removes the folders that a removed file leaves empty."""
        with suppress(OSError):  # not empty, or gone already
            for folder in (self.root / path).parents:
                if folder == self.root:
                    break
                folder.rmdir()

    def _move_back(self, marker_time: int) -> None:
        """The old files again in their places, and nothing new beside them."""
        self.ready.unlink(missing_ok=True)
        for goal in reversed(self.created):
            if os.path.isdir(goal):
                shutil.rmtree(goal, ignore_errors=True)
            else:
                Path(goal).unlink(missing_ok=True)
        for goal, aside in reversed(self.kept):
            self._restore(aside, goal)
        if marker_time:
            os.utime(self.marker, ns=(marker_time, marker_time))
        self.clear()

    @staticmethod
    def _restore(aside: str, goal: str) -> None:
        if not os.path.lexists(aside):
            return  # the fault came before it was moved
        if _is_folder(goal):
            shutil.rmtree(goal)
        elif _is_folder(aside):
            Path(goal).unlink(missing_ok=True)
        Path(goal).parent.mkdir(parents=True, exist_ok=True)
        os.replace(aside, goal)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder, nothing where there is none; a list, since the folder is changed meanwhile."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def _same_bytes(one: str, other: str) -> bool:
    try:
        if os.stat(one).st_size != os.stat(other).st_size:
            return False
        with open(one, "rb", buffering=0) as first, open(other, "rb", buffering=0) as second:
            return first.read() == second.read()
    except OSError:
        return False


def _link_or_copy(file: str, aside: str) -> None:
    try:
        os.link(file, aside)
    except OSError:
        shutil.copy2(file, aside)


_HELD: set[int] = set()  # handles of locks


def _let_go() -> None:
    """A forked worker must not hold its parent's locks: it may outlive a parent that was killed."""
    for handle in _HELD:
        os.close(handle)
    _HELD.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def held(output: Output, state: Path) -> Iterator[None]:
    """One build at a time in an output; a second one waits, and then reads the content anew."""
    made = [folder for folder in (output.root, *output.root.parents) if not folder.exists()]
    handle = _locked(output.root, state)
    _HELD.add(handle)
    try:
        output.check_ownership()  # again, as another build may have been first
        try:
            yield
        except Stopped:
            _kill_workers()
            raise
        finally:
            if not output.ready.exists():  # what is left was written by workers after the stage was cleared
                output.clear()
    finally:
        with suppress(OSError):  # not empty
            for folder in made:
                folder.rmdir()
        _HELD.discard(handle)
        os.close(handle)


def _kill_workers() -> None:
    """A pool that was stopped while it started its workers has nobody to end them, and the build would never end."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children

        for worker in active_children():
            worker.kill()
            worker.join()


def _locked(root: Path, state: Path) -> int:
    """A handle with the lock; taken anew where the folder was removed by the build that we waited for."""
    while True:
        root.mkdir(parents=True, exist_ok=True)
        handle = _lock_handle(root, state)
        try:
            _lock(handle)
            if os.name != "posix" or (root.is_dir() and os.path.samestat(os.fstat(handle), root.stat())):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock_handle(root: Path, state: Path) -> int:
    if os.name == "posix":
        return os.open(root, os.O_RDONLY)
    state.mkdir(parents=True, exist_ok=True)
    return os.open(state / "lock", os.O_RDWR | os.O_CREAT)


def _lock(handle: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    else:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
