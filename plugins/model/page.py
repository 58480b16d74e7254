"""A planned page: its path, the pure function that makes its view, and all that the function is given; and how pages
are planned: by sections, and these by chapters."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from plugins.model.digest import Digested, digest_of_bytes

Texts = tuple[tuple[str, bytes], ...]  # paths of stories, each with the digest of its body


class Reader(Protocol):
    """What tells, after a page was made, which bodies it has read; for an input that chooses them as it goes."""

    @property
    def read(self) -> Texts: ...


class Page(NamedTuple):
    """A file of the output, not made yet. `view` sees its inputs and nothing else, so their digests say it all, but for
    the bodies that a reader tells of."""

    path: str
    view: Callable[..., Any]
    inputs: tuple[Digested, ...]
    template: str = ""  # without one, the view is the bytes
    near: str = ""  # pages that share pieces have near values, and are best made one after the other
    reader: Reader | None = None

    def key(self, salt: bytes) -> bytes:
        """Two pages of one key have the same bytes, if bodies that a reader tells of are the same too."""
        name = f"{self.path}\0{self.view.__module__}.{self.view.__qualname__}\0{self.template}\0".encode()
        return digest_of_bytes(salt, name, *[i.digest for i in self.inputs])


class Section(NamedTuple):
    """A group of pages that is planned by one pure function, and planned again only when its inputs change."""

    name: str
    plan: Callable[..., list[Page]]
    inputs: tuple[Digested, ...]


class Chapter(NamedTuple):
    """Sections that are found by one pure function, which is asked again only when its inputs change."""

    name: str
    plan: Callable[..., list[Section]]
    inputs: tuple[Digested, ...]


class Sections(tuple[Section, ...]):
    """Sections that are known as soon as it is known what they show."""

    @property
    def digest(self) -> bytes:
        return digest_of_bytes(*[part for s in self for part in (s.name.encode(), *[i.digest for i in s.inputs])])


def chapter_of(name: str, *sections: Section) -> Chapter:
    """A chapter that costs nothing to ask."""
    return Chapter(name, list, (Sections(sections),))


class Blob:
    """Bytes that are published as they are: a file of the theme, of an index."""

    def __init__(self, body: bytes) -> None:
        self.body, self.digest = body, digest_of_bytes(body)


def bytes_of_blob(blob: Blob) -> bytes:
    """The view of such a page."""
    return blob.body
