"""Registries are read with the contract's defaults, and their rules are checked by day."""

from datetime import date

import pytest

from plugins.intake.registries import registries_from
from plugins.model.abbreviation import Abbreviation, Sense
from plugins.model.letterhead import Letterhead
from plugins.model.outlet import EditionPlan
from plugins.model.quota import Quota
from plugins.model.scoring import Scoring
from plugins.model.timespan import Dated, Timespan
from tests.hostile.tiny_site import REGISTRIES
from tests.intake.reading import TINY, registries

SITE = "name: Trang thử\ncode: trang-thu\nurl: https://thu.example/\n"
RULE = "- {{kinds: [phong], period: {}, minimum: 1, from: {}, until: {}, basis: Kế hoạch}}\n"


def quota_codes(*rules: tuple[str, str, str]) -> list[str]:
    texts = {path.removeprefix("registries/"): text.encode() for path, text in REGISTRIES.items()}
    quotas = "".join(RULE.format(*rule) for rule in rules)
    return [p.code for p in registries_from({**texts, "quotas.yml": quotas.encode()})[1]]


def test_a_site_has_the_contracts_defaults() -> None:
    site = registries_from({"site.yml": SITE.encode()})[0].site  # type: ignore[union-attr]
    assert (site.timezone, site.page_size, site.joint_stories) == ("Asia/Ho_Chi_Minh", 20, "each")
    assert (site.demo, site.hub, site.short, site.unit_kinds) == (False, "", "", ())
    assert site.url == "https://thu.example", "without the slash at its end"


def test_a_missing_or_empty_registry_is_empty() -> None:
    for text in (None, "", "# chưa có gì\n", "[]\n", "---\n"):
        files = {"site.yml": SITE.encode()} | ({"units.yml": text.encode()} if text is not None else {})
        found, problems = registries_from(files)
        assert problems == []
        assert found is not None
        assert found.units == found.quotas == found.outlets == ()


def test_entries_have_the_contracts_defaults() -> None:
    assert TINY.movements[0].scope == "provincial"
    assert TINY.peer_groups[0].kind == "bloc"
    assert TINY.outlets[0].speaking_rate == 233
    assert TINY.outlets[0].accent == "bac"
    assert TINY.abbreviations == ()
    assert TINY.fields[0].span == Timespan()
    assert TINY.awards[0].subjects == ("tap-the",)
    assert TINY.scoring[0] == Scoring(Timespan(date(2026, 1, 1)), per_period_met=10, line=1)


def test_a_unit_may_have_dated_names_and_peer_groups() -> None:
    text = """- code: a
  kind: phong
  names: [{name: Cũ, until: 2025-03-01}, {name: Mới, from: 01/03/2025}]
  peer_group: [{code: khoi, from: 2025-01-01}]
"""
    unit = registries(units=text).units[0]
    change = date(2025, 3, 1)
    assert unit.names == (Dated("Cũ", Timespan(None, change)), Dated("Mới", Timespan(change)))
    assert unit.peer_groups == (Dated("khoi", Timespan(date(2025, 1, 1))),)


def test_vietnamese_keys_are_known_in_registries_too() -> None:
    assert registries(fields="- {mã: giao-duc, tên: Giáo dục, từ ngày: 2026-01-01}\n").fields[0].name == "Giáo dục"


def test_an_edition_is_read_whole() -> None:
    text = (
        "- {code: dai, name: Đài, medium: television, editions: [{code: a, name: A, rhythm: monthly, minutes: 10}]}\n"
    )
    assert registries(outlets=text).outlets[0].editions == (EditionPlan("a", "A", "monthly", 0, 10),)


def test_a_quota_may_be_written_in_vietnamese() -> None:
    text = "- {loại đơn vị: [phong], kỳ: quý, tối thiểu: 2, từ: 01/01/2026, căn cứ: Kế hoạch}\n"
    assert registries(quotas=text).quotas == (
        Quota(("phong",), "quarter", 2, "Kế hoạch", Timespan(date(2026, 1, 1)), 1),
    )


@pytest.mark.parametrize(
    ("written", "medium"),
    [("báo in", "print"), ("Báo điện tử", "online"), ("phat thanh", "radio"), ("truyền hình", "television")],
)
def test_a_medium_may_be_written_in_vietnamese(written: str, medium: str) -> None:
    assert registries(outlets=f"- {{mã: a, loại hình: {written}}}\n").outlets[0].medium == medium


@pytest.mark.parametrize(
    ("written", "rhythm"),
    [
        ("hằng tuần", "weekly"),
        ("nửa tháng", "semimonthly"),
        ("Hàng tháng", "monthly"),
        ("hằng quý", "quarterly"),
        ("hang nam", "yearly"),
    ],
)
def test_a_rhythm_may_be_written_in_vietnamese(written: str, rhythm: str) -> None:
    text = f"- {{code: a, medium: radio, ấn phẩm: [{{mã: b, tên: B, định kỳ: {written}}}]}}\n"
    assert registries(outlets=text).outlets[0].editions[0].rhythm == rhythm


@pytest.mark.parametrize(("written", "accent"), [("bac", "bac"), ("nam", "nam"), ("Bắc", "bac"), ("giọng nam", "nam")])
def test_an_accent_may_be_written_in_vietnamese(written: str, accent: str) -> None:
    assert registries(outlets=f"- {{mã: a, loại hình: phát thanh, giọng: {written}}}\n").outlets[0].accent == accent


def test_an_abbreviation_has_its_words_its_reading_and_its_contexts() -> None:
    text = """- {abbreviation: UBND, words: ủy ban nhân dân}
- {viết tắt: OCOP, viết đủ: mỗi xã một sản phẩm, cách đọc: nguyên từ}
- {viết tắt: EVN, viết đủ: Tập đoàn Điện lực Việt Nam, cách đọc: từng chữ cái}
- viết tắt: CP
  viết đủ: Chính phủ
  ngữ cảnh: [{sau: [công ty, vốn], viết đủ: cổ phần}, {trước: hóa, viết đủ: cổ phần}]
"""
    assert registries(abbreviations=text).abbreviations == (
        Abbreviation("UBND", "ủy ban nhân dân"),
        Abbreviation("OCOP", "mỗi xã một sản phẩm", "word"),
        Abbreviation("EVN", "Tập đoàn Điện lực Việt Nam", "letters"),
        Abbreviation(
            "CP",
            "Chính phủ",
            "words",
            (Sense("cổ phần", after=("công ty", "vốn")), Sense("cổ phần", before=("hóa",))),
        ),
    )


def test_an_awards_subjects_may_be_written_in_vietnamese() -> None:
    text = "- {mã: a, tên: A, cấp: cấp tỉnh, đối tượng: [Cá nhân, tập thể, hộ, ca-nhan]}\n"
    assert registries(awards=text).awards[0].subjects == ("ca-nhan", "tap-the", "ho-gia-dinh")


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (("month", "2026-01-01", "2026-04-01"), ("quarter", "2026-04-01", "2027-01-01"), []),
        (("month", "2026-01-01", "2026-05-01"), ("quarter", "2026-05-01", "2027-01-01"), ["quota.mid-period"]),
        (("quarter", "2026-01-01", "2026-05-01"), ("month", "2026-05-01", "2027-01-01"), ["quota.mid-period"]),
        (("month", "2026-01-01", "2026-03-15"), ("month", "2026-03-15", "2027-01-01"), []),
        (("half", "2026-01-01", "2026-07-01"), ("month", "2026-07-01", "2027-01-01"), []),
        (("year", "2026-01-01", "2026-07-01"), ("half", "2026-07-01", "2027-01-01"), ["quota.mid-period"]),
        (("year", "2025-01-01", "2026-01-01"), ("month", "2026-01-01", "2027-01-01"), []),
        (("year", "2025-01-01", "2026-01-01"), ("month", "2026-04-01", "2027-01-01"), []),
        (("quarter", "2025-01-01", "2025-05-01"), ("month", "2026-05-01", "2027-01-01"), []),
        (("quarter", "2026-01-01", "2026-02-01"), ("month", "2026-05-01", "2027-01-01"), ["quota.mid-period"]),
        (("month", "2026-01-01", "2026-04-02"), ("month", "2026-04-01", "2027-01-01"), ["quota.overlap"]),
    ],
)
def test_a_rule_of_another_period_starts_where_both_periods_start(
    before: tuple[str, str, str], after: tuple[str, str, str], codes: list[str]
) -> None:
    assert quota_codes(before, after) == codes
    assert sorted(quota_codes(after, before)) == codes, "whichever is written first"


def test_a_rule_is_compared_with_the_one_before_it_and_not_with_earlier_ones() -> None:
    rules = [
        ("half", "2026-01-01", "2026-07-01"),
        ("quarter", "2026-07-01", "2026-10-01"),
        ("month", "2026-10-01", "2027-01-01"),
    ]
    assert quota_codes(*rules) == [], "a month begins on 1 October, and a quarter, but no half"


def test_points_without_a_cap_have_none() -> None:
    assert registries(scoring="- {from: 2026-01-01, per_extra_story: 2}\n").scoring[0].extra_cap is None
    assert registries(scoring="- {from: 2026-01-01, extra_cap: 0}\n").scoring[0].extra_cap == 0


def test_a_peer_group_may_rank_units_of_different_kinds_together() -> None:
    groups = registries(peer_groups="- {code: khoi, name: A}\n- {mã: b, tên: B, xếp chung: có}\n").peer_groups
    assert [g.mixed for g in groups] == [False, True]


def test_faults_of_all_registries_are_told_at_once() -> None:
    files = {"site.yml": b"name: A\n", "units.yml": b"- {code: all}\n", "fields.yml": b"x\n", "quotas.yml": b"- &a b\n"}
    assert {p.path for p in registries_from(files)[1]} == {f"registries/{name}" for name in files}


def test_the_letterhead_is_read_with_keys_of_both_languages_and_may_be_missing() -> None:
    text = "agency: Ban\nký hiệu: BC-B\nthẩm quyền ký: [TM. Ban, KT. Trưởng ban]\nnơi nhận: [Các sở]\nngười ký: A\n"
    expected = Letterhead(
        agency="Ban", symbol="BC-B", authority=("TM. Ban", "KT. Trưởng ban"), signer="A", recipients=("Các sở",)
    )
    assert registries(report=text).letterhead == expected
    assert TINY.letterhead == registries(report="# để sau\n").letterhead == Letterhead()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("agency: Ban\nnguoi_kí: A\n", 2, "registry.unknown-key"),
        ("\n- agency: Ban\n", 2, "registry.wrong-type"),
        ("agency: [Ban]\n", 1, "registry.wrong-type"),
        ("number: 123456789012345678901\n", 1, "registry.too-long"),
    ],
)
def test_a_wrong_letterhead_is_told_with_its_line(text: str, line: int, code: str) -> None:
    files = {"site.yml": SITE.encode(), "report.yml": text.encode()}
    assert [(p.path, p.line, p.code) for p in registries_from(files)[1]] == [("registries/report.yml", line, code)]
