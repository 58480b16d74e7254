"""A peer group: the cluster or bloc inside which units are compared."""

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Timespan


class PeerGroup(Struct, frozen=True):
    """Cụm or khối thi đua."""

    code: str
    name: str
    kind: str = "bloc"
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    description: str = ""
    mixed: bool = False  # units of different kinds are ranked together
    line: int = 0
