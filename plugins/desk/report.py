"""Writes a period's report, one unit's sheet or the list for the central portal, in the forms that are asked for."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from plugins.builder.output import Refused
from plugins.desk.command_words import ROOT, add_site
from plugins.desk.delivery import deliver
from plugins.desk.site_now import catalogue_of_site
from plugins.intake.markdown import ENGINE
from plugins.model.catalogue import Catalogue
from plugins.model.period import Period, period_named
from plugins.model.registries import Registries
from plugins.model.timespan import Timespan
from plugins.press.editions import edition_inputs
from plugins.tracker.document import Document
from plugins.tracker.lineage import lineage_of
from plugins.tracker.report import Editions, report_of
from plugins.tracker.sheet import portal_sheet, unit_sheet
from plugins.tracker.summary import Summary, summary_of
from plugins.tracker.year import YearBook, yearbooks

FORMATS = ("docx", "pdf", "xlsx", "html")


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    site, out = Path(arguments.site), Path(arguments.out)
    try:
        period, formats = period_of_name(arguments.period), formats_of(arguments.format)
        catalogue = catalogue_of_site(site)
        name, document = asked_for(catalogue, period, arguments, editions_made(catalogue, site, period))
        files = {f"{name}.{form}": bytes_in(form, document) for form in formats}
        deliver(files, out)
    except Refused as refused:
        sys.stderr.write(f"lỗi: {refused}\n")
        return 1
    sys.stdout.write(f"Đã ghi {', '.join(files)} vào {out}.\n")
    return 0


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="tasks.py report", description="Lập báo cáo của một kỳ từ số liệu của trang.", allow_abbrev=False
    )
    found.add_argument("--period", required=True, help="kỳ báo cáo: 2026, 2026-H1, 2026-Q3 hoặc 2026-10")
    which = found.add_mutually_exclusive_group()
    which.add_argument("--unit", default="", help="mã hoặc tên đơn vị: chỉ lập phiếu theo dõi của đơn vị ấy")
    which.add_argument("--portal", action="store_true", help="danh sách bài và số liệu gửi cổng thông tin trung ương")
    found.add_argument("--format", default="docx", help="các dạng tệp, cách nhau dấu phẩy: docx,pdf,xlsx,html")
    add_site(found)
    found.add_argument("--out", default=ROOT / "reports", help="thư mục ghi báo cáo (mặc định: reports)")
    return found


def period_of_name(name: str) -> Period:
    period = period_named(name)
    if period is None:
        raise Refused(f"«{name}» không phải tên một kỳ; viết như 2026, 2026-H1, 2026-Q3 hoặc 2026-10")
    return period


def formats_of(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    for one in formats:
        if one not in FORMATS:
            raise Refused(f"không có dạng tệp «{one}»; chọn trong: {', '.join(FORMATS)}")
    return formats


def editions_made(catalogue: Catalogue, site: Path, period: Period) -> Editions:
    """How often each outlet's special page or programme came out in the period, with a story in it."""
    days = Timespan(period.start, period.until)
    came = (e for e in edition_inputs(catalogue, str(site), ENGINE) if days.contains(e.frame.date))
    told = (e.frame for e in came if not e.frame.is_coming and e.has_stories)
    made = Counter((f.outlet.name, f.plan.name) for f in told)
    return tuple((*names, count) for names, count in sorted(made.items()))


def asked_for(
    catalogue: Catalogue, period: Period, arguments: argparse.Namespace, editions: Editions
) -> tuple[str, Document]:
    """The file's name without its ending, and the document."""
    books, registries = yearbooks(catalogue), catalogue.registries
    summary = summary_of(period, catalogue, books)
    if summary is None:
        raise Refused(_no_figures(period, catalogue, books))
    if arguments.portal:
        return f"cong-trung-uong-{period.name}", portal_sheet(summary, registries)
    if arguments.unit:
        code = unit_code(arguments.unit, catalogue)
        return f"phieu-{period.name}-{code}", sheet_of(code, summary, registries, books)
    return f"bao-cao-{period.name}", report_of(summary, registries, editions)


def _no_figures(period: Period, catalogue: Catalogue, books: tuple[YearBook, ...]) -> str:
    if period.start > catalogue.today:
        return f"kỳ {period.name} chưa bắt đầu (hôm nay là ngày {catalogue.today:%d/%m/%Y})"
    first, last = books[0].rulebook.year, books[-1].rulebook.year
    return f"chưa có số liệu của năm {period.start.year}; sổ theo dõi có từ năm {first} đến năm {last}"


def unit_code(text: str, catalogue: Catalogue) -> str:
    """By code, name or alias, as in stories."""
    lookup = catalogue.registries.lookups["units"]
    found = lookup.candidates(text, catalogue.today)
    if len(found) == 1:
        return found[0].code
    if found:
        raise Refused(f"«{text}» chỉ nhiều đơn vị; hãy ghi một mã: {', '.join(unit.code for unit in found)}")
    near = lookup.nearest(text)
    hint = f"; có phải «{near.code}» ({near.name})?" if near else "; xem các mã trong registries/units.yml"
    raise Refused(f"đơn vị «{text}» không có trong danh mục{hint}")


def sheet_of(code: str, summary: Summary, registries: Registries, books: tuple[YearBook, ...]) -> Document:
    each = next((each for each in summary.units if each.unit.code == code), None)
    if each is None:
        name = registries.unit_by_code[code].name
        raise Refused(f"«{name}» không hoạt động ngày nào trong {summary.period.words}")
    return unit_sheet(summary, each, lineage_of(code, (book.figures for book in books)))


def bytes_in(form: str, document: Document) -> bytes:
    """Each form's module is loaded only where it is asked for."""
    module = import_module(f"plugins.tracker.document_{form}")
    writers: Mapping[str, Callable[[Document], bytes]] = vars(module)
    return writers[f"{form}_bytes"](document)
