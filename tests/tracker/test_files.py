"""The tracker's files: JSON as the contract says, CSV and workbook with the same figures, calendars of deadlines."""

import csv
import json
from collections import Counter
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from plugins.model.catalogue import Catalogue, Fact
from plugins.model.page import Section
from plugins.tracker.data import schema_data, year_data
from plugins.tracker.files import file_sections
from plugins.tracker.standing import PARTS
from plugins.tracker.status import STATUSES
from plugins.tracker.table import names_of, safe
from plugins.tracker.year import yearbooks
from tests.tracker.sheet import Case, catalogue
from tests.tracker.test_year import EXAMPLES
from tests.tracker.worlds import worlds

REGISTRY = (
    "rule so month 1 2026-01-01..2026-04-01",
    "rule so quarter 1 2026-04-01..",
    "points 2026-01-01.. 10 2 20 tinh=2",
    "group khoi",
    "unit cu so ..2026-02-11 in khoi called Sở Ấm then moi",
    "unit moi so 2026-02-11.. in khoi called Sở Ăn",
    "unit khac so called =1+1",
)
STORIES = "2026-01-05 cu level=tinh; 2026-02-12 moi who=Lan; 2026-02-12T09:00 moi,khac who=Lan slug=a; 2026-05-01 moi"
CASE = Case("", REGISTRY, "2026-05-03", STORIES, ())


def files(known: Catalogue) -> dict[str, bytes]:
    return {
        page.path: page.view(*page.inputs)
        for section in file_sections(known, yearbooks(known))
        for page in section.plan(*section.inputs)
    }


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return files(catalogue(CASE))


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))


def book_of(body: bytes) -> Workbook:
    return load_workbook(BytesIO(body))


def test_the_json_is_the_contracts_key_by_key(made: dict[str, bytes]) -> None:
    year = json.loads(made["theo-doi/2026.json"])
    assert list(year) == ["year", "as_of", "units"]
    assert (year["year"], year["as_of"]) == (2026, "2026-05-03")
    assert [u["code"] for u in year["units"]] == ["khac", "moi", "cu"], "= before letters, ă before â"
    old = year["units"][2]
    assert list(old.items())[:8] == [
        ("code", "cu"),
        ("name", "Sở Ấm"),
        ("kind", "so"),
        ("peer_group", "khoi"),
        ("from", None),
        ("until", "2026-02-11"),
        ("predecessors", []),
        ("successors", ["moi"]),
    ]
    assert list(old)[8:] == ["periods", "score", "place"]
    basis = "Kế hoạch 2026-01-01..2026-04-01"
    first = {"period": "2026-01", "status": "met", "count": 1, "minimum": 1, "basis": basis, "partial": False}
    gone = {"period": "2026-03", "status": "absent", "count": 0, "minimum": None, "basis": None, "partial": False}
    assert list(old["periods"][0].items()) == [*first.items(), ("stories", ["s1"])]
    assert list(old["periods"][2].items()) == [*gone.items(), ("stories", [])]
    assert [p["period"] for p in old["periods"]] == ["2026-01", "2026-02", "2026-03", "2026-Q2", "2026-Q3", "2026-Q4"]
    parts = [("per_period_met", 10), ("per_extra_story", 0), ("award_points", 2)]
    assert old["score"] == {"total": 12, "parts": [{"rule": rule, "points": points} for rule, points in parts]}
    assert (old["place"], year["units"][1]["place"], year["units"][0]["place"]) == (2, 1, None)
    assert year["units"][1]["predecessors"] == ["cu"]
    assert year["units"][1]["periods"][1]["stories"] == ["s2", "a"]
    assert year["units"][1]["periods"][1]["count"] == 1, "the second is a repeat"


@EXAMPLES
@given(worlds())
def test_the_published_schema_holds(case: Case) -> None:
    schema = json.loads(schema_data(Fact("https://t.example")))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for book in yearbooks(catalogue(case)):
        validator.validate(json.loads(year_data(book)))


@pytest.mark.parametrize(
    ("key", "value"),
    [("status", "ok"), ("minimum", None), ("count", -1), ("period", "2026-13"), ("partial", 1), ("more", 1)],
)
def test_the_schema_refuses_what_the_contract_does_not_say(made: dict[str, bytes], key: str, value: object) -> None:
    schema, year = json.loads(made["theo-doi/schema.json"]), json.loads(made["theo-doi/2026.json"])
    year["units"][2]["periods"][0][key] = value
    assert not Draft202012Validator(schema).is_valid(year)


@settings(EXAMPLES, max_examples=25)
@given(worlds())
def test_json_csv_and_workbook_have_the_same_figures(case: Case) -> None:
    known = catalogue(case)
    bodies = files(known)
    for book in yearbooks(known):
        path = f"theo-doi/{book.rulebook.year}"
        year, lines = json.loads(bodies[f"{path}.json"]), rows_of(bodies[f"{path}.csv"])
        sheets = {s.title: list(s.iter_rows(values_only=True)) for s in book_of(bodies[f"{path}.xlsx"])}
        periods = [r for name, rows in sheets.items() if name.startswith("Theo ") for r in rows[1:]]
        told = Counter(
            (u["code"], STATUSES[p["status"]], p["count"], p["minimum"], p["basis"], len(p["stories"]), p["partial"])
            for u in year["units"]
            for p in u["periods"]
        )
        assert told == Counter((r[0], r[7], r[8], r[9], r[11], r[12], r[10] == "x") for r in periods)
        assert told == Counter(figures_of(line) for line in lines)
        totals = {u["code"]: (u["score"]["total"], u["place"]) for u in year["units"]}
        scored = {r[0]: (r[-2] or 0, r[-1]) for r in sheets["Tổng hợp"][1:] if r[1]}
        assert totals == scored
        assert totals == {
            r["Mã đơn vị"]: (number(r["Tổng điểm cả năm"]) or 0, number(r["Xếp hạng cả năm"])) for r in lines
        }
        stories = Counter((u["code"], slug) for u in year["units"] for p in u["periods"] for slug in p["stories"])
        assert stories == Counter((r[0], str(r[-1]).split("/")[-2]) for r in sheets["Bài giới thiệu"][1:])


def figures_of(line: dict[str, str]) -> tuple[object, ...]:
    counts = (number(line["Số bài tính chỉ tiêu"]), number(line["Chỉ tiêu"]), line["Căn cứ"] or None)
    flag = line["Không hoạt động đủ kỳ"] == "x"
    return line["Mã đơn vị"], line["Trạng thái"], *counts, number(line["Số bài giới thiệu"]), flag


def number(text: str) -> int | None:
    return int(text) if text else None


def test_the_csv_is_utf_8_with_a_mark_semicolons_and_windows_line_ends(made: dict[str, bytes]) -> None:
    body = made["theo-doi/2026.csv"]
    assert body.startswith("\ufeffMã đơn vị;Đơn vị;Loại đơn vị;".encode())
    assert body.count(b"\r\n") == body.count(b"\n") == 1 + 3 * 6
    assert rows_of(body)[6]["Bài"] == ""
    assert rows_of(body)[7]["Bài"] == "s2, a (nhắc lại)"
    assert rows_of(body)[0]["Đơn vị"] == "'=1+1"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+84 900", "'+84 900"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tA", "'\tA"),
        ("\rA", "'\rA"),
        ("-5", "-5"),
        ("+1,5", "+1,5"),
        (-5, "-5"),
        (None, ""),
        ("Sở = Phòng", "Sở = Phòng"),
        (date(2026, 3, 1), "2026-03-01"),
    ],
)
def test_no_cell_is_taken_for_a_formula(cell: str | int | date | None, text: str) -> None:
    assert safe(cell) == text


def test_the_workbook_has_a_sheet_for_each_kind_of_period_that_occurs(made: dict[str, bytes]) -> None:
    book = book_of(made["theo-doi/2026.xlsx"])
    assert book.sheetnames == ["Tổng hợp", "Theo tháng", "Theo quý", "Bài giới thiệu"]
    months, quarters = book["Theo tháng"], book["Theo quý"]
    assert (months.max_row, quarters.max_row) == (1 + 3 * 3, 1 + 3 * 3)
    assert [cell.value for cell in months[2]][4:10] == [
        "Tháng 1/2026",
        datetime(2026, 1, 1),  # noqa: DTZ001  as the file has it
        datetime(2026, 1, 31),  # noqa: DTZ001
        "Chưa đạt",
        0,
        1,
    ]
    assert months["B2"].value == "=1+1"
    assert months["B2"].data_type == "s", "a text, not a formula"


def test_every_sheet_can_be_filtered_and_printed(made: dict[str, bytes]) -> None:
    for sheet in book_of(made["theo-doi/2026.xlsx"]):
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows in ("1:1", "$1:$1")
        assert sheet.oddHeader.right.text == "Theo dõi giới thiệu gương điển hình năm 2026"
        assert sheet.oddFooter.left.text == "Số liệu đến ngày 03/05/2026"


def test_totals_stand_by_peer_group_the_best_first_and_tell_the_rule_of_points(made: dict[str, bytes]) -> None:
    rows = list(book_of(made["theo-doi/2026.xlsx"])["Tổng hợp"].iter_rows(values_only=True))
    heading = rows[0]
    assert [r[0] for r in rows[1:4]] == ["moi", "cu", "khac"]
    first = dict(zip(heading, rows[1], strict=True))
    assert (first["Số kỳ đạt"], first["Số kỳ còn hạn"], first["Số kỳ không hoạt động"]) == (2, 2, 1)
    assert (first["Số bài tính chỉ tiêu"], first["Số bài giới thiệu"]) == (2, 3)
    assert [first[name] for name in (*PARTS.values(), "Tổng điểm cả năm", "Xếp hạng cả năm")] == [20, 0, 0, 20, 1]
    assert [r[0] for r in rows[5:]] == [
        "Mỗi kỳ đạt chỉ tiêu: 10 điểm.",
        "Mỗi bài vượt chỉ tiêu: 2 điểm, cả năm không quá 20 điểm.",
        "Mỗi bài về gương đã được khen thưởng: cấp tỉnh 2 điểm.",
    ]


def test_the_same_figures_are_the_same_bytes(made: dict[str, bytes]) -> None:
    assert files(catalogue(CASE)) == made


def test_each_kind_of_unit_has_its_deadlines_for_this_year_and_the_next(made: dict[str, bytes]) -> None:
    text = made["lich/so.ics"].decode().replace("\r\n ", "")
    days = [line.removeprefix("DTSTART;VALUE=DATE:") for line in text.split("\r\n") if line.startswith("DTSTART")]
    this_year = ["20260131", "20260228", "20260331", "20260630", "20260930", "20261231"]
    assert days == [*this_year, "20270331", "20270630", "20270930", "20271231"]
    assert "UID:so-2026-Q2@t\r\n" in text
    assert "SUMMARY:Hạn giới thiệu gương điển hình: Quý II/2026\r\n" in text
    assert "DTSTAMP:20260101T000000Z" in text, "the same on every day of the year"


def test_a_kind_of_which_nothing_is_asked_has_no_calendar() -> None:
    known = catalogue(Case("", ("rule so month 0 2026-01-01..", "unit a so", "unit b xa"), "2026-05-01", "", ()))
    assert not [path for path in files(known) if path.startswith("lich/")]


def year_section(known: Catalogue, year: int) -> Section:
    return next(s for s in file_sections(known, yearbooks(known)) if s.name == f"tracker {year}")


def digests(section: Section) -> list[bytes]:
    return [i.digest for i in section.inputs]


def test_an_edited_body_plans_no_year_again_and_a_summary_renders_none() -> None:
    known = catalogue(CASE)
    first, *others = known.stories
    card = replace(first.card, summary="Một tóm tắt khác hẳn, cũng đủ dài.", digest=b"khac")
    body = replace(known, stories=(replace(first, body=b"khac", digest=b"khac"), *others))
    assert digests(year_section(known, 2026)) == digests(year_section(body, 2026))
    summary = replace(known, stories=(first.with_card(card), *others))
    pages = [{p.path: p.key(b"") for p in s.plan(*s.inputs)} for s in (year_section(k, 2026) for k in (known, summary))]
    assert pages[0] == pages[1]


def test_a_story_of_one_year_leaves_the_others_as_they_are() -> None:
    case = CASE._replace(registry=(*REGISTRY, "rule xa month 1 2024-01-01.."), stories=f"{STORIES};2025-03-01 moi")
    case = case._replace(registry=tuple(line.replace("2026-02-11", "2024-02-11") for line in case.registry))
    case = case._replace(stories="2025-03-01 moi; 2026-01-05 moi")
    more = catalogue(case._replace(stories=f"{case.stories}; 2026-02-02 moi"))
    assert digests(year_section(catalogue(case), 2025)) == digests(year_section(more, 2025))
    assert digests(year_section(catalogue(case), 2026)) != digests(year_section(more, 2026))


def test_names_of_kinds_and_groups_are_those_of_the_registries() -> None:
    names = names_of(catalogue(CASE).registries)
    assert (names.kinds, names.groups, names.url) == ({"so": "so"}, {"khoi": "khoi"}, "https://t.example")
