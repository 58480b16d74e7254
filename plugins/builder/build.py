"""One build, told as a story: plan, render what is stale, apply, remember."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from plugins.builder.helpers import Helpers
from plugins.builder.output import Output
from plugins.builder.planning import Plan, outdated, plan_of
from plugins.builder.state import Made, Manifest, State, state_write
from plugins.builder.templates import Look
from plugins.intake.loading import Sources
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Chapter


class Job(NamedTuple):
    """What a build needs to know."""

    output: Output
    state_folder: Path
    state: State
    sources: Sources
    chapters: list[Chapter]
    look: Look
    version: str
    helpers: Helpers
    tell: Callable[[int, int], None]
    applying: Callable[[], None]  # from here on the build is not to be stopped


class Summary(NamedTuple):
    """What a build did."""

    pages: int
    rendered: int
    removed: int


def site_built(job: Job) -> Summary:
    """Renders every stale page before the first file of the output is touched."""
    before = job.state.manifest
    found = job.output.marker_time()
    known = found == before.marker != 0
    salt = digest_of_bytes(job.version.encode(), job.look.digest)
    old = outdated(before, job.sources.body)
    plan = plan_of(job.chapters, before, old, salt)
    if damaged := job.helpers.damaged(before.sections):  # which is seldom, and told late
        plan = plan_of(job.chapters, before, old | damaged, salt)
    removals = sorted(plan.gone) if known else job.output.strangers(plan.paths)
    if not plan.stale and not removals and known and job.sources == job.state.sources:
        return Summary(plan.size, 0, 0)
    made = _rendered(job, plan)
    job.applying()
    marker = job.output.apply(removals) if made or removals or not known else before.marker
    sections = plan.marked(_as_they_stand(job.output, made) if found else made)
    manifest = Manifest(plan.chapters, sections, marker, plan.size)
    state_write(job.state_folder, State(job.sources, manifest), job.state)
    return Summary(plan.size, len(made), len(removals))


def _rendered(job: Job, plan: Plan) -> dict[str, Made]:
    if not plan.stale:
        return {}
    try:
        job.output.fresh.mkdir(parents=True, exist_ok=True)
        return job.helpers.render(plan.stale, (job.look, str(job.output.fresh)), job.tell)
    except BaseException:
        job.output.clear()
        raise


def _as_they_stand(output: Output, made: dict[str, Made]) -> dict[str, Made]:
    """The same with the marks of the files in the output: one whose bytes were the same has kept its time."""
    found = {}
    for path, page in made.items():
        stat = (output.root / path).stat()
        found[path] = page._replace(mark=(stat.st_mtime_ns, stat.st_size))
    return found


class Stopwatch:
    """Tells how long a build took, in Vietnamese."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def text(self) -> str:
        return f"{time.monotonic() - self.start:.1f}".replace(".", ",") + " giây"
