"""Scores and standings: the points of a unit's year, and places among those with whom it is compared."""

from collections.abc import Hashable, Iterable
from datetime import date

from msgspec import Struct

from plugins.model.award import LEVELS
from plugins.model.scoring import Scoring
from plugins.tracker.status import Row

# The rules of scoring.yml, in the words of tables.
PARTS = {
    "per_period_met": "Điểm kỳ đạt chỉ tiêu",
    "per_extra_story": "Điểm bài vượt chỉ tiêu",
    "award_points": "Điểm theo cấp khen thưởng",
}


class Part(Struct, frozen=True):
    """The points by one rule."""

    rule: str
    points: int


class Score(Struct, frozen=True):
    """A year's points; without a scoring rule there are no parts."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(p.points for p in self.parts)


def scoring_of(rules: Iterable[Scoring], year: int) -> Scoring | None:
    """A year is scored by the rule of its last day; where two are in force, the later one has taken over."""
    last = date(year, 12, 31)
    found = [r for r in rules if r.span.contains(last)]
    return max(found, key=lambda r: (r.span.start or date.min, r.line), default=None)


def points_in_words(rule: Scoring) -> tuple[str, ...]:
    """The rule as it is printed under a table."""
    cap = "" if rule.extra_cap is None else f", cả năm không quá {rule.extra_cap} điểm"
    awards = (
        f"{LEVELS[level].replace('Cấp', 'cấp')} {rule.award_points[level]} điểm"
        for level in LEVELS
        if rule.award_points.get(level)
    )
    sentences = (
        (rule.per_period_met, f"Mỗi kỳ đạt chỉ tiêu: {rule.per_period_met} điểm."),
        (rule.per_extra_story, f"Mỗi bài vượt chỉ tiêu: {rule.per_extra_story} điểm{cap}."),
        (any(rule.award_points.values()), f"Mỗi bài về gương đã được khen thưởng: {', '.join(awards)}."),
    )
    return tuple(sentence for holds, sentence in sentences if holds)


def score_of(rows: tuple[Row, ...], rule: Scoring | None) -> Score:
    if rule is None:
        return Score(())
    met = rule.per_period_met * sum(r.status == "met" for r in rows)
    extra = rule.per_extra_story * sum(r.extra for r in rows)
    if rule.extra_cap is not None:
        extra = min(extra, rule.extra_cap)
    counted = (c for r in rows for c in r.contributions if not c.repeat)
    awards = sum(rule.award_points.get(c.level, 0) for c in counted)
    return Score(tuple(Part(*part) for part in zip(PARTS, (met, extra, awards), strict=True)))


def places(totals: Iterable[tuple[Hashable, int]]) -> tuple[int, ...]:
    """The place of each total among those of the same peers; those with the same total share one, as 1, 2, 2, 4."""
    listed = tuple(totals)
    by_peers: dict[Hashable, list[int]] = {}
    for peers, total in listed:
        by_peers.setdefault(peers, []).append(total)
    return tuple(1 + sum(other > total for other in by_peers[peers]) for peers, total in listed)
