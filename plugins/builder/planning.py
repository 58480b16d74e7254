"""From sections to stale pages: only what shows something else than last time is planned again and rendered."""

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from plugins.builder.state import Manifest, Mark, Planned, Written
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Page, Section

NO_MARK: Mark = (0, 0)


class Plan(NamedTuple):
    """Every section with its pages, and the pages to make; those have no mark yet."""

    sections: dict[str, Planned]
    stale: list[Page]

    @property
    def paths(self) -> set[str]:
        return {path for planned in self.sections.values() for path in planned.pages}

    def marked(self, marks: dict[str, Mark]) -> dict[str, Planned]:
        """The sections with the marks of the pages that were made."""
        if not marks:
            return self.sections
        return {name: _marked(planned, marks) for name, planned in self.sections.items()}


def _marked(planned: Planned, marks: dict[str, Mark]) -> Planned:
    if marks.keys().isdisjoint(planned.pages):
        return planned
    pages = {path: Written(w.key, marks.get(path, w.mark)) for path, w in planned.pages.items()}
    return Planned(planned.digest, pages)


class PlannedTwice(Exception):
    """Two pages want one path: a fault of ours, not of an editor."""


def plan_of(sections: Iterable[Section], before: Manifest, damaged: set[str], salt: bytes) -> Plan:
    """`damaged` are paths whose file is missing or not the one that was written."""
    plan, old = Plan({}, []), _Old(before, damaged)
    for section in sections:
        if section.name in plan.sections:
            raise PlannedTwice(section.name)
        digest = _section_digest(section, salt)
        planned = before.sections.get(section.name)
        if planned is None or planned.digest != digest or not damaged.isdisjoint(planned.pages):
            planned = _planned(section, digest, salt, old, plan)
        plan.sections[section.name] = planned
    if len(plan.paths) != sum(len(planned.pages) for planned in plan.sections.values()):
        raise PlannedTwice(_doubled(plan.sections))
    plan.stale.sort(key=attrgetter("near"))
    return plan


class _Old:
    """The pages of the last build whose files are as they were written."""

    def __init__(self, before: Manifest, damaged: set[str]) -> None:
        self.before, self.damaged = before, damaged

    @cached_property
    def pages(self) -> dict[str, Written]:
        """A page may have come from another section then; so all are looked through."""
        sections = self.before.sections.values()
        return {path: w for planned in sections for path, w in planned.pages.items() if path not in self.damaged}


def _planned(section: Section, digest: bytes, salt: bytes, old: _Old, plan: Plan) -> Planned:
    pages: dict[str, Written] = {}
    for page in section.plan(*section.inputs):
        key, written = page.key(salt), old.pages.get(page.path)
        if written is None or written.key != key:
            plan.stale.append(page)
            written = Written(key, NO_MARK)
        if page.path in pages:
            raise PlannedTwice(page.path)
        pages[page.path] = written
    return Planned(digest, pages)


def _section_digest(section: Section, salt: bytes) -> bytes:
    name = f"{section.name}\0{section.plan.__module__}.{section.plan.__qualname__}\0".encode()
    return digest_of_bytes(salt, name, *[i.digest for i in section.inputs])


def _doubled(sections: dict[str, Planned]) -> str:
    paths = sorted(path for planned in sections.values() for path in planned.pages)
    return ", ".join(sorted({one for one, other in pairwise(paths) if one == other})[:5])
