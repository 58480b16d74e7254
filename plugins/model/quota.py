"""A quota: how many exemplars a kind of unit has to introduce in each period."""

from msgspec import Struct

from plugins.model.timespan import Timespan


class Quota(Struct, frozen=True):
    """A dated rule with the document it rests on."""

    kinds: tuple[str, ...]
    period: str  # a kind of Period
    minimum: int
    basis: str
    span: Timespan
    line: int = 0
