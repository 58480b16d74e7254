"""Helpers: processes that begin before the content is read.

They look through the output for damaged files, make the theme's templates ready, and render what the build plans."""

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from plugins.builder.crew import Crew, Member, ready
from plugins.builder.output import Output
from plugins.builder.rendering import Surface, render, render_chunk
from plugins.builder.state import Manifest, Mark, Planned, State, sections_read
from plugins.builder.templates import templates_compiled, templates_known
from plugins.builder.workers import Workers, can_fork, processors
from plugins.model.page import Page

MANY = 5000  # files of an output from which on helpers are worth their start
FEW = 300  # pages that are rendered sooner than fresh workers are started
PART = 16  # pages that are worth the way to a helper


class Helpers:
    """Without them, where the site is small or the system cannot fork, the same is done in this process."""

    def __init__(self, output: Output, theme: str, workers: Workers) -> None:
        self.output, self.theme, self.workers = output, theme, workers
        self.crew: Crew | None = None

    def begin(self, folder: Path, head: State) -> None:
        """Before the state is read, as a small process is sooner forked; each helper reads what it needs of it."""
        if head.manifest.size < MANY or processors() < 2 or self.workers.make or not can_fork():
            return
        self.crew = self.workers.crew(self._done, processors() - 1)
        for number, member in enumerate(self.crew.members):
            member.ask(("inspect", (folder, head, number)))
            member.ask(("compile", self.theme))

    def _done(self, task: tuple[str, Any]) -> Any:
        """A helper's job."""
        name, what = task
        if name == "inspect":
            folder, head, number = what
            sections = sections_read(folder, head)
            return self._inspected(islice(sections.values(), number, None, processors() - 1))
        return templates_compiled(what) if name == "compile" else render_chunk(*what)

    def _inspected(self, sections: Iterable[Planned]) -> set[str]:
        return self.output.damaged({path: w.mark for planned in sections for path, w in planned.pages.items()})

    def damaged(self, before: Manifest) -> set[str]:
        """The paths whose file is not as it was written."""
        if self.crew is None:
            return self._inspected(before.sections.values())
        return set().union(*(member.answer() for member in self.crew.members))

    def render(self, pages: list[Page], surface: Surface, tell: Callable[[int, int], None]) -> dict[str, Mark]:
        """Pages into the stage: many by all processors, few by this process and its helpers."""
        if len(pages) >= FEW:
            return render(pages, surface, self.workers, tell)
        if self.crew is None:
            return render_chunk(surface, pages)
        for member in self.crew.members:
            templates_known(member.answer())
        return self._shared(pages, surface, self.crew.members)

    @staticmethod
    def _shared(pages: list[Page], surface: Surface, members: list[Member]) -> dict[str, Mark]:
        """What needs no template, and may need much else, is made here; the rest by whoever is free."""
        shown = [page for page in pages if page.template]
        parts = [shown[start : start + PART] for start in range(0, len(shown), PART)]
        busy = members[: max(0, len(parts) - 1)]
        for member in busy:
            member.ask(("render", (surface, parts.pop())))
        marks = render_chunk(surface, [page for page in pages if not page.template])
        while parts:
            for member in ready(busy)[: len(parts)]:
                marks |= member.answer()
                member.ask(("render", (surface, parts.pop())))
            if parts:
                marks |= render_chunk(surface, parts.pop())
        for member in busy:
            marks |= member.answer()
        return marks
