"""A script against the same text counted by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.edition import Edition, Item
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.timespan import Timespan
from plugins.press.airtime import Reader
from plugins.press.announcing import script_of
from plugins.press.script import Script, Short
from plugins.press.speech.reading import syllables
from plugins.press.speech.rule import Voice

VOICE = Voice("bac", ())
PLAN = EditionPlan("muc", "Mục", "weekly", minutes=5)
BODY = """\
Lớp có 25 học viên, mỗi tối học hai giờ.

> “Tôi biết chữ rồi.”
>
> — Bà Mẫu

Ai cũng vui.
"""  # 12 (hai mươi lăm) + 4 + 2 + 3


def script(*items: Item, medium: str = "radio", rate: int = 240) -> Script:
    outlet = Outlet("dai", "Đài", medium, speaking_rate=rate)
    day = date(2026, 3, 2)
    return script_of(Edition(outlet, PLAN, day, Timespan(None, day), False, items, ()), VOICE, "pyromark")


def item(body: str = BODY, **keys: object) -> Item:
    texts = {
        "story": "bai",
        "slug": "bai",
        "title": "Bài",
        "summary": "Bà con biết chữ.",
        "lead_in": "Mời quý vị nghe.",
    }
    return Item(**{**texts, "body": body, "seconds": 6, **keys})  # type: ignore[arg-type]


def lines_of(found: Script) -> list[str]:
    return [line for one in found.items for part in one.parts for line in part.lines]


def test_a_script_has_lead_in_comment_and_interview_in_order() -> None:
    (one,) = script(item()).items
    assert one.lead_in == ("Mời quý vị nghe.",)
    assert [(part.kind, part.speaker, part.lines) for part in one.parts] == [
        ("text", "", ("Lớp có hai mươi lăm học viên, mỗi tối học hai giờ.",)),
        ("interview", "Bà Mẫu", ("“Tôi biết chữ rồi.”",)),
        ("text", "", ("Ai cũng vui.",)),
    ]


def test_the_syllables_of_a_script_are_those_that_its_time_was_counted_from() -> None:
    """Lead-in 4, body 12 + 4 + 2 + 3: 25 syllables, a minute at 25 a minute."""
    (one,) = script(item()).items
    spoken = [*one.lead_in, *lines_of(script(item())), *(part.speaker for part in one.parts)]
    assert sum(map(syllables, spoken)) == 25
    reader = Reader(VOICE, 25, "pyromark")
    assert reader.seconds(reader.texts("Mời quý vị nghe.", BODY), None) == 60


def test_times_run_on_from_item_to_item() -> None:
    found = script(item(seconds=70), item(seconds=65))
    assert [(one.length, one.total) for one in found.items] == [("1:10", "1:10"), ("1:05", "2:15")]
    assert found.length == "2:15"


def test_an_abbreviation_that_nobody_knows_is_told_once() -> None:
    (one,) = script(item("Chị học ở KTVX. KTVX mở lớp.")).items
    assert one.unknown == ("KTVX",)


def test_of_a_story_that_may_not_be_seen_there_is_its_notice_only() -> None:
    (one,) = script(item(notice="Đã gỡ.", seconds=30)).items
    assert (one.title, one.notice, one.parts, one.short) == ("", "Đã gỡ.", (), None)


def test_the_short_version_holds_whole_sentences_only() -> None:
    """At 16 a minute there is room for 24 syllables: summary 4, first paragraph 12; the next sentence has 9."""
    body = f"{BODY.splitlines()[0]}\n\nCâu này có đúng chín tiếng một hai ba.\n\nNgắn thôi."
    (one,) = script(item(body), rate=16).items
    assert one.short == Short(("Bà con biết chữ.", "Lớp có hai mươi lăm học viên, mỗi tối học hai giờ."), "1:00")


def test_only_radio_has_a_short_version() -> None:
    (one,) = script(item(), medium="television").items
    assert one.short is None


@given(count=st.integers(0, 60), words=st.integers(1, 30), rate=st.integers(100, 300))
def test_a_short_version_is_never_longer_than_ninety_seconds(count: int, words: int, rate: int) -> None:
    (one,) = script(item("\n\n".join([f"{'một ' * words}hai."] * count)), rate=rate).items
    assert one.short is not None
    assert sum(map(syllables, one.short.lines)) * 60 <= 90 * rate
    assert one.short.lines[-1].endswith(".")
