"""Loads a whole site: reads what has changed since the last time, keeps the rest, and checks the whole."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from msgspec import Raw, Struct, msgpack
from msgspec.structs import replace

from plugins.intake.body import NO_HTML
from plugins.intake.doubled import doubled, doubled_pages, names_of
from plugins.intake.edition import KeptEdition, edition_from
from plugins.intake.editions import editions_resolved
from plugins.intake.files import DOCUMENTS, LINK, NOT_READ, PASSED_OVER, Folder, Stamp, settled, walk
from plugins.intake.links import Links
from plugins.intake.looking import Files, Looked, looked
from plugins.intake.markdown import ENGINE
from plugins.intake.plain_page import plain_page_from
from plugins.intake.registries import NAMES, registries_from
from plugins.intake.report import Report
from plugins.intake.source import bytes_of
from plugins.intake.story import CHANGES, Reading, Surroundings, story_from
from plugins.model.catalogue import Catalogue, catalogue_of
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.plain_page import PlainPage
from plugins.model.problem import Problem, has_error, in_order
from plugins.model.registries import Registries
from plugins.model.story import Story

OF_NAMES = frozenset(
    [f"story.unknown-{noun}" for noun in ("unit", "field", "movement", "award", "outlet")]
    + ["story.ambiguous-name", "story.unit-not-in-force", "story.award-level", "story.award-subject"]
)
MOST_MADE = 20_000  # bodies that are kept in memory until they are shown; the others are read again
FEW = 500  # stories that are read sooner than a pool is started
CHUNK = 100  # stories that a worker reads at a time


class Kept(Struct, frozen=True, array_like=True, gc=False):
    """A story as it was read, with the stamps by which one tells that it is still so."""

    stamp: Stamp
    story: Story
    warnings: tuple[Problem, ...]
    files: Files


class Sources(Struct, frozen=True):
    """What the last loading read; kept between builds, and never trusted beyond its stamps."""

    version: str
    registry_bytes: bytes = b""
    registries: Registries | None = None
    registry_warnings: tuple[Problem, ...] = ()
    ref_digests: dict[str, bytes] = {}  # of each «registry:text» that a story names
    stories: dict[str, Kept] = {}
    editions: dict[str, KeptEdition] = {}
    apart: bool = False  # no two of the stories want one address, id or file name

    def body(self, path: str) -> bytes:
        """The digest of a story's body; empty where there is no such story."""
        kept = self.stories.get(path)
        return kept.story.body if kept else b""


class Options(NamedTuple):
    """How a site is loaded."""

    root: Path
    now: Callable[[Registries], datetime]
    engine: str = ENGINE
    pictures: bool = True
    drafts: bool = False
    leave_out_bad: bool = False
    version: str = ""
    site_url: str = ""
    looked: Looked | None = None  # what has changed since the last time, where somebody has looked already


class Workers(Protocol):
    """Several processes that do one thing to many values."""

    def map(self, do: Callable[[Any, list[Any]], Any], known: Any, values: list[Any], size: int) -> Iterator[Any]:
        """`do(known, part)` for each part of the values, in their order."""
        ...


class Loaded(NamedTuple):
    """A site at one moment. Without registries there is no catalogue."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    sources: Sources
    links: Links | None = None
    left_out: tuple[str, ...] = ()
    made: Mapping[str, Raw] = {}  # the HTML of bodies that were read just now, by path


def site_loaded(options: Options, before: Sources, workers: Workers | None = None) -> Loaded:
    """Loads the site; `workers` read many stories at once."""
    if before.version != options.version:
        before, options = Sources(options.version), options._replace(looked=None)
    good, before = before, replace(before, ref_digests=dict(before.ref_digests))
    registries, problems, before = _registries(options, before)
    if registries is None:
        return Loaded(None, in_order(problems), before)
    around = Surroundings(Folder(options.root), registries, options.engine)
    kept, faulty, faults, made = _stories(options, around, before, good.stories, workers)
    pages, page_faults = _pages(options, around)
    editions, edition_faults = _editions(options, around, before)
    faults += page_faults + edition_faults
    if has_error(tuple(problems)):  # of the registries, so that names mean nothing yet
        others = [p for p in faults if p.code not in OF_NAMES]
        return Loaded(None, in_order(problems + others), good)
    warnings = [w for k in kept.values() for w in k.warnings]
    apart = good.apart and not faulty and _named_as_before(kept, good.stories)
    found = Findings([k.story for k in kept.values()], pages, problems + faults + warnings, faulty, apart)
    return _whole(options, registries, found, replace(before, stories=kept, editions=editions))._replace(made=made)


class Findings(NamedTuple):
    """What could be read, and what is wrong so far."""

    stories: list[Story]
    pages: list[PlainPage]
    problems: list[Problem]
    faulty: list[Story]  # what is known of those that could not be read whole
    apart: bool  # no two stories want one name


def _whole(options: Options, registries: Registries, found: Findings, sources: Sources) -> Loaded:
    """Checks what the files say of each other, and makes the catalogue."""
    beside = [] if options.leave_out_bad else found.faulty  # who is left out takes nobody's place
    twice = [] if found.apart else doubled([*found.stories, *beside])
    found = found._replace(problems=found.problems + twice + doubled_pages(found.pages))
    sources = replace(sources, apart=not twice)
    left_out: tuple[str, ...] = ()
    if options.leave_out_bad:
        found, left_out = _without_bad(found)
    stories, pages, problems, *_ = found
    if not options.pictures:
        stories = [without_pictures(s) if s.is_illustrated else s for s in stories]
    catalogue = catalogue_of(registries, stories, pages, options.now(registries), options.drafts)
    written = {path: kept.written for path, kept in sources.editions.items()}
    lost = {*left_out, *(p.path for p in problems if p.severity == "error")}
    whole = not any(path.startswith("stories/") for path in lost)
    editions, faults = editions_resolved(written, stories, catalogue, whole)
    if options.leave_out_bad:
        left_out += tuple({p.path for p in faults if p.severity == "error"})
        faults = [replace(p, severity="warning") for p in faults]
    problems, catalogue = problems + faults, replace(catalogue, editions=editions)
    links = Links(stories, catalogue, frozenset(p.path for p in problems if p.severity == "error"))
    link_problems = links.problems(beside) + _of_the_future([*stories, *beside], catalogue.today)
    if options.leave_out_bad:
        link_problems = [replace(p, severity="warning") for p in link_problems]
    return Loaded(catalogue, in_order(problems + link_problems), sources, links, tuple(sorted(left_out)))


def _of_the_future(stories: Iterable[Story], today: date) -> list[Problem]:
    """Corrections and withdrawals that are not there yet: readers would be told of them now."""
    problems: list[Problem] = []
    for story in stories:
        if story.corrections or story.withdrawal:
            report = Report(story.path)
            for key, day in story.changes:
                if day > today:
                    report.warn(1, "story.odd-day", f"ngày {CHANGES[key]} {day:%d/%m/%Y} chưa đến")
            problems += report.problems
    return problems


def without_pictures(story: Story) -> Story:
    """The story as it is shown where pictures are left out."""
    return replace(story, pictures=()).with_card(replace(story.card, image=None).sealed())


def _without_bad(found: Findings) -> tuple[Findings, tuple[str, ...]]:
    """Leaves faulty stories and pages out; registries are never left out."""
    bad = {p.path for p in found.problems if p.severity == "error" and not p.path.startswith("registries/")}
    still = [replace(p, severity="warning") if p.path in bad else p for p in found.problems]
    stories = [s for s in found.stories if s.path not in bad]
    pages = [p for p in found.pages if p.path not in bad]
    return found._replace(stories=stories, pages=pages, problems=still, faulty=[]), tuple(sorted(bad))


def _registries(options: Options, before: Sources) -> tuple[Registries | None, list[Problem], Sources]:
    """The registries, parsed only if a byte of them changed; then stories that name changed entries are forgotten."""
    folder = options.root / "registries"
    files, faults = _registry_files(folder)
    if faults:
        return None, faults, before
    raw = digest_of_bytes(
        *[part for name, body in files.items() for part in (name.encode(), str(len(body)).encode(), body)]
    )
    if raw == before.registry_bytes and before.registries is not None:
        return before.registries, list(before.registry_warnings), before
    registries, problems = registries_from(files)
    if registries is None or has_error(tuple(problems)):
        return registries, problems, before
    if options.site_url:
        registries = replace(registries, site=replace(registries.site, url=options.site_url.rstrip("/")))
    old_site = before.registries.site if before.registries else None
    stories, ref_digests = before.stories, before.ref_digests
    if registries.site != old_site:
        stories, ref_digests = {}, {}
    else:
        ref_digests = {ref: _ref_digest(registries, ref) for ref in ref_digests}
        changed = {ref for ref, digest in ref_digests.items() if digest != before.ref_digests[ref]}
        stories = {p: k for p, k in stories.items() if changed.isdisjoint(k.story.looked_up())}
    after = replace(
        before,
        registry_bytes=raw,
        registries=registries,
        registry_warnings=tuple(problems),
        ref_digests=ref_digests,
        stories=stories,
    )
    return registries, problems, after


def _registry_files(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of each registry that there is; of one by another name only the name, which is told as a fault."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in NAMES:
        file, path = folder / name, f"registries/{name}"
        if file.is_symlink() or (file.exists() and not file.is_file()):
            problems += _unusable(path, LINK if file.is_symlink() else "")
        elif file.exists():
            try:
                files[name] = bytes_of(file)
            except OSError as fault:
                problems += _unreadable(path, fault)
    return files | dict.fromkeys(_misnamed(folder), b""), problems


def _misnamed(folder: Path) -> list[str]:
    """Files that are written like registries, and are none by their names."""
    try:
        names = sorted(file.name for file in folder.iterdir())
    except OSError:
        return []  # without a folder there is no site.yml either, and that is told
    written = (name for name in names if name.lower().endswith((".yml", ".yaml")))
    return [_shown(name) for name in written if name not in NAMES and not name.startswith(PASSED_OVER)]


def _ref_digest(registries: Registries, ref: str) -> bytes:
    """What a text means in the registries now; the line where an entry stands does not count."""
    registry, _, text = ref.partition(":")
    entries = registries.lookups[registry].all_of(text)
    return digest_of([replace(e, line=0) for e in entries])  # type: ignore[type-var]


def _stale(found: Looked) -> tuple[list[tuple[str, Stamp]], list[Problem]]:
    """The stories to be read, and what is wrong with what stands in a story's place."""
    stale: list[tuple[str, Stamp]] = []
    problems: list[Problem] = []
    for path, stamp in found.others:
        if isinstance(stamp, str) or not path.isprintable():
            problems += _unusable(path, stamp)
        else:
            stale.append((path, stamp))
    return stale, problems


def _stories(
    options: Options, around: Surroundings, before: Sources, good: dict[str, Kept], workers: Workers | None
) -> tuple[dict[str, Kept], list[Story], list[Problem], dict[str, Raw]]:
    """Every story: the unchanged ones as kept, the others read; and the bodies of these as HTML. `good` are all that
    were kept, also where `before` has forgotten some."""
    started = time.time_ns()
    found = options.looked or looked(str(options.root), good)
    stale, problems = _stale(found)
    other = {*found.gone, *(path for path, _ in found.others)}
    kept = dict(before.stories)
    for path in other:
        kept.pop(path, None)
    if len(before.stories) < len(good):  # some name what means something else now
        stale += [(path, k.stamp) for path, k in good.items() if path not in before.stories and path not in other]
    made: dict[str, Raw] = {}
    faulty: list[Story] = []
    for path, stamp, reading in _read(stale, around, workers):
        if reading.story is None:
            problems += reading.problems
            faulty += [reading.faulty] if reading.faulty else []
            continue
        files = tuple((name, settled(s, started) if s else None) for name, s in reading.files)
        kept[path] = Kept(settled(stamp, started), reading.story, reading.problems, files)
        if len(made) < MOST_MADE:
            made[path] = reading.html
    _remember_refs(before, around.registries, (kept[p].story for p, _ in stale if p in kept))
    return kept, faulty, problems, made


def _remember_refs(before: Sources, registries: Registries, stories: Iterable[Story]) -> None:
    for story in stories:
        for ref in story.looked_up():
            if ref not in before.ref_digests:
                before.ref_digests[ref] = _ref_digest(registries, ref)


_READINGS, _BODIES = msgpack.Decoder(list[Reading]), msgpack.Decoder(list[Raw])


def _read(
    stale: list[tuple[str, Stamp]], around: Surroundings, workers: Workers | None
) -> Iterator[tuple[str, Stamp, Reading]]:
    """Reads stories here, or in all processes where there are many."""
    paths = [path for path, _ in stale]
    if workers is None or len(stale) < FEW:
        readings: Iterable[Reading] = (read_story(around, path) for path in paths)
    else:
        known = (str(around.folder.root), msgpack.encode(around.registries), around.engine)
        answers = workers.map(read_chunk, known, paths, CHUNK)
        readings = (
            reading._replace(html=html) for told, bodies in answers for reading, html in _unpacked(told, bodies)
        )
    for (path, stamp), reading in zip(stale, readings, strict=True):
        yield path, stamp, reading


def _unpacked(readings: bytes, bodies: bytes) -> Iterator[tuple[Reading, Raw]]:
    return zip(_READINGS.decode(readings), _BODIES.decode(bodies), strict=True)


def read_story(around: Surroundings, path: str) -> Reading:
    """Reads one file, which may have gone or be forbidden to us."""
    try:
        raw = bytes_of(f"{around.folder.root}/{path}")
    except OSError as fault:
        return Reading(None, tuple(_unreadable(path, fault)), ())
    return story_from(path, raw, around)


_SURROUNDINGS: dict[bytes, Surroundings] = {}


def read_chunk(known: tuple[str, bytes, str], paths: list[str]) -> tuple[bytes, bytes]:
    """A worker's task: reads some stories against registries that it decodes once. The bodies come apart: they are
    not kept as long."""
    root, encoded, engine = known
    around = _SURROUNDINGS.get(encoded)
    if around is None:
        registries = msgpack.decode(encoded, type=Registries)
        around = _SURROUNDINGS[encoded] = Surroundings(Folder(Path(root)), registries, engine)
    readings = [read_story(around, path) for path in paths]
    return msgpack.encode([r._replace(html=NO_HTML) for r in readings]), msgpack.encode([r.html for r in readings])


def _unreadable(path: str, fault: OSError) -> list[Problem]:
    report = Report(path)
    report.error(1, "file.unreadable", f"không đọc được tệp ({fault.strerror})")
    return report.problems


def _unusable(path: str, stamp: Stamp | str) -> list[Problem]:
    """What is wrong with something that stands where a text file should."""
    report = Report(_shown(path))
    if stamp == NOT_READ:
        way = "chạy «python3 tasks.py import TỆP»" if path.lower().endswith(DOCUMENTS) else "đổi đuôi tệp thành .md"
        report.warn(1, NOT_READ, "tệp này không được đọc", way)
    elif not path.isprintable():
        report.error(1, "file.bad-name", "tên tệp có ký tự không hiển thị được")
    elif stamp == LINK:
        report.error(1, "file.symlink", "tệp là một liên kết, không phải tệp thật")
    else:
        report.error(1, "file.unreadable", "ở đây phải là một tệp chữ hoặc thư mục đọc được")
    return report.problems


def _shown(path: str) -> str:
    """The path in signs that every terminal and file can carry."""
    plain = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else " " for c in plain)


def _pages(options: Options, around: Surroundings) -> tuple[list[PlainPage], list[Problem]]:
    """The plain pages; there are few, so each is read each time."""
    pages, problems = [], []
    for name, stamp in sorted(walk(str(options.root / "pages"), ".md"), key=lambda found: found[0]):
        path = f"pages/{name}" if name else "pages"
        if isinstance(stamp, str) or not path.isprintable():
            problems += _unusable(path, stamp)
            continue
        try:
            page, faults = plain_page_from(path, bytes_of(options.root / path), around)
        except OSError as fault:
            problems += _unreadable(path, fault)
            continue
        problems += faults
        if page is not None:
            pages.append(page)
    return pages, problems


def _editions(options: Options, around: Surroundings, before: Sources) -> tuple[dict[str, KeptEdition], list[Problem]]:
    """Every edition's file: the unchanged ones as kept, the others read."""
    started, zone = time.time_ns(), around.registries.site.zone
    kept: dict[str, KeptEdition] = {}
    problems: list[Problem] = []
    for name, stamp in walk(str(options.root / "editions"), ".yml"):
        path = f"editions/{name}" if name else "editions"
        old = before.editions.get(path)
        if isinstance(stamp, str) or not path.isprintable():
            problems += _unusable(path, stamp)
        elif old is not None and old.stamp == stamp:
            kept[path] = old
        else:
            try:
                reading = edition_from(path, bytes_of(options.root / path), zone)
            except OSError as fault:
                problems += _unreadable(path, fault)
                continue
            problems += reading.problems
            if reading.written is not None:
                kept[path] = KeptEdition(settled(stamp, started), reading.written)
    return kept, problems


def _named_as_before(kept: dict[str, Kept], before: dict[str, Kept]) -> bool:
    """No story came or has another name. Most builds meet no other, and to compare all names takes a while."""
    others = (path for path, k in kept.items() if before.get(path) is not k)
    return all(path in before and names_of(kept[path].story) == names_of(before[path].story) for path in others)
