"""Counts as bars: the figures of a table that is drawn, each with its share of the greatest."""

from collections.abc import Iterable

from msgspec import Struct


class Bar(Struct, frozen=True):
    """A row of a chart: what is counted, how often, and how long the bar is in hundredths."""

    text: str
    count: int
    length: int
    href: str = ""


def bars_of(rows: Iterable[tuple[str, int, str]]) -> tuple[Bar, ...]:
    """Bars of (text, count, address), the greatest 100 long; what is not nothing is seen."""
    known = tuple(rows)
    most = max((count for _, count, _ in known), default=0)
    return tuple(Bar(text, n, max(round(100 * n / most), 2) if n else 0, href) for text, n, href in known)
