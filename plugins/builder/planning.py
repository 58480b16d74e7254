"""From chapters to stale pages: only what shows something else than last time is planned again and rendered."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from plugins.builder.state import Made, Manifest, Mark, Outlined, Planned, Written
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Chapter, Page, Section

NO_MARK: Mark = (0, 0)


class Plan(NamedTuple):
    """Every chapter with its sections and each of these with its pages, those to make, which have no mark yet, and the
    paths that are no longer planned."""

    chapters: dict[str, Outlined]
    sections: dict[str, Planned]
    stale: list[Page]
    gone: set[str]

    @property
    def paths(self) -> set[str]:
        return {path for planned in self.sections.values() for path in planned.pages}

    @property
    def size(self) -> int:
        return sum(len(planned.pages) for planned in self.sections.values())

    def marked(self, made: dict[str, Made]) -> dict[str, Planned]:
        """The sections with the marks of the pages that were made."""
        if not made:
            return self.sections
        return {name: _marked(planned, made) for name, planned in self.sections.items()}


def _marked(planned: Planned, made: dict[str, Made]) -> Planned:
    if made.keys().isdisjoint(planned.pages):
        return planned
    pages = {path: Written(w.key, made[path].mark if path in made else w.mark) for path, w in planned.pages.items()}
    return Planned(planned.digest, pages, dict(read for path in pages if path in made for read in made[path].read))


def outdated(before: Manifest, body: Callable[[str], bytes]) -> set[str]:
    """The pages that were made from a body that is another now; `body` tells the digest by the story's path."""
    read = (planned for planned in before.sections.values() if planned.read)
    return {path for p in read if any(body(one) != digest for one, digest in p.read.items()) for path in p.pages}


class PlannedTwice(Exception):
    """Two pages want one path: a fault of ours, not of an editor."""


def plan_of(chapters: Iterable[Chapter], before: Manifest, unfit: set[str], salt: bytes) -> Plan:
    """`unfit` are paths whose file is missing, damaged, or made from a body that is another now."""
    outlined: dict[str, Outlined] = {}
    found: dict[str, Planned] = {}
    stale: list[Page] = []
    old = _Old(before, unfit)
    for chapter in chapters:
        digest = _digest(chapter, salt)
        sections = old.sections(chapter.name, digest)
        if sections is None:
            sections = _sections(chapter.plan(*chapter.inputs), salt, old, stale)
        if chapter.name in outlined or not found.keys().isdisjoint(sections):
            raise PlannedTwice(chapter.name)
        found |= sections
        outlined[chapter.name] = Outlined(digest, tuple(sections))
    stale.sort(key=attrgetter("near"))
    return Plan(outlined, found, stale, _gone(found, before))


def _sections(sections: list[Section], salt: bytes, old: "_Old", stale: list[Page]) -> dict[str, Planned]:
    """The sections of a chapter, planned again where their inputs have changed."""
    found: dict[str, Planned] = {}
    for section in sections:
        if section.name in found:
            raise PlannedTwice(section.name)
        digest = _digest(section, salt)
        planned = old.section(section.name)
        if planned is None or planned.digest != digest:
            planned = _planned(section, digest, salt, old, stale)
        found[section.name] = planned
    return found


class _Old:
    """The pages of the last build whose files are as they were written."""

    def __init__(self, before: Manifest, unfit: set[str]) -> None:
        self.before, self.unfit = before, unfit

    def sections(self, chapter: str, digest: bytes) -> dict[str, Planned] | None:
        """A chapter's sections if none of them can have changed."""
        outlined = self.before.chapters.get(chapter)
        if outlined is None or outlined.digest != digest:
            return None
        found = {name: section for name in outlined.sections if (section := self.section(name))}
        return found if len(found) == len(outlined.sections) else None

    def section(self, name: str) -> Planned | None:
        """A section with all of its files as they were written."""
        planned = self.before.sections.get(name)
        return planned if planned and planned.pages.keys().isdisjoint(self.unfit) else None

    def page(self, path: str, section: str) -> Written | None:
        """Nearly always it came from the same section then."""
        if path in self.unfit:
            return None
        planned = self.before.sections.get(section)
        return (planned.pages.get(path) if planned else None) or self.pages.get(path)

    def read(self, section: str) -> dict[str, bytes]:
        planned = self.before.sections.get(section)
        return planned.read if planned else {}

    @cached_property
    def pages(self) -> dict[str, Written]:
        sections = self.before.sections.values()
        return {path: written for planned in sections for path, written in planned.pages.items()}


def _planned(section: Section, digest: bytes, salt: bytes, old: _Old, stale: list[Page]) -> Planned:
    pages: dict[str, Written] = {}
    for page in section.plan(*section.inputs):
        key, written = page.key(salt), old.page(page.path, section.name)
        if written is None or written.key != key:
            stale.append(page)
            written = Written(key, NO_MARK)
        if page.path in pages:
            raise PlannedTwice(page.path)
        pages[page.path] = written
    return Planned(digest, pages, old.read(section.name))


def _gone(sections: dict[str, Planned], before: Manifest) -> set[str]:
    """The paths that no section plans any more. Only sections that differ from the last time are looked at; in the
    others no path can be gone, and one that came elsewhere must not be there."""
    old = before.sections
    left = {path for name, p in old.items() if sections.get(name) is not p for path in p.pages}
    changed = [p for name, p in sections.items() if old.get(name) is not p]
    came = {path for p in changed for path in p.pages}
    as_before = [p for name, p in sections.items() if old.get(name) is p]
    new = came - left
    if len(came) < sum(len(p.pages) for p in changed) or any(not p.pages.keys().isdisjoint(new) for p in as_before):
        raise PlannedTwice(_doubled(sections))
    return left - came


def _digest(part: Chapter | Section, salt: bytes) -> bytes:
    name = f"{part.name}\0{part.plan.__module__}.{part.plan.__qualname__}\0".encode()
    return digest_of_bytes(salt, name, *[i.digest for i in part.inputs])


def _doubled(sections: dict[str, Planned]) -> str:
    paths = sorted(path for planned in sections.values() for path in planned.pages)
    return ", ".join(sorted({one for one, other in pairwise(paths) if one == other})[:5])
