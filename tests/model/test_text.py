"""Vietnamese text: folding, slugs and collation, by hand-worked cases and by their laws."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.text import (
    collation_key,
    fold,
    forbidden_character,
    nfc,
    same_text,
    slugify,
    with_tones_placed,
    without_forbidden,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọớờởỡợúùủũụứừửữựýỳỷỹỵ"
VIETNAMESE = st.text(f"{LETTERS} -'.,&", max_size=30)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Sở Giáo dục và Đào tạo", "so giao duc va dao tao"),
        ("ĐIỀU  ước\tquốc tế", "dieu uoc quoc te"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("Nguyễn", "nguyen"),
        ("", ""),
    ],
)
def test_a_key_has_no_case_accents_or_repeated_blanks(written: str, key: str) -> None:
    assert fold(written) == key


def test_a_key_is_the_same_in_both_unicode_forms() -> None:
    assert fold(unicodedata.normalize("NFD", "Phường Đông Hòa")) == "phuong dong hoa"


def test_the_same_text_ignores_case_and_form_but_keeps_accents() -> None:
    assert same_text("SỞ  Y tế") == "sở y tế"
    assert same_text(unicodedata.normalize("NFD", "Hùng")) == same_text("hùng") != same_text("Hưng")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lớp học số trên đỉnh Mẫu Sơn", "lop-hoc-so-tren-dinh-mau-son"),
        ("Đường về – 30 năm (2)", "duong-ve-30-nam-2"),
        ("  --  ", ""),
        ("!!!", ""),
        ("a" * 90, "a" * 80),
        ("chữ " * 30, "-".join(["chu"] * 20)),
    ],
)
def test_a_slug_is_plain_letters_cut_at_a_words_end(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_the_two_ways_to_place_a_tone_are_one_at_a_syllables_end_only() -> None:
    assert with_tones_placed("Hoà, KHOẺ, Thuý") == "Hòa, KHỎE, Thúy"
    assert with_tones_placed("Quý hoàn thuỷ điện khoét") == "Quý hoàn thủy điện khoét"
    assert with_tones_placed("Hòa") == "Hòa"


def test_the_alphabet_puts_a_before_a_breve_before_a_circumflex_and_d_before_d_with_a_bar() -> None:
    words = ["bà", "ông", "oan", "ơn", "đa", "da", "ân", "ăn", "an", "ưa", "ua", "êm", "em"]
    assert sorted(words, key=collation_key) == [
        *("an", "ăn", "ân", "bà", "da", "đa", "em", "êm", "oan", "ông", "ơn", "ua", "ưa"),
    ]


def test_tones_are_ordered_flat_falling_asking_tumbling_rising_heavy() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=collation_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_letters_decide_before_tones() -> None:
    assert sorted(["má b", "ma c", "mạ a"], key=collation_key) == ["mạ a", "má b", "ma c"]


def test_a_bidi_override_is_named_with_its_place() -> None:
    assert forbidden_character("ab\u202ec") == (2, "U+202E")
    assert forbidden_character("dòng\n\tmột") is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_both_unicode_forms_have_one_key_one_slug_and_one_place(text: str) -> None:
    other = unicodedata.normalize("NFD", text)
    assert (fold(other), slugify(other), nfc(other)) == (fold(text), slugify(text), nfc(text))
    assert collation_key(other)[:2] == collation_key(text)[:2]


@given(st.text())
def test_a_slug_is_valid_or_empty(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) and len(slug) <= 80)


@given(st.lists(st.text() | VIETNAMESE))
def test_collation_is_a_total_order(texts: list[str]) -> None:
    keys = [collation_key(text) for text in texts]
    assert sorted(keys) == sorted(reversed(keys))
    assert len(set(keys)) == len(set(texts)), "different texts never share a place"


def test_all_that_is_forbidden_is_taken_out_and_nothing_else() -> None:
    whole = "".join(map(chr, range(0x11000)))
    left = without_forbidden(whole)
    assert forbidden_character(left) is None
    assert [sign for sign in whole if without_forbidden(sign)] == list(left)
    assert len(whole) - len(left) == 9 + 21 + 33 + 5 + 4 + 2
