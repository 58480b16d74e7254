"""Lines of a breath: where they end, how long they are, that nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.press.breath import LONGEST, breaths, sentences
from plugins.press.speech.reading import syllables


def test_a_sentence_begins_a_line_and_a_clause_ends_one() -> None:
    assert breaths("Một hai ba bốn năm sáu bảy tám, một hai ba bốn năm sáu bảy tám, một hai. Ba bốn.") == (
        "Một hai ba bốn năm sáu bảy tám, một hai ba bốn năm sáu bảy tám,",
        "một hai.",
        "Ba bốn.",
    )


def test_a_clause_that_is_too_long_is_broken_before_a_word_that_begins_a_new_part() -> None:
    assert breaths("Chị dậy từ bốn giờ sáng nấu cơm cho cả nhà rồi ra chợ và bán rau đến trưa") == (
        "Chị dậy từ bốn giờ sáng nấu cơm cho cả nhà rồi ra chợ",
        "và bán rau đến trưa",
    )


def test_without_such_a_word_it_is_broken_near_its_middle_but_inside_no_name() -> None:
    assert breaths("Hôm ấy người ta gọi chị là cô giáo Nguyễn Thị Kim Ngân Hà Nội Huế Vinh") == (
        "Hôm ấy người ta gọi chị là cô",
        "giáo Nguyễn Thị Kim Ngân Hà Nội Huế Vinh",
    )


def test_a_quotation_is_one_sentence_with_what_stands_around_it() -> None:
    text = "Bảng ghi: “Dầu tự đổ. Áo phao mặc đủ.” rồi thôi. Ai cũng nhớ."
    assert list(sentences(text)) == ["Bảng ghi: “Dầu tự đổ. Áo phao mặc đủ.” rồi thôi.", "Ai cũng nhớ."]


def test_a_small_letter_goes_on_with_the_sentence() -> None:
    assert list(sentences("“Đi đâu?” bà hỏi. Ông cười.")) == ["“Đi đâu?” bà hỏi.", "Ông cười."]


TEXTS = st.lists(st.sampled_from(["một", "và", "Hà", "Nội,", "để", "“ai", "đi”.", "rồi.", "–", "sao?"]), max_size=80)


@given(words=TEXTS)
def test_lines_are_the_text_and_none_is_longer_than_a_breath(words: list[str]) -> None:
    lines = breaths(" ".join(words))
    assert " ".join(lines) == " ".join(words)
    assert [line for line in lines if syllables(line) > LONGEST] == []
