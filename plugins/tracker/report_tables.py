"""The tables of a report, from a period's figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.quota import Quota
from plugins.model.story import Card, Ref
from plugins.model.text import collation_key
from plugins.tracker.document import Table, table_of
from plugins.tracker.spreadsheet import Cell
from plugins.tracker.standing import PARTS, points_in_words
from plugins.tracker.status import STATUSES, Row
from plugins.tracker.summary import Summary, Totals, UnitSummary
from plugins.tracker.table import Names, score_cells, unit_cells
from plugins.tracker.year import UnitYear, YearBook

EVERY = {"month": "Mỗi tháng", "quarter": "Mỗi quý", "half": "Mỗi 6 tháng", "year": "Mỗi năm"}
JUDGED = ("met", "missed", "due")
UNIT, GROUP, STORIES = ("Đơn vị", 30), ("Cụm, khối thi đua", 22), ("Số bài", 9)
COMPARED: dict[str, Callable[[Totals], int]] = {
    "Số bài đã đăng": lambda totals: totals.stories,
    "Trong đó: bài về gương đã được khen thưởng": lambda totals: totals.awarded,
    "Số lượt giới thiệu của các đơn vị": lambda totals: totals.contributions,
    "Số đơn vị có giới thiệu": lambda totals: totals.introducing,
    "Số đơn vị hoạt động trong kỳ": lambda totals: totals.units,
}


def comparison_table(now: Totals, before: Totals) -> Table:
    columns = (("Nội dung", 50), ("Kỳ này", 15), ("Cùng kỳ năm trước", 15), ("Tăng (+), giảm (-)", 15))
    rows = ((name, of(now), of(before), of(now) - of(before)) for name, of in COMPARED.items())
    return table_of("So sánh với cùng kỳ năm trước", columns, rows)


def units_table(summary: Summary, names: Names) -> Table:
    """A row for each unit, peer group by peer group."""
    columns = (UNIT, GROUP, STORIES, ("Tính chỉ tiêu", 9), *((f"Kỳ {STATUSES[s].lower()}", 8) for s in JUDGED))
    rows: Iterator[tuple[Cell, ...]] = (
        (*_unit(each.unit, names), len(each.contributions), each.count, *(len(each.rows_that_are(s)) for s in JUDGED))
        for each in by_group(summary.units, names)
    )
    note = "Bài nhắc lại một gương trong cùng năm của cùng đơn vị không tính chỉ tiêu."
    return table_of("Kết quả của từng đơn vị", columns, rows, note)


def by_group(units: Iterable[UnitSummary], names: Names) -> list[UnitSummary]:
    """The units' own order, within the order of peer groups; those without one last."""
    return sorted(units, key=lambda each: _group_order(each.unit, names))


def _group_order(unit: UnitYear, names: Names) -> tuple[object, ...]:
    group = unit_cells(unit, names)[3]
    return not group, collation_key(group)


def _unit(unit: UnitYear, names: Names) -> tuple[str, str]:
    _, name, _, group = unit_cells(unit, names)
    return name, group


def field_table(cards: tuple[Card, ...]) -> Table:
    return _counted("Theo lĩnh vực", "Lĩnh vực", (card.field for card in cards))


def movement_table(cards: tuple[Card, ...]) -> Table:
    refs = (ref for card in cards for ref in card.movements)
    note = "Một bài có thể thuộc nhiều phong trào."
    return _counted("Theo phong trào thi đua", "Phong trào thi đua", refs, note)


def _counted(title: str, heading: str, refs: Iterable[Ref], *notes: str) -> Table:
    """The most frequent first."""
    counts = Counter(refs)
    ordered = sorted(counts, key=lambda ref: (-counts[ref], collation_key(ref.name), ref.code))
    return table_of(title, ((heading, 75), STORIES), ((ref.name, counts[ref]) for ref in ordered), *notes)


def level_table(cards: tuple[Card, ...]) -> Table:
    counts = Counter(card.award_level for card in cards)
    rows = ((name, counts[level]) for level, name in LEVELS.items())
    return table_of("Theo cấp khen thưởng", (("Cấp khen thưởng", 75), STORIES), rows)


def subject_table(cards: tuple[Card, ...]) -> Table:
    counts = Counter(card.subject.kind for card in cards)
    rows = ((name, counts[kind]) for kind, name in SUBJECT_KINDS.items())
    return table_of("Theo loại đối tượng", (("Đối tượng được nêu gương", 75), STORIES), rows)


def quota_table(summary: Summary, names: Names) -> Table:
    """How the rows that each rule judges stand, by kind of unit."""
    counts: Counter[tuple[str, Quota, str]] = Counter(
        (each.unit.kind, row.rule, row.status) for each in summary.units for row in each.rows if row.rule
    )
    ruled = {(kind, rule) for kind, rule, _ in counts}
    ordered = sorted(ruled, key=lambda r: (collation_key(names.kinds.get(r[0], r[0])), str(r[1].span.start)))
    columns = (("Loại đơn vị", 20), ("Chỉ tiêu", 20), *((STATUSES[s], 8) for s in JUDGED), ("Căn cứ", 30))
    rows: Iterator[tuple[Cell, ...]] = (
        (names.kinds.get(kind, kind), rule_in_words(rule), *(counts[kind, rule, s] for s in JUDGED), rule.basis)
        for kind, rule in ordered
    )
    return table_of("Thực hiện chỉ tiêu theo loại đơn vị (số kỳ của các đơn vị)", columns, rows)


def rule_in_words(rule: Quota) -> str:
    return f"{EVERY[rule.period]} ít nhất {rule.minimum} bài"


def missed_table(summary: Summary, names: Names) -> Table:
    columns = (UNIT, GROUP, ("Kỳ", 18), STORIES, ("Chỉ tiêu", 9), ("Ghi chú", 14))
    rows: list[tuple[Cell, ...]] = [
        (*_unit(each.unit, names), row.period.title, row.count, row.minimum, note_of(row))
        for each in by_group(summary.units, names)
        for row in each.rows_that_are("missed")
    ]
    bases = dict.fromkeys(row.basis for each in summary.units for row in each.rows_that_are("missed"))
    return table_of("Các đơn vị chưa đạt chỉ tiêu", columns, rows, *(f"Căn cứ: {basis}." for basis in bases))


def note_of(row: Row) -> str:
    """What a reader of one row must know of it."""
    partial = "không hoạt động đủ kỳ" if row.partial else ""
    changed = "chỉ tiêu thay đổi trong kỳ" if row.others else ""
    return "; ".join(filter(None, (partial, changed)))


def standing_table(summary: Summary, names: Names) -> Table:
    """The year's points, by peers and place."""
    book = summary.book
    columns = (UNIT, GROUP, *((name, 10) for name in PARTS.values()), ("Tổng điểm", 9), ("Xếp hạng", 8))
    units = sorted(book.figures.units, key=lambda u: _place_order(u, book, names))
    rows = ((*_unit(u, names), *score_cells(u)) for u in units)
    rule = book.rulebook.scoring
    return table_of("Điểm và xếp hạng", columns, rows, *(points_in_words(rule) if rule else ()))


def _place_order(unit: UnitYear, book: YearBook, names: Names) -> tuple[object, ...]:
    """Those who are ranked together stand together."""
    _, name, kind, _ = unit_cells(unit, names)
    mixed = unit.peer_group in book.rulebook.mixed
    peers = (*_group_order(unit, names), () if mixed else collation_key(kind))
    return (*peers, unit.place or 0, collation_key(name), unit.code)


def leaders_of(summary: Summary) -> tuple[UnitYear, ...]:
    """The first of each peers, where there are points at all."""
    return tuple(u for u in summary.book.figures.units if u.place == 1 and u.score.total)


def leader_table(summary: Summary, names: Names) -> Table:
    units = sorted(leaders_of(summary), key=lambda u: _place_order(u, summary.book, names))
    columns = (UNIT, GROUP, ("Số bài trong năm", 15), ("Tổng điểm", 15))
    rows = ((*_unit(u, names), len(u.contributions), u.score.total) for u in units)
    return table_of("Các đơn vị dẫn đầu cụm, khối thi đua", columns, rows)


def silent_table(summary: Summary, names: Names) -> Table:
    rows = (_unit(each.unit, names) for each in by_group(summary.silent, names))
    return table_of("Các đơn vị chưa giới thiệu gương nào", (("Đơn vị", 50), ("Cụm, khối thi đua", 45)), rows)


def edition_table(editions: Iterable[tuple[str, str, int]]) -> Table:
    columns = (("Cơ quan báo chí, kênh", 35), ("Số báo, chương trình", 45), ("Số kỳ", 15))
    return table_of("Số báo, chương trình đã thực hiện", columns, editions)


def story_rows(unit: UnitSummary) -> Iterator[tuple[Cell, ...]]:
    for made in unit.contributions:
        yield made.day, made.title, LEVELS[made.level], "Nhắc lại, không tính chỉ tiêu" if made.repeat else ""
