"""A field in which models are built, such as education or new rural areas."""

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Timespan


class Field(Struct, frozen=True):
    """Lĩnh vực."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    description: str = ""
    line: int = 0
