"""Reminders: who gets one, and what it says in a letter, in a message and in the overview."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import default

import pytest
from msgspec.structs import replace

from plugins.model.catalogue import Catalogue
from plugins.model.site import Site
from plugins.tracker.document import Paragraph
from plugins.tracker.reminder import (
    Reminder,
    addresses_in,
    digest_of_reminders,
    letter_of,
    message_of,
    reminders_of,
)
from plugins.tracker.year import yearbooks
from tests.tracker.sheet import Case, catalogue

REGISTRY = (
    "rule so quarter 2 2026-01-01..",
    "rule xa month 1 2026-01-01..",
    "group khoi",
    "unit a so in khoi called Sở An",
    "unit b so called Sở Bình",
    "unit x xa called Xã Xa",
    "unit y xa ..2026-12-24 called Xã Yên",
)
STORIES = "2026-10-05 a; 2026-11-05 b; 2026-11-06 b; 2026-12-02 x"
SITE = Site(
    "Hội đồng Thi đua - Khen thưởng tỉnh Hương Giang",
    "t",
    "https://t.example",
    short="TĐKT Hương Giang",
    email="ban@t.example",
    submit_to="tin@t.example",
)


def known(today: str) -> Catalogue:
    return catalogue(Case("", REGISTRY, today, STORIES, ()))


def reminders(today: str, days: int = 10) -> dict[str, Reminder]:
    world = known(today)
    return {each.unit.code: each for each in reminders_of(world, yearbooks(world), days)}


def letter(reminder: Reminder, site: Site = SITE) -> Message:
    return message_from_bytes(letter_of(reminder, site))


def header(message: Message, name: str) -> str:
    return str(make_header(decode_header(message[name])))


def body(message: Message) -> str:
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("today", "days", "who"),
    [
        ("2026-12-20", 10, ["y"]),  # the others' deadline, the 31st, is 11 days away
        ("2026-12-21", 10, ["a", "y"]),  # b has two, x one: met
        ("2026-12-24", 10, ["a"]),  # y ended the day before
        ("2026-12-23", 0, ["y"]),  # on its last day
        ("2026-12-31", 0, ["a"]),
        ("2026-11-21", 10, ["x", "y"]),  # the month's end is 9 days away, the quarter's 40
        ("2026-11-21", 33, ["x", "y"]),  # also December's for y, which ends on the 23rd
    ],
)
def test_a_unit_is_reminded_when_its_own_deadline_is_near_and_something_is_missing(
    today: str, days: int, who: list[str]
) -> None:
    assert sorted(reminders(today, days)) == who


def test_several_periods_of_a_unit_are_in_one_letter() -> None:
    assert [row.period.name for row in reminders("2026-11-21", 33)["y"].rows] == ["2026-11", "2026-12"]


def test_a_letter_names_period_what_is_missing_deadline_basis_and_where_to_send() -> None:
    reminder = replace(reminders("2026-12-21")["a"], addresses=("so@an.example",))
    message = letter(reminder)
    assert header(message, "Subject") == "Đề nghị giới thiệu gương điển hình tiên tiến quý IV/2026, hạn 31/12/2026"
    assert header(message, "From") == f"{SITE.name} <ban@t.example>"
    assert (message["To"], message["X-Unsent"]) == ("so@an.example", "1")
    assert body(message).startswith(
        "Kính gửi: Sở An\n\n"
        "Căn cứ Kế hoạch 2026-01-01.., chỉ tiêu giới thiệu gương điển hình tiên tiến: mỗi quý ít nhất 2 bài.\n"
        "Trong quý IV/2026, Sở An đã giới thiệu 1 bài, còn thiếu 1 bài."
        " Hạn cuối là hết ngày 31/12/2026 (còn 10 ngày).\n\n"
        "Đề nghị Quý đơn vị gửi bài về địa chỉ tin@t.example trước khi hết hạn.\n"
    )


def test_a_letter_is_plain_ascii_with_the_line_ends_of_mail() -> None:
    raw = letter_of(reminders("2026-12-21")["a"], SITE)
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert not message_from_bytes(raw, policy=default).defects


def test_without_an_address_the_letter_has_no_recipient_and_without_a_site_address_no_sender() -> None:
    message = letter(reminders("2026-12-21")["a"], replace(SITE, email="", submit_to=""))
    assert (message["To"], message["From"]) == (None, None)
    assert "gửi bài về cơ quan thường trực" in body(message)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@so.example", ("a@so.example",)),
        ("a.b@so.example; c@x.y.example", ("a.b@so.example", "c@x.y.example")),
        ("văn phòng@sở.example", ()),
        ("a@b", ()),
        ("không có", ()),
        ('"x" <a@so.example>', ("a@so.example",)),
        ("", ()),
    ],
)
def test_only_what_a_letter_can_carry_is_an_address(text: str, found: tuple[str, ...]) -> None:
    assert addresses_in(text) == found


def test_the_message_is_short_enough_for_a_telephone() -> None:
    text = message_of(reminders("2026-12-31", 0)["a"], SITE).decode("utf-8-sig")
    assert text == (
        "[TĐKT Hương Giang] Kính gửi Sở An: quý IV/2026 đã có 1/2 bài, còn thiếu 1 bài, hạn 31/12/2026."
        " Đề nghị gửi bài giới thiệu gương điển hình về địa chỉ tin@t.example. Trân trọng cảm ơn.\r\n"
    )
    assert len(text) < 300


def test_the_overview_goes_by_peer_group_and_names_who_has_no_address() -> None:
    world = known("2026-12-21")
    found = reminders_of(world, yearbooks(world), 10)
    digest = digest_of_reminders(found, world.registries, world.today, 10)
    assert [table.title for table in digest.tables] == ["khoi", "Không thuộc cụm, khối thi đua"]
    [row] = digest.tables[0].rows
    assert row[:4] == (1, "Sở An", "Quý IV/2026", 1)
    last = digest.body[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "Chưa có địa chỉ thư điện tử trong danh mục: Sở An; Xã Yên."
