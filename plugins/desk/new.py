"""Makes a draft story from a few answers, typed or given as options, and opens it in the editor."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from plugins.builder.output import Refused, site_fault
from plugins.builder.workers import workers_of
from plugins.desk.command_words import add_site
from plugins.desk.draft import Content, draft_text, free_place, id_of, write_new
from plugins.intake import vocabulary as words
from plugins.intake.files import Folder
from plugins.intake.form import Form, Setting
from plugins.intake.loading import Options, Sources, site_loaded
from plugins.intake.markdown import ENGINE
from plugins.intake.report import Report
from plugins.intake.settings import now_of
from plugins.intake.story import SUMMARY_LENGTHS, Surroundings, story_from
from plugins.intake.yaml import Value
from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.catalogue import Catalogue
from plugins.model.registries import Entry, Registries, spellings
from plugins.model.story import Story
from plugins.model.text import collation_key, fold, nfc

BODY = "Viết nội dung bài ở đây, thay cho dòng này."
MOST_SHOWN = 12
HOW, HOW_SHOWN = " (gõ một phần tên, không cần dấu)", " (gõ số, hoặc một phần tên)"
NEXT = (
    "Tiếp theo: viết nội dung vào tệp; xem trước bằng python3 tasks.py serve --drafts; duyệt xong thì đổi"
    " «status: draft» thành «status: published»."
)

Ask = Callable[[str], str]


class Choice(NamedTuple):
    """One thing that may be chosen, with all its spellings folded."""

    code: str
    name: str
    keys: tuple[str, ...]


class Unclear(Exception):
    """An answer that cannot be used; the text is the sentence why, the choices are what it may have meant."""

    def __init__(self, message: str, choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class Question(NamedTuple):
    """One thing to be known: its option, how it is asked, and how an answer is read."""

    option: str
    asks: str
    read: Callable[[str], str]
    choices: tuple[Choice, ...] = ()
    default: str = ""


def main(argv: list[str]) -> int:
    """Exit 1 where nothing was written."""
    arguments = parser().parse_args(argv)
    asked = sys.stdin.isatty()
    try:
        file = new_draft(arguments, input if asked else None)
    except (Refused, Unclear) as fault:
        sys.stderr.write(f"lỗi: {fault}\n")
        return 1
    except EOFError:
        sys.stderr.write("\nĐã dừng; chưa ghi gì.\n")
        return 1
    sys.stdout.write(f"Đã tạo bài nháp {file}\n{NEXT}\n")
    if asked and not arguments.no_open:
        open_in_editor(file)
    return 0


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="tasks.py new",
        description="Tạo một bài nháp; điều gì chưa ghi ở tùy chọn thì máy hỏi.",
        allow_abbrev=False,
    )
    add_site(found)
    for option, meaning in OPTIONS.items():
        found.add_argument(f"--{option}", metavar="CHỮ", help=meaning)
    found.add_argument("--no-open", action="store_true", help="không mở bài trong trình soạn thảo")
    return found


OPTIONS = {
    "title": "tiêu đề bài",
    "date": "ngày của bài (không ghi thì là hôm nay)",
    "unit": "đơn vị gửi bài: mã, tên, hoặc một phần tên không dấu",
    "field": "lĩnh vực: mã, tên, hoặc một phần tên",
    "movement": "phong trào: mã, tên, hoặc một phần tên",
    "level": f"cấp khen thưởng: {', '.join(LEVELS)}",
    "subject": "tên người, tập thể hoặc hộ gia đình được nêu gương",
    "kind": f"loại đối tượng: {', '.join(SUBJECT_KINDS)}",
    "summary": f"tóm tắt, từ {SUMMARY_LENGTHS[0]} đến {SUMMARY_LENGTHS[-1]} ký tự",
}


def new_draft(arguments: argparse.Namespace, ask: Ask | None) -> Path:
    """The file of a draft that has been written whole; without a way to ask, every answer must be given."""
    if fault := site_fault(arguments.site):
        raise Refused(fault.removeprefix("lỗi: "))
    catalogue, stories = site_of(arguments.site)
    interview = Interview(vars(arguments), ask)
    answers, day = answers_of(interview, catalogue)
    if interview.missing:
        raise Refused(f"thiếu {', '.join(interview.missing)}; hãy ghi đủ, hoặc chạy lệnh trong cửa sổ dòng lệnh")
    slug, path = free_place(answers["title"], f"stories/{day:%Y}/{day:%m}", stories, arguments.site)
    text = draft_text(head_of(answers, slug, path, catalogue.registries), BODY)
    refuse_bad(path, text, Surroundings(Folder(arguments.site), catalogue.registries, ENGINE))
    write_new(arguments.site / path, text)
    return Path(arguments.site / path)


def site_of(site: Path) -> tuple[Catalogue, list[Story]]:
    """The site, and all its stories with those that are not public; a faulty story is no hindrance."""
    options = Options(root=site, now=lambda registries: now_of(registries, datetime.now(UTC)), leave_out_bad=True)
    with workers_of(None) as workers:
        loaded = site_loaded(options, Sources(""), workers)
    if loaded.catalogue is None or loaded.links is None:
        faults = [p for p in loaded.problems if p.severity == "error" and p.path.startswith("registries/")]
        raise Refused("danh mục của trang còn lỗi, hãy sửa trước:\n" + "\n".join(map(str, faults)))
    return loaded.catalogue, loaded.links.stories


def answers_of(interview: "Interview", catalogue: Catalogue) -> tuple[dict[str, str], date]:
    """Every answer by its option; the day is asked first, since names are those in force on it."""
    known, today = catalogue.registries, f"{catalogue.today:%Y-%m-%d}"
    answers = {"title": interview.answer(Question("title", "Tiêu đề bài", title_of))}
    moment = Question("date", "Ngày của bài (Enter: hôm nay)", lambda text: moment_of(text, known), default=today)
    answers["date"] = interview.answer(moment) or today
    day = date.fromisoformat(answers["date"][:10])
    for question in (
        choice("unit", "Đơn vị gửi bài", choices_among(known.units, day)),
        choice("field", "Lĩnh vực", choices_among(known.fields, day)),
        choice("movement", "Phong trào", choices_among(known.movements, day)),
        choice("level", "Cấp khen thưởng", choices_named(LEVELS)),
        Question("subject", "Người, tập thể hoặc hộ gia đình được nêu gương", title_of),
        choice("kind", "Loại đối tượng", choices_named(SUBJECT_KINDS)),
        Question("summary", "Tóm tắt, một hoặc hai câu", summary_of),
    ):
        answers[question.option] = interview.answer(question)
    return answers, day


def head_of(answers: Mapping[str, str], slug: str, path: str, known: Registries) -> dict[str, Content]:
    """The keys of the story in the order in which editors read them."""
    day = date.fromisoformat(answers["date"][:10])
    return {
        "title": answers["title"],
        "date": answers["date"],
        "unit": answers["unit"],
        "field": answers["field"],
        "movement": answers["movement"],
        "award_level": answers["level"],
        "subject": {"name": answers["subject"], "kind": answers["kind"]},
        "summary": answers["summary"],
        "slug": slug,
        "id": id_of(path),
        "source": known.unit_by_code[answers["unit"]].name_on(day),
        "status": "draft",
    }


def refuse_bad(path: str, text: str, around: Surroundings) -> None:
    """The draft is read as a build would read it, before there is a file."""
    read = story_from(path, text.encode(), around)
    if read.story is None:
        raise Refused("chưa tạo được bài:\n" + "\n".join(map(str, read.problems)))


# Answers


class Interview:
    """Takes each answer from the command line, else asks for it; notes what is missing where nobody can be asked."""

    def __init__(self, given: Mapping[str, str | None], ask: Ask | None) -> None:
        self.given, self.ask = given, ask
        self.missing: list[str] = []

    def answer(self, question: Question) -> str:
        given = self.given[question.option]
        if given is not None:
            return question.read(nfc(given))
        if self.ask is None:
            if not question.default:
                self.missing.append(f"--{question.option}")
            return question.default
        return self.asked(question, self.ask)

    def asked(self, question: Question, ask: Ask) -> str:
        """Asks until the answer can be used; a number means one of the choices shown last."""
        shown = question.choices if len(question.choices) <= MOST_SHOWN else ()
        hint = "" if not question.choices else HOW_SHOWN if shown else HOW
        show(shown)
        while True:
            text = " ".join(nfc(ask(f"{question.asks}{hint}: ")).split()) or question.default
            if text.isdecimal() and 1 <= int(text) <= len(shown):
                text = shown[int(text) - 1].code
            try:
                found = question.read(text)
            except Unclear as fault:
                shown = fault.choices[:MOST_SHOWN] or shown
                sys.stdout.write(f"  {many(fault.choices) or fault}\n")
                show(fault.choices[:MOST_SHOWN])
                continue
            told = next((c.name for c in question.choices if c.code == found), "")
            sys.stdout.write(f"  → {told}\n" if told else "")
            return found


def show(choices: tuple[Choice, ...]) -> None:
    sys.stdout.writelines(f"  {number:2}. {c.name} ({c.code})\n" for number, c in enumerate(choices, 1))


def many(choices: tuple[Choice, ...]) -> str:
    """What is said above a list of choices that are shown; nothing where there is none."""
    if not choices:
        return ""
    rest = f"; dưới đây là {MOST_SHOWN} tên đầu" if len(choices) > MOST_SHOWN else ""
    return f"Có {len(choices)} tên như vậy{rest}; gõ số của tên đúng, hoặc gõ thêm chữ."


def title_of(text: str) -> str:
    if not text.strip():
        raise Unclear("chưa ghi gì; hãy ghi một dòng")
    return " ".join(text.split())


def summary_of(text: str) -> str:
    text = " ".join(text.split())
    if len(text) not in SUMMARY_LENGTHS:
        raise Unclear(f"tóm tắt dài {len(text)} ký tự; cần từ {SUMMARY_LENGTHS[0]} đến {SUMMARY_LENGTHS[-1]}")
    return text


def moment_of(text: str, known: Registries) -> str:
    """The day as it is written to a story, with the hour where one is given."""
    report = Report("")
    at = Form({"date": Value(text, 1)}, words.STORY, Setting(report, known.site.zone, "story")).moment("date")
    if at is None:
        raise Unclear(f"«{text}» không phải một ngày có thật; viết như 05/10/2026, có thể kèm giờ 07:30")
    return f"{at:%Y-%m-%d %H:%M}" if (at.hour, at.minute) != (0, 0) else f"{at:%Y-%m-%d}"


def choice(option: str, asks: str, choices: tuple[Choice, ...]) -> Question:
    return Question(option, asks, lambda text: chosen(text, choices, asks), choices)


def choices_among(entries: Iterable[Entry], day: date) -> tuple[Choice, ...]:
    """The entries in force on a day."""
    current = sorted((e for e in entries if e.span.contains(day)), key=lambda e: (collation_key(e.name), e.code))
    return tuple(Choice(e.code, e.name, tuple(map(fold, spellings(e)))) for e in current)


def choices_named(names: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, name, (code, fold(name))) for code, name in names.items())


def chosen(text: str, choices: tuple[Choice, ...], asks: str) -> str:
    """The code of the one choice that the text means: all of a spelling, else a part of it."""
    if not text.strip():
        raise Unclear("chưa chọn; hãy gõ một phần tên")
    key = fold(text)
    found = [c for c in choices if key in c.keys] or [
        c for c in choices if any(all(part in spelling for part in key.split()) for spelling in c.keys)
    ]
    if len(found) == 1:
        return found[0].code
    if not found:
        raise Unclear(f"{asks}: không tìm thấy «{text}» trong những tên dùng được vào ngày của bài; gõ một phần khác")
    more = f"; còn {len(found) - MOST_SHOWN} tên nữa" if len(found) > MOST_SHOWN else ""
    codes = ", ".join(f"«{c.code}»" for c in found[:MOST_SHOWN])
    raise Unclear(f"{asks}: «{text}» có thể là {codes}{more}; hãy ghi rõ hơn", tuple(found))


# The editor


def open_in_editor(file: Path) -> None:
    """Opens the program that the person has chosen for texts; where there is none, the path was told."""
    try:
        if sys.platform == "win32":
            os.startfile(file)  # noqa: S606  it opens the file with the program that Windows has for it
        elif command := editor_command(os.environ):
            subprocess.run([*command, str(file)], check=False)  # noqa: S603  the person's own program
    except (OSError, ValueError) as fault:
        sys.stderr.write(f"Chưa mở được trình soạn thảo ({fault}); hãy tự mở tệp nói trên.\n")


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The editor of this person, else what the desktop opens texts with."""
    chosen_editor = environment.get("VISUAL") or environment.get("EDITOR")
    if chosen_editor:
        return shlex.split(chosen_editor)
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    return [opener] if shutil.which(opener) else []
