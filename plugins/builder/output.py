"""The output folder: whose it is, who may build into it now, and how a finished stage becomes the site in one go."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.builder.state import Mark

MARKER = ".guong-sang"
STAGE = ".guong-sang-dang-dung"
_MARK_TEXT = "Thư mục này do Gương Sáng dựng; mọi tệp trong đó được tạo lại từ nội dung của trang.\n"


class Refused(Exception):
    """The build cannot go on; the message is a Vietnamese sentence for the user."""


class Output:
    """One output folder. Its stage lies inside it, so that a finished file is moved by a rename."""

    def __init__(self, root: Path, drafts: bool = False) -> None:
        self.root, self.drafts = root, drafts
        self.stage = root / STAGE
        self.fresh = self.stage / "moi"
        self.undo = self.stage / "cu"
        self.ready = self.stage / "xong"
        self.marker = root / MARKER
        self.created: list[Path] = []  # what had no place before, in the order of coming

    def check_ownership(self) -> None:
        """A folder with files that we did not make is refused, whatever else is asked."""
        if self.root.is_symlink() or (self.root.exists() and not self.root.is_dir()):
            raise Refused(f"«{self.root}» không phải là một thư mục; hãy chọn thư mục khác bằng -o")
        if self.root.is_dir() and not self.marker.is_file():
            names = {entry.name for entry in os.scandir(self.root)} - {STAGE}
            if names:
                raise Refused(
                    f"thư mục «{self.root}» đã có tệp không do Gương Sáng tạo (ví dụ «{min(names)}»);"
                    " hãy chọn thư mục trống hoặc thư mục của lần dựng trước"
                )

    def resume(self) -> None:
        """Completes what a killed build had begun to move; throws away what it had only rendered."""
        if self.ready.is_file():
            removals = self.ready.read_text(encoding="utf-8").splitlines()
            self._move_all()
            for path in removals:
                self._remove(path)
        self.clear()

    def clear(self) -> None:
        shutil.rmtree(self.stage, ignore_errors=True)

    def damaged(self, files: dict[str, Mark]) -> set[str]:
        """The files that are missing, or not as they were written."""
        root, stat, found = str(self.root), os.stat, set()
        for path, mark in files.items():
            try:
                now = stat(f"{root}/{path}")
            except OSError:
                found.add(path)
                continue
            if (now.st_mtime_ns, now.st_size) != mark:
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
            if base == ".":
                folders[:] = [f for f in folders if not f.startswith(".")]
                names = [n for n in names if not n.startswith(".")]
            prefix = "" if base == "." else f"{base}/"
            found += [f"{prefix}{n}" for n in names if f"{prefix}{n}" not in planned]
        return found

    def apply(self, removals: list[str]) -> int:
        """Moves the stage into place and removes what is no longer planned; on a fault everything is moved back."""
        self.stage.mkdir(exist_ok=True)
        self.ready.write_text("\n".join(removals), encoding="utf-8")
        try:
            self._mark()
            self._move_all()
            for path in removals:
                self._remove(path)
        except OSError:
            self._move_back()
            raise
        self._mark()
        self.clear()
        return self.marker_time()

    def _mark(self) -> None:
        if not self.marker.is_file():
            self.created.append(self.marker)
            self.marker.write_text(_MARK_TEXT, encoding="utf-8")
        os.utime(self.marker)

    def _move_all(self) -> None:
        if self.fresh.is_dir():
            self._move(self.fresh, self.root, "")

    def _move(self, source: Path, target: Path, prefix: str) -> None:
        """Whole folders where the target has none; else file by file, leaving those whose bytes are the same."""
        for entry in sorted(os.scandir(source), key=lambda e: e.name):
            goal, path = target / entry.name, f"{prefix}{entry.name}"
            if entry.is_dir():
                if goal.is_dir():
                    self._move(Path(entry.path), goal, f"{path}/")
                else:
                    self._keep_old(goal, path)
                    Path(entry.path).rename(goal)
            elif not _same_bytes(Path(entry.path), goal):
                self._keep_old(goal, path)
                Path(entry.path).replace(goal)

    def _keep_old(self, goal: Path, path: str) -> None:
        """What is about to be replaced goes aside until all is done; a plain file keeps its place meanwhile."""
        if not goal.exists() and not goal.is_symlink():
            self.created.append(goal)
            return
        aside = self.undo / path
        aside.parent.mkdir(parents=True, exist_ok=True)
        if goal.is_file() and not goal.is_symlink():
            _link_or_copy(goal, aside)
        else:
            goal.rename(aside)

    def _remove(self, path: str) -> None:
        file = self.root / path
        if not file.is_file():
            return
        aside = self.undo / path
        aside.parent.mkdir(parents=True, exist_ok=True)
        file.replace(aside)
        for folder in file.parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()

    def _move_back(self) -> None:
        """The old files again in their places, and nothing new beside them."""
        self.ready.unlink(missing_ok=True)
        for goal in reversed(self.created):
            if goal.is_dir():
                shutil.rmtree(goal, ignore_errors=True)
            else:
                goal.unlink(missing_ok=True)
        for folder, _, names in os.walk(self.undo):
            for name in names:
                aside = Path(folder, name)
                goal = self.root / aside.relative_to(self.undo)
                goal.parent.mkdir(parents=True, exist_ok=True)
                aside.replace(goal)


def _same_bytes(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _link_or_copy(file: Path, aside: Path) -> None:
    aside.unlink(missing_ok=True)
    try:
        os.link(file, aside)
    except OSError:
        shutil.copy2(file, aside)


@contextmanager
def held(output: Output, state: Path) -> Iterator[None]:
    """One build at a time in an output; a second one waits, and then reads the content anew."""
    created = not output.root.exists()
    output.root.mkdir(parents=True, exist_ok=True)
    handle = _lock_handle(output.root, state)
    try:
        _lock(handle)
        yield
    finally:
        if created and not any(output.root.iterdir()):
            output.root.rmdir()
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

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
