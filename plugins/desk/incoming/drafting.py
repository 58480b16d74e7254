"""Makes one text that came in a draft of the site: its photos in images/, its file below stories/, all or nothing."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from plugins.builder.output import Refused
from plugins.desk.draft import Content, draft_text, free_place, id_of, write_new
from plugins.desk.incoming.archive import Archive, Repeat
from plugins.desk.incoming.cleaning import clean
from plugins.desk.incoming.facts import GUESSED, MISSING, Around, Fact, Facts, facts_of
from plugins.desk.incoming.frame import without_frame
from plugins.desk.incoming.incoming import Incoming, Photo, Unreadable
from plugins.desk.incoming.manuscript import Figure, Manuscript, manuscript_of
from plugins.desk.incoming.photos import ready_photo
from plugins.desk.incoming.writing import markdown_of
from plugins.intake.files import Folder
from plugins.intake.markdown import ENGINE
from plugins.intake.story import Surroundings, story_from
from plugins.model.problem import Problem
from plugins.model.registries import Registries
from plugins.model.story import Story

MOST_PHOTOS = 40
ALT = "một câu tả ảnh cho người không nhìn thấy"
ORDER = (
    "title", "date", "unit", "field", "movement", "award_level", "award", "decision", "subject", "summary", "slug",
    "id", "image", "image_alt", "image_caption", "image_credit", "author", "source", "status",
)  # fmt: skip


class Desk(NamedTuple):
    """The site into which drafts are put."""

    site: Path
    registries: Registries
    stories: list[Story]
    archive: Archive
    today: date
    slugs: set[str]  # of the drafts that this run has made


class Made(NamedTuple):
    """What became of one text."""

    path: str  # empty where the same text is there already
    facts: Facts
    photos: tuple[str, ...]
    cut: tuple[str, ...]
    notes: tuple[str, ...]
    repeat: Repeat | None
    problems: tuple[Problem, ...] = ()  # for which it cannot be previewed


class _Sheet(NamedTuple):
    """A manuscript on its way to a file."""

    text: Manuscript
    facts: Facts
    photos: dict[str, Photo]  # ready, by the name in the text
    photographer: str


def draft_made(incoming: Incoming, desk: Desk) -> Made:
    """Cleans, recognises, writes."""
    text = clean(incoming)
    framed = without_frame(text)
    manuscript = manuscript_of(text, framed)
    if not manuscript.text.strip():
        raise Unreadable("tệp không có nội dung bài; xin người gửi gửi lại bài")
    facts = facts_of(manuscript, framed, text.letter, Around(desk.registries, desk.archive.pasts, desk.today))
    repeat = desk.archive.repeat_of(markdown_of(manuscript.pieces, {}), _subject(facts))
    notes = list(text.notes)
    if repeat and repeat.is_same:
        return Made("", facts, (), framed.cut, tuple(notes), repeat)
    photos, told = _ready(manuscript, text)
    sheet = _Sheet(manuscript, facts, photos, framed.photographer)
    path, head, body, paths = _laid_out(sheet, desk)
    _write(desk.site, {paths[name]: photo for name, photo in photos.items()}, path, (head, body))
    desk.archive.add(path, _subject(facts), body)
    desk.slugs.add(path.rpartition("/")[2].removesuffix(".md"))
    raw = (desk.site / path).read_bytes()
    read = story_from(path, raw, Surroundings(Folder(desk.site), desk.registries, ENGINE))
    hidden = read.problems if read.story is None else ()
    return Made(path, head_facts(sheet, paths), tuple(paths.values()), framed.cut, (*notes, *told), repeat, hidden)


def _subject(facts: Facts) -> str:
    value = facts["subject"].value
    return value["name"] if isinstance(value, dict) else ""


def _ready(text: Manuscript, incoming: Incoming) -> tuple[dict[str, Photo], list[str]]:
    """The photos that the text shows, as files that a story may have; and what to tell of the others."""
    by_name = {p.name: p for p in incoming.photos}
    photos: dict[str, Photo] = {}
    told = []
    for figure in text.figures:
        if figure.photo not in by_name or figure.photo in photos:
            continue
        if len(photos) == MOST_PHOTOS:
            told.append(f"bài có hơn {MOST_PHOTOS} ảnh; các ảnh sau đã để ngoài")
            break
        ready, note = ready_photo(by_name[figure.photo])
        if ready:
            photos[figure.photo] = ready
        told += [note] if note else []
    return photos, told


def _laid_out(sheet: _Sheet, desk: Desk) -> tuple[str, str, str, dict[str, str]]:
    """The file's path, its front matter with comments, its body, and where each photo goes."""
    title = str(sheet.facts["title"].value)
    day = str(sheet.facts["date"].value)
    folder = f"stories/{day[:4]}/{day[5:7]}"
    slug, path = free_place(title, folder, desk.stories, desk.site)
    while slug in desk.slugs:
        title = f"{title} 2"
        slug, path = free_place(title, folder, desk.stories, desk.site)
    paths = _photo_paths(slug, sheet.photos, desk.site)
    lead = next((f for f in sheet.text.figures if f.photo in paths), None)
    body = markdown_of([p for p in sheet.text.pieces if p is not lead], paths)
    facts = head_facts(sheet, paths) | {"slug": Fact(slug), "id": Fact(id_of(path))}
    later = [paths[f.photo] for f in sheet.text.figures if f.photo in paths and f is not lead]
    return path, "".join(_lines(facts, later)), body, paths


def head_facts(sheet: _Sheet, paths: Mapping[str, str]) -> Facts:
    """The facts with those of the first photo, which stands at the story's head."""
    facts = {**sheet.facts, "status": Fact("draft")}
    lead = next((f for f in sheet.text.figures if f.photo in paths), None)
    if lead is None:
        return facts
    return facts | {
        "image": Fact(paths[lead.photo]),
        "image_alt": Fact("", MISSING, f"{ALT}{_hint(lead)}"),
        "image_caption": Fact(lead.caption),
        "image_credit": _credit(lead, sheet),
    }


def _hint(figure: Figure) -> str:
    return f"; chú thích là «{figure.caption}»" if figure.caption else ""


def _credit(figure: Figure, sheet: _Sheet) -> Fact:
    if figure.credit:
        return Fact(figure.credit, why="theo chú thích ảnh")
    if sheet.photographer:
        return Fact(sheet.photographer, why="theo bài")
    return Fact("", MISSING, "người chụp hoặc nơi cung cấp ảnh")


def _photo_paths(slug: str, photos: Mapping[str, Photo], site: Path) -> dict[str, str]:
    """Names after the slug, as the site's other pictures have; none that is taken."""
    for again in count(1):
        stem = slug if again == 1 else f"{slug}-anh-{again}"
        numbers = [""] if len(photos) == 1 else [f"-{n}" for n in range(1, len(photos) + 1)]
        found = {
            name: f"images/{stem}{number}{Path(photo.name).suffix}"
            for number, (name, photo) in zip(numbers, photos.items(), strict=True)
        }
        if not any(os.path.lexists(site / path) for path in found.values()):
            return found
    raise AssertionError("count() has no end")


def _lines(facts: Facts, later: Sequence[str]) -> Iterator[str]:
    """One key a line; behind it where its value is from, or what is to be filled in."""
    for key in ORDER:
        fact = facts.get(key, Fact(""))
        if not fact.value and fact.state != MISSING:
            continue
        content: Content = fact.value
        line = draft_text({key: content}, "").split("\n")[1] if content else f"{key}:"
        comment = "".join(c if c.isprintable() else " " for c in fact.comment)
        yield f"{line}  # {comment}\n" if comment else f"{line}\n"
    for path in later:
        yield f"# cần điền: {ALT}, vào giữa hai dấu [ ] ở dòng «![]({path})» trong bài\n"


def _write(site: Path, photos: Mapping[str, Photo], path: str, parts: tuple[str, str]) -> None:
    """Photos first, so that the draft never names one that is not there; after a fault none is left behind."""
    head, body = parts
    written: list[Path] = []
    try:
        for place, photo in photos.items():
            file = site / place
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as opened:
                written.append(file)
                opened.write(photo.body)
        write_new(site / path, f"---\n{head}---\n{body}\n")
    except (OSError, Refused) as fault:
        for file in written:
            file.unlink(missing_ok=True)
        raise Refused(
            f"không ghi được bài nháp «{path}» ({fault}); kiểm tra quyền ghi và chỗ trống trên ổ đĩa"
        ) from fault


def to_fill(facts: Facts, state: str) -> list[tuple[str, Fact]]:
    """The keys that are missing or guessed, in the draft's order."""
    return [
        (key, facts[key]) for key in ORDER if key in facts and facts[key].state == state and state in (MISSING, GUESSED)
    ]
