"""Finds in a text what is nearly, but not quite, the name of one of the units."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from plugins.model.registries import spellings
from plugins.model.text import fold, nfc
from plugins.model.unit import Unit

LEAST_WORDS = 3  # shorter names are met by chance
LEAST_FOR_LETTERS = 5  # words of a name in which a wrong letter, not only a wrong accent, is looked for
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b[A-ZÀ-ỹ][^\W_]*")  # and the small letters that Unicode has between its capitals
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class _Name(NamedTuple):
    text: str
    folded: tuple[str, ...]


class KnownNames:
    """The names of a site's units by their first word without accents."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.exact: set[tuple[str, ...]] = set()
        self.by_first: dict[str, list[_Name]] = {}
        for text in sorted({spelling for unit in units for spelling in spellings(unit)}):
            parts = _WORD.findall(nfc(text))
            self.exact.add(tuple(map(_heard, parts)))
            if len(parts) >= LEAST_WORDS:
                name = _Name(text, tuple(map(fold, parts)))
                self.by_first.setdefault(name.folded[0], []).append(name)
        self.longest = max(map(len, self.exact), default=0)

    def slips_in(self, text: str) -> Iterator[tuple[int, str, str]]:
        """The place, what is written there, and the name that it is nearly."""
        for first in _CAPITAL.finditer(text):
            names = self.by_first.get(fold(first[0]), ()) if first[0][0].isupper() else ()
            if not names:
                continue
            found = list(islice(_WORD.finditer(text, first.start()), self.longest))
            written = [word[0] for word in found]
            right = self._words_of_exact(written)
            slip = next((n for n in names if len(n.folded) > right and _is_slip(written[: len(n.folded)], n)), None)
            if slip:
                end = found[len(slip.folded) - 1].end()
                yield first.start(), " ".join(text[first.start() : end].split()), slip.text

    def _words_of_exact(self, written: list[str]) -> int:
        """How many words the longest right name has that begins here."""
        heard = tuple(map(_heard, written))
        return next((count for count in range(len(heard), 0, -1) if heard[:count] in self.exact), 0)


def _is_slip(written: list[str], name: _Name) -> bool:
    """The same words but for accents, or but for one letter of one word."""
    if len(written) < len(name.folded):
        return False
    other = [(one, two) for one, two in zip(map(fold, written), name.folded, strict=True) if one != two]
    return not other or (len(other) == 1 and len(written) >= LEAST_FOR_LETTERS and _differ_by_a_letter(*other[0]))


@lru_cache(maxsize=8192)
def _heard(word: str) -> str:
    """The word without case, its tone behind it: «hoà» and «hòa» are one."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in parts if c not in _TONES) + "".join(c for c in parts if c in _TONES)


def _differ_by_a_letter(one: str, two: str) -> bool:
    """One letter is missing, too many, another, or changed places with its neighbour."""
    if not (one + two).isalpha():
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    one, two = one[start:], two[start:]
    swapped = one[1::-1] + one[2:] if len(one) > 1 else one
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped == two
