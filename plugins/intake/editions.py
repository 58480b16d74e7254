"""All files under editions/ beside the registries and the stories: which edition each means, and which stories."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plugins.intake.edition import Named, Written
from plugins.intake.report import Report
from plugins.model.catalogue import Catalogue
from plugins.model.edition import EditionFile
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.problem import Problem
from plugins.model.rhythm import date_after, date_before, is_edition_date
from plugins.model.story import Story, stem_of

_NAME = re.compile(r"(.+)-(\d{4}-\d{2}-\d{2})\.yml")


class Meant(NamedTuple):
    """The edition that a file's name means."""

    outlet: Outlet
    plan: EditionPlan
    date: date


def editions_resolved(
    written: Mapping[str, Written], stories: list[Story], catalogue: Catalogue, whole: bool
) -> tuple[tuple[EditionFile, ...], list[Problem]]:
    """The files that can be used. `whole`: no faulty story was left out, so that one not found is not there."""
    if not written:
        return (), []
    resolver = _Resolver(stories, catalogue, whole)
    files: list[EditionFile] = []
    problems: list[Problem] = []
    for path in sorted(written):
        report = Report(path)
        file = resolver.file(path, written[path], report)
        problems += report.problems
        if file is not None and not report.failed:
            files.append(file)
    return tuple(files), problems + resolver.late(files, written)


class _Resolver:
    """One pass over the files."""

    def __init__(self, stories: list[Story], catalogue: Catalogue, whole: bool) -> None:
        self.stories, self.catalogue, self.whole = stories, catalogue, whole
        self.public = {s.id for s in catalogue.stories}
        self.by_id = {s.id: s for s in stories}
        self.plans = {f"{o.code}-{p.code}": (o, p) for o in catalogue.registries.outlets for p in o.editions}
        self.seen: dict[tuple[str, str, date], str] = {}  # the file of each edition
        self.held: dict[tuple[str, str, str], str] = {}  # the file that holds a story, by outlet, plan and story

    @cached_property
    def by_name(self) -> dict[str, Story]:
        """The other ways to write a story: its slug, its file."""
        names = {slug: s for s in self.stories for slug in s.redirect_from} | {s.slug: s for s in self.stories}
        return names | {s.path: s for s in self.stories} | {s.path.removeprefix("stories/"): s for s in self.stories}

    @cached_property
    def by_stem(self) -> dict[str, list[Story]]:
        found: dict[str, list[Story]] = {}
        for story in self.stories:
            found.setdefault(stem_of(story.id), []).append(story)
        return found

    def frozen_story(self, name: str, written: Written) -> Story | None:
        """What became of a frozen story. One without an id of its own gets another when its file is moved, and another
        name when that is changed, but its old address leads on to it. Of several that it may be, it is taken for one
        that nobody may see."""
        stem = stem_of(name)
        if found := self.by_id.get(name) or self.by_name.get(written.slugs.get(name, "")):
            return found
        may_be = [*self.by_stem.get(stem, ()), *(s for s in [self.by_name.get(stem)] if s)]
        return min(may_be, key=lambda s: (s.status != "withdrawn", s.id in self.public, s.path), default=None)

    def file(self, path: str, written: Written, report: Report) -> EditionFile | None:
        meant = self.meant(path, report, frozen=written.frozen is not None)
        if meant is None:
            return None
        pins, drops = (self.found(names, report, written) for names in (written.pins, written.drops))
        file = EditionFile(
            path=path,
            outlet=meant.outlet.code,
            plan=meant.plan.code,
            date=meant.date,
            digest=written.digest,
            pins=tuple(story.id for story, _ in pins),
            drops=tuple(story.id for story, _ in drops),
            frozen=written.frozen,
            stories=tuple(name for name, _ in written.stories),
            hidden=tuple(self.hidden(written)),
            told_as=written.told_as,
            now=dict(self.renamed(written)),
        )
        if written.frozen:
            self.check_frozen(written, report)
            self.check_once(file, written.stories, report)
        else:
            self.check_pins(meant, pins, report)
            self.check_once(file, [(story.id, line) for story, line in pins], report)
            self.check_drops(file, drops, report)
        return file

    def meant(self, path: str, report: Report, *, frozen: bool) -> Meant | None:
        """A plan may end or change its rhythm; what was frozen before stays, and stops no build."""
        tell = report.warn if frozen else report.error
        name = _NAME.fullmatch(path.rpartition("/")[2])
        day = _day(name[2]) if name else None
        if name is None or day is None:
            report.error(
                1, "edition.bad-name", f"tên tệp «{path.rpartition('/')[2]}» không cho biết kênh, ấn phẩm, ngày"
            )
            return None
        if name[1] not in self.plans:
            self.tell_unknown_plan(name[1], tell)
            return None
        outlet, plan = self.plans[name[1]]
        if not is_edition_date(plan.rhythm, day):
            before, after = date_before(plan.rhythm, day), date_after(plan.rhythm, day)
            message = f"«{plan.name}» không ra ngày {day:%d/%m/%Y}"
            tell(1, "edition.bad-day", message, f"ngày ra gần nhất: {before} hoặc {after}")
        other = self.seen.setdefault((outlet.code, plan.code, day), path)
        if other != path:
            report.error(1, "edition.duplicate", f"số này đã có tệp {other}")
        return Meant(outlet, plan, day)

    def tell_unknown_plan(self, name: str, tell: Callable[[int, str, str, str], None]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, self.plans, n=1, cutoff=0.6)
        message = f"không có kênh và ấn phẩm «{name[:80]}» trong registries/outlets.yml"
        tell(1, "edition.unknown-plan", message, f"có phải «{near[0]}»?" if near else "")

    def found(self, names: tuple[Named, ...], report: Report, written: Written) -> list[tuple[Story, int]]:
        """The stories that an editor named. In a frozen edition they decide nothing, and may be gone by now."""
        found = []
        for name, line in names:
            story = self.by_id.get(name) or self.by_name.get(name)
            if story is not None:
                found.append((story, line))
            elif not written.frozen and self.whole:
                self.report_unknown_story(name, line, report)
        return found

    def report_unknown_story(self, name: str, line: int, report: Report) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, [*self.by_id, *self.by_name], n=1, cutoff=0.6)
        hint = f"có phải «{near[0]}»?" if near else ""
        report.error(line, "edition.unknown-story", f"không có bài «{name[:80]}»", hint)

    def hidden(self, written: Written) -> Iterator[str]:
        """The stories of a frozen edition that are not public; a file that was deleted takes nothing back."""
        for name, _ in dict.fromkeys((*written.stories, *written.left_out)):
            story = self.frozen_story(name, written)
            if story.id not in self.public if story else not self.whole:
                yield name

    def renamed(self, written: Written) -> Iterator[tuple[str, str]]:
        for name, _ in written.stories:
            story = self.frozen_story(name, written)
            if story is not None and story.id != name:
                yield name, story.id

    def check_frozen(self, written: Written, report: Report) -> None:
        for name, line in written.stories:
            story = self.frozen_story(name, written)
            if story is None and self.whole:
                message = f"số đã chốt có bài «{name[:80]}» không còn trong stories/; bài vẫn hiện như khi chốt"
                report.warn(line, "edition.story-gone", message)
            elif story is not None and story.status == "withdrawn":
                if name in written.with_text:
                    message = f"tệp này còn nguyên văn bài đã gỡ «{name[:80]}»; trang không hiện bài ấy"
                    report.warn(line, "edition.withdrawn-text", message)
            elif story is not None and story.id not in self.public:
                self.warn_hidden(name, line, report)

    @staticmethod
    def warn_hidden(name: str, line: int, report: Report) -> None:
        report.warn(line, "edition.hidden-story", f"bài «{name[:80]}» hiện không công khai nên không hiện trong số này")

    def check_pins(self, meant: Meant, pins: list[tuple[Story, int]], report: Report) -> None:
        outlet, plan, day = meant
        for story, line in pins:
            if story.outlets and outlet.code not in story.outlets:
                report.error(line, "edition.other-outlet", f"bài «{story.id}» không dành cho kênh «{outlet.code}»")
            if story.day >= day.isoformat():
                message = f"bài «{story.id}» đăng ngày {date.fromisoformat(story.day):%d/%m/%Y}, không trước ngày ra số"
                report.error(line, "edition.too-late", message)
            if story.id not in self.public:
                self.warn_hidden(story.id, line, report)
        if plan.stories and len(pins) > plan.stories:
            message = f"ghim {len(pins)} bài, mà mỗi số chỉ có {plan.stories} bài"
            report.error(pins[plan.stories][1], "edition.too-many", message)

    def check_once(self, file: EditionFile, held: list[Named] | tuple[Named, ...], report: Report) -> None:
        own: set[str] = set()
        for name, line in held:
            other = self.held.setdefault((file.outlet, file.plan, name), file.path)
            if name in own or other != file.path:
                where = "trong tệp này" if name in own else f"trong {other}"
                report.error(line, "edition.twice", f"bài «{name[:80]}» đã có {where}")
            own.add(name)

    def late(self, files: list[EditionFile], written: Mapping[str, Written]) -> list[Problem]:
        """Tells of stories that came when their edition was frozen already, as long as the next one can take them."""
        taken = {(f.outlet, f.plan, stem_of(story)) for f in files for story in f.holds}
        problems: list[Problem] = []
        for file in files:
            outlet, plan = self.plans[f"{file.outlet}-{file.plan}"]
            if not file.frozen or date_after(plan.rhythm, file.date) <= self.catalogue.today:
                continue
            left_out = (name for name, _ in written[file.path].left_out)
            report, known = Report(file.path), {stem_of(name) for name in (*file.drops, *left_out)}
            for story in self.of_days(date_before(plan.rhythm, file.date), file.date):
                stem = stem_of(story.id)
                is_taken = stem in known or (outlet.code, plan.code, stem) in taken
                if not is_taken and (not story.outlets or outlet.code in story.outlets):
                    message = f"bài «{story.id}» đăng sau khi chốt số này nên chưa vào số nào"
                    report.warn(1, "edition.late-story", message)
            problems += report.problems
        return problems

    def of_days(self, start: date, until: date) -> Iterator[Story]:
        """The public stories that appeared on these days, the last one first."""
        for story in reversed(self.catalogue.by_appearance):
            if story.day < start.isoformat():
                return
            if story.day < until.isoformat():
                yield story

    @staticmethod
    def check_drops(file: EditionFile, drops: list[tuple[Story, int]], report: Report) -> None:
        for story, line in drops:
            if story.id in file.pins:
                report.error(line, "edition.twice", f"bài «{story.id}» vừa ghim vừa bỏ")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None
