"""Knows the letters of TCVN3 (ABC) and VNI fonts, and turns what was written for them into Unicode."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from plugins.model.text import nfc

# TCVN 5712:1993, VN3, each byte as Windows-1252 shows it. Capitals with a tone have none: fonts named …H draw them.
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)
_TWO_CASES = frozenset("ĂÂÊÔƠƯĐăâêôơưđ")  # the letters whose capitals have bytes of their own

# VNI: a letter, then a mark; some letters stand alone. The same for capitals.
_VNI_ALONE = dict(zip("ñíìæóòôöî", "đíìỉĩịơưỵ", strict=True))
_VNI_MARKS = (
    ("aeouyôö", "ùøûõï", "\u0301\u0300\u0309\u0303\u0323"),
    ("aeo", "âáàåãä", ("\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323")),
    ("a", "êéèúüë", ("\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323")),
)

_UNICODE_ONLY = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")  # in Windows-1252 no byte is one of these
_WORD = re.compile("[a-zA-Z" + re.escape("".join(_TCVN3)) + "À-ÖØ-öø-ÿ]+")
# What stands in no word of another language: a capital after a small letter, a sign beside a letter. Where «Sø» or
# «µm» is the only word to go by, it is left alone.
_ODD = re.compile(r"[a-z][À-ÖØ-Þ]|[^\W\d_]?[¡-©«-´¶-¹»-¿×÷][^\W\d_]|[^\W\d_][¡-©«-´¶-¹»-¿×÷]")
_TONES = {"\u0301", "\u0300", "\u0309", "\u0303", "\u0323"}
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|nh?|ngh?|ph?|r|s|th?|tr|v|x|qu(?=[aeiouyăâêôơ]))?"
    "(?:(?P<open>i?a|ia|i|e|ê|iê|oa|oe|o|ô|ơ|u|ua|uê|uơ|uy|uya|y|ư|ưa"
    "|[aâoơôuư]i|uôi|ươi|oai|[aâ]y|oay|uây|[aeo]o|oao|oeo|[aâêiưy]u|iêu|yêu|ươu|uyu)"
    "|(?:a|ă|â|e|ê|i|iê|yê|o|oa|oă|oe|oo|ô|ơ|u|uâ|uô|uy|uyê|uê|ư|ươ|y)(?P<coda>ch|ng|nh|[cmnpt]))",
    re.IGNORECASE,
)


def converted(text: str, font: str = "") -> str | None:
    """The text in Unicode where its font, or without one its letters, tell that it was written for TCVN3 or VNI."""
    if _UNICODE_ONLY.search(text):
        return None
    by_font = _decoder_of(font.strip())
    if by_font:
        return nfc(by_font(text))
    return _recognised(text)


def _decoder_of(font: str) -> Callable[[str], str] | None:
    if font.lower().startswith(".vn"):
        return _capitals_from_tcvn3 if font.endswith("H") else _from_tcvn3
    return _from_vni if re.match(r"vni[- ]", font, re.IGNORECASE) else None


def _capitals_from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3_TABLE).upper()


def _from_tcvn3(text: str) -> str:
    """Letters with a tone are small, unless all that stands around them is in capitals."""
    lines = text.translate(_TCVN3_TABLE).split("\n")
    return "\n".join(
        line.upper() if _is_in_capitals(line) else re.sub(r"[^\W\d_]+", _word_in_its_case, line) for line in lines
    )


def _word_in_its_case(found: re.Match[str]) -> str:
    return found[0].upper() if _is_in_capitals(found[0]) else found[0]


def _is_in_capitals(text: str) -> bool:
    """Two capitals at least, and no small letter among those whose case can be told."""
    told = [c for c in text if c.isalpha() and (c.isascii() or c in _TWO_CASES)]
    return len(told) > 1 and all(c.isupper() for c in told)


def _from_vni(text: str) -> str:
    letters, pattern = _vni()
    return pattern.sub(lambda found: letters[found[0]], text)


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every letter of VNI, and the pattern that finds the longest first; a mark takes the case of its letter."""
    letters = dict(_VNI_ALONE)
    for bases, marks, accents in _VNI_MARKS:
        for base in bases:
            for mark, accent in zip(marks, accents, strict=True):
                letters[base + mark] = nfc(_VNI_ALONE.get(base, base) + accent)
    for written, letter in tuple(letters.items()):
        base, mark = written[0], written[1:]
        letters[base + mark.upper()] = letter
        letters[base.upper() + mark] = letters[base.upper() + mark.upper()] = letter.upper()
    return letters, re.compile("|".join(sorted(letters, key=lambda written: (-len(written), written))))


def _recognised(text: str) -> str | None:
    """The reading in which the words with other letters than a-z are Vietnamese, and as they stand are not."""
    words = list(dict.fromkeys(w for w in _WORD.findall(text) if not w.isascii() and re.search("[a-zA-Z]", w)))
    if not words or not any(map(_is_wrong, words)):
        return None
    readings = []
    for decoder in (_from_tcvn3, _from_vni):
        read = [word for word in map(decoder, words) if not _is_initials(word)]
        wrong = sum(map(_is_wrong, read))
        if read and wrong * 20 <= len(read) and (len(read) > 1 or any(map(_ODD.search, words))):
            readings.append((wrong, decoder))
    if not readings:
        return None
    return nfc(min(readings, key=lambda reading: reading[0])[1](text))


def _is_initials(word: str) -> bool:
    """Such as «QĐ», which no rule of syllables holds for."""
    return word.isupper() or word == "đ"


def _is_wrong(word: str) -> bool:
    """No syllable of Vietnamese: a stop at its end allows two tones alone, and no syllable has two."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in _TONES]
    found = _SYLLABLE.fullmatch(nfc("".join(c for c in parts if c not in _TONES)))
    stopped = found is not None and found["coda"] in ("c", "ch", "p", "t")
    return found is None or len(tones) > 1 or (stopped and tones not in (["\u0301"], ["\u0323"]))
