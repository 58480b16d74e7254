"""How a year is scored."""

from msgspec import Struct

from plugins.model.timespan import Timespan


class Scoring(Struct, frozen=True):
    """A dated rule of points."""

    span: Timespan
    per_period_met: int = 0
    per_extra_story: int = 0
    extra_cap: int | None = None  # points a year; None is without end
    award_points: dict[str, int] = {}
    line: int = 0
