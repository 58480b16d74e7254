"""An outlet of the press: a channel, its editions and their rhythm."""

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Timespan

MEDIA = ("print", "online", "radio", "television")
ACCENTS = ("bac", "nam")
ON_AIR = ("radio", "television")
RHYTHMS = ("weekly", "semimonthly", "monthly", "quarterly", "yearly")


class EditionPlan(Struct, frozen=True):
    """What an outlet makes again and again: a special page, a programme."""

    code: str
    name: str
    rhythm: str
    stories: int = 0
    minutes: int = 0


class Outlet(Struct, frozen=True):
    """Cơ quan báo chí, kênh."""

    code: str
    name: str
    medium: str
    speaking_rate: int = 233  # syllables a minute, as VOV reads its news
    accent: str = "bac"  # northern linh and nghìn, or southern lẻ and ngàn
    editions: tuple[EditionPlan, ...] = ()
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    description: str = ""
    line: int = 0

    @property
    def is_on_air(self) -> bool:
        return self.medium in ON_AIR

    @property
    def edition_noun(self) -> str:
        """What its people call an edition."""
        return "chương trình" if self.is_on_air else "số"

    @property
    def comes_out(self) -> str:
        """What an edition of it does on its day."""
        return "phát" if self.is_on_air else "ra"

    def takes_air(self, plan: EditionPlan) -> bool:
        """Its stories are read aloud, so that each takes time."""
        return self.is_on_air or plan.minutes > 0
