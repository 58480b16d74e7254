"""A story's names are resolved, its defaults are the contract's, and all that is wrong is told at once."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plugins.model.story import Correction, Decision, Media, Ref, Withdrawal
from tests.hostile.tiny_site import story
from tests.intake.reading import read, reading, registries, told

UNITS = """- {code: so-giao-duc, kind: phong, name: Sở Giáo dục và Đào tạo, short: Sở GDĐT}
- {code: huyen-mau, kind: phong, name: UBND huyện Mẫu, until: 2025-07-01, successors: [xa-a, xa-b]}
- {code: xa-a, kind: phong, name: UBND xã A, from: 2025-07-01}
- {code: xa-b, kind: phong, name: UBND xã B, from: 2025-07-01}
- code: so-noi-vu
  kind: phong
  names: [{name: Sở Nội vụ cũ, until: 2025-03-01}, {name: Sở Nội vụ, from: 2025-03-01}]
"""
AWARDS = """- code: huan-chuong-lao-dong
  name: Huân chương Lao động
  level: nha-nuoc
  grades: [nhất, nhì]
  replaces: [Huân chương cũ]
- {code: tap-the-tot, name: Tập thể tốt, level: tinh, subjects: [tap-the]}
"""
KNOWN = registries(units=UNITS, awards=AWARDS)


def by(unit: str, day: str = "2026-03-05", add: tuple[str, ...] = ()) -> str:
    return story({3: f"date: {day}", 4: f"unit: {unit}"}, add)


def test_the_contracts_example_of_a_problem_is_told_word_for_word() -> None:
    assert told(by("Sở Giáo dục & Đào tạo"), KNOWN) == [
        "stories/bai.md:4: lỗi: đơn vị «Sở Giáo dục & Đào tạo» không có trong danh mục; có phải «so-giao-duc» (Sở Giáo dục"
        " và Đào tạo)? [story.unknown-unit]"
    ]


@pytest.mark.parametrize("written", ["so-giao-duc", "sở gdđt", "SO GIAO DUC VA DAO TAO"])
def test_a_unit_is_known_however_it_is_written(written: str) -> None:
    for form in ("NFC", "NFD"):
        found = read(by(unicodedata.normalize(form, written)), KNOWN)
        assert found.card.units == (Ref("so-giao-duc", "Sở Giáo dục và Đào tạo"),)


def test_a_story_shows_the_units_name_of_its_day() -> None:
    assert read(by("so-noi-vu", "2025-02-28"), KNOWN).card.units == (Ref("so-noi-vu", "Sở Nội vụ cũ"),)
    assert read(by("Sở Nội vụ cũ", "2025-03-01"), KNOWN).card.units == (Ref("so-noi-vu", "Sở Nội vụ"),)


def test_a_story_credited_to_an_ended_unit_names_its_successors() -> None:
    assert told(by("huyen-mau", "2025-07-01"), KNOWN) == [
        "stories/bai.md:4: lỗi: đơn vị «huyen-mau» (UBND huyện Mẫu) đã kết thúc từ ngày 01/07/2025; dùng «xa-a» (UBND xã A)"
        " hoặc «xa-b» (UBND xã B) [story.unit-not-in-force]"
    ]


def test_a_story_credited_to_a_unit_to_come_names_its_predecessor() -> None:
    assert told(by("xa-a", "2025-06-30"), KNOWN) == [
        "stories/bai.md:4: lỗi: đơn vị «xa-a» (UBND xã A) chưa có vào ngày 30/06/2025; dùng «huyen-mau» (UBND huyện Mẫu)"
        " [story.unit-not-in-force]"
    ]


def test_a_unit_is_in_force_on_its_last_and_first_day() -> None:
    assert read(by("huyen-mau", "2025-06-30"), KNOWN).card.units[0].code == "huyen-mau"
    assert read(by("xa-a", "2025-07-01"), KNOWN).card.units[0].code == "xa-a"


def test_two_units_may_introduce_one_story_and_each_counts_once() -> None:
    found = read(by("[xa-a, so-giao-duc, UBND xã A]"), KNOWN)
    assert [u.code for u in found.card.units] == ["xa-a", "so-giao-duc"]


def test_a_graded_award_is_known_by_its_grade_and_by_its_old_name() -> None:
    for written in ("huan-chuong-lao-dong-hang-nhat", "Huân chương Lao động hạng nhất", "huân chương cũ hạng nhất"):
        found = read(story({4: "unit: xa-a", 7: "award_level: nhà nước"}, (f"award: {written}",)), KNOWN)
        assert found.card.award == Ref("huan-chuong-lao-dong-hang-nhat", "Huân chương Lao động hạng nhất")


def test_a_disagreeing_award_says_which_level_is_right() -> None:
    text = story({4: "unit: xa-a", 8: "subject: {name: Tổ A, kind: tập thể}"}, ("award: tap-the-tot",))
    assert told(text, KNOWN) == [
        "stories/bai.md:7: lỗi: «tap-the-tot» (Tập thể tốt) thuộc «tinh», không phải «khong»; ghi «award_level: tinh» hoặc chọn"
        " hình thức khác [story.award-level]"
    ]


def test_a_movement_that_does_not_run_is_a_warning_only() -> None:
    found = reading(story({3: "date: 2019-12-31"}))
    assert found.story is not None
    assert [(p.line, p.code, p.severity) for p in found.problems] == [(6, "story.movement-not-running", "warning")]


def test_a_story_has_the_contracts_defaults() -> None:
    found = read(story({10: ""}))
    assert (found.card.slug, found.id, found.status, found.card.stage) == (
        "lop-hoc-tren-doi",
        "bai",
        "published",
        "dien-hinh",
    )
    assert (found.outlets, found.embargo, found.lead_in, found.card.award) == ((), "", "", None)


def test_every_optional_key_is_read() -> None:
    found = read(
        story(
            add=(
                "decision: {số: 12/QĐ, ngày: 01/03/2026, cơ quan: UBND tỉnh}",
                "video: {src: 'https://phim.example/a.mp4', seconds: 95, bytes: 12345678}",
                "audio: https://nghe.example/a.mp3",
                "corrections: [{date: 2026-03-07, text: B}, {ngày: 06/03/2026, nội dung: A}]",
                "outlets: [Báo]",
                "tags: [một, hai]",
                "trạng thái: đã gỡ",
                "gỡ bài: {ngày: 2026-04-01, lý do: Theo đề nghị}",
                "địa chỉ cũ: [bai-cu]",
                "hẹn giờ: 2026-03-06 06:00",
                "lời dẫn: Kính mời quý vị.",
            )
        )
    )
    assert found.decision == Decision("12/QĐ", date(2026, 3, 1), "UBND tỉnh")
    assert found.video == Media("https://phim.example/a.mp4", False, 95, 12_345_678)
    assert found.audio == Media("https://nghe.example/a.mp3", False, 0, 0)
    assert found.corrections == (Correction(date(2026, 3, 6), "A"), Correction(date(2026, 3, 7), "B"))
    assert (found.outlets, found.tags, found.redirect_from) == (("bao",), ("một", "hai"), ("bai-cu",))
    assert (found.status, found.withdrawal) == ("withdrawn", Withdrawal(date(2026, 4, 1), "Theo đề nghị"))
    assert (found.embargo, found.lead_in) == ("2026-03-06T06:00:00+07:00", "Kính mời quý vị.")


def test_a_child_with_its_guardians_consent_may_be_shown() -> None:
    text = story({8: "subject: {name: A, kind: ca-nhan, trẻ em: có}"}, ("đồng ý: {đối tượng: có, giám hộ: có}",))
    assert read(text).card.subject.child


def test_all_that_is_wrong_with_a_story_is_told_at_once() -> None:
    text = story(
        {
            2: "title: [a]",
            3: "date: 31/02/2026",
            4: "unit: khac",
            7: "award_level: huyen",
            8: "subject: x",
            9: "summary: Ngắn",
        },
        ("image: thieu.png", "sumary: x", "id: ../x", "embargo: mai", "redirect_from: [../x]", "status: hidden"),
        "[x](javascript:1)",
    )
    assert sorted((p.line, p.code) for p in set(reading(text).problems)) == [
        (2, "story.wrong-type"),
        (3, "story.bad-date"),
        (4, "story.unknown-unit"),
        (7, "story.bad-choice"),
        (8, "story.wrong-type"),
        (9, "story.summary-length"),
        (11, "story.image-alt"),
        (11, "story.image-missing"),
        (12, "story.unknown-key"),
        (13, "story.bad-id"),
        (14, "story.bad-date"),
        (15, "story.bad-slug"),
        (16, "story.bad-choice"),
        (18, "story.link-scheme"),
    ]


@pytest.mark.parametrize("name", ["ảnh đẹp.png", "a b.png", "a.png"])
def test_a_picture_of_the_body_is_found_by_a_vietnamese_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    Image.new("RGB", (8, 4)).save(tmp_path / "stories" / name)
    found = reading(story(body=f"![Ảnh](<{name}>)"), root=tmp_path)
    assert found.problems == ()
    assert found.story is not None
    assert [(p.source, p.width, p.height) for _, p in found.story.pictures] == [(f"stories/{name}", 8, 4)]


def test_an_address_in_code_or_prose_is_no_link() -> None:
    assert read(story(body='Viết `<a href="khong-co.md">` hoặc href=khong-co.md trong bài.')).links == ()


def test_what_is_wrong_in_a_draft_is_a_warning_and_the_draft_is_left_out() -> None:
    found = reading(story(lines={4: ""}, add=("status: draft",)))
    assert found.story is None
    assert [(p.severity, p.code) for p in found.problems] == [("warning", "story.missing-key")]


def test_the_same_fault_is_an_error_once_the_story_is_published() -> None:
    found = reading(story(lines={4: ""}))
    assert [(p.severity, p.code) for p in found.problems] == [("error", "story.missing-key")]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            ("corrections: [{date: 2026-03-04, text: A}]",),
            [(11, "ngày đính chính 04/03/2026 trước ngày đăng 05/03/2026")],
        ),
        (("corrections: [{date: 2026-03-05, text: A}]",), []),
        (
            ("status: withdrawn", "withdrawn: {date: 2025-03-20, reason: A}"),
            [(12, "ngày gỡ bài 20/03/2025 trước ngày đăng 05/03/2026")],
        ),
    ],
)
def test_nothing_is_put_right_or_taken_down_before_it_was_there(
    keys: tuple[str, ...], told: list[tuple[int, str]]
) -> None:
    found = reading(story(add=keys)).problems
    assert [(p.line, p.message) for p in found if (p.code, p.severity) == ("story.odd-day", "warning")] == told


def test_a_child_that_does_not_want_to_be_shown_is_told() -> None:
    keys = ("consent: {subject: false, guardian: true}",)
    found = reading(story({8: "subject: {name: A, kind: ca-nhan, child: true}"}, keys)).problems
    assert [(p.line, p.code, p.severity) for p in found] == [(11, "story.consent-refused", "warning")]
