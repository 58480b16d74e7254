"""A script against the same text counted by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.model.edition import Edition, Item
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.story import Media
from plugins.model.timespan import Timespan
from plugins.press.airtime import Reader
from plugins.press.announcing import script_of
from plugins.press.document import text_bytes
from plugins.press.script import Script, Short
from plugins.press.script_files import script_paragraphs
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
"""  # 12 (hai mươi lăm) + 4 + 3; the signature is not read


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


def page_of(*items: Item) -> list[str]:
    """The script as an announcer has it, without its head."""
    lines = text_bytes(script_paragraphs("Mục", script(*items))).decode().split("\r\n")
    return [line.strip() for line in lines[lines.index("* Lời dẫn") :] if line]


def count_by_hand(lines: list[str]) -> int:
    """The words on the page, up to the sources, that are neither a label nor a cue."""
    told = [line for line in lines[: lines.index("* Nguồn")] if not line.startswith(("* ", "["))]
    return sum(any(map(str.isalpha, word)) for line in told for word in line.split())


def test_a_script_has_lead_in_comment_and_interview_in_order() -> None:
    (one,) = script(item()).items
    assert one.lead_in == ("Mời quý vị nghe.",)
    assert [(part.kind, part.speaker, part.lines) for part in one.parts] == [
        ("text", "", ("Lớp có hai mươi lăm học viên, mỗi tối học hai giờ.",)),
        ("interview", "Bà Mẫu", ("“Tôi biết chữ rồi.”",)),
        ("text", "", ("Ai cũng vui.",)),
    ]


def test_the_syllables_of_a_script_are_those_that_its_time_was_counted_from() -> None:
    """Lead-in 4, body 12 + 4 + 3: 23 syllables, a minute at 23 a minute."""
    assert count_by_hand(page_of(item())) == 23
    reader = Reader(VOICE, 23, "pyromark")
    assert reader.seconds(reader.texts("Mời quý vị nghe.", BODY), None) == 60


BLOCKS = (
    "Lớp có 25 học viên, ở UBND xã.",
    "## Ba năm không có thu",
    "> “Nói nhà kia thì chẳng ai cãi cả.”\n>\n> — Ông Khúc Duy Bảng, Tổ trưởng tổ dân phố số 12",
    "> “Tôi vui.”\n>\n> Nghệ nhân Ưu tú Mai Thị Lụa",
    "> Sông sâu có bến con đò,\n> Người đi có nhớ câu hò đêm trăng.",
    "“Tôi vui”, chị Thử nói.",
    "Hỏi: Chị làm từ năm nào?",
    "Đáp: Từ năm 2019.",
    "**Chị Nguyễn Thị Thử:** Tôi vui lắm.",
    "Tôi còn nhớ mãi.",
    "Kết quả: giảm 3,5%.",
    "- Một điều.\n- Hai điều.",
    "1. Điều một.\n2. Điều hai.",
    "| Năm | Số hộ |\n|---|---|\n| 2024 | ba mươi |",
)


@given(blocks=st.lists(st.sampled_from(BLOCKS), max_size=12))
def test_a_storys_time_is_that_of_the_words_on_the_page(blocks: list[str]) -> None:
    """At 60 a minute a syllable takes a second."""
    body, reader = "\n\n".join(blocks), Reader(VOICE, 60, "pyromark")
    assert reader.seconds(reader.texts("Mời quý vị nghe.", body), None) == count_by_hand(page_of(item(body)))


def test_headings_and_tables_are_cues_between_what_is_read() -> None:
    body = "Một.\n\n## Ba năm không có thu\n\nHai.\n\n| Năm | Số hộ |\n|---|---|\n| 2024 | 3 |\n\nBa."
    assert page_of(item(body)) == [
        "* Lời dẫn",
        "Mời quý vị nghe.",
        "* Lời bình",
        "Một.",
        "[Ngắt, không đọc: Ba năm không có thu]",
        "Hai.",
        "[Bảng số liệu, không đọc: Năm; Số hộ – xem bài]",
        "Ba.",
        "* Nguồn",
    ]
    (one,) = script(item(body)).items
    assert one.short == Short(("Bà con biết chữ.", "Một.", "Hai.", "Ba."), "0:02")


def test_a_cue_behind_an_interview_leaves_the_label_to_the_comment() -> None:
    lines = page_of(item("> “Vui.”\n>\n> — Bà Mẫu\n\n## Mục\n\nMột."))
    assert lines[2:] == ["* Phỏng vấn: Bà Mẫu", "“Vui.”", "[Ngắt, không đọc: Mục]", "* Lời bình", "Một.", "* Nguồn"]


def test_the_voices_of_a_dialogue_and_of_verses_have_their_labels() -> None:
    verses = "> Sông sâu có bến con đò,\n> Người đi có nhớ câu hò đêm trăng."
    assert page_of(item(f"PV: Sao?\n\nChị Thử: Vui.\n\n{verses}"))[2:] == [
        "* Phóng viên",
        "Sao?",
        "* Phỏng vấn: Chị Thử",
        "Vui.",
        "* Trích dẫn",
        "Sông sâu có bến con đò,",
        "Người đi có nhớ câu hò đêm trăng.",
        "* Nguồn",
    ]


def test_what_is_said_in_the_clip_stands_below_it() -> None:
    told = {"clip": Media("a.mp3", True, 95), "transcript": "Lời bình: Một.\n\nBà Mẫu: Hai.\n"}
    assert page_of(item("Một.", **told))[4:] == [
        "* Đoạn phát: a.mp3 (1:35)",
        "* Lời trong đoạn phát (không đọc)",
        "Lời bình: Một.",
        "Bà Mẫu: Hai.",
        "* Nguồn",
    ]
    (one,) = script(item("Một.", transcript="Lời.")).items
    assert one.transcript == ()  # this outlet plays nothing


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
