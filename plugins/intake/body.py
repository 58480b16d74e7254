"""The body of a story or page: read only when it is shown, and only if it is still the one that was checked."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from msgspec import Raw, Struct, msgpack

from plugins.intake.front_matter import body_of
from plugins.intake.markdown import draft_of, with_pictures
from plugins.intake.report import Report
from plugins.intake.source import bytes_of, text_of
from plugins.model.digest import digest_of_bytes
from plugins.model.picture import Picture


class SourceChanged(Exception):
    """A file was edited while the build was running; the build has to start anew."""


def encoded_html(html: str) -> Raw:
    """HTML as it passes between processes; it stays in the bytes that it came in, which all of them share."""
    return Raw(msgpack.encode(html))


NO_HTML = encoded_html("")


class Body(Struct, frozen=True, array_like=True):
    """Where a body is, and which text was checked."""

    root: str  # the site's folder
    path: str
    engine: str
    text: bytes  # the digest of the Markdown
    made: Raw = NO_HTML  # its HTML, if it was read in this very build and needs nothing of the rest of the site

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def digest(self) -> bytes:
        """All on which the HTML depends; the site's folder is not of it."""
        return digest_of_bytes(f"{self.path}\0{self.engine}\0".encode(), self.text)

    def markdown(self) -> str:
        report = Report(self.path)
        try:
            text = text_of(bytes_of(f"{self.root}/{self.path}"), report)
        except OSError as fault:
            raise SourceChanged(self.path) from fault
        body = body_of(text) if text is not None else ""
        if digest_of_bytes(body.encode()) != self.text:
            raise SourceChanged(self.path)
        return body

    def html(self, base: str, links: Mapping[str, str], pictures: Mapping[str, Picture]) -> str:
        """Safe HTML with links of the site under `base`; a link that leads nowhere now keeps its text only."""
        if self.made != NO_HTML:
            return msgpack.decode(self.made, type=str)
        html = _converted(self, tuple(links.items()), frozenset(pictures)).replace(_BASE, f'="{base}')
        return with_pictures(html, pictures, escape(base)) if "<img" in html else html


_BASE = '="\ue000'  # stands where a link's base goes, so that a body is converted once for all its uses


@lru_cache(maxsize=256)
def _converted(body: Body, links: tuple[tuple[str, str], ...], pictures: frozenset[str]) -> str:
    targets = dict(links)

    def rewrite(name: str, address: str) -> str | None:
        if name == "src":
            return address if address in pictures else None
        if address in targets:
            return f"\ue000{targets[address]}" if targets[address] else None
        return address

    draft = draft_of(body.markdown(), body.engine)
    if draft is None:
        raise SourceChanged(body.path)
    return draft.finished(rewrite)
