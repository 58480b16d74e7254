"""What has changed below stories/ since it was read, told by the stamps of files."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from plugins.intake.files import Found, Stamp, stamp_of, walk

Files = tuple[tuple[str, Stamp | None], ...]  # what a story names, None where there was nothing


class Seen(Protocol):
    """A story's file as it was read, and those that it names."""

    @property
    def stamp(self) -> Stamp: ...

    @property
    def files(self) -> Files: ...


class Looked(NamedTuple):
    """What came or is another, and the stories that are gone, by their paths in the site."""

    others: list[Found]
    gone: list[str]


def looked(root: str, seen: Mapping[str, Seen]) -> Looked:
    """`seen` are all stories that were read, by their path in the site."""
    others: list[Found] = []
    left = dict(seen)
    for name, stamp in walk(f"{root}/stories", ".md"):
        path = f"stories/{name}" if name else "stories"  # the folder itself, where one may not look into it
        old = left.pop(path, None)
        if old is None or old.stamp != stamp or (old.files and not _unchanged(root, old.files)):
            others.append((path, stamp))
    return Looked(others, list(left))


def _unchanged(root: str, files: Files) -> bool:
    return all(_stamp(Path(root, path)) == stamp for path, stamp in files)


def _stamp(file: Path) -> Stamp | None:
    try:
        return stamp_of(file.stat())
    except OSError:
        return None
