"""The report of a period to those above: situation, figures, quotas, standings, and room for what only people know."""

from collections.abc import Iterable, Iterator

from plugins.model.period import MONTHS
from plugins.model.registries import Registries
from plugins.tracker.document import BLANK, Block, Document, Heading, Paragraph, Table
from plugins.tracker.report_tables import (
    JUDGED,
    comparison_table,
    edition_table,
    field_table,
    leader_table,
    leaders_of,
    level_table,
    missed_table,
    movement_table,
    quota_table,
    silent_table,
    standing_table,
    subject_table,
    units_table,
)
from plugins.tracker.status import STATUSES
from plugins.tracker.summary import Summary
from plugins.tracker.table import Names, names_of

Editions = tuple[tuple[str, str, int], ...]  # outlet, edition, how often it was made in the period
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def report_of(summary: Summary, registries: Registries, editions: Editions = ()) -> Document:
    """Without editions there is no part about them."""
    names, head = names_of(registries), registries.letterhead
    who = head.agency or registries.site.name
    parts: tuple[tuple[str, list[Block]], ...] = (
        ("Tình hình chung", situation(summary)),
        ("Kết quả giới thiệu gương điển hình", results(summary, names)),
        ("Thực hiện chỉ tiêu", quotas(summary, names)),
        (f"Điểm và xếp hạng năm {summary.period.start.year}", standings(summary, names)),
        ("Đơn vị tiêu biểu, đơn vị chưa giới thiệu", units_named(summary, names)),
        ("Phối hợp với các cơ quan báo chí", press(editions)),
        ("Đánh giá chung, kiến nghị, đề xuất", [Paragraph(BLANK)]),
    )
    title = f"Kết quả giới thiệu gương điển hình tiên tiến {summary.stretch}"
    end = Paragraph(
        f"Trên đây là báo cáo kết quả giới thiệu gương điển hình tiên tiến {summary.period.words} của {who}./."
    )
    return Document("BÁO CÁO", title, summary.today, (*numbered(parts), end), head)


def numbered(parts: Iterable[tuple[str, list[Block]]]) -> Iterator[Block]:
    """The parts that have something to say."""
    said = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in zip(ROMAN, said, strict=False):
        yield Heading(f"{number}. {title.upper()}")
        yield from blocks


def situation(summary: Summary) -> list[Block]:
    totals = summary.totals
    told = Paragraph(
        f"Trong {summary.stretch}, trang thông tin đã đăng {totals.stories} bài về gương điển hình tiên tiến,"
        f" người tốt, việc tốt, trong đó {totals.awarded} bài về gương đã được khen thưởng. Có {totals.introducing}"
        f" trên {totals.units} đơn vị đã giới thiệu gương, với {totals.contributions} lượt giới thiệu."
    )
    if summary.before is None:
        return [told, Paragraph("Chưa có số liệu cùng kỳ năm trước để so sánh.")]
    return [told, Paragraph(_change(summary)), comparison_table(totals, summary.before)]


def _change(summary: Summary) -> str:
    before, year = summary.before, summary.period.start.year - 1
    more = summary.totals.stories - before.stories if before else 0
    change = f"tăng {more}" if more > 0 else f"giảm {-more}" if more else "không đổi"
    same = "" if summary.is_over else " (tính đến cùng ngày)"
    return f"So với cùng kỳ năm {year}{same}, số bài đã đăng {change}."


def results(summary: Summary, names: Names) -> list[Block]:
    cards = summary.cards
    if not cards:
        return [Paragraph("Trong kỳ chưa có bài nào được đăng.")]
    by_topic = ((field_table(cards), "lĩnh vực"), (movement_table(cards), "phong trào thi đua"))
    blocks: list[Block] = [units_table(summary, names)]
    for table, noun in by_topic:
        blocks += [Paragraph(_most(table, noun)), table]
    return [*blocks, level_table(cards), subject_table(cards)]


def _most(table: Table, noun: str) -> str:
    _, name, count = table.rows[0]
    return f"Các bài thuộc {len(table.rows)} {noun}; nhiều nhất là «{name}», {count} bài."


def quotas(summary: Summary, names: Names) -> list[Block]:
    rows = [row for each in summary.units for row in each.rows]
    counts = {status: sum(row.status == status for row in rows) for status in STATUSES}
    judged = ", ".join(f"{counts[s]} kỳ {STATUSES[s].lower()}" for s in JUDGED)
    open_ones = f" Có {counts['no-rule']} kỳ chưa có quy định về chỉ tiêu." if counts["no-rule"] else ""
    if not any(counts[s] for s in JUDGED):
        return [Paragraph(f"Trong kỳ báo cáo chưa có quy định nào về chỉ tiêu.{open_ones}")]
    longer = any(MONTHS[row.period.kind] > MONTHS[summary.period.kind] for row in rows)
    day = f"{summary.book.figures.as_of:%d/%m/%Y}"
    whole = f" Chỉ tiêu của kỳ dài hơn kỳ báo cáo được xét theo cả kỳ ấy, số liệu đến ngày {day}." if longer else ""
    told = Paragraph(f"Tính theo kỳ của chỉ tiêu đối với từng đơn vị: {judged}.{open_ones}{whole}")
    missed: Block = missed_table(summary, names)
    nobody = Paragraph("Không có đơn vị nào chưa đạt chỉ tiêu.")
    return [told, quota_table(summary, names), missed if counts["missed"] else nobody]


def standings(summary: Summary, names: Names) -> list[Block]:
    year = summary.book.figures
    if summary.book.rulebook.scoring is None:
        return [Paragraph(f"Năm {year.year} chưa có quy định chấm điểm.")]
    told = (
        f"Điểm được tính cho cả năm {year.year}, số liệu đến ngày {year.as_of:%d/%m/%Y}; các đơn vị được xếp hạng trong"
        " cụm, khối thi đua của mình, bằng điểm thì cùng hạng."
    )
    return [Paragraph(told), standing_table(summary, names)]


def units_named(summary: Summary, names: Names) -> list[Block]:
    leading: Block = Paragraph("Chưa có đơn vị dẫn đầu cụm, khối thi đua.")
    if leaders_of(summary):
        leading = leader_table(summary, names)
    if not summary.silent:
        return [leading, Paragraph("Mọi đơn vị đều đã giới thiệu gương trong kỳ.")]
    told = f"Có {len(summary.silent)} đơn vị chưa giới thiệu gương nào trong {summary.stretch}."
    return [leading, Paragraph(told), silent_table(summary, names)]


def press(editions: Editions) -> list[Block]:
    made = sum(count for _, _, count in editions)
    told = Paragraph(f"Các cơ quan báo chí đã thực hiện {made} số báo, chương trình.")
    return [told, edition_table(editions)] if editions else []
