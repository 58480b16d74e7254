"""An edition: what one outlet gets for one date; and the file in which an editor decides on it and freezes it."""

import datetime as dt

from msgspec import Struct

from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.page import Texts
from plugins.model.story import Correction, Media
from plugins.model.timespan import Timespan


class Item(Struct, frozen=True):
    """A story in an edition, its texts as they are told to the newsroom."""

    story: str  # the story's id
    slug: str = ""
    iso: str = ""  # when the story was published, as the card's
    title: str = ""
    summary: str = ""
    lead_in: str = ""  # what the announcer says first
    body: str = ""  # Markdown
    subject: str = ""
    subject_kind: str = ""
    units: tuple[str, ...] = ()
    field: str = ""
    movements: tuple[str, ...] = ()
    award: str = ""
    author: str = ""
    source: str = ""
    image: str = ""  # the original's path, relative to the site
    image_alt: str = ""
    image_caption: str = ""
    image_credit: str = ""
    clip: Media | None = None  # what a broadcaster plays of the story
    transcript: str = ""
    corrections: tuple[Correction, ...] = ()
    why: str = ""  # it was chosen
    seconds: int = 0  # on air, the clip's included; 0 where nothing is read aloud
    later: tuple[Correction, ...] = ()  # made after the edition was frozen
    notice: str = ""  # stands in place of all texts where the story may not be shown


class LeftOut(Struct, frozen=True):
    """A story that the edition covers and has no place for."""

    story: str
    title: str
    why: str


class Edition(Struct, frozen=True):
    """What an outlet gets for a date: its rundown in order, and what was left out."""

    outlet: Outlet
    plan: EditionPlan
    date: dt.date
    span: Timespan  # of the stories' days
    is_coming: bool
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    frozen: dt.date | None = None  # when the texts were fixed
    read: Texts = ()  # of the stories that were looked at for it

    @property
    def seconds(self) -> int:
        return sum(item.seconds for item in self.items)


class ToldAs(Struct, frozen=True, array_like=True, gc=False):
    """How an edition was called and read when it was frozen; what is empty or 0 is as the registry has it."""

    outlet: str = ""
    plan: str = ""
    speaking_rate: int = 0
    accent: str = ""


class EditionFile(Struct, frozen=True, array_like=True, gc=False):
    """One file under editions/: an editor's decisions, and where it is frozen, whose texts it holds."""

    path: str  # relative to the site
    outlet: str
    plan: str
    date: dt.date
    digest: bytes  # of the file's bytes
    pins: tuple[str, ...] = ()  # ids of stories that have to be in, in this order
    drops: tuple[str, ...] = ()  # ids of stories that stay out
    frozen: dt.date | None = None
    stories: tuple[str, ...] = ()  # ids of the frozen ones
    hidden: tuple[str, ...] = ()  # ids of frozen ones that nobody may see now
    told_as: ToldAs = ToldAs()
    now: dict[str, str] = {}  # ids of frozen ones, each with the id that the story has got since

    @property
    def holds(self) -> tuple[str, ...]:
        """The stories that are in this edition and so in no other of its plan."""
        return self.stories if self.frozen else self.pins


def edition_folder(outlet: str, plan: str, day: dt.date) -> str:
    """Where the page of an edition is."""
    return f"bao-chi/{outlet}/{plan}/{day.isoformat()}/"


def edition_name(outlet: str, plan: str, day: dt.date) -> str:
    """What an edition is called among files and calendars."""
    return f"{outlet}-{plan}-{day.isoformat()}"
