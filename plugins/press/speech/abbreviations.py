"""Abbreviations in full, by the words around them; those that nobody knows stay as written and are told."""

import re
from functools import lru_cache

from plugins.model.abbreviation import Abbreviation, Sense, looks_like_a_word
from plugins.model.text import fold
from plugins.press.speech.rule import NEAR, Announcer, Match

# The letters' names (Bộ Giáo dục và Đào tạo, Quyết định 31/2002/QĐ-BGD&ĐT); F, J, W, Z as in SGK Tiếng Việt.
_NAMES = """a á ớ bê xê dê đê e ê ép-phờ giê hát i gi ca e-lờ em-mờ en-nờ o ô ơ pê quy e-rờ ét-sì tê u ư vê vê-kép
ích-xì i-dài dét"""
LETTERS = dict(zip("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ", _NAMES.split(), strict=True))
_CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
_NAME = rf"(?=\s?[{_CAPITAL}]|\s?\d)"
# «Nguyễn H. Nam»: a capitalised word or an initial before it, which is not a sentence's first.
_IN_NAME = re.compile(rf"\w [{_CAPITAL}](?:[^\W\d{_CAPITAL}]+|\.) $")
_BEHIND_FIGURE = re.compile(r"(?<=\d)(\s?)([^\W\d_]{2,})(?![\w’'])")
_VOWEL = re.compile(r"[aeiouy]")
_LIKE_KVAR = re.compile(r"[kmdcn][A-Z]\w{0,2}")
_DIGIT = re.compile(r"\d")
_SMALL = "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.islower())
# In every word of mostly capitals one stands behind a letter.
_INNER_CAPITAL = re.compile(rf"[^\W\d_{_SMALL}](?<=[^\W\d_].)")
_TOKEN = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")


def letter_by_letter(short: str) -> str:
    return " ".join(LETTERS.get(letter, letter) for letter in short.upper() if letter.isalpha())


class Known:
    """A registry's abbreviations, and the pattern that finds them."""

    def __init__(self, registry: tuple[Abbreviation, ...]) -> None:
        self.by_short = {a.short: a for a in registry}
        self.by_short |= {a.short[:-1]: a for a in registry if a.short.endswith(".") and len(a.short) > 2}
        shorts = sorted(self.by_short, key=lambda short: (-len(short), short))
        one = "|".join(_pattern(short) for short in shorts) or r"(?!)"
        self.each = re.compile("|".join(re.escape(short) for short in shorts))
        letters = "".join(sorted({re.escape(short[:1]) for short in shorts}))
        first = rf"(?=[{letters}])" if letters else r"(?!)"  # a look that finds the few places where one can begin
        self.pattern = re.compile(rf"{first}(?<![^\W\d]|[._@])(?:{one})(?:(?:[-/.]|\. ?)(?:{one}))*(?![^\W\d])")


def _pattern(short: str) -> str:
    """A dotted form stands before a name or a number."""
    return rf"{re.escape(short)}{_NAME}" if short.endswith(".") else rf"{re.escape(short)}(?![^\W\d])"


@lru_cache(maxsize=8)
def known_in(registry: tuple[Abbreviation, ...]) -> Known:
    return Known(registry)


def written_out(text: str, announcer: Announcer) -> str:
    known = known_in(announcer.voice.abbreviations)
    return known.pattern.sub(lambda match: _said(match, known), text)


def _said(match: Match, known: Known) -> str:
    """Each abbreviation of a row such as «PGS.TS.», with a pause where a dot parts them."""
    row, words, place = match[0], "", 0
    if len(row) == 2 and row[1] == "." and _IN_NAME.search(match.string, 0, match.start()):
        return row
    for found in known.each.finditer(row):
        between = row[place : found.start()]
        words += ", " if "." in between or (words and row[found.start() - 1] == ".") else " " if words else ""
        around = match.string[max(0, match.start() - NEAR) : match.start()], match.string[match.end() :]
        words += said(known.by_short[found[0]], *around)
        place = found.end()
    glued = match.string[match.start() - 1 : match.start()].isdecimal(), match.string[match.end() :][:1].isdecimal()
    return f"{' ' * glued[0]}{words}{' ' * glued[1]}"


def said(entry: Abbreviation, left: str, right: str) -> str:
    """What is said for it between what stands left and right."""
    if entry.reading == "word":
        return entry.short
    if entry.reading == "letters":
        return letter_by_letter(entry.short)
    return next((sense.words for sense in entry.senses if _fits(sense, left, right)), entry.words)


def _fits(sense: Sense, left: str, right: str) -> bool:
    """A word of the sense stands next to it; a zero in such a word means any digit."""
    before, behind = f" {left.casefold().rstrip()}", right[:NEAR].casefold().lstrip()
    any_digits = _DIGIT.sub("0", behind)
    return any(before.endswith(f" {w.casefold()}") for w in sense.after) or any(
        _begins_with(text, w.casefold()) for w in sense.before for text in (behind, any_digits)
    )


def _begins_with(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


def unknown_in(text: str, announcer: Announcer) -> list[str]:
    """Words of capital letters that are neither known nor Vietnamese syllables, as a headline's are."""
    if not _INNER_CAPITAL.search(text):
        return []
    known = known_in(announcer.voice.abbreviations).by_short
    return [token for token in _TOKEN.findall(text) if token not in known and _is_short(token)]


def unknown_units_in(text: str, announcer: Announcer) -> list[str]:
    """What stands behind a figure as a unit does, neither known nor a word; capitals are told as abbreviations."""
    known = known_in(announcer.voice.abbreviations).by_short
    behind = (found.groups() for found in _BEHIND_FIGURE.finditer(text))
    return [word for blank, word in behind if word not in known and not word.isupper() and _is_unit(word, bool(blank))]


def _is_unit(word: str, apart: bool) -> bool:
    """Words and names have a vowel; what is stuck to a figure is a unit unless it is a syllable."""
    if not apart:
        return not looks_like_a_word(word)
    return _LIKE_KVAR.fullmatch(word) is not None or not _VOWEL.search(fold(word))


def _is_short(token: str) -> bool:
    if token[1:].islower():  # as nearly all are
        return False
    capitals = sum(c.isupper() for c in token)
    return capitals > len(token) - capitals and capitals > 1 and not looks_like_a_word(token)
