"""Sealed files: bytes with their own digest, so that what was cut or altered is noticed and thrown away."""

import os
from contextlib import suppress
from pathlib import Path

from plugins.model.digest import digest_of_bytes

_MAGIC = b"guong-sang 1\n"


def sealed_write(file: Path, body: bytes) -> None:
    """Writes the whole file or leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines((_MAGIC, digest_of_bytes(body), body))
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sealed_keep(file: Path, body: bytes) -> None:
    """Writes where it can: a cache that cannot be written costs only time."""
    with suppress(OSError):
        sealed_write(file, body)


def sealed_read(file: Path) -> bytes | None:
    """The bytes, or None where there are none that can be trusted."""
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 16
    body = raw[start:]
    whole = raw.startswith(_MAGIC) and raw[len(_MAGIC) : start] == digest_of_bytes(body)
    return body if whole else None
