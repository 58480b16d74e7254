"""The report: its figures are worked out by hand, and are those of the year's JSON; its words are the form's."""

import json
from datetime import date

import pytest
from hypothesis import given

from plugins.model.letterhead import Letterhead
from plugins.model.timespan import Timespan
from plugins.tracker.data import year_data
from plugins.tracker.document import Document, Heading, Paragraph, Table, day_in_words, frame_of
from plugins.tracker.lineage import lineage_of
from plugins.tracker.report_tables import units_table
from plugins.tracker.sheet import portal_sheet, unit_sheet
from plugins.tracker.summary import Totals, a_year_before, summary_of
from plugins.tracker.table import names_of
from plugins.tracker.year import yearbooks
from tests.tracker.reported import HEAD, period, report, summary, world
from tests.tracker.sheet import Case, catalogue
from tests.tracker.test_year import EXAMPLES
from tests.tracker.worlds import worlds


def table(document: Document, title: str) -> list[tuple[object, ...]]:
    """The rows of a table without their numbers."""
    [found] = [t for t in document.tables if t.title == title]
    assert [row[0] for row in found.rows] == list(range(1, len(found.rows) + 1))
    return [row[1:] for row in found.rows]


def text(document: Document) -> str:
    return "\n".join(block.text for block in document.body if not isinstance(block, Table))


def test_the_totals_are_those_counted_by_hand() -> None:
    found = summary(world())
    assert found.totals == Totals(stories=3, awarded=1, contributions=4, introducing=2, units=3)
    assert found.before == Totals(stories=1, awarded=0, contributions=1, introducing=1, units=3)


def test_each_unit_has_its_stories_and_its_quotas() -> None:
    group = "khoi"
    assert table(report(world()), "Kết quả của từng đơn vị") == [
        ("Sở An", group, 3, 2, 1, 0, 0),
        ("Sở Bình", group, 1, 1, 1, 0, 0),
        ("Sở Cũ", group, 0, 0, 0, 1, 0),
    ]


def test_a_missed_quota_is_told_with_its_basis_and_why_it_is_odd() -> None:
    document = report(world())
    row = ("Sở Cũ", "khoi", "Quý III/2026", 0, 1, "không hoạt động đủ kỳ")
    assert table(document, "Các đơn vị chưa đạt chỉ tiêu") == [row]
    [missed] = [t for t in document.tables if t.title == "Các đơn vị chưa đạt chỉ tiêu"]
    assert missed.notes == ("Căn cứ: Kế hoạch 2025-01-01...",)
    by_kind = table(document, "Thực hiện chỉ tiêu theo loại đơn vị (số kỳ của các đơn vị)")
    assert by_kind == [("so", "Mỗi quý ít nhất 1 bài", 2, 1, 0, "Kế hoạch 2025-01-01..")]


def test_stories_are_counted_by_field_movement_level_and_kind_of_subject() -> None:
    document = report(world())
    assert table(document, "Theo lĩnh vực") == [("F", 3)]
    assert table(document, "Theo phong trào thi đua") == [("M", 3)]
    levels = [0, 0, 1, 0, 2]
    assert [row[1] for row in table(document, "Theo cấp khen thưởng")] == levels
    assert table(document, "Theo loại đối tượng") == [("Cá nhân", 2), ("Tập thể", 1), ("Hộ gia đình", 0)]


def test_the_standings_are_the_years_with_its_leaders() -> None:
    document = report(world())
    assert table(document, "Điểm và xếp hạng") == [
        ("Sở An", "khoi", 10, 2, 2, 14, 1),
        ("Sở Bình", "khoi", 10, 0, 0, 10, 2),
        ("Sở Cũ", "khoi", 0, 0, 0, 0, 3),
    ]
    assert table(document, "Các đơn vị dẫn đầu cụm, khối thi đua") == [("Sở An", "khoi", 3, 14)]


def test_units_that_introduced_nobody_are_named() -> None:
    assert table(report(world()), "Các đơn vị chưa giới thiệu gương nào") == [("Sở Cũ", "khoi")]


def test_the_comparison_is_with_the_same_days_of_the_year_before() -> None:
    document = report(world())
    changes = [row[1:] for row in table(document, "So sánh với cùng kỳ năm trước")]
    assert changes == [(3, 1, 2), (1, 0, 1), (4, 1, 3), (2, 1, 1), (3, 3, 0)]
    assert "So với cùng kỳ năm 2025, số bài đã đăng tăng 2." in text(document)
    early = summary(world("2026-07-31"))
    assert early.before == Totals(0, 0, 0, 0, 3), "the story of the 1st of August 2025 is of a later day"


@pytest.mark.parametrize(("day", "before"), [("2024-02-29", "2023-03-01"), ("2025-03-01", "2024-03-01")])
def test_the_29th_of_february_has_the_1st_of_march_before_it(day: str, before: str) -> None:
    assert a_year_before(date.fromisoformat(day)) == date.fromisoformat(before)


def test_a_period_that_is_not_over_says_up_to_which_day_it_is_told() -> None:
    running = report(world("2026-09-09"))
    assert running.abstract.endswith("quý III/2026 (tính đến ngày 09/09/2026)")
    assert "tính đến" not in report(world("2026-10-01")).abstract
    assert summary(world("2026-09-30")).is_over is False, "its last day is not over yet"


def test_a_month_inside_a_quarter_is_judged_by_the_whole_quarter_and_says_so() -> None:
    document = report(world(), "2026-07")
    assert "Chỉ tiêu của kỳ dài hơn kỳ báo cáo được xét theo cả kỳ ấy, số liệu đến ngày 05/11/2026." in text(document)
    assert table(document, "Kết quả của từng đơn vị")[0] == ("Sở An", "khoi", 1, 1, 1, 0, 0)


def test_without_stories_rules_or_points_the_report_says_so() -> None:
    bare = catalogue(Case("", ("unit a so called Sở An",), "2026-11-05", "", ()))
    document = report(bare, "2026-10")
    for sentence in (
        "Trong kỳ chưa có bài nào được đăng.",
        "Trong kỳ báo cáo chưa có quy định nào về chỉ tiêu. Có 1 kỳ chưa có quy định về chỉ tiêu.",
        "Năm 2026 chưa có quy định chấm điểm.",
        "Chưa có số liệu cùng kỳ năm trước để so sánh.",
    ):
        assert sentence in text(document)


def test_press_editions_have_a_part_only_where_there_are_some() -> None:
    titles = [b.text for b in report(world()).body if isinstance(b, Heading)]
    assert [t.partition(".")[0] for t in titles] == ["I", "II", "III", "IV", "V", "VI"]
    made = report(world(), editions=(("Báo", "Chuyên trang", 6), ("Đài", "Chuyên mục", 3)))
    assert table(made, "Số báo, chương trình đã thực hiện") == [("Báo", "Chuyên trang", 6), ("Đài", "Chuyên mục", 3)]
    assert "VII. ĐÁNH GIÁ CHUNG, KIẾN NGHỊ, ĐỀ XUẤT" in text(made)
    assert "9 số báo, chương trình" in text(made)


def test_there_is_a_line_for_the_writer_and_the_end_that_the_form_wants() -> None:
    *_, room, end = report(world()).body
    assert room == Paragraph("…")
    assert isinstance(end, Paragraph)
    assert end.text.endswith("của Hội đồng Thi đua./.")


def test_no_report_is_made_of_what_has_not_begun_or_is_not_listed() -> None:
    known = world("2026-06-30")
    books = yearbooks(known)
    assert summary_of(period("2026-Q3"), known, books) is None
    assert summary_of(period("2024"), known, books) is None
    assert summary_of(period("2026-06"), known, books) is not None


# The form


def test_the_frame_has_the_forms_words_and_capitals() -> None:
    frame = frame_of(HEAD, date(2026, 2, 5))
    assert (frame.parent, frame.agency) == ("ỦY BAN NHÂN DÂN TỈNH", "HỘI ĐỒNG THI ĐUA")
    assert (frame.number, frame.place_and_day) == ("Số: 12/BC-HĐ", "Hương Giang, ngày 05 tháng 02 năm 2026")
    assert frame.authority == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH")
    assert frame.recipients == ("- Các sở;", "- Lưu: VT.")


def test_what_the_registry_leaves_open_is_left_to_the_writer() -> None:
    frame = frame_of(Letterhead(), date(2026, 11, 21))
    assert (frame.agency, frame.signer, frame.signer_title) == ("…", "…", "…")
    assert frame.recipients == ("- ….",)
    assert frame.number == "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC"


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-01-09", "ngày 09 tháng 01"), ("2026-03-10", "ngày 10 tháng 3"), ("2026-12-31", "ngày 31 tháng 12")],
)
def test_only_short_days_and_the_first_two_months_have_a_zero(day: str, words: str) -> None:
    assert day_in_words(date.fromisoformat(day)) == f"{words} năm 2026"


# Sheets


def test_a_units_sheet_tells_its_quotas_stories_points_and_forebears() -> None:
    known = world()
    books = yearbooks(known)
    found = summary(known, "2026-H2")
    [_, each, _] = found.units
    sheet = unit_sheet(found, each, lineage_of("b", (book.figures for book in books)))
    assert sheet.letterhead is None
    quota = table(sheet, "Thực hiện chỉ tiêu")
    assert quota[0] == ("Quý III/2026", "Đạt", 1, 1, date(2026, 9, 30), "")
    assert quota[1] == ("Quý IV/2026", "Còn hạn", 0, 1, date(2026, 12, 31), "")
    assert table(sheet, "Các bài đã giới thiệu") == [(date(2026, 9, 30), "Bài 4", "Chưa được khen thưởng", "")]
    assert table(sheet, "Điểm cả năm 2026, số liệu đến ngày 05/11/2026")[-2:] == [
        ("Tổng điểm", 10),
        ("Xếp hạng trong cụm, khối thi đua", 2),
    ]
    assert "Đơn vị trước đây: Sở Cũ, 0 bài tính chỉ tiêu từ năm 2025 đến năm 2026." in text(sheet)


def test_the_portals_sheet_has_a_line_for_each_story_with_its_address() -> None:
    known = world()
    rows = table(portal_sheet(summary(known), known.registries), "Danh sách bài")
    address = "https://t.example/guong/s4/"
    joint = ("Bài 4", "Tổ Một (tập thể)", "Sở An; Sở Bình", date(2026, 9, 30), "Chưa được khen thưởng", address)
    assert rows[2] == joint
    assert [row[4] for row in rows] == ["Cấp tỉnh", "Chưa được khen thưởng", "Chưa được khen thưởng"]


# What always holds


@given(worlds())
@EXAMPLES
def test_the_reports_figures_are_those_of_the_years_json(case: Case) -> None:
    known = catalogue(case)
    books = yearbooks(known)
    year = str(known.today.year)
    found = summary_of(period(year), known, books)
    assert found is not None
    by_code = {u["code"]: u for u in json.loads(year_data(books[-1]))["units"]}
    told = units_table(found, names_of(known.registries)).rows
    shown = {(row[1], *row[3:]) for row in told}
    expected = {
        (
            unit["name"],
            sum(len(p["stories"]) for p in unit["periods"]),
            sum(p["count"] for p in unit["periods"]),
            *(sum(p["status"] == status for p in unit["periods"]) for status in ("met", "missed", "due")),
        )
        for unit in (by_code[each.unit.code] for each in found.units)
    }
    assert shown == expected
    assert len(told) == len(found.units)


@given(worlds())
@EXAMPLES
def test_the_quarters_add_up_to_the_year(case: Case) -> None:
    known = catalogue(case)
    books = yearbooks(known)
    year = known.today.year
    whole = summary_of(period(str(year)), known, books)
    quarters = [summary_of(period(f"{year}-Q{n}"), known, books) for n in range(1, 5)]
    assert whole is not None
    come = [q for q in quarters if q is not None]
    assert sum(q.totals.stories for q in come) == whole.totals.stories
    assert sum(q.totals.contributions for q in come) == whole.totals.contributions
    assert whole.span == Timespan(come[0].span.start, come[-1].span.until)
