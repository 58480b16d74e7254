"""The rundown that is proposed for an edition: which of its stories, in which order, and why."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from plugins.model.outlet import EditionPlan
from plugins.model.story import Story
from plugins.press.airtime import clock_text

TRIES = 5  # stories in a row that are too long for the time that is left; after them no other is read
PINNED, DROPPED, NO_TIME = "Biên tập viên chọn", "Biên tập viên không chọn", "Thời lượng đã kín"
NEW = "Bài mới; không trùng đơn vị, lĩnh vực, phong trào với bài khác"


Length = Callable[[Story, int | None], int]  # seconds; of a story that is longer than the room given, at least these


class Chosen(NamedTuple):
    """A story in the rundown."""

    story: Story
    why: str
    seconds: int


class Left(NamedTuple):
    """A story that is not in it."""

    story: Story
    why: str


class Rundown(NamedTuple):
    """Every story that the edition covers, in or out."""

    chosen: list[Chosen]
    left: list[Left]


def rundown_of(
    plan: EditionPlan,
    stories: Iterable[Story],
    decided: tuple[tuple[str, ...], tuple[str, ...]],
    seconds: Length,
) -> Rundown:
    """What an editor pinned stands first, in the editor's order. Then stories are taken in rounds, newest first in
    each: those that share neither unit nor field nor movement with one taken before, then those that share one of the
    three, then two, then any. A story that does not fit is left out and the next is looked at."""
    pins, drops = decided
    newest = sorted(stories, key=_age, reverse=True)
    by_id = {story.id: story for story in newest}
    table = _Table(plan, seconds)
    for pin in (by_id[pin] for pin in pins if pin in by_id):
        table.offer(pin, PINNED)
    pinned = len(table.chosen)
    free = [s for s in newest if s.id not in pins and s.id not in drops]
    for allowed in range(len(MARKS) + 1):
        table.fill(free, allowed)
    automatic = sorted(table.chosen[pinned:], key=lambda c: _age(c.story), reverse=True)
    left = [Left(s, DROPPED if s.id in drops else table.reason(s)) for s in newest if s.id not in table.inside]
    return Rundown(table.chosen[:pinned] + automatic, left)


def _age(story: Story) -> tuple[str, str, str]:
    """Day and order, without asking each of the many stories that have no embargo for it."""
    iso = story.iso
    return story.day if story.embargo else iso[:10], iso, story.slug


def _why(shared: tuple[str, ...]) -> str:
    return f"Bài mới tiếp theo; trùng {', '.join(shared)} với bài khác" if shared else NEW


MARKS = ("đơn vị", "lĩnh vực", "phong trào")  # what stories of one edition should not have in common
Marks = frozenset[tuple[int, str]]


def marks_of(story: Story) -> Marks:
    """A story's unit, field and movement, each with its place among them."""
    card = story.card
    units, movements = ((0, unit.code) for unit in card.units), ((2, movement.code) for movement in card.movements)
    return frozenset((*units, (1, card.field.code), *movements))


class _Table:
    """The rundown while it is being laid out."""

    def __init__(self, plan: EditionPlan, seconds: Length) -> None:
        self.plan, self.seconds = plan, seconds
        self.left = plan.minutes * 60
        self.chosen: list[Chosen] = []
        self.inside: set[str] = set()
        self.too_long: dict[str, str] = {}
        self.misses = 0
        self.marks: dict[str, Marks] = {}
        self.known: set[tuple[int, str]] = set()  # the marks of those that are in

    @property
    def is_full(self) -> bool:
        return bool(self.plan.stories and len(self.chosen) >= self.plan.stories) or self.misses >= TRIES

    def fill(self, stories: list[Story], allowed: int) -> None:
        """One round: the stories that have so little in common with those that are in."""
        for story in stories:
            if self.is_full:
                break
            if self.is_open(story) and len(shared := self.shared(story)) <= allowed:
                self.offer(story, _why(shared))

    def is_open(self, story: Story) -> bool:
        return story.id not in self.inside and story.id not in self.too_long

    def shared(self, story: Story) -> tuple[str, ...]:
        """What the story has in common with those that are in."""
        marks = self.marks.get(story.id) or self.marks.setdefault(story.id, marks_of(story))
        return tuple(MARKS[place] for place in sorted({place for place, _ in marks & self.known}))

    def offer(self, story: Story, why: str) -> None:
        """Takes the story if it fits."""
        if self.is_full:
            return
        needed = self.seconds(story, self.left if self.plan.minutes else None)
        if self.plan.minutes and needed > self.left:
            self.misses += 1
            self.too_long[story.id] = f"Dài ít nhất {clock_text(needed)}, mà chỉ còn {clock_text(self.left)}"
            return
        self.misses = 0
        self.left -= needed
        self.inside.add(story.id)
        self.chosen.append(Chosen(story, why, needed))
        self.known |= marks_of(story)

    def reason(self, story: Story) -> str:
        """Why a story is out."""
        if story.id in self.too_long:
            return self.too_long[story.id]
        return f"Đã đủ {self.plan.stories} bài" if self.misses < TRIES and self.plan.stories else NO_TIME
