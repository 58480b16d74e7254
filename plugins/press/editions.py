"""Which editions there are, and what each is made from."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import asdict, replace

from plugins.intake.edition import FrozenSource
from plugins.model.catalogue import Bodiless, Catalogue
from plugins.model.digest import digest_of_bytes
from plugins.model.edition import EditionFile, ToldAs
from plugins.model.outlet import ACCENTS, EditionPlan, Outlet
from plugins.model.rhythm import DAY, date_after, date_before, edition_dates
from plugins.model.story import Correction, Story
from plugins.model.timespan import Timespan
from plugins.press.edition import (
    EditionInput,
    Frame,
    Frozen,
    Illustrated,
    Proposed,
    Since,
    Workplace,
    illustrated,
)
from plugins.press.speech.rule import Voice

NOT_PUBLIC = "Bài này hiện không công khai."


def edition_inputs(catalogue: Catalogue, root: str, engine: str) -> Iterator[EditionInput]:
    """All editions of all outlets, each outlet's and plan's by date: from the one that covers the first story up to the
    coming one, and any other that an editor has frozen."""
    abbreviations = catalogue.registries.abbreviations
    places = {accent: Workplace(root, engine, Voice(accent, abbreviations)) for accent in ACCENTS}
    line = Line(catalogue.by_appearance)
    standing = _Standing(catalogue)
    for outlet in catalogue.registries.outlets:
        own = line.of_outlet(outlet.code)
        for plan in outlet.editions:
            files = {f.date: f for f in catalogue.editions if (f.outlet, f.plan) == (outlet.code, plan.code)}
            for frame in frames_of(replace(outlet, line=0), plan, own.first, catalogue.today, set(files)):
                yield _input(frame, own, files, places, standing)


class Line:
    """Stories in the order in which they appeared."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = stories
        self.times = [s.appeared if s.embargo else s.iso for s in stories]
        self.abouts = [story.about for story in stories]
        self.is_for_all = not any(story.outlets for story in stories)

    def of_outlet(self, code: str) -> "Line":
        """The stories that an outlet gets."""
        if self.is_for_all:
            return self
        return Line([story for story in self.stories if not story.outlets or code in story.outlets])

    @property
    def first(self) -> dt.date | None:
        return dt.date.fromisoformat(self.stories[0].day) if self.stories else None

    def within(self, span: Timespan) -> Bodiless:
        start, until = (bisect_left(self.times, str(day)) for day in (span.start, span.until))
        found = Bodiless(self.stories[start:until])
        found.digest = digest_of_bytes(*self.abouts[start:until])  # as it would be, but quicker
        return found

    @cached_property
    def by_id(self) -> dict[str, Story]:
        return {story.id: story for story in self.stories}


def frames_of(
    outlet: Outlet, plan: EditionPlan, first: dt.date | None, today: dt.date, others: set[dt.date]
) -> Iterator[Frame]:
    """The editions of a plan by date; `first` is the first story's day, `others` are dates that exist in any case."""
    rhythm, own = plan.rhythm, replace(outlet, editions=())
    coming = date_after(rhythm, today)
    begin = date_after(rhythm, first) if first else coming
    earliest, latest = min({begin, *others}), max({coming, *others})
    days = set(edition_dates(rhythm, date_before(rhythm, earliest), latest + DAY))
    for day in sorted(days | others):  # some were frozen while the rhythm was another
        if day in others or (begin <= day <= coming and outlet.span.contains(day)):
            yield Frame(own, plan, day, Timespan(date_before(rhythm, day), day), day > today)


def _input(
    frame: Frame, line: Line, files: dict[dt.date, EditionFile], places: dict[str, Workplace], standing: "_Standing"
) -> EditionInput:
    file = files.get(frame.date)
    if file is not None and file.frozen:
        frame = _told_as(frame, file.told_as)
        place = places[frame.outlet.accent]
        source = FrozenSource(place.root, file.path, standing.timezone, file.digest)
        since, pictures = standing.since(file), standing.pictures_of(file)
        return Frozen(frame, file.frozen, source, since, pictures, bool(set(file.stories) - set(file.hidden)), place)
    place = places[frame.outlet.accent]
    stories = line.within(frame.span)
    held = {story: day for day, other in files.items() for story in other.holds}
    if held:
        stories = Bodiless(s for s in stories if held.get(s.id, frame.date) == frame.date)
    pins, drops = (file.pins, file.drops) if file else ((), ())
    inside = {s.id for s in stories} if pins else set()
    carried = [line.by_id[pin] for pin in pins if pin not in inside and pin in line.by_id]
    return Proposed(frame, Bodiless((*stories, *carried)) if carried else stories, (pins, drops), place)


def _told_as(frame: Frame, then: ToldAs) -> Frame:
    """The edition under the names and in the voice that it had when it was frozen."""
    own = {key: value for key, value in asdict(then).items() if value}
    plan, outlet = own.pop("plan", frame.plan.name), own.pop("outlet", frame.outlet.name)
    return replace(frame, plan=replace(frame.plan, name=plan), outlet=replace(frame.outlet, name=outlet, **own))


class _Standing:
    """What became of stories since an edition with them was frozen."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.timezone = catalogue, catalogue.registries.site.timezone

    @cached_property
    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        return {s.id: s.corrections for s in self.catalogue.stories if s.corrections}

    @cached_property
    def notices(self) -> dict[str, str]:
        gone = ((s.id, s.withdrawal) for s in self.catalogue.withdrawn)
        return {i: f"Bài này đã được gỡ ngày {w.date:%d/%m/%Y}. Lý do: {w.reason}" for i, w in gone if w}

    @cached_property
    def pictures(self) -> dict[str, Illustrated]:
        return {s.id: illustrated(s) for s in self.catalogue.stories if s.is_illustrated}

    def pictures_of(self, file: EditionFile) -> tuple[Illustrated, ...]:
        named = ((story, self.pictures.get(file.now.get(story, story))) for story in file.stories)
        return tuple(replace(found, story=story) for story, found in named if found)

    def since(self, file: EditionFile) -> tuple[Since, ...]:
        now = file.now
        hidden = (Since(story, (), self.notices.get(now.get(story, story), NOT_PUBLIC)) for story in file.hidden)
        shown = (story for story in file.stories if story not in file.hidden)
        corrected = ((story, self.corrections.get(now.get(story, story), ())) for story in shown)
        return (*hidden, *(Since(story, found) for story, found in corrected if found))
