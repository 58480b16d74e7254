"""Tests of the calendar's text."""

from datetime import date

from plugins.model.calendar import Event, ics_bytes

STAMP = date(2026, 11, 20)


def lines_of(*events: Event, name: str = "Hạn") -> list[str]:
    return ics_bytes(name, events, STAMP).decode().split("\r\n")


def test_an_event_is_a_whole_day_that_ends_before_the_next() -> None:
    lines = lines_of(Event("2026-12-31/bao", date(2026, 12, 31), "Hạn gửi bài"))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines


def test_events_stand_in_the_order_of_their_days() -> None:
    lines = lines_of(Event("b", date(2026, 12, 1), "sau"), Event("a", date(2026, 11, 1), "trước"))
    assert [line for line in lines if line.startswith("SUMMARY")] == ["SUMMARY:trước", "SUMMARY:sau"]


def test_commas_semicolons_backslashes_and_line_ends_are_escaped() -> None:
    lines = lines_of(Event("a", STAMP, "Sở, ngành; \\", note="một\nhai"))
    assert r"SUMMARY:Sở\, ngành\; \\" in lines
    assert r"DESCRIPTION:một\nhai" in lines


def test_a_long_line_goes_on_after_a_space_and_no_part_is_longer_than_75_bytes() -> None:
    title = "Hội đồng Thi đua - Khen thưởng tỉnh Hương Giang nhận bài giới thiệu gương điển hình tiên tiến"
    text = ics_bytes("Hạn", [Event("a", STAMP, title)], STAMP)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert f"SUMMARY:{title}" in text.decode().replace("\r\n ", "")


def test_the_calendar_ends_with_its_own_line() -> None:
    assert lines_of()[-2:] == ["END:VCALENDAR", ""]
