"""Sealed files: bytes with their own checksum, so that what was cut or altered is noticed and thrown away."""

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

_MAGIC = b"guong-sang 2\n"
SEAL_SIZE = 12  # bytes
_START = len(_MAGIC) + SEAL_SIZE


def sealed_write(file: Path, body: bytes) -> None:
    """Writes the whole file or leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines((_MAGIC, _seal(body), body))
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sealed_keep(file: Path, body: bytes) -> None:
    """Writes where it can: a cache that cannot be written costs only time."""
    with suppress(OSError):
        sealed_write(file, body)


def sealed_read(file: Path) -> memoryview | None:
    """The bytes, or None where there are none that can be trusted; not copied, as a large site's are many."""
    raw = _read(file)
    whole = raw[: len(_MAGIC)] == _MAGIC and raw[len(_MAGIC) : _START] == _seal(raw[_START:])
    return raw[_START:] if whole else None


def unsealed_read(file: Path) -> memoryview | None:
    """The bytes without a look at the seal, for somebody who is heard only where another has looked."""
    return _read(file)[_START:] or None


def _read(file: Path) -> memoryview:
    try:
        return memoryview(file.read_bytes())
    except OSError:
        return memoryview(b"")


def _seal(body: bytes | memoryview) -> bytes:
    """Length and checksum: against a disk's and a copy's faults, not against somebody who means harm."""
    return len(body).to_bytes(8) + crc32(body).to_bytes(4)
