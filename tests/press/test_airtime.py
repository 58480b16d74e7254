"""How long a story takes on air, against the same text counted by hand."""

from plugins.model.outlet import Outlet
from plugins.model.story import Media
from plugins.press.airtime import Reader, clip_of, clock_text
from plugins.press.passages import Passage, passages_of, safe_html
from plugins.press.speech.reading import Voice
from tests.model.story_values import story

READER = Reader(Voice("bac", ()), 240, "pyromark")  # four syllables a second
LEAD_IN = "Mời quý vị cùng lên núi."  # 6
BODY = """\
Cô giáo Mẫu dạy chữ cho người lớn ở bản xa.

## Lớp học buổi tối

- Mỗi tối một giờ;
- mỗi tuần **năm buổi**.

> “Bà con học được thì mình vui.”
"""  # 11 + 4 + 4 + 7; nobody reads the heading


def seconds_of(lead_in: str, body: str, clip: Media | None, reader: Reader) -> int:
    return reader.seconds(reader.texts(lead_in, body), clip)


def test_a_story_takes_its_syllables_at_the_outlets_rate() -> None:
    """32 syllables at 240 a minute are 8 seconds."""
    assert seconds_of(LEAD_IN, BODY, None, READER) == 8


def test_the_clip_comes_on_top() -> None:
    assert seconds_of(LEAD_IN, BODY, Media("a.mp4", True, 95), READER) == 103


def test_a_part_of_a_second_counts_as_a_whole_one() -> None:
    assert seconds_of(LEAD_IN, "Một", None, READER) == 2


def test_signs_of_markdown_and_addresses_of_links_are_not_read() -> None:
    assert seconds_of("", "[Một hai](https://a.example/b) ba **bốn** – ![ảnh](a.png)", None, READER) == 1


def test_the_length_of_a_long_story_is_within_two_percent_of_the_count_by_hand() -> None:
    """350 paragraphs of ten syllables are 3,500 syllables: 901.3 seconds at VOV's 233 a minute."""
    body = "\n\n".join(["Mười tiếng một câu, đọc chậm rãi và thật rõ."] * 350)
    counted = 3500 / 233 * 60
    assert abs(seconds_of("", body, None, Reader(Voice("bac", ()), 233, "pyromark")) - counted) <= 0.02 * counted


def test_a_body_is_passages_that_say_what_they_are() -> None:
    assert passages_of(safe_html(BODY, "pyromark")) == (
        Passage("text", "Cô giáo Mẫu dạy chữ cho người lớn ở bản xa."),
        Passage("heading", "Lớp học buổi tối"),
        Passage("point", "Mỗi tối một giờ;"),
        Passage("point", "mỗi tuần năm buổi."),
        Passage("quote", "“Bà con học được thì mình vui.”"),
    )


def test_links_of_the_site_keep_their_text_only() -> None:
    html = safe_html("Xem [bài kia](bai-2.md), [mục](#muc) và [nơi khác](https://a.example/).", "pyromark")
    assert (
        html == '<p>Xem <a>bài kia</a>, <a>mục</a> và <a href="https://a.example/" rel="noopener">nơi khác</a>.</p>\n'
    )


def test_television_plays_the_video_radio_the_sound_and_a_newspaper_nothing() -> None:
    one = story("bai", video=Media("a.mp4", True, 60), audio=Media("a.mp3", True, 30))
    found = [clip_of(one, Outlet("a", "A", medium)) for medium in ("television", "radio", "print")]
    assert [clip.src if clip else None for clip in found] == ["a.mp4", "a.mp3", None]


def test_times_are_minutes_and_seconds() -> None:
    assert [clock_text(seconds) for seconds in (0, 59, 60, 187, 3600)] == ["0:00", "0:59", "1:00", "3:07", "60:00"]


def test_a_text_that_is_too_long_as_it_is_written_is_not_read_out() -> None:
    """Eight seconds and a clip of ninety-five; there is no voice that could read it."""
    mute: Voice = None  # type: ignore[assignment]
    reader = READER._replace(voice=mute)
    assert reader.seconds(reader.texts(LEAD_IN, BODY), Media("a.mp4", True, 95), room=102) == 103


def test_a_signature_and_a_table_take_no_time() -> None:
    signed = "> “Một hai.”\n>\n> — Ông Khúc Duy Bảng, Tổ trưởng tổ dân phố số 12"
    table = "| Năm | Số hộ |\n|---|---|\n| 2024 | ba mươi |"
    assert READER.texts("Mời nghe.", f"{signed}\n\n{table}") == ["Mời nghe.", "“Một hai.”"]


def test_a_number_of_a_list_takes_no_time() -> None:
    assert READER.texts("", "1. Một.\n2. Hai.") == ["", "Một.", "Hai."]
