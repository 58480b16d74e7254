"""A movement that people and units take part in, national or provincial, with its dates."""

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Timespan


class Movement(Struct, frozen=True):
    """Phong trào thi đua."""

    code: str
    name: str
    scope: str = "provincial"
    decision: str = ""
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    description: str = ""
    line: int = 0
