"""A plain page, such as the one about the council."""

from msgspec import Struct


class PlainPage(Struct, frozen=True, array_like=True, gc=False):
    """One file under pages/."""

    slug: str
    title: str
    summary: str
    path: str
    body: bytes  # digest of the Markdown text
    order: int = 0
    links: tuple[tuple[str, int], ...] = ()
    line: int = 1  # where the slug stands
    digest: bytes = b""
