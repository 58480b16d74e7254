"""Texts written for TCVN3 and VNI fonts: every letter comes back, and no other text is taken for one."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.legacy_text import converted

STORIES = Path(__file__).resolve().parents[2] / "content" / "stories"
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")  # ngang, sắc, huyền, hỏi, ngã, nặng
VOWELS = "aăâeêioôơuưy"
SMALL = [*(unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES), "đ"]
LETTERS = [*SMALL, *(letter.upper() for letter in SMALL)]

# TCVN 5712:1993, VN3: the vowel without tone, then with sắc, huyền, hỏi, ngã and nặng.
VN3 = {
    "a": "61 B8 B5 B6 B7 B9",
    "ă": "A8 BE BB BC BD C6",
    "â": "A9 CA C7 C8 C9 CB",
    "e": "65 D0 CC CE CF D1",
    "ê": "AA D5 D2 D3 D4 D6",
    "i": "69 DD D7 D8 DC DE",
    "o": "6F E3 DF E1 E2 E4",
    "ô": "AB E8 E5 E6 E7 E9",
    "ơ": "AC ED EA EB EC EE",
    "u": "75 F3 EF F1 F2 F4",
    "ư": "AD F8 F5 F6 F7 F9",
    "y": "79 FD FA FB FC FE",
}
VN3_OF = {
    unicodedata.normalize("NFC", vowel + tone): int(code, 16)
    for vowel, row in VN3.items()
    for tone, code in zip(TONES, row.split(), strict=True)
} | {"đ": 0xAE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}
# VNI: the mark behind the letter, by the accents that it stands for.
VNI_MARK = dict(zip(TONES[1:], bytes.fromhex("F9 F8 FB F5 EF"), strict=True))
VNI_MARK |= dict(zip(("\u0302" + t for t in TONES), bytes.fromhex("E2 E1 E0 E5 E3 E4"), strict=True))
VNI_MARK |= dict(zip(("\u0306" + t for t in TONES), bytes.fromhex("EA E9 E8 FA FC EB"), strict=True))
VNI_WHOLE = {"í": 0xED, "ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE, "đ": 0xF1, "ơ": 0xF4, "ư": 0xF6}


def in_tcvn3(text: str) -> str:
    """As Windows-1252 shows it; a capital with a tone is written small, since only the font makes it one."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(c if c.isascii() else vn3_letter(c) for c in letters)


def vn3_letter(letter: str) -> str:
    code = VN3_OF.get(letter) or VN3_OF.get(letter.lower())
    return bytes([code]).decode("cp1252") if code else letter


def in_vni(text: str) -> str:
    return "".join(map(vni_letter, unicodedata.normalize("NFC", text)))


def vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in VNI_WHOLE:
        written = bytes([VNI_WHOLE[small]]).decode("cp1252")
    else:
        base, accents = unicodedata.normalize("NFD", small)[0], unicodedata.normalize("NFD", small)[1:]
        if base in "ou" and "\u031b" in accents:
            base, accents = "ôö"["ou".index(base)], accents.replace("\u031b", "")
        accents = "".join(sorted(accents, key="\u0302\u0306\u0301\u0300\u0309\u0303\u0323".index))
        written = base + (bytes([VNI_MARK[accents]]).decode("cp1252") if accents else "")
    return written.upper() if letter != small else written


def sample_lines() -> list[str]:
    """Every line of the sample stories."""
    return [line for file in STORIES.rglob("*.md") for line in file.read_text(encoding="utf-8").splitlines()]


def as_tcvn3_keeps(text: str) -> str:
    """A capital with a tone comes back small from a font that is not one of capitals, as it was written."""
    return "".join(c if c.isascii() or c in "ĂÂÊÔƠƯĐ" else c.lower() for c in text)


# Every letter


def test_there_are_146_letters_134_of_them_with_a_mark() -> None:
    assert len(set(LETTERS)) == 146
    assert sum(not letter.isascii() for letter in LETTERS) == 134


@pytest.mark.parametrize("letter", SMALL)
def test_every_small_letter_comes_back_from_tcvn3(letter: str) -> None:
    assert converted(in_tcvn3(letter), ".VnTime") == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_as_a_capital_from_a_font_of_capitals(letter: str) -> None:
    assert converted(in_tcvn3(letter), ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", "ĂÂÊÔƠƯĐ")
def test_a_capital_that_has_a_byte_comes_back_from_any_tcvn3_font(letter: str) -> None:
    assert converted(in_tcvn3(letter), ".VnArial") == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_vni(letter: str) -> None:
    assert converted(in_vni(letter), "VNI-Times") == letter


@given(st.text(st.sampled_from([*LETTERS, *" .,;:!?()0123456789%/\n-"])))
def test_any_text_comes_back_from_vni(text: str) -> None:
    if not re.search("[aeouyAEOUY][ơưƠƯ]|[eoEO][ỵỴ]", text):  # no word has these
        assert converted(in_vni(text), "VNI-Helve") == text


@given(st.text(st.sampled_from([*LETTERS, *" .,;:!?()0123456789%/\n-"])))
def test_any_text_comes_back_in_capitals_from_a_font_of_capitals(text: str) -> None:
    assert converted(in_tcvn3(text), ".VnArialH") == text.upper()


def test_a_mark_of_the_other_case_takes_the_case_of_its_letter() -> None:
    assert converted("AÙ Aù aÙ aù", "VNI-Times") == "Á Á á á"


# Fonts


@pytest.mark.parametrize("font", [".VnTime", ".VnArial", ".vntime", " .VnArial Narrow "])
def test_tcvn3_is_known_by_its_fonts(font: str) -> None:
    assert converted("µ", font) == "à"


@pytest.mark.parametrize("font", ["VNI-Times", "VNI-Helve", "vni-aptima", "VNI Times"])
def test_vni_is_known_by_its_fonts(font: str) -> None:
    assert converted("Söû", font) == "Sử"


@pytest.mark.parametrize("font", ["", "Times New Roman", "Arial", "Calibri"])
def test_other_fonts_tell_nothing(font: str) -> None:
    assert converted("mét", font) is None


def test_a_text_with_letters_of_unicode_is_left_alone_whatever_its_font() -> None:
    assert converted("Nguyễn Thị Hằng", ".VnTime") is None
    assert converted(unicodedata.normalize("NFD", "Nguyễn"), "VNI-Times") is None


def test_small_letters_between_capitals_are_capitals() -> None:
    assert converted("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", ".VnTime") == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert converted("UBND HUYÖN s¬ kÕt, Lµ mét", ".VnTime") == "UBND HUYỆN sơ kết, Là một"


# Letters alone

SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Quyết định số 1234/QĐ-UBND ngày 05/10/2026 của UBND tỉnh: tặng 50.000đ một suất.",
    "Chị Nguyễn Thị Mẫu dùng Facebook, Zalo và email mau@thu.example dạy 400 người.",
    "Năm 2026, đồng chí Đặng Văn Ước đã giúp 12 hộ ở bản Khuổi Ma thoát nghèo.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_known_by_its_letters(sentence: str) -> None:
    assert converted(in_tcvn3(sentence)) == sentence
    assert converted(in_vni(sentence)) == sentence


def test_every_paragraph_of_the_sample_stories_is_known_by_its_letters() -> None:
    paragraphs = [line for line in sample_lines() if len(line.split()) > 20]
    assert len(paragraphs) > 400
    for paragraph in paragraphs:
        assert converted(in_tcvn3(paragraph)) == as_tcvn3_keeps(paragraph)
        assert converted(in_vni(paragraph)) == paragraph


# What is no such text

OTHERS = [
    "",
    "Plain English, naïve café, façade, résumé.",
    "L'été à Zürich: où est le goût du Noël déjà vu? Un garçon, une fenêtre, bientôt août.",
    "São Paulo, Conceição, não, El Niño, mañana, Muñoz, ¿qué tal?",
    "Köln, Göteborg, Malmö, Sø, größer, für, Øresund",
    "© 2026 ABC®, size 5 µm, 1½ kg, 20 °C, 12 m², «Nam», § 5",
    "Cô Na là ai",
    "1ª",
    "où",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_left_alone(text: str) -> None:
    assert converted(text) is None


def test_no_line_of_the_sample_stories_is_taken_for_one() -> None:
    lines = sample_lines()
    assert len(lines) > 1000
    assert [line for line in lines if converted(line) is not None] == []


@given(st.text())
def test_any_text_is_read_without_a_fault_and_what_comes_is_composed(text: str) -> None:
    for font in ("", ".VnTime", ".VnTimeH", "VNI-Times"):
        found = converted(text, font)
        assert found is None or unicodedata.is_normalized("NFC", found)
