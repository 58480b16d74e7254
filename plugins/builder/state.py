"""What a build remembers for the next: the sources as read, the pages as written. It may be lost at any time."""

import hashlib
import os
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct, msgpack

from plugins.builder.sealed import sealed_read, sealed_write
from plugins.intake.loading import Sources

Mark = tuple[int, int]  # a written file's time in ns, and its size


class Written(Struct, frozen=True, array_like=True):
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
    """Both halves."""

    sources: Sources
    manifest: Manifest


_DECODER = msgpack.Decoder(State)


def folder_of(base: Path, site: Path, out: Path) -> Path:
    """The state's own folder for one site and one output."""
    name = f"{os.path.realpath(site)}\0{os.path.realpath(out)}".encode()
    return base / f"{out.name}-{hashlib.blake2b(name, digest_size=6).hexdigest()}"


def state_read(folder: Path) -> State:
    """The last state, or an empty one where it is missing, damaged or of another shape."""
    body = sealed_read(folder / "state")
    if body is not None:
        try:
            return _DECODER.decode(body)
        except (msgspec.DecodeError, msgspec.ValidationError, ValueError):
            pass
    return State(Sources(""), Manifest())


def state_write(folder: Path, state: State) -> None:
    """Remembers the state if that can be done; the site is in its place by now, and a lost state costs only time."""
    body = msgpack.encode(state)
    with suppress(OSError):
        for part in folder.glob("state.*.part"):  # of builds that were killed
            part.unlink()
        sealed_write(folder / "state", body)


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
