"""What an editor does between two builds, and how a page shows that the build saw it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.generate import SEED, Story, next_award, next_unit, story
from tests.benchmarks.peers import Peer, write
from tests.benchmarks.registry import UNIT


@dataclass(frozen=True)
class Corpus:
    """All stories of a site, by how many there are and their seed."""

    count: int
    seed: int = SEED

    def story(self, number: int) -> Story:
        return story(number, self.count, self.seed)

    @property
    def edited(self) -> Story:
        """The story that scenarios change: the first from the middle on that has an award, of those in the site."""
        numbers = [*range(self.count // 2, self.count), *range(self.count // 2)]
        found = (one for number in numbers if (one := self.story(number)).award)
        return next(found, self.story(self.count // 2))


@dataclass(frozen=True)
class Change:
    """A file's new text, and what the page of a story then says."""

    path: str
    text: str
    slug: str
    proof: str


Edit = Callable[[Peer, Corpus, int], Change]


def _body(peer: Peer, corpus: Corpus, turn: int) -> Change:
    proof = f"Cập nhật lần {turn}"
    changed = replace(corpus.edited, body=f"{corpus.edited.body}\n{proof}: bà con tiếp tục hưởng ứng.\n")
    return _rewritten(peer, changed, proof)


def _award(peer: Peer, corpus: Corpus, turn: int) -> Change:
    there = replace(corpus.edited, award=next_award(corpus.edited))
    changed = there if turn % 2 else corpus.edited
    return _rewritten(peer, changed, changed.award_name)


def _unit(peer: Peer, corpus: Corpus, turn: int) -> Change:
    there = replace(corpus.edited, unit=next_unit(corpus.edited))
    changed = there if turn % 2 else corpus.edited
    return _rewritten(peer, changed, UNIT[changed.unit].name)


def _rename(peer: Peer, corpus: Corpus, turn: int) -> Change:
    unit = UNIT[corpus.edited.unit]
    name = f"{unit.name} mới {turn}"
    return Change(*peer.renamed(unit.code, name), corpus.edited.slug, name)


def _add(peer: Peer, corpus: Corpus, turn: int) -> Change:
    added = corpus.story(corpus.count + turn)
    return _rewritten(peer, added, added.title)


def _rewritten(peer: Peer, changed: Story, proof: str) -> Change:
    return Change(peer.path(changed), peer.text(changed), changed.slug, proof)


@dataclass(frozen=True)
class Scenario:
    """A kind of build to measure: what it is called, and the edit before it, if any."""

    name: str
    english: str
    vietnamese: str
    edit: Edit | None = None

    def fits(self, peer: Peer) -> bool:
        return self.name != "rename" or peer.can_rename


COLD = Scenario("cold", "cold build", "dựng từ đầu")
SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        COLD,
        Scenario("nothing", "nothing changed", "không có gì đổi"),
        Scenario("body", "one body edited", "sửa thân một bài", _body),
        Scenario("award", "one award changed", "đổi khen thưởng một bài", _award),
        Scenario("unit", "one unit changed", "đổi đơn vị một bài", _unit),
        Scenario("rename", "a unit renamed", "đổi tên một đơn vị", _rename),
        Scenario("add", "one story added", "thêm một bài mới", _add),
    )
}


class Edits:
    """The edits made to a site, which can be taken back."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.before: dict[Path, str | None] = {}

    def make(self, change: Change) -> None:
        path = self.site / change.path
        if path not in self.before:
            self.before[path] = path.read_text(encoding="utf-8") if path.exists() else None
        write(path, change.text)

    def take_back(self) -> None:
        for path, text in self.before.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                write(path, text)
        self.before.clear()
