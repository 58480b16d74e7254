"""Freezes editions: writes their rundown and texts into editions/, and takes withdrawn texts out of there."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from plugins.builder.output import Refused
from plugins.desk.command_words import add_site
from plugins.desk.site_now import catalogue_of_site
from plugins.desk.typed_day import day_of
from plugins.intake.body import SourceChanged
from plugins.intake.edition import edition_from
from plugins.intake.markdown import ENGINE
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.model.catalogue import Catalogue
from plugins.model.edition import EditionFile, ToldAs
from plugins.model.rhythm import date_after, date_before, is_edition_date
from plugins.model.story import stem_of
from plugins.press.edition import EditionInput, Frozen, Proposed, without_texts
from plugins.press.editions import edition_inputs
from plugins.press.frozen import HEAD, Freezing, frozen_text, own_part

Name = tuple[str, str, dt.date]  # outlet, plan, date


def main(argv: list[str]) -> int:
    """Exit 1 where it could not be done as it was asked for."""
    asked = parser().parse_args(argv)
    try:
        for line in done(asked, Path(asked.site)):
            sys.stdout.write(f"{line}\n")
    except (Refused, SourceChanged, OSError) as fault:
        sys.stderr.write(f"lỗi: {fault_text(fault)}\n")
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="tasks.py freeze", description="Chốt một số báo, chương trình: ghi thứ tự bài và nguyên văn vào editions/."
    )
    add = found.add_argument
    add("outlet", nargs="?", help="mã kênh trong registries/outlets.yml")
    add("edition", nargs="?", help="mã ấn phẩm, chương trình của kênh")
    add("date", nargs="?", help="ngày ra, như 2026-11-16 hoặc 16/11/2026")
    add("--due", action="store_true", help="chốt mọi số đã đến ngày ra mà chưa chốt")
    add("--again", action="store_true", help="chốt lại từ đầu một số đã chốt; văn bản cũ trong tệp bị thay")
    add("--purge", action="store_true", help="xóa nguyên văn các bài đã gỡ khỏi những số đã chốt")
    add_site(found)
    return found


def fault_text(fault: Exception) -> str:
    if isinstance(fault, SourceChanged):
        return f"tệp «{fault}» bị sửa trong khi đang chốt; hãy chạy lại"
    if isinstance(fault, OSError):
        return f"không đọc hoặc ghi được «{fault.filename}» ({fault.strerror})"
    return str(fault)


def done(asked: argparse.Namespace, site: Path) -> Iterator[str]:
    """Does what is asked for, and tells it line by line."""
    desk = Desk(site, catalogue_of_site(site, pictures=True))
    if asked.purge:
        return desk.purged()
    if asked.due:
        return desk.due_frozen()
    if not (asked.outlet and asked.edition and asked.date):
        raise Refused("ghi đủ mã kênh, mã ấn phẩm và ngày ra, như bao trang 2026-12-01; hoặc --due, --purge")
    return desk.one_frozen((asked.outlet, asked.edition, day_of(asked.date)), asked.again)


def name_of(known: EditionInput) -> Name:
    return known.frame.outlet.code, known.frame.plan.code, known.frame.date


def told_as(known: EditionInput) -> ToldAs:
    outlet, plan = known.frame.outlet, known.frame.plan
    return ToldAs(outlet.name, plan.name, outlet.speaking_rate, outlet.accent)


class Desk:
    """A site whose editions are being frozen."""

    def __init__(self, site: Path, catalogue: Catalogue) -> None:
        self.site, self.catalogue = site, catalogue
        self.files: dict[Name, EditionFile] = {(f.outlet, f.plan, f.date): f for f in catalogue.editions}

    def inputs(self, thawed: EditionFile | None = None) -> Iterator[EditionInput]:
        """Every edition; that of one file as if it were not frozen."""
        files = [replace(f, frozen=None, stories=(), hidden=()) if f is thawed else f for f in self.catalogue.editions]
        return edition_inputs(replace(self.catalogue, editions=tuple(files)), str(self.site), ENGINE)

    def one_frozen(self, name: Name, again: bool) -> Iterator[str]:
        file = self.files.get(name)
        if file and file.frozen and not again:
            when = f"{file.frozen:%d/%m/%Y}"
            raise Refused(f"số này đã chốt ngày {when} ({file.path}); muốn chốt lại từ đầu thì thêm --again")
        known = next((known for known in self.inputs(file) if name_of(known) == name), None)
        if not isinstance(known, Proposed):
            raise Refused(self.no_edition(name))
        yield self.frozen(known)
        if self.catalogue.today <= known.frame.deadline:
            deadline = f"{known.frame.deadline:%d/%m/%Y}"
            yield f"Lưu ý: số này còn nhận bài đến hết ngày {deadline}; bài đăng từ nay không tự vào số đã chốt."

    def no_edition(self, name: Name) -> str:
        """Why there is no edition of this name, and which there are."""
        outlet, code, day = name
        plans = {f"{o.code} {p.code}": p for o in self.catalogue.registries.outlets for p in o.editions}
        plan = plans.get(f"{outlet} {code}")
        if plan is None:
            return f"không có ấn phẩm «{outlet} {code}»; chọn một trong: {', '.join(plans)}"
        near = f"{date_before(plan.rhythm, day):%d/%m/%Y} hoặc {date_after(plan.rhythm, day):%d/%m/%Y}"
        coming = date_after(plan.rhythm, self.catalogue.today)
        on_rhythm = is_edition_date(plan.rhythm, day)
        hint = f"số sắp ra là ngày {coming:%d/%m/%Y}" if on_rhythm else f"ngày ra gần nhất là {near}"
        return f"«{plan.name}» không có số ngày {day:%d/%m/%Y}; {hint}"

    def due_frozen(self) -> Iterator[str]:
        """Every edition whose date has come and that has a story."""
        due = [e for e in self.inputs() if isinstance(e, Proposed) and not e.frame.is_coming and e.stories]
        for known in due:
            yield self.frozen(known)
        yield f"Đã chốt {len(due)} số." if due else "Mọi số đã đến ngày ra đều chốt rồi."

    def frozen(self, known: Proposed) -> str:
        """Writes an edition's file as the edition is laid out now; tells so."""
        edition, file = known.made(), self.files.get(name_of(known))
        path = file.path if file else f"editions/{known.frame.name}.yml"
        pins = known.decided[0]
        if missed := [f"«{left.story}»: {left.why.lower()}" for left in edition.left_out if left.story in pins]:
            raise Refused(f"{path}: bài được ghim không vừa ({'; '.join(missed)}); bớt bài được ghim rồi chốt lại")
        own = self.own_part(path) if file else HEAD.format(title=known.frame.title)
        items = tuple(replace(item, seconds=0) for item in edition.items)  # they are counted where they are shown
        self.write(path, own, Freezing(self.catalogue.today, told_as(known), items, edition.left_out))
        return f"Đã chốt {path}: {len(edition.items)} bài."

    def purged(self) -> Iterator[str]:
        """Takes the texts of withdrawn stories out of frozen files, where their places stay."""
        gone, count = {names for story in self.catalogue.withdrawn for names in (story.id, stem_of(story.id))}, 0
        for known in self.inputs():
            if not isinstance(known, Frozen):
                continue
            old, path = known.source.texts(), known.source.path
            items = tuple(
                without_texts(item) if {item.story, stem_of(item.story)} & gone else item for item in old.items
            )
            left_out = tuple(left for left in old.left_out if not {left.story, stem_of(left.story)} & gone)
            if (items, left_out) != old:
                self.write(path, self.own_part(path), Freezing(known.day, told_as(known), items, left_out))
                count += 1
                yield f"Đã xóa nguyên văn bài đã gỡ khỏi {path}."
        yield f"Đã sửa {count} tệp." if count else "Không số đã chốt nào còn nguyên văn bài đã gỡ."

    def own_part(self, path: str) -> str:
        return own_part(text_of((self.site / path).read_bytes(), Report(path)) or "")

    def write(self, path: str, own: str, meant: Freezing) -> None:
        """Writes the whole file or leaves the old one; what would not be read back as it is meant is not written."""
        file, raw = self.site / path, frozen_text(own, meant).encode()
        reading = edition_from(path, raw, self.catalogue.registries.site.zone)
        written = reading.written
        if written is None or Freezing(meant.day, written.told_as, *reading.texts) != meant:
            raise Refused(f"{path}: không nối được phần chốt vào phần tự viết của tệp; hãy đổi tên tệp cũ rồi chốt lại")
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        try:
            part.write_bytes(raw)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
