"""The contest: alternating runs of several generators, each on its own copy of the same stories."""

import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.generate import stories
from tests.benchmarks.measure import BuildError, Command, Cost, peak_memory, timed
from tests.benchmarks.peers import Peer, write_site
from tests.benchmarks.scenario import COLD, Change, Corpus, Edits, Scenario

MEMORY_RUNS = 3
STAMP = "complete"  # stands in an entrant's folder while its site is as it was generated


@dataclass
class Entrant:
    """One generator with its site, its output and what it keeps from build to build."""

    label: str
    peer: Peer
    corpus: Corpus
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @cached_property
    def edits(self) -> Edits:
        return Edits(self.site)

    def out(self, scenario: Scenario, turn: int) -> Path:
        return self.folder / (f"cold-{turn}" if scenario is COLD else "out")

    def command(self, scenario: Scenario, turn: int) -> Command:
        out = self.out(scenario, turn)
        return self.peer.command(self.site, out, out.with_name(f"{out.name}-state"))

    def prepare(self) -> None:
        """Writes the site, unless the same one is there from an earlier run."""
        stamp = self.folder / STAMP
        wanted = self.fingerprint()
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        say(f"{self.label}: {self.corpus.count} …")
        write_site(self.peer, self.site, stories(self.corpus.count, self.corpus.seed))
        stamp.write_text(wanted, encoding="utf-8")

    def fingerprint(self) -> str:
        """What the site depends on: its size, the seed, and the code and templates that write it."""
        digest = sha256(repr((self.corpus, list(self.peer.files()))).encode())
        templates = self.peer.templates.rglob("*") if self.peer.templates else ()
        for path in sorted([*Path(__file__).parent.glob("*.py"), *templates]):
            digest.update(path.read_bytes() if path.is_file() else b"")
        return digest.hexdigest()

    def make(self, scenario: Scenario, turn: int) -> Change | None:
        if not scenario.edit:
            return None
        (self.folder / STAMP).unlink(missing_ok=True)  # until the edits are taken back
        change = scenario.edit(self.peer, self.corpus, turn)
        self.edits.make(change)
        return change

    def clean_up(self, scenario: Scenario) -> None:
        """The site as it was, and no cold outputs."""
        self.edits.take_back()
        (self.folder / STAMP).write_text(self.fingerprint(), encoding="utf-8")
        if scenario is COLD:
            for path in self.folder.glob("cold-*"):
                shutil.rmtree(path, ignore_errors=True)

    def verify(self, out: Path, change: Change | None) -> None:
        """A build that left stories out, or did not see the edit, would only look fast."""
        if change:
            page = out / "guong" / change.slug / "index.html"
            if not page.exists() or change.proof not in page.read_text(encoding="utf-8"):
                raise BuildError(f"{self.label}: {page} does not show «{change.proof}»")
            return
        for written in stories_to_check(self.corpus):
            if not (out / "guong" / written / "index.html").exists():
                raise BuildError(f"{self.label}: the story {written} has no page in {out}")


def stories_to_check(corpus: Corpus) -> Iterator[str]:
    """The slugs of a hundred stories, the first and the last among them."""
    step = max(1, corpus.count // 100)
    yield from (corpus.story(number).slug for number in [*range(0, corpus.count, step), corpus.count - 1])


@dataclass
class Series:
    """One entrant's runs of one scenario."""

    costs: list[Cost] = field(default_factory=list)
    peaks: list[float | None] = field(default_factory=list)

    @property
    def peak(self) -> float | None:
        """The median of the sampled peaks, MiB."""
        peaks = [peak for peak in self.peaks if peak is not None]
        return statistics.median(peaks) if peaks else None

    def median(self, figure: str) -> float | None:
        figures = [getattr(cost, figure) for cost in self.costs]
        return None if None in figures else statistics.median(figures)

    def ratio(self, other: "Series", figure: str) -> float | None:
        """Run by run, as neighbours in time met the same machine; then the median."""
        pairs = [(getattr(a, figure), getattr(b, figure)) for a, b in zip(self.costs, other.costs, strict=True)]
        return statistics.median(a / b for a, b in pairs) if all(a is not None and b for a, b in pairs) else None


def measure(scenario: Scenario, entrants: Sequence[Entrant], runs: int) -> dict[str, Series]:
    """Alternating runs of all entrants: one to settle, then the timed ones, then those that sample memory."""
    found = {entrant.label: Series() for entrant in entrants}
    try:
        for entrant in entrants:
            timed(entrant.command(scenario, 0))
            entrant.verify(entrant.out(scenario, 0), None)
        for turn in range(1, runs + MEMORY_RUNS + 1):
            sampled = turn > runs
            say(
                f"{scenario.name}: memory {turn - runs}/{MEMORY_RUNS}" if sampled else f"{scenario.name}: {turn}/{runs}"
            )
            for entrant in entrants:
                run_once(scenario, entrant, turn, found[entrant.label], sampled)
    finally:
        for entrant in entrants:
            entrant.clean_up(scenario)
    return found


def run_once(scenario: Scenario, entrant: Entrant, turn: int, series: Series, sampled: bool) -> None:
    """Edits, builds, and looks whether the output shows it."""
    change = entrant.make(scenario, turn)
    settle_disk()
    command = entrant.command(scenario, turn)
    if sampled:
        series.peaks.append(peak_memory(command))
    else:
        series.costs.append(timed(command))
    entrant.verify(entrant.out(scenario, turn), change)


def settle_disk() -> None:
    """Writes out what an earlier run left in memory, so that the next one does not pay for it."""
    if hasattr(os, "sync"):
        os.sync()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
