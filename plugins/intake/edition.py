"""One file under editions/: what an editor decided, and the texts as they were when the edition was frozen."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.intake import vocabulary as words
from plugins.intake.body import SourceChanged
from plugins.intake.files import Stamp
from plugins.intake.form import Form, Setting
from plugins.intake.report import Report
from plugins.intake.source import LONGEST, text_of
from plugins.intake.yaml import value_of
from plugins.model.digest import digest_of_bytes
from plugins.model.edition import Item, LeftOut, ToldAs
from plugins.model.problem import Problem
from plugins.model.story import Correction, Media

TEXTS = (
    *("story", "slug", "title", "summary", "lead_in", "subject", "subject_kind", "field", "award", "author", "source"),
    *("image", "image_alt", "image_caption", "image_credit", "why"),
)  # an item's keys of one line
Named = tuple[str, int]  # a story as it was written, and the line


class Written(Struct, frozen=True, array_like=True, gc=False):
    """A file's decisions before any name in it is looked up; texts stay in the file."""

    digest: bytes
    pins: tuple[Named, ...] = ()
    drops: tuple[Named, ...] = ()
    frozen: date | None = None
    stories: tuple[Named, ...] = ()
    left_out: tuple[Named, ...] = ()
    with_text: tuple[str, ...] = ()  # those of the stories whose texts are here
    told_as: ToldAs = ToldAs()
    slugs: dict[str, str] = {}  # of the stories, as they were then


class KeptEdition(Struct, frozen=True, array_like=True, gc=False):
    """A file as it was read, with the stamp by which one tells that it is still so."""

    stamp: Stamp
    written: Written


class FrozenTexts(NamedTuple):
    """What a frozen edition shows."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


class Reading(NamedTuple):
    """What came of one file; without decisions its problems say why it cannot be used."""

    written: Written | None
    texts: FrozenTexts
    problems: tuple[Problem, ...]


def edition_from(path: str, raw: bytes, zone: ZoneInfo) -> Reading:
    """Reads one file; `path` is relative to the site."""
    report = Report(path)
    written, texts = _read(raw, report, zone)
    return Reading(None if report.failed else written, texts, tuple(report.problems))


class FrozenSource(Struct, frozen=True, array_like=True):
    """Where a frozen edition's texts are, and which bytes were checked."""

    root: str  # the site's folder
    path: str
    timezone: str
    digest: bytes

    def texts(self) -> FrozenTexts:
        """Read only when they are shown, as stories' bodies are."""
        try:
            raw = Path(self.root, self.path).read_bytes()
        except OSError as fault:
            raise SourceChanged(self.path) from fault
        if digest_of_bytes(raw) != self.digest:
            raise SourceChanged(self.path)
        return edition_from(self.path, raw, ZoneInfo(self.timezone)).texts


def _read(raw: bytes, report: Report, zone: ZoneInfo) -> tuple[Written, FrozenTexts]:
    digest, text = digest_of_bytes(raw), text_of(raw, report)
    value = value_of(text, report) if text else None
    if value is None or not value.data:
        return Written(digest), FrozenTexts((), ())  # an editor has decided nothing yet
    if not isinstance(value.data, dict):
        report.error(value.line, "edition.wrong-type", "tệp của số báo phải gồm các dòng «khóa: giá trị»")
        return Written(digest), FrozenTexts((), ())
    form = Form(value.data, words.EDITION_FILE, Setting(report, zone, "edition"))
    stories = form.forms("stories", words.EDITION_STORY)
    items = tuple(_item(story) for story in stories if story.require("story"))
    left_out = form.forms("left_out", words.LEFT_OUT)
    written = Written(
        digest=digest,
        pins=form.texts("pin"),
        drops=form.texts("drop"),
        frozen=form.day("frozen"),
        stories=_lines(stories),
        left_out=_lines(left_out),
        with_text=tuple(item.story for item in items if item.title or item.body),
        told_as=_told_as(form.form("told_as", words.TOLD_AS)),
        slugs={item.story: item.slug for item in items if item.slug},
    )
    if stories and not written.frozen:
        form.require("frozen")
    return written, FrozenTexts(items, tuple(_left_out(one) for one in left_out if one.require("story")))


def _told_as(form: Form | None) -> ToldAs:
    if form is None:
        return ToldAs()
    accent = form.choice("accent", words.ACCENTS, "")
    return ToldAs(form.text("outlet"), form.text("plan"), form.number("speaking_rate"), accent)


def _lines(forms: tuple[Form, ...]) -> tuple[Named, ...]:
    return tuple((form.text("story"), form.line_of("story")) for form in forms)


def _item(form: Form) -> Item:
    at = form.moment("date")
    texts: dict[str, Any] = {key: form.text(key) for key in TEXTS}
    return Item(
        **texts,
        iso=at.isoformat() if at else "",
        body=form.prose("body", LONGEST),
        units=form.words_of("units"),
        movements=form.words_of("movements"),
        clip=_clip(form.form("clip", words.MEDIA)),
        transcript=form.text("transcript", LONGEST),
        corrections=_corrections(form),
    )


def _clip(form: Form | None) -> Media | None:
    if form is None or not form.require("src"):
        return None
    src = form.text("src")
    return Media(src, not src.startswith(("https://", "http://")), form.number("seconds"), form.number("bytes"))


def _corrections(form: Form) -> tuple[Correction, ...]:
    found = (c for c in form.forms("corrections", words.CORRECTION) if c.require("date", "text"))
    return tuple(Correction(day, c.text("text")) for c in found if (day := c.day("date")))


def _left_out(form: Form) -> LeftOut:
    return LeftOut(form.text("story"), form.text("title"), form.text("why"))
