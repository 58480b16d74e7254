"""Counts of stories by month and by unit, as bars."""

from collections import Counter
from collections.abc import Iterable

from plugins.model.bar import Bar, bars_of
from plugins.model.story import Card
from plugins.model.view import Link

MONTHS = 12
UNITS = 8  # in a chart


def months_until(last: str) -> list[str]:
    """Twelve months as «2026-11», the given one last."""
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(end - MONTHS + 1, end + 1)]


def months_of_cards(cards: tuple[Card, ...]) -> tuple[tuple[str, int], ...]:
    """The twelve months that end with the newest card's, and how many of the cards each has; cards are oldest first."""
    if not cards:
        return ()
    shown = months_until(cards[-1].iso[:7])
    counts: Counter[str] = Counter()
    for card in reversed(cards):
        month = card.iso[:7]
        if month < shown[0]:
            break
        counts[month] += 1
    return tuple((month, counts[month]) for month in shown)


def units_of_cards(cards: Iterable[Card]) -> tuple[Link, ...]:
    """The units that the cards credit, those of most first."""
    counts = Counter((unit.code, unit.name) for card in cards for unit in card.units)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Link(f"don-vi/{code}/", name, count) for (code, name), count in ordered)


def unit_bars(units: tuple[Link, ...]) -> tuple[Bar, ...]:
    """A bar for each of the first units, which leads to its stories."""
    return bars_of((u.text, u.count or 0, u.href) for u in units[:UNITS])


def month_bars(counts: tuple[tuple[str, int], ...]) -> tuple[Bar, ...]:
    """A bar a month, which leads to the archive where there is something."""
    return bars_of(
        (f"{int(month[5:])}/{month[:4]}", count, f"luu-tru/{month[:4]}/{month[5:]}/" if count else "")
        for month, count in counts
    )
