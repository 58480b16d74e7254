"""The files of a site: where they are, and which of them a story may use."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath
from struct import Struct
from typing import NamedTuple

LINK, NOT_A_FILE = "file.symlink", "file.unreadable"  # what is found in a text file's place
NOT_READ = "file.not-read"  # what stands where stories are read, is none, and may be taken for one
PASSED_OVER = (".", "~$")  # what hidden files and open documents begin with
NEARLY = (".md.txt", ".markdown", ".mdown", ".mkd", ".mdwn")
DOCUMENTS = (".docx", ".doc", ".odt", ".rtf")
_OVERLOOKED = {".md": (*NEARLY, *DOCUMENTS)}


Stamp = bytes  # what tells that a file is the one seen before, without reading it
Found = tuple[str, Stamp | str]  # a path and its stamp, or why it has none
_STAMP = Struct("<qqQQ")  # times of change of the text and of the file in ns, size, inode
UNSETTLED: Stamp = b""  # no file's
TICK = 100_000_000  # ns: a file changed so short before it was read may change again without a new time
COARSE_TICK = 2_100_000_000  # the same on file systems that count whole seconds


def walk(root: str, suffix: str) -> Iterator[Found]:
    """Every file below a folder that ends so, as (path with /, stamp); in place of a stamp, why it cannot be one."""
    stack, overlooked = [""], _OVERLOOKED.get(suffix, ())
    while stack:
        prefix = stack.pop()
        entries = _entries(f"{root}/{prefix}" if prefix else root)
        if entries is None:
            yield prefix.rstrip("/"), NOT_A_FILE
            continue
        with entries as inside:
            for entry in inside:
                name = entry.name
                if name.startswith(PASSED_OVER):
                    continue
                is_text = name.lower().endswith(suffix)  # Windows writes .MD too
                if not is_text and entry.is_dir(follow_symlinks=False):
                    stack.append(f"{prefix}{name}/")
                elif is_text or _is_linked_folder(entry):
                    yield prefix + name, _stamp_or_fault(entry)
                elif name.lower().endswith(overlooked):
                    yield prefix + name, NOT_READ


def _entries(folder: str) -> AbstractContextManager[Iterable["os.DirEntry[str]"]] | None:
    """What lies in a folder: nothing where there is none, and None where one may not look."""
    try:
        return os.scandir(folder)
    except FileNotFoundError:
        return nullcontext(())
    except OSError:
        return None


def _is_linked_folder(entry: "os.DirEntry[str]") -> bool:
    """A link that leads to a folder, or round in a circle."""
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return True


def _stamp_or_fault(entry: "os.DirEntry[str]") -> Stamp | str:
    if entry.is_symlink():
        return LINK
    return stamp_of(entry.stat(follow_symlinks=False)) if entry.is_file(follow_symlinks=False) else NOT_A_FILE


def stamp_of(stat: os.stat_result) -> Stamp:
    return _STAMP.pack(stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)


def settled(stamp: Stamp, started: int) -> Stamp:
    """A stamp that no later file can have, where the file changed too short before it was read."""
    mtime, ctime, _, _ = _STAMP.unpack(stamp)
    newest = max(mtime, ctime)
    tick = COARSE_TICK if newest % 1_000_000_000 == 0 else TICK
    return UNSETTLED if newest > started - tick else stamp


class Place(NamedTuple):
    """A file that a story names: its path relative to the site, or why it cannot be used."""

    path: str
    fault: str = ""  # "", "missing" or "outside"


class Folder:
    """A site's folder; names inside it are resolved here and nowhere else."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real = Path(os.path.realpath(root))

    def file(self, path: str) -> Path:
        return self.root / path

    def place(self, written: str, beside: str) -> Place:
        """A file by what an editor wrote: beside the story first, else from the site's folder."""
        if "\\" in written or "\0" in written or written.startswith(("/", "~")) or ":" in written:
            return Place(written, "outside")
        for base in (str(PurePosixPath(beside).parent), "."):
            parts = normal_parts(f"{base}/{written}")
            if parts is None:
                return Place(written, "outside")
            file = self.root.joinpath(*parts)
            if file.is_file():
                inside = self.real in Path(os.path.realpath(file)).parents
                return Place("/".join(parts)) if inside else Place(written, "outside")
        return Place(written, "missing")


def normal_parts(path: str) -> list[str] | None:
    """The path's parts without . and .., or None where it leaves its root."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return parts
