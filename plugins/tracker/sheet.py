"""Two sheets beside the report: what one unit did, and the stories of a period for the central portal."""

from collections.abc import Iterator

from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.registries import Registries
from plugins.model.story import Card
from plugins.tracker.document import Block, Document, Paragraph, table_of
from plugins.tracker.lineage import Forebear
from plugins.tracker.report_tables import level_table, note_of, rule_in_words, story_rows, subject_table
from plugins.tracker.spreadsheet import Cell
from plugins.tracker.standing import PARTS, points_in_words
from plugins.tracker.status import STATUSES
from plugins.tracker.summary import Summary, UnitSummary


def unit_sheet(summary: Summary, each: UnitSummary, lineage: tuple[Forebear, ...]) -> Document:
    """One unit's period: quotas, stories, the year's points; and what its predecessors did, told beside it."""
    unit = each.unit
    told = (
        f"{unit.name} có {len(each.contributions)} lượt giới thiệu trong {summary.stretch};"
        f" {each.count} bài tính chỉ tiêu."
    )
    columns = (("Ngày", 14), ("Bài", 46), ("Cấp khen thưởng", 18), ("Ghi chú", 17))
    body: list[Block] = [Paragraph(told), _quota_table(each)]
    if each.contributions:
        body += [table_of("Các bài đã giới thiệu", columns, story_rows(each))]
    body += [_points(summary, each), *(_forebear(f) for f in lineage[1:])]
    abstract = f"Kết quả giới thiệu gương điển hình tiên tiến {summary.stretch} của {unit.name}"
    return Document("PHIẾU THEO DÕI", abstract, summary.today, tuple(body))


def _quota_table(each: UnitSummary) -> Block:
    columns = (("Kỳ", 22), ("Trạng thái", 16), ("Số bài", 9), ("Chỉ tiêu", 9), ("Hạn", 14), ("Ghi chú", 25))
    rows = [(r.period.title, STATUSES[r.status], r.count, r.minimum, r.deadline, note_of(r)) for r in each.rows]
    rules = dict.fromkeys(row.rule for row in each.rows if row.rule)
    notes = (f"{rule_in_words(rule)}; căn cứ: {rule.basis}." for rule in rules)
    return table_of("Thực hiện chỉ tiêu", columns, rows, *notes)


def _points(summary: Summary, each: UnitSummary) -> Block:
    year, score, rule = summary.book.figures, each.unit.score, summary.book.rulebook.scoring
    if rule is None:
        return Paragraph(f"Năm {year.year} chưa có quy định chấm điểm.")
    rows: list[tuple[Cell, ...]] = [(PARTS[part.rule], part.points) for part in score.parts]
    rows += [("Tổng điểm", score.total), ("Xếp hạng trong cụm, khối thi đua", each.unit.place)]
    title = f"Điểm cả năm {year.year}, số liệu đến ngày {year.as_of:%d/%m/%Y}"
    return table_of(title, (("Nội dung", 75), ("Điểm, hạng", 20)), rows, *points_in_words(rule))


def _forebear(forebear: Forebear) -> Block:
    years = [year for year, _ in forebear.years]
    when = f" từ năm {years[0]} đến năm {years[-1]}" if years else ""
    return Paragraph(f"Đơn vị trước đây: {forebear.name}, {forebear.count} bài tính chỉ tiêu{when}.")


def portal_sheet(summary: Summary, registries: Registries) -> Document:
    """A line for each story, with its address, and the figures that go with them."""
    columns = (
        ("Tiêu đề", 22),
        ("Đối tượng được nêu gương", 16),
        ("Đơn vị giới thiệu", 15),
        ("Ngày đăng", 10),
        ("Khen thưởng", 13),
        ("Địa chỉ", 22),
    )
    listed = table_of("Danh sách bài", columns, portal_rows(summary.cards, registries.site.url))
    told = Paragraph(f"{registries.site.name} đã đăng {summary.totals.stories} bài trong {summary.stretch}.")
    body = (told, listed, level_table(summary.cards), subject_table(summary.cards))
    abstract = f"Các bài về gương điển hình tiên tiến {summary.stretch}"
    return Document("DANH SÁCH VÀ SỐ LIỆU", abstract, summary.today, body, landscape=True)


def portal_rows(cards: tuple[Card, ...], url: str) -> Iterator[tuple[Cell, ...]]:
    for card in cards:
        subject = f"{card.subject.name} ({SUBJECT_KINDS[card.subject.kind].lower()})"
        units = "; ".join(unit.name for unit in card.units)
        award = card.award.name if card.award else LEVELS[card.award_level]
        yield card.title, subject, units, card.date.date(), award, f"{url}/guong/{card.slug}/"
