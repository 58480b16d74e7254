"""From sections to stale pages: only what shows something else than last time is planned again and rendered."""

from collections.abc import Iterable
from typing import NamedTuple

from plugins.builder.state import Manifest
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Page, Section


class Plan(NamedTuple):
    """Every page's key by section, and the pages to make."""

    sections: dict[str, tuple[bytes, dict[str, bytes]]]
    stale: list[Page]

    @property
    def paths(self) -> set[str]:
        return {path for _, keys in self.sections.values() for path in keys}


class PlannedTwice(Exception):
    """Two pages want one path: a fault of ours, not of an editor."""


def plan_of(sections: Iterable[Section], before: Manifest, damaged: set[str], salt: bytes) -> Plan:
    """`damaged` are paths whose file is missing or not the one that was written."""
    old_keys = {path: key for _, keys in before.sections.values() for path, key in keys.items()}
    planned: dict[str, tuple[bytes, dict[str, bytes]]] = {}
    stale: list[Page] = []
    for section in sections:
        digest = _section_digest(section, salt)
        old_digest, keys = before.sections.get(section.name, (b"", {}))
        if digest != old_digest or (damaged and not damaged.isdisjoint(keys)):
            pages = section.plan(*section.inputs)
            keys = {page.path: page.key(salt) for page in pages}
            stale += [p for p in pages if keys[p.path] != old_keys.get(p.path) or p.path in damaged]
        if section.name in planned:
            raise PlannedTwice(section.name)
        planned[section.name] = (digest, keys)
    plan = Plan(planned, stale)
    if len(plan.paths) != sum(len(keys) for _, keys in planned.values()):
        raise PlannedTwice(_doubled(planned))
    return plan


def _section_digest(section: Section, salt: bytes) -> bytes:
    name = f"{section.name}\0{section.plan.__module__}.{section.plan.__qualname__}\0".encode()
    return digest_of_bytes(salt, name, *[i.digest for i in section.inputs])


def _doubled(planned: dict[str, tuple[bytes, dict[str, bytes]]]) -> str:
    seen: set[str] = set()
    doubled = [p for _, keys in planned.values() for p in keys if p in seen or seen.add(p)]  # type: ignore[func-returns-value]
    return ", ".join(doubled[:5])
