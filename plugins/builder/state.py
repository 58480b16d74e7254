"""What a build remembers for the next: the sources as read, the pages as written. It may be lost at any time."""

import hashlib
import os
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, msgpack
from msgspec.structs import replace

from plugins.builder.sealed import sealed_read, sealed_write
from plugins.intake.loading import Kept, Sources
from plugins.model.digest import digest_of_bytes

T = TypeVar("T")
SHARD = "bai-"
Mark = tuple[int, int]  # a written file's time in ns, and its size


class Written(Struct, frozen=True, array_like=True, gc=False):
    """A page as it was written: its key, and the mark of its file."""

    key: bytes
    mark: Mark


class Planned(Struct, frozen=True, array_like=True):
    """A section as it was planned: the digest of its inputs, and its pages by path."""

    digest: bytes
    pages: dict[str, Written]


class Manifest(Struct, frozen=True):
    """The pages of an output, as the last build left them."""

    sections: dict[str, Planned] = {}
    marker: int = 0  # time of the output's marker: another, and somebody else has built there


class State(Struct, frozen=True):
    """Both halves. On disk the stories lie in shards, one a folder, so that an edit writes its own folder's only."""

    sources: Sources
    manifest: Manifest
    shards: dict[str, str] = {}  # the file of each folder's stories; named by its bytes, so that old and new never mix


_STATE = msgpack.Decoder(State)
_SHARD = msgpack.Decoder(dict[str, Kept])


def folder_of(base: Path, site: Path, out: Path) -> Path:
    """The state's own folder for one site and one output."""
    name = f"{os.path.realpath(site)}\0{os.path.realpath(out)}".encode()
    return base / f"{out.name}-{hashlib.blake2b(name, digest_size=6).hexdigest()}"


def state_read(folder: Path) -> State:
    """The last state, or as much of it as is neither missing, damaged nor of another shape."""
    state = _decoded(_STATE, folder / "state") or State(Sources(""), Manifest())
    stories: dict[str, Kept] = {}
    whole: dict[str, str] = {}
    for name, shard in state.shards.items():
        found = _decoded(_SHARD, folder / shard)
        if found is not None:
            stories |= found
            whole[name] = shard
    return State(replace(state.sources, stories=stories), state.manifest, whole)


def _decoded(decoder: "msgpack.Decoder[T]", file: Path) -> T | None:
    body = sealed_read(file)
    try:
        return None if body is None else decoder.decode(body)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError):
        return None


def state_write(folder: Path, state: State, before: State) -> None:
    """Remembers the state if that can be done; the site is in its place by now, and a lost state costs only time."""
    with suppress(OSError):
        shards = _shards_written(folder, state, before)
        head = State(replace(state.sources, stories={}), state.manifest, shards)
        sealed_write(folder / "state", msgpack.encode(head))
        for file in folder.glob("*"):
            if file.name.endswith(".part") or (file.name.startswith(SHARD) and file.name not in shards.values()):
                file.unlink()  # of builds that were killed, or of an older state


def _shards_written(folder: Path, state: State, before: State) -> dict[str, str]:
    """The shards' names; only those whose stories are others than before are written."""
    shards, old = {}, _by_folder(before.sources.stories)
    for name, stories in _by_folder(state.sources.stories).items():
        if name in before.shards and _same(stories, old.get(name, {})):
            shards[name] = before.shards[name]
        else:
            body = msgpack.encode(stories)
            shards[name] = f"{SHARD}{digest_of_bytes(body).hex()}"
            sealed_write(folder / shards[name], body)
    return shards


def _by_folder(stories: dict[str, Kept]) -> dict[str, dict[str, Kept]]:
    folders: dict[str, dict[str, Kept]] = {}
    for path, kept in stories.items():
        folders.setdefault(path.rpartition("/")[0], {})[path] = kept
    return folders


def _same(stories: dict[str, Kept], before: dict[str, Kept]) -> bool:
    """The same stories, each the very value that was read."""
    return len(stories) == len(before) and all(before.get(path) is kept for path, kept in stories.items())


def code_version() -> str:
    """Changes whenever our code, Python or an installed package changes."""
    root = Path(__file__).resolve().parents[1]
    stamps = []
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".py"):
                stat = Path(folder, name).stat()
                stamps.append((name, stat.st_mtime_ns, stat.st_size))
    installed = Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns
    return hashlib.blake2b(repr((stamps, installed, sys.version)).encode(), digest_size=8).hexdigest()
