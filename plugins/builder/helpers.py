"""Helpers: processes that begin before the content is read.

They look which stories there are, look through the output for damaged files, and make the theme's templates ready.
Where this process would wait for them, it looks through the output too. A small build is rendered by this process and
others that are forked when its pages are known."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from plugins.builder.crew import Crew, Shares, ready
from plugins.builder.output import Output
from plugins.builder.rendering import Surface, render, render_chunk
from plugins.builder.state import (
    PARTS,
    Made,
    Planned,
    State,
    parts_of,
    sections_read,
    shards_of_stories,
    stamps_read,
)
from plugins.builder.templates import STORY, template_names, templates_compiled, templates_known
from plugins.builder.workers import Workers, can_fork, processors
from plugins.intake.looking import Looked, looked
from plugins.model.page import Page

MANY = 5000  # files of an output from which on helpers are worth their start
FEW = 300  # pages in whose rendering this process takes part
FIRST, OTHERS = 0, 1  # templates: of a story's page, and all others
PAIR = 4  # groups of pages that two processes make sooner than one


class Helpers:
    """Without them, where the site is small or the system cannot fork, the same is done in this process."""

    def __init__(self, output: Output, site: str, theme: str, workers: Workers) -> None:
        self.output, self.site, self.theme, self.workers = output, site, theme, workers
        self.crew: Crew | None = None
        self.parts: Iterator[int] = iter(range(PARTS))  # of the output's sections, to be looked through
        self.found: set[str] = set()  # of damaged files

    def begin(self, folder: Path, head: State) -> None:
        """Before the state is read, as a small process is sooner forked; each helper reads what it needs of it. Their
        answers are wanted in this order."""
        if head.manifest.size < MANY or processors() < 2 or self.workers.make or not can_fork():
            return
        count = processors() - 1
        self.parts = Shares(PARTS)
        self.crew = self.workers.crew(partial(self._done, folder, head), count)
        self.crew.members[0].ask(("look", None))
        for number, member in enumerate(self.crew.members):
            member.ask(("inspect", None))
            member.ask(("compile", (FIRST, slice(number + 1, None, count + 1))))  # the others of these are left to us
            member.ask(("compile", (OTHERS, slice(number, None, count))))

    def _done(self, folder: Path, head: State, task: tuple[str, Any]) -> Any:
        """A helper's job. It has the state's head in memory: sent with a task, that could fill one pipe while the
        helper's answer fills the other, and each would wait for the other for ever."""
        name, what = task
        if name == "look":
            stamps, shards = stamps_read(folder, head)
            return looked(self.site, stamps), shards
        if name == "compile":
            which, part = what
            return templates_compiled(self.theme, template_names(self.theme)[which][part])
        return self._inspected(lambda part: sections_read(folder, head, part))

    def looked(self, state: State) -> Looked | None:
        """What has changed below stories/; nothing where nobody has looked, or has read another state than this."""
        if self.crew is None:
            return None
        member = self.crew.members[0]
        self.found |= self._inspected(parts_of(state.manifest.sections), lambda: bool(ready([member])))
        found: tuple[Looked, dict[str, str]] = member.answer()
        return found[0] if found[1] == shards_of_stories(state) else None

    def _inspected(
        self, sections: Callable[[int], dict[str, Planned]], enough: Callable[[], bool] = lambda: False
    ) -> set[str]:
        """The damaged files of those parts that nobody else has looked through, until there is something to do."""
        found: set[str] = set()
        while not enough() and (part := next(self.parts, None)) is not None:
            pages = ((path, w.mark) for planned in sections(part).values() for path, w in planned.pages.items())
            found |= self.output.damaged(pages)
        return found

    def damaged(self, sections: dict[str, Planned]) -> set[str]:
        """The paths whose file is not as it was written."""
        self.found |= self._inspected(parts_of(sections))
        members = self.crew.members if self.crew else ()
        return self.found.union(*(member.answer() for member in members))

    def render(self, pages: list[Page], surface: Surface, tell: Callable[[int, int], None]) -> dict[str, Made]:
        """Pages into the stage: many by fresh workers alone, few by this process too."""
        if len(pages) >= FEW:
            return render(pages, surface, self.workers, tell)
        if self.crew is None:
            return render_chunk(surface, pages)
        self._take_templates({page.template for page in pages if page.template})
        groups = [list(group) for _, group in groupby(pages, key=_together)]
        return self._shared(groups, surface) if len(groups) >= PAIR else render_chunk(surface, pages)

    def _take_templates(self, used: set[str]) -> None:
        """As many as are needed: those of a story's page are compiled first, by this process too."""
        members = self.crew.members if self.crew and used else ()
        if members:
            templates_compiled(self.theme, template_names(self.theme)[FIRST][:: len(members) + 1])
        for _ in range(1 if used == {STORY} else 2):
            for member in members:
                templates_known(member.answer())

    def _shared(self, groups: list[list[Page]], surface: Surface) -> dict[str, Made]:
        """Each group by whoever is free: this process, or one forked now, which knows all that the pages need."""
        count = min(processors(), len(groups)) - 1  # so that each of them has a task, and this process too
        members = self.workers.crew(lambda number: render_chunk(surface, groups[number]), count).members
        made: dict[str, Made] = {}
        left = iter(range(len(groups)))
        for member, number in zip(members, left, strict=False):
            member.ask(number)
        for number in left:
            made |= render_chunk(surface, groups[number])
            for member, other in zip(ready(members), left, strict=False):
                made |= member.answer()
                member.ask(other)
        for member in members:
            made |= member.answer()
        return made


def _together(page: Page) -> tuple[str, str]:
    """Pages that share pieces are made by one process; others wherever there is time."""
    return page.near, "" if page.near else page.path
