"""Dates in every spelling that the contract accepts, and hints at what was meant."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

import pytest

from tests.hostile.tiny_site import story
from tests.intake.reading import read, registries, told


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-05", "2026-03-05T00:00:00+07:00"),
        ("2026-3-5", "2026-03-05T00:00:00+07:00"),
        ("05/03/2026", "2026-03-05T00:00:00+07:00"),
        ("5/3/2026 7h05", "2026-03-05T07:05:00+07:00"),
        ("2026-03-05 07:30", "2026-03-05T07:30:00+07:00"),
        ("2026-03-05T07:30:15", "2026-03-05T07:30:15+07:00"),
        ("2026-03-05T00:30:00Z", "2026-03-05T07:30:00+07:00"),
        ("2026-03-05T09:30:00+09:00", "2026-03-05T07:30:00+07:00"),
        ("2028-02-29", "2028-02-29T00:00:00+07:00"),
    ],
)
def test_a_date_is_read_in_the_sites_time_zone(written: str, moment: str) -> None:
    assert read(story({3: f"date: {written}"})).card.iso == moment


def test_another_site_may_have_another_time_zone() -> None:
    site = "name: A\ncode: a\nurl: https://a.example\ntimezone: Europe/Paris\nunit_kinds:\n- {code: phong, name: P}\n"
    assert read(story({3: "date: 2026-07-05"}), registries(site=site)).card.iso == "2026-07-05T00:00:00+02:00"


def test_a_moment_that_a_clock_change_leaves_out_is_still_one_moment() -> None:
    site = "name: A\ncode: a\nurl: https://a.example\ntimezone: Europe/Paris\nunit_kinds:\n- {code: phong, name: P}\n"
    assert read(story({3: "date: 2026-03-29 02:30"}), registries(site=site)).card.iso == "2026-03-29T02:30:00+01:00"


def test_an_unknown_key_names_the_nearest_right_one() -> None:
    assert told(story(add=("sumary: Một",))) == [
        "stories/bai.md:11: lỗi: không có khóa «sumary»; có phải «summary»? [story.unknown-key]"
    ]


def test_a_bad_choice_lists_the_good_ones() -> None:
    assert told(story(add=("status: hidden",))) == [
        "stories/bai.md:11: lỗi: «status: hidden» không có; chọn một trong: draft, published, withdrawn [story.bad-choice]"
    ]


def test_a_bad_date_shows_how_to_write_one() -> None:
    assert told(story({3: "date: 31/02/2026"})) == [
        "stories/bai.md:3: lỗi: «date: 31/02/2026» không phải một ngày có thật; viết như 2026-10-05 hoặc 05/10/2026,"
        " có thể kèm giờ 07:30 [story.bad-date]"
    ]


def test_a_missing_key_is_named_in_both_languages() -> None:
    assert told(story({2: ""}))[0].startswith("stories/bai.md:1: lỗi: thiếu «title» (tiêu đề); ")


@pytest.mark.parametrize(
    ("written", "child"), [("true", True), ("có", True), ("Đúng", True), ("không", False), ("false", False)]
)
def test_yes_and_no_may_be_vietnamese(written: str, child: bool) -> None:
    head = story(
        {8: f"subject: {{name: A, kind: ca-nhan, child: {written}}}"}, ("consent: {subject: có, guardian: có}",)
    )
    assert read(head).card.subject.child is child
