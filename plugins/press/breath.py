"""Text in lines that an announcer reads in one breath."""

import re
from collections.abc import Iterator

from plugins.press.speech.reading import syllables

LONGEST = 16  # syllables a line: some four seconds, after which an announcer breathes in any case
SHORTEST = 4  # that stand by themselves before a word that begins a new part
OPENERS = frozenset(
    (
        *("và", "nhưng", "mà", "nên", "thì", "để", "khi", "vì", "do", "nếu", "với", "từ", "tại", "trong", "cho", "đã"),
        *("đang", "theo", "trên", "của", "ở", "giúp", "khiến", "bằng", "đến", "hoặc"),
    )
)
# Words that an opener ends.
WHOLE = frozenset(
    ("tự do", "lý do", "hiện tại", "tồn tại", "trở nên", "làm nên", "bên trong", "bên trên", "ngang bằng")
)
_END = re.compile(r"[.!?…]+[”»\"’)\]]*\s+")
_CLAUSE = re.compile(r"(?<=[,;:.!?…–—])[”»\"’)\]]*\s+")
_MARKS = {"“": "”", "«": "»"}


def sentences(text: str) -> Iterator[str]:
    """Whole sentences: what stands between quotation marks is not taken apart, and a small letter begins none."""
    start = 0
    for end in (found.end() for found in _END.finditer(text)):
        if not text[end : end + 1].islower() and _is_closed(text[start:end]):
            yield text[start:end].strip()
            start = end
    if text[start:].strip():
        yield text[start:].strip()


def _is_closed(part: str) -> bool:
    return all(part.count(mark) <= part.count(end) for mark, end in _MARKS.items()) and part.count('"') % 2 == 0


def breaths(text: str) -> tuple[str, ...]:
    """Each sentence on lines of its own, broken at the ends of clauses."""
    return tuple(line for sentence in sentences(text) for line in _lines(sentence))


def _lines(sentence: str) -> Iterator[str]:
    line, count = "", 0
    for clause in (part for whole in _clauses(sentence) for part in _parts(whole.split())):
        own = syllables(clause)
        if line and count + own > LONGEST:
            yield line
            line, count = clause, own
        else:
            line, count = f"{line} {clause}" if line else clause, count + own
    yield line


def _clauses(sentence: str) -> Iterator[str]:
    start = 0
    for end in (found.end() for found in _CLAUSE.finditer(sentence)):
        yield sentence[start:end].strip()
        start = end
    yield sentence[start:]


def _parts(words: list[str]) -> Iterator[str]:
    """A clause that is longer than a breath, broken before a word that begins a new part, else near its middle, inside
    no name if that can be."""
    while len(words) > LONGEST and syllables(" ".join(words)) > LONGEST:
        most = _index_after(words, LONGEST)
        cuts = [i for i in range(SHORTEST, most + 1) if _opens(words[i - 1].casefold(), words[i].casefold())]
        within = [i for i in range(min(most, len(words) // 2), SHORTEST, -1) if words[i].islower()]
        cut = (cuts[-1:] or within[:1] or [most])[0]
        yield " ".join(words[:cut])
        words = words[cut:]
    yield " ".join(words)


def _opens(last: str, word: str) -> bool:
    return word in OPENERS and f"{last} {word}" not in WHOLE


def _index_after(words: list[str], count: int) -> int:
    """How many words from the first hold so many syllables."""
    for i, word in enumerate(words):
        count -= word[0].isalpha() or syllables(word)
        if count < 0:
            return i
    return len(words)
