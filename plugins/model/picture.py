"""A picture of a story: where its original is, its size, and what it is called in the output."""

import re

from msgspec import Struct

WIDTHS = (480, 960, 1600)
FORMATS = ("avif", "webp", "jpg")


class Picture(Struct, frozen=True, array_like=True, gc=False):
    """Facts read once from the file; the original is published in press kits only, without its private data."""

    source: str  # relative to the site
    content: str  # the first 16 hex digits of the file's digest
    width: int  # after the orientation is applied
    height: int

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that are made: never wider than the original."""
        smaller = tuple(w for w in WIDTHS if w < self.width)
        return smaller if len(smaller) == len(WIDTHS) else (*smaller, min(self.width, WIDTHS[-1]))

    def height_at(self, width: int) -> int:
        return max(1, round(self.height * width / self.width))

    def path(self, width: int, form: str) -> str:
        """Content-addressed, so that an address never means two pictures."""
        return f"anh/{self.content}-{width}.{form}"


_LABEL = re.compile(r"(?:ảnh|tranh|hình|đồ họa|nguồn)\b[\w ]*: *", re.IGNORECASE)
_DRAWN = re.compile(r"(?:tranh|hình|đồ họa)\b[\w ]*:", re.IGNORECASE)


def name_of_credit(credit: str) -> str:
    """Who is credited, without the word for what it is: «Tranh minh họa: …»."""
    label = _LABEL.match(credit)
    return credit[label.end() :] if label else credit


def is_photograph(credit: str) -> bool:
    """Nothing in the credit says that it was drawn."""
    return not _DRAWN.match(credit)
