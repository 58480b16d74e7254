"""A unit that introduces exemplars: its names, peer groups and successors through time."""

from datetime import date

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Dated, Timespan, text_on


class Unit(Struct, frozen=True):
    """A permanent code with dated names; it may end and have successors."""

    code: str
    kind: str
    names: tuple[Dated, ...]
    peer_groups: tuple[Dated, ...] = ()
    short: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    successors: tuple[str, ...] = ()
    description: str = ""
    line: int = 0

    def in_force(self, day: date) -> bool:
        return self.span.contains(day)

    def name_on(self, day: date) -> str:
        """The name on a day; outside every dated name, the latest."""
        return text_on(self.names, day) or self.names[-1].text

    @property
    def name(self) -> str:
        """The latest name."""
        return self.names[-1].text

    def peer_group_on(self, day: date) -> str | None:
        return text_on(self.peer_groups, day)
