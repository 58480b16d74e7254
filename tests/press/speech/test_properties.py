"""What holds of every reading: numbers come back from their words, no figure is left, reading twice changes nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.abbreviation import Abbreviation
from plugins.press.speech.numbers import cardinal
from plugins.press.speech.reading import Voice, read_out, syllables
from tests.press.speech.test_reading import ROOT, VOICES, voice
from tests.press.speech.words_back import number_from

ACCENTS = ("bac", "nam")
SITES = ("content", "tests/site/agency")
STORIES = [(site, file) for site in SITES for file in sorted((ROOT / site / "stories").rglob("*.md"))]
# What the sample stories hold and their site's registry does not: nothing.
UNKNOWN: dict[str, tuple[str, ...]] = {"content": (), "tests/site/agency": ()}
WRITTEN = """20/11 5/7 1/2 ngày hộ diện tích 2026 quý IV khóa XIII I - – . , : / % km m2 đ USD UBND TP. P. Bến Cá số
0912 05 1.234 4,5 7h30 98/2023/NĐ-CP KH QĐ-TTg & + ° thứ 4 tháng A B2 Covid-19 a@b.vn ( ) “ ” v.v. XYZT ½ m² × ~ > năm
học 1:10 $ k tr
30-4 9,5/10 2tr5 Km12+500 ĐT.242 ĐH 05 CT SN ISO 9001:2015 STK 190012345678 123/SNV-TĐKT 15/2026 kWp hg BS.CKII
thương binh 1/4"""
PIECES = st.sampled_from(WRITTEN.split())


def paragraphs(text: str) -> list[str]:
    """A story's lines as plain text, front matter too: it holds decisions, dates and addresses."""
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("accent", ACCENTS)
@settings(max_examples=300)
@given(number=st.integers(0, 10**12))
def test_a_number_comes_back_from_its_words(accent: str, number: int) -> None:
    assert number_from(cardinal(number, accent)) == number


@pytest.mark.parametrize("accent", ACCENTS)
def test_every_number_to_ten_thousand_and_around_each_round_one_comes_back(accent: str) -> None:
    round_ones = [10**power + step for power in range(4, 13) for step in range(-120, 121)]
    for number in (*range(10_001), *round_ones):
        assert number_from(cardinal(number, accent)) == number


def test_different_numbers_have_different_words() -> None:
    assert len({cardinal(number, "bac") for number in range(20_000)}) == 20_000


def test_two_accents_differ_in_two_words_alone() -> None:
    for number in range(0, 3_000_000, 997):
        south = cardinal(number, "bac").replace("linh", "lẻ").replace("nghìn", "ngàn")
        assert cardinal(number, "nam") == south


@settings(max_examples=200, deadline=None)
# A title before a title is no title: nobody writes «P. P.».
@given(text=st.lists(PIECES, max_size=9).map(" ".join).filter(lambda text: "P. P." not in text.replace("~ ", "")))
def test_any_row_of_such_pieces_is_read_once_for_all(text: str) -> None:
    said = read_out(text, VOICES["bac"]).text
    assert read_out(said, VOICES["bac"]).text == said


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(PIECES, max_size=6).map("".join)
    | st.text(max_size=40)
    | st.text("0123456789.,/-: %hmIVX", max_size=20)
)
def test_any_text_is_read_without_figures(text: str) -> None:
    assert not any(c.isdecimal() for c in read_out(text, VOICES["bac"]).text)


@pytest.mark.parametrize("accent", ACCENTS)
def test_no_figure_is_left_in_any_sample_story_and_reading_again_changes_nothing(accent: str) -> None:
    voices = {site: voice(accent, site) for site in SITES}
    for site, file in STORIES:
        for paragraph in paragraphs(file.read_text(encoding="utf-8")):
            said = read_out(paragraph, voices[site]).text
            assert not any(c.isdigit() for c in said), paragraph
            assert read_out(said, voices[site]).text == said


@pytest.mark.parametrize("site", SITES)
def test_the_sample_stories_hold_no_abbreviation_that_nobody_knows(site: str) -> None:
    text = "\n".join(file.read_text(encoding="utf-8").split("\n---", 1)[-1] for s, file in STORIES if s == site)
    spoken = voice("bac", site)
    told = [short for paragraph in paragraphs(text) for short in read_out(paragraph, spoken).unknown]
    assert tuple(dict.fromkeys(told)) == UNKNOWN[site]


def test_the_registry_of_the_sample_site_is_large_enough() -> None:
    assert len(VOICES["bac"].abbreviations) >= 120


@pytest.mark.parametrize("piece", ["1/2, ", "1-2-", "111 ", "A.A.", "UBND-", "aA", "12/QĐ-", "a-1"])
def test_a_sentence_without_end_is_read_too(piece: str) -> None:
    assert not any(c.isdigit() for c in read_out(piece * 400, VOICES["bac"]).text)


# What cannot be known is told, in the order of the text, each once


def test_unknown_abbreviations_are_told_in_order_and_stay_as_written() -> None:
    spoken = read_out("BKSTĐ và XYZT họp; BKSTĐ chủ trì, UBND dự.", VOICES["bac"])
    assert spoken.unknown == ("BKSTĐ", "XYZT")
    assert spoken.text == "BKSTĐ và XYZT họp; BKSTĐ chủ trì, ủy ban nhân dân dự."


def test_a_pair_that_may_be_a_day_or_a_part_is_read_safely_and_told() -> None:
    spoken = read_out("Cả đội 5/7 xong.", VOICES["bac"])
    assert spoken == type(spoken)("Cả đội năm trên bảy xong.", ("5/7",))


@pytest.mark.parametrize(
    "text",
    [
        "thương binh 1/4",
        "hạng 3/4",
        "bệnh binh 2/3",
        "Điểm bài viết 9/10 điểm",
        "điểm thi 9/10",
        "6/6 tháng",
        "ngày 30-4, 1-5 và 2-9",
        "trước 20-11",
    ],
)
def test_what_can_mean_one_thing_only_is_not_told(text: str) -> None:
    assert read_out(text, VOICES["bac"]).unknown == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Máy 5 kVAr chạy", ("kVAr",)),
        ("nặng 12 lb và 3 lb", ("lb",)),
        ("còn 20hg bột", ("hg",)),
        ("10 hs dự thi", ("hs",)),
        ("cao 2,5 ft/s", ("ft",)),
        ("chạy 30mph trên đường", ("mph",)),
    ],
)
def test_a_unit_that_nobody_knows_is_told(text: str, told: tuple[str, ...]) -> None:
    assert read_out(text, VOICES["bac"]).unknown == told


@pytest.mark.parametrize(
    "text",
    [
        "5 xã, 12 hộ, 3 em, 30ngàn đồng, 7 giờ 30 phút, 2 gùi, 4 ghế, 3 bó, 9 nghìn",
        "lớp 8A, lớp 8A1, khoản 2a, 4G, 3D, 5S, 12 Nguyễn Huệ, tổ 3 Krông Pắc, 2 H’Mông, năm 2025 Kpă Klơng",
        "3 container, 2 camera, 10 robot, 2 video, 100 iPhone, 5 VinFast, 4 YouTube, 2 VNeID, 2 OCOP",
        "100 kWp, 50 Mbps, 5 kg/ha, 3 m2, 20 km/h, 2tr5, 5k",
    ],
)
def test_words_names_and_known_units_behind_a_number_are_not_told(text: str) -> None:
    assert read_out(text, VOICES["bac"]).unknown == ()


def test_an_issuer_that_nobody_knows_is_spelled_and_told() -> None:
    spoken = read_out("Quyết định 12/QĐ-XNK", VOICES["bac"])
    assert spoken == type(spoken)("Quyết định số mười hai của ích-xì en-nờ ca", ("XNK",))


def test_a_headline_of_capitals_and_names_are_not_told() -> None:
    text = "ĐIỂN HÌNH TIÊN TIẾN: YouTube, VinFast, Nguyễn Thị Mẫu, OCOP"
    assert read_out(text, VOICES["bac"]) == read_out(text, VOICES["nam"])
    assert read_out(text, VOICES["bac"]).unknown == ()


def test_a_site_without_a_registry_is_read_too() -> None:
    assert read_out("UBND xã có 4 tổ.", Voice("bac", ())).text == "UBND xã có bốn tổ."
    assert read_out("UBND xã", Voice("bac", ())).unknown == ("UBND",)


def test_an_abbreviation_may_be_said_letter_by_letter() -> None:
    assert read_out("đài HTV", Voice("nam", (Abbreviation("HTV", "truyền hình", "letters"),))).text == "đài hát tê vê"


def test_decomposed_text_is_read_like_composed_text() -> None:
    import unicodedata

    assert read_out(unicodedata.normalize("NFD", "HĐND tháng 4"), VOICES["bac"]).text == "Hội đồng nhân dân tháng tư"


def test_syllables_are_words_that_hold_a_letter() -> None:
    assert syllables("Thi đua - Khen thưởng, “năm” … 4") == 5
    assert syllables("") == 0


@given(st.text(st.sampled_from("aĐỵ1.-– \n\u00a0“”/x½²①")))
def test_syllables_are_counted_word_by_word(text: str) -> None:
    assert syllables(text) == len([word for word in text.split() if any(sign.isalpha() for sign in word)])
