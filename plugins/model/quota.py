"""A quota: how many exemplars a kind of unit has to introduce in each period."""

from msgspec import Struct

from plugins.model.timespan import Timespan

PERIODS = ("month", "quarter", "half", "year")


class Quota(Struct, frozen=True):
    """A dated rule with the document it rests on."""

    kinds: tuple[str, ...]
    period: str
    minimum: int
    basis: str
    span: Timespan
    line: int = 0
