"""One story file to a Story: keys read, names resolved, pictures and links looked at."""

import re
from datetime import date, datetime
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Raw
from msgspec.structs import replace

from plugins.intake import vocabulary as words
from plugins.intake.body import NO_HTML, encoded_html
from plugins.intake.files import Folder, Stamp, normal_parts, stamp_of
from plugins.intake.form import CODE, Form, Setting
from plugins.intake.front_matter import Document, document_of
from plugins.intake.markdown import SCHEMES, Draft, draft_of
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.model.award import SUBJECT_KINDS, Award
from plugins.model.digest import digest_of_bytes
from plugins.model.movement import Movement
from plugins.model.picture import Picture
from plugins.model.problem import Problem
from plugins.model.registries import Entry, Registries
from plugins.model.story import (
    MEDIA_TYPES,
    Card,
    Correction,
    Decision,
    Media,
    Ref,
    Story,
    Subject,
    Withdrawal,
)
from plugins.model.text import nfc, slugify
from plugins.model.unit import Unit

LONGEST_SLUG = 80
SUMMARY_LENGTHS = range(20, 301)
CHANGES = {"corrections": "đính chính", "withdrawn": "gỡ bài"}
LONG_ENOUGH = 400  # letters of HTML that came from Markdown alone, in which some are sure to be read
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r"[a-z0-9]+(?:[-/._][a-z0-9]+)*")
_NOUNS = {
    "units": ("unit", "đơn vị"),
    "fields": ("field", "lĩnh vực"),
    "movements": ("movement", "phong trào"),
    "awards": ("award", "hình thức khen thưởng"),
    "outlets": ("outlet", "kênh"),
}


class Surroundings(NamedTuple):
    """What a story is read against."""

    folder: Folder
    registries: Registries
    engine: str


class Reading(NamedTuple):
    """What came of one file: a story if it could be made, its problems, and the other files that were looked at."""

    story: Story | None
    problems: tuple[Problem, ...]
    files: tuple[tuple[str, Stamp | None], ...]
    html: Raw = NO_HTML  # the body's, where it needs nothing of the rest of the site
    faulty: Story | None = None  # in the story's place: what may clash with others


def story_from(path: str, raw: bytes, around: Surroundings) -> Reading:
    """Reads one story; `path` is relative to the site."""
    report = Report(path)
    text = text_of(raw, report)
    document = document_of(text, report, "story") if text is not None else None
    if document is None:
        return Reading(None, tuple(report.problems), ())
    reader = _StoryReader(path, document, report, around)
    story = reader.story()
    problems = tuple(report.problems)
    if reader.status == "draft":  # nobody sees it yet, so what is still to be written holds up nobody's build
        problems = tuple(replace(p, severity="warning") for p in problems)
    if report.failed:
        return Reading(None, problems, tuple(reader.files.items()), faulty=story)
    return Reading(story, problems, tuple(reader.files.items()), reader.html)


class _Named(NamedTuple):
    """The entries of the registries that a story names."""

    units: list[Unit]
    field: Entry | None
    movements: list[Movement]
    award: Award | None


class _StoryReader:
    """Reads the keys of one story."""

    def __init__(self, path: str, document: Document, report: Report, around: Surroundings) -> None:
        self.path, self.document, self.report, self.around = path, document, report, around
        self.form = Form(document.head, words.STORY, Setting(report, around.registries.site.zone, "story"))
        self.files: dict[str, Stamp | None] = {}
        self.refs: list[str] = []
        self.html = NO_HTML
        self.status = self.form.choice("status", words.STATUSES, "published")
        self.whom = self.form.form("subject", words.SUBJECT)
        self.is_child = self.whom is not None and self.whom.flag("child")

    def story(self) -> Story:
        """With empty places where the report says what is missing."""
        form = self.form
        form.require("title", "date", "unit", "field", "movement", "award_level", "subject", "summary")
        at, subject = form.moment("date"), self.subject()
        day = at.date() if at else date.max
        named = self.resolved(day)
        card = self.card(at, subject, named)
        story = self.rest(card, day)  # read even when the card cannot be made, to find all problems
        self.check_days(story, day)
        return story

    def card(self, at: datetime | None, subject: Subject | None, named: _Named) -> Card:
        """The card, with empty places where the report says what is missing."""
        form, day = self.form, at.date() if at else date.max
        level, title, award = form.choice("award_level", words.LEVELS, ""), form.text("title", 300), named.award
        if award and subject and level:
            self.check_award(award, level, subject)
        return Card(
            slug=self.slug(title),
            title=title,
            iso=at.isoformat() if at else "",
            summary=self.summary(),
            units=tuple(Ref(u.code, u.name_on(day)) for u in named.units),
            field=Ref(named.field.code, named.field.name) if named.field else Ref("", ""),
            movements=tuple(Ref(m.code, m.name) for m in named.movements),
            award_level=level,
            award=Ref(award.code, award.name) if award else None,
            subject=subject or Subject("", ""),
            stage=form.choice("stage", words.STAGES, "dien-hinh"),
            image=self.image(),
            image_alt=form.text("image_alt", 500),
        ).sealed()

    def rest(self, card: Card, day: date) -> Story:
        form, embargo = self.form, self.form.moment("embargo")
        self.check_consent()
        pictures, links = self.body()
        return Story(
            path=self.path,
            id=self.id(),
            status=self.status,
            embargo=embargo.isoformat() if embargo else "",
            body=digest_of_bytes(self.document.body.encode()),
            image_caption=form.text("image_caption", 1000),
            image_credit=form.text("image_credit", 300),
            author=form.text("author", 300),
            source=form.text("source", 300),
            tags=form.words_of("tags"),
            transcript=form.text("transcript", 100_000),
            lead_in=form.text("lead_in", 3000),
            withdrawal=self.withdrawal(),
            redirect_from=self.redirects(),
            lines=(form.line_of("slug"), form.line_of("redirect_from"), form.line_of("id")),
            pictures=pictures,
            links=links,
            decision=self.decision(),
            video=self.media("video"),
            audio=self.media("audio"),
            outlets=tuple(o.code for o in self.found("outlets", "outlets", day)),
            corrections=self.corrections(),
            refs=tuple(self.refs),
        ).with_card(card)

    # --- names of the registries

    def resolved(self, day: date) -> _Named:
        units = [u for u in self.found("unit", "units", day) if isinstance(u, Unit)]
        for unit in units:
            if day != date.max and not unit.in_force(day):
                self.report_not_in_force(unit, day)
        movements = [m for m in self.found("movement", "movements", day) if isinstance(m, Movement)]
        for movement in movements:
            if day != date.max and not movement.span.contains(day):
                message = f"phong trào «{movement.code}» không diễn ra vào ngày {day:%d/%m/%Y}"
                self.report.warn(self.form.line_of("movement"), "story.movement-not-running", message)
        fields = self.found("field", "fields", day, single=True)
        awards = [a for a in self.found("award", "awards", day, single=True) if isinstance(a, Award)]
        return _Named(units, fields[0] if fields else None, movements, awards[0] if awards else None)

    def found(self, key: str, registry: str, day: date, single: bool = False) -> list[Entry]:
        """The registry's entries that a key names, each once."""
        values = self.form.texts(key)
        if single and len(values) > 1:
            self.form.fault(key, "wrong-type", f"«{key}» chỉ nhận một giá trị")
            values = values[:1]
        entries: list[Entry] = []
        for text, line in values:
            entry = self.entry(text, registry, line, day)
            if entry is not None and entry not in entries:
                entries.append(entry)
        return entries

    def entry(self, text: str, registry: str, line: int, day: date) -> Entry | None:
        lookup = self.around.registries.lookups[registry]
        if text not in lookup.by_code:
            self.refs.append(f"{registry}:{text}")
        candidates = lookup.candidates(text, day)
        key, noun = _NOUNS[registry]
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            codes = ", ".join(f"«{c.code}»" for c in candidates)
            self.report.error(line, "story.ambiguous-name", f"{noun} «{text}» có thể là {codes}", "ghi mã thay cho tên")
            return None
        near = lookup.nearest(text)
        hint = f"có phải «{near.code}» ({near.name})?" if near else ""
        self.report.error(line, f"story.unknown-{key}", f"{noun} «{text[:80]}» không có trong danh mục", hint)
        return None

    def report_not_in_force(self, unit: Unit, day: date) -> None:
        line = self.form.line_of("unit")
        if unit.span.until and day >= unit.span.until:
            message = f"đơn vị «{unit.code}» ({unit.name}) đã kết thúc từ ngày {unit.span.until:%d/%m/%Y}"
            heirs = self.around.registries.successors(unit)
        else:
            message = f"đơn vị «{unit.code}» ({unit.name}) chưa có vào ngày {day:%d/%m/%Y}"
            heirs = self.around.registries.predecessors(unit)
        named = " hoặc ".join(f"«{h.code}» ({h.name_on(day)})" for h in heirs if h.in_force(day))
        self.report.error(line, "story.unit-not-in-force", message, f"dùng {named}" if named else "")

    def check_days(self, story: Story, day: date) -> None:
        """Nothing can be put right or taken down before it was there; else nobody is told of it."""
        for key, when in story.changes:
            if day != date.max and when < day:
                message = f"ngày {CHANGES[key]} {when:%d/%m/%Y} trước ngày đăng {day:%d/%m/%Y}"
                self.report.warn(self.form.line_of(key), "story.odd-day", message)

    def check_award(self, award: Award, level: str, subject: Subject) -> None:
        if award.level != level:
            message = f"«{award.code}» ({award.name}) thuộc «{award.level}», không phải «{level}»"
            hint = f"ghi «award_level: {award.level}» hoặc chọn hình thức khác"
            self.report.error(self.form.line_of("award_level"), "story.award-level", message, hint)
        if award.subjects and subject.kind not in award.subjects:
            kinds = ", ".join(SUBJECT_KINDS[k].lower() for k in award.subjects)
            message = f"«{award.name}» dành cho {kinds}, không dành cho {SUBJECT_KINDS[subject.kind].lower()}"
            self.report.error(self.form.line_of("award"), "story.award-subject", message)

    # --- texts

    def summary(self) -> str:
        text = self.form.text("summary", 3000)
        if text and len(text) not in SUMMARY_LENGTHS:
            self.form.fault("summary", "summary-length", f"tóm tắt dài {len(text)} ký tự")
        return text

    def slug(self, title: str) -> str:
        slug = self.form.text("slug", 300)
        if not slug:
            slug = slugify(title)
            if title and not slug:
                self.form.fault("title", "bad-slug", "không đặt được đường dẫn từ tiêu đề", "thêm «slug»")
        elif not CODE.fullmatch(slug) or len(slug) > LONGEST_SLUG:
            near = slugify(slug)
            self.form.fault(
                "slug", "bad-slug", f"«slug: {slug[:60]}» không dùng được", f"viết «{near}»" if near else ""
            )
        return slug

    def id(self) -> str:
        text = self.form.text("id", 300)
        if text and not _ID.fullmatch(text):
            self.form.fault("id", "bad-id", f"«id: {text[:60]}» không dùng được")
        return text or nfc(self.path.removeprefix("stories/")[: -len(".md")])

    def redirects(self) -> tuple[str, ...]:
        slugs = self.form.words_of("redirect_from")
        for slug in slugs:
            if not CODE.fullmatch(slug) or len(slug) > LONGEST_SLUG:
                self.form.fault(
                    "redirect_from", "bad-slug", f"«redirect_from: {slug[:60]}» không phải đường dẫn của bài"
                )
        return slugs

    # --- forms

    def subject(self) -> Subject | None:
        form = self.whom
        if form is None or not form.require("name", "kind"):
            return None
        kind = form.choice("kind", words.KINDS, "")
        return Subject(form.text("name", 300), kind, form.text("code", 80), self.is_child) if kind else None

    def decision(self) -> Decision | None:
        form = self.form.form("decision", words.DECISION)
        return Decision(form.text("number", 100), form.day("date"), form.text("issuer", 300)) if form else None

    def corrections(self) -> tuple[Correction, ...]:
        found = []
        for form in self.form.forms("corrections", words.CORRECTION):
            day = form.day("date") if form.require("date", "text") else None
            if day:
                found.append(Correction(day, form.text("text")))
        return tuple(sorted(found, key=lambda c: (c.date, c.text)))

    def withdrawal(self) -> Withdrawal | None:
        form = self.form.form("withdrawn", words.WITHDRAWN)
        day = form.day("date") if form and form.require("date", "reason") else None
        if self.is_withdrawn and form is None:
            self.form.fault("status", "withdrawn-details", "bài đã gỡ nhưng không ghi ngày và lý do")
        elif not self.is_withdrawn and form is not None:
            hint = "ghi «status: withdrawn», hoặc bỏ «withdrawn»"
            self.form.fault("withdrawn", "withdrawn-details", "bài có lý do gỡ nhưng chưa ở trạng thái đã gỡ", hint)
        return Withdrawal(day, form.text("reason", 1000)) if form and day else None

    @property
    def is_withdrawn(self) -> bool:
        return self.status == "withdrawn"

    def check_consent(self) -> None:
        """Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: a child's story needs the child's and a guardian's consent."""
        if self.is_withdrawn:
            return  # a consent that was taken back is a reason to withdraw, not a fault
        consent = self.form.form("consent", words.CONSENT)
        agreed = {key: consent.flag(key) if consent else False for key in ("subject", "guardian")}
        if self.is_child and not agreed["guardian"]:
            message = "bài về trẻ em chưa ghi đồng ý của người giám hộ"
            hint = "có giấy đồng ý rồi thì ghi «consent: {subject: true, guardian: true}»"
            self.report.error(self.form.line_of("subject"), "story.child-consent", message, hint)
        if self.is_child and consent and not agreed["subject"]:
            message = "bài về trẻ em chưa ghi đồng ý của chính trẻ em"
            self.report.warn(self.form.line_of("consent"), "story.consent-refused", message)

    def media(self, key: str) -> Media | None:
        value = self.form.values.get(key)
        if value is None or not value.data:
            return None
        form = self.form.form(key, words.MEDIA) if isinstance(value.data, dict) else None
        if form is not None and not form.require("src"):
            return None
        src = form.text("src", 2000) if form else self.form.text(key, 2000)
        seconds, size = (form.number("seconds"), form.number("bytes")) if form else (0, 0)
        if src.startswith("http://"):
            self.form.fault(key, "media-http", f"«{key}» dùng địa chỉ không được mã hóa «{src[:80]}»")
        if src.startswith(("https://", "http://")):
            return Media(src, False, seconds, size)
        found = self.file(src)
        if self.is_withdrawn:
            return None  # nothing of it is shown
        if found is None:
            self.form.fault(key, "media-missing", f"không có tệp «{src[:80]}»")
            return None
        if PurePosixPath(found).suffix.lower() not in MEDIA_TYPES:
            self.form.fault(key, "media-type", f"tệp «{src[:80]}» không phải video hay âm thanh")
            return None
        from plugins.intake.media import seconds_of  # tinytag is not needed by most builds

        file = self.around.folder.file(found)
        return Media(found, True, seconds_of(file) or seconds, file.stat().st_size)

    # --- files and links

    def file(self, written: str) -> str | None:
        """The site's file behind a name; remembers what was looked at."""
        place = self.around.folder.place(written, self.path)
        if place.fault:
            return None
        beside = normal_parts(f"{self.path}/../{written}")
        if beside is not None and "/".join(beside) != place.path:
            self.files["/".join(beside)] = None
        self.files[place.path] = stamp_of(self.around.folder.file(place.path).stat())
        return place.path

    def picture(self, written: str, line: int) -> Picture | None:
        place = self.around.folder.place(written, self.path)
        if place.fault == "outside":
            self.report.error(line, "story.image-outside", f"ảnh «{written[:80]}» nằm ngoài thư mục của trang")
            return None
        path = self.file(written)
        if path is None:
            self.report.error(line, "story.image-missing", f"không có tệp ảnh «{written[:80]}»")
            return None
        from plugins.intake.pictures import picture_of  # Pillow is slow to load, and most builds meet no new picture

        return picture_of(self.around.folder.file(path), path, self.report, line)

    def image(self) -> Picture | None:
        written = self.form.text("image", 500)
        if not written:
            return None
        if self.is_withdrawn:
            return None
        if not self.form.has("image_alt"):
            told = self.report.warn if self.status == "draft" else self.report.error  # one sees a draft to describe it
            told(self.form.line_of("image"), "story.image-alt", "ảnh chưa có mô tả «image_alt»")
        return self.picture(written, self.form.line_of("image"))

    def body(self) -> tuple[tuple[tuple[str, Picture], ...], tuple[tuple[str, int], ...]]:
        """The pictures and the links inside the site that the body names."""
        text, line = self.document.body, self.document.body_line
        if self.is_withdrawn:
            return (), ()  # nothing of it is shown
        if not text.strip():
            self.report.error(line, "story.empty-body", "bài chưa có nội dung")
        draft = draft_of(text, self.around.engine)
        if draft is None:
            self.report.error(line, "story.too-nested", "nội dung lồng nhau quá sâu")
            return (), ()
        addresses = dict.fromkeys(draft.addresses())
        pictures = self.pictures_at([a for kind, a in addresses if kind == "src"])
        links = self.links_at([a for kind, a in addresses if kind == "href"])
        if shows_nothing(draft):
            self.report.error(line, "story.empty-body", "nội dung bài không có gì để hiện")
        if not pictures and not links:
            html = draft.finished(lambda name, address: address if name == "href" else None)
            self.html = encoded_html(html)
        return pictures, links

    def pictures_at(self, addresses: list[str]) -> tuple[tuple[str, Picture], ...]:
        found = ((a, self.picture(unquote(a), self.line_of(a))) for a in addresses)
        return tuple((address, picture) for address, picture in found if picture)

    def links_at(self, addresses: list[str]) -> tuple[tuple[str, int], ...]:
        url = self.around.registries.site.url
        links = tuple((a, self.line_of(a)) for a in addresses if not is_elsewhere(a, url))
        for address, line in links:
            check_scheme(address, line, self.report)
        return links

    def line_of(self, address: str) -> int:
        return self.document.body_line + self.document.body.count("\n", 0, max(0, self.document.body.find(address)))


def shows_nothing(draft: Draft) -> bool:
    """Nothing is left of it once what no reader may have is taken out."""
    if draft.is_plain and len(draft.html) > LONG_ENOUGH:
        return False
    html = draft.finished(lambda _, address: address)
    return "<img" not in html and not unescape(_TAG.sub("", html)).strip()


def is_elsewhere(address: str, site_url: str) -> bool:
    """The address is of another site, of a mailbox, or of a place on the page itself."""
    if address.startswith("#"):
        return True
    if site_url and (address == site_url or address.startswith(f"{site_url}/")):
        return False
    scheme = address.partition(":")[0].lower()
    return scheme in SCHEMES and ":" in address


def check_scheme(address: str, line: int, report: Report) -> None:
    """Inside the site an address has no scheme; one that has an unknown scheme would be taken out in silence."""
    head = address.split("/")[0]
    if ":" in head and not address.startswith(("http:", "https:")):
        report.error(line, "story.link-scheme", f"liên kết «{address[:80]}» dùng kiểu địa chỉ không được phép")
    elif address.startswith("//"):
        report.error(line, "story.link-scheme", f"liên kết «{address[:80]}» thiếu https:")
