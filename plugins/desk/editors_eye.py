"""Looks at a story as an experienced editor does: what is allowed, but is likely a slip or hurts somebody."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from plugins.desk import personal_data
from plugins.desk.known_names import KnownNames
from plugins.intake import vocabulary as words
from plugins.intake.form import Form, Setting
from plugins.intake.front_matter import Document, document_of
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.model.problem import Problem
from plugins.model.registries import Entry, Registries
from plugins.model.text import fold, same_text
from plugins.press.speech.rule import Voice

TEXTS = ("title", "summary", "lead_in", "image_caption", "transcript")  # of the front matter, in reading order
MOST_WORDS = 150  # of one paragraph: more fills a phone's screen without a break
MOST_REPEATED = 0.7  # the part of a summary's words that may come from the title
# Words that are never doubled on purpose, as «đêm đêm» or «từ từ» are.
_NEVER_DOUBLED = re.compile(
    "và|của|các|những|được|với|cho|đã|sẽ|đang|để|trong|tại|theo|khi|thì|bị|nhưng|hoặc|cùng|trên|dưới|không",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
_BARE_PICTURE = re.compile(r"!\[\s*\]\((?P<address>[^)]*)\)")
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# Where blanks have a meaning in Markdown: code, tables, the signs of lists and quotations.
_NOT_PROSE = re.compile(r"^```.*?(?:^```|\Z)|^\|.*?$|^[ \t]*(?:[-*+>]|\d+[.)])[ \t]+", re.MULTILINE | re.DOTALL)
_PARAGRAPH = re.compile(r"(?:^(?![ \t]*(?:[-*+>|#]|\d+[.)]))\S.*\n?)+", re.MULTILINE)


class Passage(NamedTuple):
    """A text that readers see, with the line of the file where it begins; in the body every line has its own."""

    text: str
    line: int
    is_body: bool

    def line_at(self, place: int) -> int:
        return self.line + self.text.count("\n", 0, place) if self.is_body else self.line


class Look:
    """A story, the names of its site, and the report for what is seen."""

    def __init__(self, document: Document, report: Report, known: "Known") -> None:
        self.document, self.report, self.known = document, report, known
        unheard = Setting(Report(report.path), known.registries.site.zone, "story")  # the check has told all of it
        self.form = Form(document.head, words.STORY, unheard)

    @cached_property
    def body(self) -> Passage:
        return Passage(self.document.body, self.document.body_line, is_body=True)

    @cached_property
    def prose(self) -> Passage:
        """The body with its places kept, without what is not written in sentences."""
        text = _NOT_PROSE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), self.body.text)
        return self.body._replace(text=text)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        keys = [key for key in TEXTS if self.form.has(key)]
        head = (Passage(self.form.text(key, 100_000), self.form.line_of(key), is_body=False) for key in keys)
        return (*head, self.body)

    def warn(self, line: int, name: str, message: str, hint: str = "") -> None:
        self.report.warn(line, f"story.{name}", message, hint)


class Known:
    """What is looked up for every story of a site, made once."""

    def __init__(self, registries: Registries) -> None:
        self.registries = registries
        self.names = KnownNames(registries.units)
        self.abbreviations = tuple(abbreviations_to_explain(registries))
        self.voice = Voice("bac", registries.abbreviations)
        self.is_read_aloud = any(outlet.takes_air(plan) for outlet in registries.outlets for plan in outlet.editions)


def abbreviations_to_explain(registries: Registries) -> Iterator[tuple[str, str]]:
    """Each abbreviation with its words; one that official names are written with is how this province writes."""
    entries: tuple[Entry, ...] = (*registries.units, *registries.awards, *registries.movements, *registries.outlets)
    official = {word for entry in entries for word in re.findall(r"\w+", entry.name)}
    for abbreviation, meaning in ((a.short, a.words) for a in registries.abbreviations if a.reading == "words"):
        if abbreviation not in official:
            yield abbreviation, meaning


def warnings_of(path: str, raw: bytes, known: Known) -> tuple[Problem, ...]:
    """What an editor would ask about a story; nothing where its file cannot be read, which is told elsewhere."""
    unheard = Report(path)
    text = text_of(raw, unheard)
    document = document_of(text, unheard, "story") if text is not None else None
    if document is None:
        return ()
    look = Look(document, Report(path), known)
    if look.form.choice("status", words.STATUSES, "published") == "withdrawn":
        return ()  # nothing of it is shown
    for eye in EYES:
        eye(look)
    return tuple(look.report.problems)


# What each eye sees


def abbreviations(look: Look) -> None:
    """Whoever meets an abbreviation has read its words before, or reads them in brackets right behind it."""
    for abbreviation, meaning in look.known.abbreviations:
        if abbreviation not in look.body.text:
            continue  # much sooner told than by the pattern
        found = re.search(rf"(?<![\w/&.-]){re.escape(abbreviation)}(?![\w/&-])", look.body.text)
        if not found:
            continue
        behind = re.match(r"\s*\([^)]*\)", look.body.text[found.end() :])
        read = f"{look.form.text('summary')} {look.body.text[: found.start()]} {behind[0] if behind else ''}"
        if _plain(meaning) not in _plain(read):
            message = f"chữ viết tắt «{abbreviation}» chưa được viết đủ ở lần đầu"
            hint = f"lần đầu viết «{meaning} ({abbreviation})»"
            look.warn(look.body.line_at(found.start()), "abbreviation", message, hint)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def summary(look: Look) -> None:
    told = re.findall(r"\w+", same_text(look.form.text("summary")))
    title = set(re.findall(r"\w+", same_text(look.form.text("title"))))
    if told and sum(word in title for word in told) >= MOST_REPEATED * len(told):
        look.warn(look.form.line_of("summary"), "summary-repeats", "tóm tắt gần như chỉ nhắc lại tiêu đề")


def sources(look: Look) -> None:
    form = look.form
    if form.has("image") and not form.has("image_credit"):
        look.warn(form.line_of("image"), "image-credit", "ảnh chưa ghi nguồn")
    if not form.has("author") and not form.has("source"):
        look.warn(form.line_of("title"), "no-source", "bài chưa ghi tác giả, cũng chưa ghi nguồn")


def bare_pictures(look: Look) -> None:
    """Markdown allows a picture without words, but whoever cannot see it then has nothing."""
    for found in _BARE_PICTURE.finditer(look.prose.text):
        line = look.body.line_at(found.start())
        hint = "viết một câu tả ảnh vào giữa hai dấu [ ]"
        look.warn(line, "image-alt", f"ảnh «{found['address'][:80]}» trong bài chưa có mô tả", hint)


def personal(look: Look) -> None:
    """What Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 protects; of ethnicity and religion a consent may be given."""
    consent = look.form.form("consent", words.CONSENT)
    agreed = consent is not None and consent.flag("subject")
    for passage in look.passages:
        for found in personal_data.found_in(passage.text):
            if not (agreed and found.name == "sensitive-person"):
                look.warn(passage.line_at(found.place), found.name, found.message)


def names(look: Look) -> None:
    for passage in look.passages:
        for place, written, name in look.known.names.slips_in(passage.text):
            line = passage.line_at(place)
            look.warn(line, "name-slip", f"«{written}» gần giống tên một đơn vị", f"có phải «{name}»?")


def paragraphs(look: Look) -> None:
    for found in _PARAGRAPH.finditer(look.body.text):
        count = len(found[0].split())
        if count > MOST_WORDS:
            line = look.body.line_at(found.start())
            look.warn(line, "long-paragraph", f"đoạn văn dài {count} chữ, nên dưới {MOST_WORDS}")


def doubled_words(look: Look) -> None:
    for passage in (*look.passages[:-1], look.prose):
        for found in _DOUBLED.finditer(passage.text):
            if _NEVER_DOUBLED.fullmatch(found[1]):
                look.warn(passage.line_at(found.start()), "doubled-word", f"chữ «{found[1]}» viết hai lần liền nhau")


def double_blanks(look: Look) -> None:
    lines = {look.prose.line_at(found.start()) for found in _BLANKS.finditer(look.prose.text)}
    for line in sorted(lines):
        look.warn(line, "double-space", "có hai dấu cách liền nhau")


def unspoken(look: Look) -> None:
    """An announcer has to know what to say for an abbreviation."""
    if not look.known.is_read_aloud:
        return
    from plugins.press.speech.reading import read_out  # its many patterns are slow to load

    for passage in (*look.passages[:-1], look.prose):
        for short in read_out(passage.text.replace("\0", " "), look.known.voice).unknown:
            message = f"phát thanh viên chưa biết đọc chữ viết tắt «{short}»"
            look.warn(passage.line_at(max(0, passage.text.find(short))), "unspoken-abbreviation", message)


EYES: tuple[Callable[[Look], None], ...] = (
    abbreviations,
    summary,
    sources,
    bare_pictures,
    personal,
    names,
    paragraphs,
    doubled_words,
    double_blanks,
    unspoken,
)
