"""What a build remembers for the next: the sources as read, the pages as written. It may be lost at any time."""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar
from zlib import crc32

import msgspec
from msgspec import Struct, msgpack
from msgspec.structs import replace

from plugins.intake.files import Stamp
from plugins.intake.loading import Kept, Sources
from plugins.intake.looking import Files
from plugins.intake.sealed import sealed_read, sealed_write, unsealed_read
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Texts

T = TypeVar("T")
STORIES, SECTIONS = "bai-", "trang-"  # begin the names of their shards
PARTS = 32  # in which the sections are kept
Reading = Callable[[Path], memoryview | None]
Mark = tuple[int, int]  # a written file's time in ns, and its size


class Made(NamedTuple):
    """A page as it was just made."""

    mark: Mark
    read: Texts = ()


class Written(Struct, frozen=True, array_like=True, gc=False):
    """A page as it was written: its key, and the mark of its file."""

    key: bytes
    mark: Mark


class Planned(Struct, frozen=True, array_like=True):
    """A section as it was planned: the digest of its inputs, its pages by path, and the bodies that these have read."""

    digest: bytes
    pages: dict[str, Written]
    read: dict[str, bytes] = {}


class Outlined(Struct, frozen=True, array_like=True):
    """A chapter as it was planned: the digest of its inputs, and its sections by name."""

    digest: bytes
    sections: tuple[str, ...]


class Manifest(Struct, frozen=True):
    """The pages of an output, as the last build left them."""

    chapters: dict[str, Outlined] = {}
    sections: dict[str, Planned] = {}
    marker: int = 0  # time of the output's marker: another, and somebody else has built there
    size: int = 0  # how many pages there are, told before they are read


class State(Struct, frozen=True):
    """Both halves. On disk the stories and the sections lie in shards, so that an edit writes few of them."""

    sources: Sources
    manifest: Manifest
    shards: dict[str, str] = {}  # each shard's file; named by its bytes, so that old and new never mix


class Stamped(Struct, frozen=True, array_like=True, gc=False):
    """Of a story that is kept only what tells whether it is still so."""

    stamp: Stamp
    story: msgspec.Raw
    warnings: msgspec.Raw
    files: Files


_STATE = msgpack.Decoder(State)
_OF_STAMPS = msgpack.Decoder(dict[str, Stamped])
_OF_STORIES = msgpack.Decoder(dict[str, Kept])
_OF_SECTIONS = msgpack.Decoder(dict[str, Planned])


def folder_of(base: Path, site: Path, out: Path) -> Path:
    """The state's own folder for one site and one output."""
    name = f"{os.path.realpath(site)}\0{os.path.realpath(out)}".encode()
    return base / f"{out.name}-{hashlib.blake2b(name, digest_size=6).hexdigest()}"


def head_read(folder: Path) -> State:
    """The last state without what lies in shards; it is small."""
    return _decoded(_STATE, sealed_read(folder / "state")) or State(Sources(""), Manifest())


def stamps_read(folder: Path, head: State) -> tuple[dict[str, Stamped], dict[str, str]]:
    """The stamps of all stories in those shards that can be read, and these shards; a helper's, as the next."""
    return _whole(_OF_STAMPS, folder, head.shards, STORIES, unsealed_read)


def shards_of_stories(state: State) -> dict[str, str]:
    return {name: file for name, file in state.shards.items() if name.startswith(STORIES)}


def sections_read(folder: Path, head: State, part: int) -> dict[str, Planned]:
    """The sections of one shard, if it is neither missing nor of another shape."""
    name = f"{SECTIONS}{part}"
    shards = {name: head.shards[name]} if name in head.shards else {}
    return _whole(_OF_SECTIONS, folder, shards, SECTIONS, unsealed_read)[0]


def state_read(folder: Path, head: State) -> State:
    """As much of the state as can be read."""
    sections, some = _whole(_OF_SECTIONS, folder, head.shards, SECTIONS)
    stories, others = _whole(_OF_STORIES, folder, head.shards, STORIES)
    marker = head.manifest.marker if len(some) + len(others) == len(head.shards) else 0  # else some pages are unknown
    manifest = replace(head.manifest, sections=sections, marker=marker)
    return State(replace(head.sources, stories=stories), manifest, some | others)


def _whole(
    decoder: "msgpack.Decoder[dict[str, T]]",
    folder: Path,
    shards: dict[str, str],
    kind: str,
    read: Reading = sealed_read,
) -> tuple[dict[str, T], dict[str, str]]:
    """All that the shards of one kind hold, and those that could be read."""
    found: dict[str, T] = {}
    whole: dict[str, str] = {}
    for name, file in shards.items():
        part = _decoded(decoder, read(folder / file)) if name.startswith(kind) else None
        if part is not None:
            found |= part
            whole[name] = file
    return found, whole


def _decoded(decoder: "msgpack.Decoder[T]", body: memoryview | None) -> T | None:
    try:
        return None if body is None else decoder.decode(body)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError):
        return None


def state_write(folder: Path, state: State, before: State) -> None:
    """Remembers the state if that can be done; the site is in its place by now, and a lost state costs only time."""
    with suppress(OSError):
        shards = _shards_written(folder, state, before)
        head = State(replace(state.sources, stories={}), replace(state.manifest, sections={}), shards)
        sealed_write(folder / "state", msgpack.encode(head))
        for file in folder.glob("*"):
            if file.name.endswith(".part") or (
                file.name.startswith((STORIES, SECTIONS)) and file.name not in shards.values()
            ):
                file.unlink()  # of builds that were killed, or of an older state


def _shards_written(folder: Path, state: State, before: State) -> dict[str, str]:
    """The shards' names; only those whose values are others than before are written."""
    shards = dict(before.shards)
    stories = _changed(state.sources.stories, before.sources.stories, _shard_of_story)
    sections = _changed(state.manifest.sections, before.manifest.sections, _shard_of_section)
    for kind, changed in ((STORIES, stories), (SECTIONS, sections)):
        for name, values in changed.items():
            shards.pop(name, None)
            if values:
                body = msgpack.encode(values)
                shards[name] = f"{kind}{digest_of_bytes(body).hex()}"
                sealed_write(folder / shards[name], body)
    return shards


def _changed(now: dict[str, T], then: dict[str, T], shard_of: Callable[[str], str]) -> dict[str, dict[str, T]]:
    """Those shards whole of which a value came, is gone or is another; the same is only the very one that was read."""
    others = [name for name, value in now.items() if then.get(name) is not value]
    new = sum(name not in then for name in others)
    gone = [name for name in then if name not in now] if len(now) < len(then) + new else []
    changed: dict[str, dict[str, T]] = {shard_of(name): {} for name in (*others, *gone)}
    for name, value in now.items() if changed else ():
        shard = changed.get(shard_of(name))
        if shard is not None:
            shard[name] = value
    return changed


def _shard_of_story(path: str) -> str:
    """One a folder."""
    return STORIES + path.rpartition("/")[0]


def _shard_of_section(name: str) -> str:
    return f"{SECTIONS}{_part_of(name)}"


def _part_of(section: str) -> int:
    return crc32(section.encode()) % PARTS


def parts_of(sections: dict[str, Planned]) -> Callable[[int], dict[str, Planned]]:
    """The sections that lie in one shard."""
    found: dict[int, dict[str, Planned]] = {part: {} for part in range(PARTS)}
    for name, planned in sections.items():
        found[_part_of(name)][name] = planned
    return found.__getitem__


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
