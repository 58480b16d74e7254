"""Digests: the short names of values, by which two builds tell whether something changed."""

from hashlib import blake2b
from typing import Protocol

from msgspec import msgpack

DIGEST_SIZE = 16  # bytes
_ENCODER = msgpack.Encoder()


class Digested(Protocol):
    """A value that knows its own digest."""

    @property
    def digest(self) -> bytes: ...


def digest_of_bytes(*parts: bytes) -> bytes:
    """Sixteen bytes that stand for the parts; the caller sees to it that their borders are plain."""
    return blake2b(b"".join(parts), digest_size=DIGEST_SIZE).digest()


def digest_of(value: object) -> bytes:
    """The digest of any value made of Structs, tuples, texts, numbers and dates, and of dicts, whose order counts: a
    page may show it. A set has none, and does not belong in such a value."""
    return blake2b(_ENCODER.encode(value), digest_size=DIGEST_SIZE).digest()
