"""Vietnamese text: normal form, keys without accents, slugs and collation."""

import re
import unicodedata
from functools import lru_cache

# Đ has no decomposition in Unicode, so it is folded by hand.
_D = str.maketrans({"đ": "d", "Đ": "D"})
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # ngang < huyền < hỏi < ngã < sắc < nặng
_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TONED = (("oa", "òóỏõọ", "àáảãạ"), ("oe", "òóỏõọ", "èéẻẽẹ"), ("uy", "ùúủũụ", "ỳýỷỹỵ"))
_PLACED = {f"{pair[0]}{new}": f"{old}{pair[1]}" for pair, olds, news in _TONED for old, new in zip(olds, news)}  # noqa: B905
_TO_PLACE = re.compile(rf"(?<!q)({'|'.join(_PLACED)})(?!\w)", re.IGNORECASE)
# All but what XML 1.0 cannot carry, the other control characters, and marks that turn the direction of text.
_ALLOWED = "\t\n -~\xa0-\u2029\u202f-\u2065\u206a-\ufffd\U00010000-\U0010ffff"
_ONLY_ALLOWED, _FORBIDDEN = f"[{_ALLOWED}]*", f"[^{_ALLOWED}]"  # compiled when needed, as each takes 5 ms


def nfc(text: str) -> str:
    """The composed form; the only one inside the product."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A key that ignores case, accents, the bar of đ, Unicode form and repeated blanks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text.translate(_D))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def same_text(text: str) -> str:
    """A key that ignores only case, Unicode form and repeated blanks."""
    return " ".join(nfc(text).casefold().split())


def with_tones_placed(text: str) -> str:
    """A key in which «hoà», «hoè», «thuý» are «hòa», «hòe», «thúy»; the text is in NFC."""
    return text if text.isascii() else _TO_PLACE.sub(_tone_placed, text)


def _tone_placed(found: re.Match[str]) -> str:
    new = found[0]
    old = _PLACED[new.lower()]
    return "".join(o.upper() if n.isupper() else o for n, o in zip(new, old, strict=True))


def slugify(text: str, longest: int = 80) -> str:
    """A slug of a-z, 0-9 and hyphens, cut at a word's end."""
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


@lru_cache(maxsize=4096)
def collation_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]:
    """Vietnamese order: letters first (a < ă < â, d < đ), then tones, then the text itself as tie-breaker."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in nfc(text).casefold():
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[c] for c in parts if c in _TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        letters.append((1, _LETTERS[letter]) if letter in _LETTERS else (0, ord((letter or char)[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def single_spaced(text: str) -> str:
    """The words with one blank between them, as they mostly are: to see that takes a third of the time of doing it."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":  # it has no other blanks
        return text
    return " ".join(text.split())


def forbidden_character(text: str) -> tuple[int, str] | None:
    """Place and code point of the first character that no page or feed may carry."""
    if re.fullmatch(_ONLY_ALLOWED, text):  # found out in half the time of the search
        return None
    found = re.search(_FORBIDDEN, text)
    return (found.start(), f"U+{ord(found.group()):04X}") if found else None


def without_forbidden(text: str) -> str:
    return text if text.isprintable() else re.sub(_FORBIDDEN, "", text)  # what is forbidden cannot be printed
