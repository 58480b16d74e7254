"""Counts of stories by month, as bars."""

from collections import Counter

from plugins.model.bar import Bar, bars_of
from plugins.model.story import Card

MONTHS = 12


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


def month_bars(counts: tuple[tuple[str, int], ...]) -> tuple[Bar, ...]:
    """A bar a month, which leads to the archive where there is something."""
    return bars_of(
        (f"{int(month[5:])}/{month[:4]}", count, f"luu-tru/{month[:4]}/{month[5:]}/" if count else "")
        for month, count in counts
    )
