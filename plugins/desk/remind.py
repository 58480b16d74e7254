"""Writes a letter and a short message for each unit that is due soon, and one overview; it sends nothing."""

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from plugins.builder.output import Refused
from plugins.desk.command_words import ROOT, add_site
from plugins.desk.delivery import deliver
from plugins.desk.site_now import catalogue_of_site
from plugins.desk.typed_day import day_of
from plugins.model.catalogue import Catalogue
from plugins.tracker.document_docx import docx_bytes
from plugins.tracker.document_html import html_bytes
from plugins.tracker.reminder import Reminder, digest_of_reminders, letter_of, message_of, reminders_of
from plugins.tracker.year import yearbooks

MOST_DAYS = 366


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    try:
        days = days_of(arguments.days)
        catalogue = catalogue_of_site(Path(arguments.site), day_of(arguments.on) if arguments.on else None)
        found = reminders_of(catalogue, yearbooks(catalogue), days)
        if not found:
            sys.stdout.write(nobody(catalogue, days))
            return 0
        out = Path(arguments.out or ROOT / "reminders" / catalogue.today.isoformat())
        deliver(files_of(found, catalogue, days), out)
    except Refused as refused:
        sys.stderr.write(f"lỗi: {refused}\n")
        return 1
    sys.stdout.write(said(found, out))
    return 0


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="tasks.py remind", description="Soạn thư nhắc các đơn vị sắp hết hạn; không gửi đi.", allow_abbrev=False
    )
    found.add_argument("--on", default="", help="ngày nhắc, như 2026-12-21 hoặc 21/12/2026 (mặc định: hôm nay)")
    found.add_argument("--days", default="10", help="nhắc khi hạn còn không quá chừng này ngày (mặc định: 10)")
    add_site(found)
    found.add_argument("--out", default="", help="thư mục ghi thư (mặc định: reminders/NGÀY)")
    return found


def days_of(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > MOST_DAYS:
        raise Refused(f"«--days {text[:40]}» không phải số ngày từ 0 đến {MOST_DAYS}")
    return int(text)


def files_of(reminders: tuple[Reminder, ...], catalogue: Catalogue, days: int) -> dict[str, bytes]:
    """By names that begin with a word, since Windows keeps some short ones for itself (con, aux)."""
    files: dict[str, bytes] = {}
    site = catalogue.registries.site
    for each in reminders:
        files[f"nhac-{each.unit.code}.eml"] = letter_of(each, site)
        files[f"nhac-{each.unit.code}.txt"] = message_of(each, site)
    digest = digest_of_reminders(reminders, catalogue.registries, catalogue.today, days)
    return {**files, "tong-hop.docx": docx_bytes(digest), "tong-hop.html": html_bytes(digest)}


def nobody(catalogue: Catalogue, days: int) -> str:
    """That no unit is due so soon, and how to write to those that are due next."""
    sentence = f"Không có đơn vị nào còn thiếu bài mà hạn còn không quá {days} ngày; không ghi gì."
    later = [row for each in reminders_of(catalogue, yearbooks(catalogue), MOST_DAYS) for row in each.rows]
    if not later:
        return f"{sentence}\n"
    left = min(row.days_left or 0 for row in later)
    day = catalogue.today + timedelta(left)
    return f"{sentence} Hạn gần nhất là ngày {day:%d/%m/%Y}; muốn nhắc ngay thì thêm --days {left}.\n"


def said(reminders: tuple[Reminder, ...], out: Path) -> str:
    without = [each.unit.name for each in reminders if not each.addresses]
    note = f" Chưa có địa chỉ thư điện tử, cần tự điền: {'; '.join(without)}." if without else ""
    return (
        f"Đã ghi vào {out}: thư (.eml) và tin nhắn (.txt) cho {len(reminders)} đơn vị, bản tổng hợp tong-hop.docx và"
        f" tong-hop.html. Chưa gửi gì đi.{note}\n"
    )
