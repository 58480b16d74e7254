"""Links inside the site: what a body's address means, and whether it leads somewhere."""

from functools import cached_property
from urllib.parse import unquote

from plugins.intake.destinations import Destinations
from plugins.intake.files import normal_parts
from plugins.intake.report import Report
from plugins.model.catalogue import Catalogue
from plugins.model.plain_page import PlainPage
from plugins.model.problem import Problem
from plugins.model.story import Story
from plugins.model.text import nfc


class Links:
    """Resolves addresses against every story and page of a site."""

    def __init__(self, stories: list[Story], catalogue: Catalogue, broken: frozenset[str] = frozenset()) -> None:
        self.stories, self.catalogue = stories, catalogue
        self.broken = broken  # files with problems of their own: a link to one is not a second problem
        self.root = catalogue.registries.site.url
        self.destinations = Destinations(catalogue)

    @cached_property
    def story_by_path(self) -> dict[str, Story]:
        return {nfc(s.path): s for s in self.stories}

    @cached_property
    def slugs(self) -> set[str]:
        shown = (*self.catalogue.stories, *self.catalogue.withdrawn)
        return {slug for s in shown for slug in (s.slug, *s.redirect_from)}

    @cached_property
    def hidden(self) -> set[str]:
        return {slug for s in self.stories for slug in (s.slug, *s.redirect_from)} - self.slugs

    @cached_property
    def page_by_path(self) -> dict[str, PlainPage]:
        return {nfc(p.path): p for p in self.catalogue.pages}

    @cached_property
    def page_slugs(self) -> set[str]:
        return {p.slug for p in self.catalogue.pages}

    def target(self, address: str, path: str) -> str | None:
        """The address below the site's root; empty where the goal is not public now; None where there is none."""
        bare, hash_sign, place = address.partition("#")
        found = self._target(bare, path)
        return f"{found}{hash_sign}{place}" if found else found

    def _target(self, address: str, path: str) -> str | None:
        if self.root and (address == self.root or address.startswith(f"{self.root}/")):
            return self._of_site(address[len(self.root) :].strip("/"))
        if address.startswith("/"):
            return self._of_site(address.strip("/"))
        if address.lower().endswith(".md"):
            parts = normal_parts(nfc(f"{path}/../{unquote(address)}"))
            goal = "/".join(parts or ())
            story = self.story_by_path.get(goal)
            if goal in self.page_by_path:
                return f"{self.page_by_path[goal].slug}/"
            if story is None:
                return "" if goal in self.broken else None
            return f"guong/{story.slug}/" if story.slug in self.slugs else ""
        return None

    def _of_site(self, address: str) -> str | None:
        parts = address.partition("?")[0].rstrip("/").split("/")
        if parts == [""]:
            return "./"
        if parts[0] == "guong":
            slug = "/".join(parts[1:])
            return f"guong/{slug}/" if slug in self.slugs else "" if slug in self.hidden else None
        path = "/".join(parts)
        if path not in self.page_slugs and not self.destinations.has(path):
            return None
        return address if "." in parts[-1] else f"{address}/"

    def resolved(self, links: tuple[tuple[str, int], ...], path: str) -> dict[str, str]:
        """Each address of a body with its target, where it has one."""
        return {address: self.target(address, path) or "" for address, _ in links}

    def problems(self, faulty: list[Story]) -> list[Problem]:
        """The links that lead nowhere, also in stories that have other faults."""
        found: list[Problem] = []
        linked: list[Story | PlainPage] = [*(s for s in self.stories if s.links), *faulty, *self.catalogue.pages]
        for source in linked:
            report = Report(source.path)
            for address, line in source.links:
                target = self.target(address, source.path)
                if target is None:
                    report.error(line, "story.link-missing", f"liên kết «{address[:80]}» không dẫn đến trang nào")
                elif not target and not self.broken:
                    message = f"liên kết «{address[:80]}» dẫn đến bài chưa công khai nên chỉ hiện chữ"
                    report.warn(line, "story.link-hidden", message)
            found += report.problems
        return found
