"""Reminders: what a unit still owes by when, as a letter and as a short message; and an overview."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from msgspec import Struct

from plugins.model.catalogue import Catalogue
from plugins.model.registries import Registries
from plugins.model.site import Site
from plugins.model.text import collation_key
from plugins.tracker.document import Block, Document, Paragraph, table_of
from plugins.tracker.report_tables import rule_in_words
from plugins.tracker.status import Row
from plugins.tracker.table import names_of, unit_cells
from plugins.tracker.year import UnitYear, YearBook

LINE_ENDS = "\r\n"
_ADDRESS = re.compile(r"(?<![\w.+-])[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w@])")


class Reminder(Struct, frozen=True):
    """One unit that is due soon, with the periods for which it is."""

    unit: UnitYear
    addresses: tuple[str, ...]
    rows: tuple[Row, ...]


def reminders_of(catalogue: Catalogue, books: Iterable[YearBook], days: int) -> tuple[Reminder, ...]:
    """The units whose deadline is at most so many days away, in the order of names."""
    today, by_code = catalogue.today, catalogue.registries.unit_by_code
    year = next(book.figures for book in books if book.rulebook.year == today.year)
    found = (Reminder(u, addresses_in(by_code[u.code].email), tuple(_due(u, days))) for u in year.units)
    return tuple(each for each in found if each.rows)


def _due(unit: UnitYear, days: int) -> Iterator[Row]:
    return (row for row in unit.rows_that_are("due") if row.days_left is not None and row.days_left <= days)


def addresses_in(text: str) -> tuple[str, ...]:
    """The e-mail addresses in what an editor wrote; what is none cannot stand in a letter."""
    return tuple(_ADDRESS.findall(text))


def missing(row: Row) -> int:
    return (row.minimum or 0) - row.count


def subject_of(reminder: Reminder) -> str:
    row = reminder.rows[0]
    return f"Đề nghị giới thiệu gương điển hình tiên tiến {row.period.words}, hạn {row.deadline:%d/%m/%Y}"


def letter_of(reminder: Reminder, site: Site) -> bytes:
    """An .eml that a mail program opens as a draft of its own; without an address the sender fills it in."""
    letter = EmailMessage(SMTP)
    letter["X-Unsent"] = "1"  # Outlook and Thunderbird then show it for sending
    letter["Subject"] = subject_of(reminder)
    for address in addresses_in(site.email)[:1]:
        letter["From"] = Address(site.name, addr_spec=address)
    if reminder.addresses:
        letter["To"] = ", ".join(reminder.addresses)
    letter.set_content("\n".join(letter_lines(reminder, site)) + "\n", cte="base64")
    return letter.as_bytes()


def letter_lines(reminder: Reminder, site: Site) -> Iterator[str]:
    """The period, what is missing, the deadline, the basis, and where to send."""
    name = reminder.unit.name
    yield f"Kính gửi: {name}"
    for row in reminder.rows:
        yield ""
        if row.rule:
            yield f"Căn cứ {row.rule.basis}, chỉ tiêu giới thiệu gương điển hình tiên tiến: {_asked(row)}."
        yield (
            f"Trong {row.period.words}, {name} đã giới thiệu {row.count} bài, còn thiếu {missing(row)} bài."
            f" Hạn cuối là hết ngày {row.deadline:%d/%m/%Y}{_left(row)}."
        )
    yield ""
    yield f"Đề nghị Quý đơn vị gửi bài {_where(site)} trước khi hết hạn."
    yield "Nếu bài đã gửi mà chưa được đăng, xin báo lại để chúng tôi kiểm tra."
    yield ""
    yield "Trân trọng cảm ơn."
    yield from filter(None, ("", site.name, site.address, site.phone))


def _asked(row: Row) -> str:
    rule = rule_in_words(row.rule) if row.rule else ""
    return rule[:1].lower() + rule[1:]


def _left(row: Row) -> str:
    return f" (còn {row.days_left} ngày)" if row.days_left else " (hôm nay)"


def _where(site: Site) -> str:
    to = site.submit_to or site.email
    return f"về địa chỉ {to}" if to else "về cơ quan thường trực"


def message_of(reminder: Reminder, site: Site) -> bytes:
    """Short enough for a telephone; in the form that Notepad reads."""
    owed = "; ".join(
        f"{row.period.words} đã có {row.count}/{row.minimum} bài, còn thiếu {missing(row)} bài,"
        f" hạn {row.deadline:%d/%m/%Y}"
        for row in reminder.rows
    )
    text = (
        f"[{site.short or site.name}] Kính gửi {reminder.unit.name}: {owed}. Đề nghị gửi bài giới thiệu gương điển hình"
        f" {_where(site)}. Trân trọng cảm ơn.{LINE_ENDS}"
    )
    return text.encode("utf-8-sig")


def digest_of_reminders(reminders: tuple[Reminder, ...], registries: Registries, today: date, days: int) -> Document:
    """Who is reminded, peer group by peer group."""
    names = names_of(registries)
    by_group: dict[str, list[Reminder]] = {}
    for each in reminders:
        by_group.setdefault(unit_cells(each.unit, names)[3], []).append(each)
    groups = sorted(by_group, key=lambda name: (not name, collation_key(name)))
    told = f"Có {len(reminders)} đơn vị còn thiếu bài mà hạn còn không quá {days} ngày, tính từ ngày {today:%d/%m/%Y}."
    body: list[Block] = [Paragraph(told), *(_group_table(name, by_group[name]) for name in groups)]
    without = [each.unit.name for each in reminders if not each.addresses]
    if without:
        body.append(Paragraph(f"Chưa có địa chỉ thư điện tử trong danh mục: {'; '.join(without)}."))
    abstract = f"Các đơn vị cần nhắc giới thiệu gương điển hình, ngày {today:%d/%m/%Y}"
    return Document("TỔNG HỢP", abstract, today, tuple(body))


def _group_table(name: str, reminders: list[Reminder]) -> Block:
    columns = (("Đơn vị", 30), ("Kỳ", 15), ("Còn thiếu (bài)", 10), ("Hạn", 14), ("Thư điện tử", 26))
    rows = [
        (each.unit.name, row.period.title, missing(row), row.deadline, ", ".join(each.addresses))
        for each in reminders
        for row in each.rows
    ]
    return table_of(name or "Không thuộc cụm, khối thi đua", columns, rows)
