"""A story: the published text about an exemplar, and the card by which listings show it."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Raw, Struct, msgpack
from msgspec.structs import replace

from plugins.model.digest import DIGEST_SIZE, digest_of
from plugins.model.picture import Picture

STAGES = {"nhan-to-moi": "Nhân tố mới", "dien-hinh": "Điển hình tiên tiến", "xuat-sac": "Điển hình xuất sắc"}
STATUSES = ("draft", "published", "withdrawn")
_SAFE = "/:@!$&'()*+,;=~"  # what may stand in an address as it is, besides letters, figures, . _ and -
# Not the `mimetypes` module: it asks the machine, and machines differ.
MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
    ".ogv": "video/ogg",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
}


class Ref(Struct, frozen=True, array_like=True, gc=False):
    """A registry's entry as a story names it: the code, and the name in force on the story's date."""

    code: str
    name: str


class Subject(Struct, frozen=True, array_like=True, gc=False):
    """The exemplar: who is praised."""

    name: str
    kind: str
    code: str = ""
    child: bool = False


class Card(Struct, frozen=True, array_like=True, gc=False):
    """What a listing, a neighbour or the home page shows of a story."""

    slug: str
    title: str
    iso: str  # ISO 8601 in the site's time zone; a text, since an encoded moment would come back as UTC
    summary: str
    units: tuple[Ref, ...]
    field: Ref
    movements: tuple[Ref, ...]
    award_level: str
    award: Ref | None
    subject: Subject
    stage: str
    image: Picture | None
    image_alt: str
    digest: bytes = b""

    @property
    def date(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.iso)

    @property
    def order(self) -> tuple[str, str]:
        """Every list's order: the local time, then the slug."""
        return self.iso, self.slug

    def sealed(self) -> "Card":
        """The same with its digest."""
        bare = replace(self, digest=b"")
        return replace(bare, digest=digest_of(bare))


_CARD = msgpack.Decoder(Card)


class Decision(Struct, frozen=True, array_like=True, gc=False):
    """The document that gave the award, in its own wording."""

    number: str = ""
    date: dt.date | None = None
    issuer: str = ""


class Media(Struct, frozen=True, array_like=True, gc=False):
    """A video or a sound: a file of the site or an address elsewhere."""

    src: str
    local: bool
    seconds: int = 0
    bytes: int = 0

    def address(self, site: str) -> str:
        """Of the file itself; `site` is the site's own."""
        return f"{site}/tep/{self.src}" if self.local else self.src

    @property
    def type(self) -> str:
        """By the name's end; empty where that says nothing, as with a page that plays a film."""
        return MEDIA_TYPES.get(PurePosixPath(self.src.partition("?")[0]).suffix.lower(), "")


class Correction(Struct, frozen=True, array_like=True, gc=False):
    """What was put right, and when."""

    date: dt.date
    text: str


class Withdrawal(Struct, frozen=True, array_like=True, gc=False):
    """When and why a story was taken down."""

    date: dt.date
    reason: str


class Story(Struct, frozen=True, array_like=True, dict=True):
    """One file under stories/, parsed and resolved. Its body stays in the file; its card is decoded when somebody looks
    at it, as most edits need few of a site's cards. Until `with_card` it has none."""

    path: str  # relative to the site
    id: str
    status: str
    embargo: str  # like the card's iso; empty without one
    body: bytes  # digest of the Markdown text
    pictures: tuple[tuple[str, Picture], ...] = ()  # those of the body, by the address written there
    image_caption: str = ""
    image_credit: str = ""
    decision: Decision | None = None
    author: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    video: Media | None = None
    audio: Media | None = None
    transcript: str = ""
    outlets: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawal: Withdrawal | None = None
    redirect_from: tuple[str, ...] = ()
    lead_in: str = ""
    lines: tuple[int, int, int] = (1, 1, 1)  # of slug, redirect_from and id, for problems found later
    links: tuple[tuple[str, int], ...] = ()  # paths of the site that the body links to
    raw_card: Raw = Raw()
    slug: str = ""  # the card's
    iso: str = ""  # the card's
    is_illustrated: bool = False  # by its card or in its body
    refs: tuple[str, ...] = ()  # what was looked up otherwise than by code, as «registry:text»
    digest: bytes = b""  # of all but the body, and then the body's

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def card(self) -> Card:
        return _CARD.decode(self.raw_card)

    def with_card(self, card: Card) -> "Story":
        """The same with this card, sealed."""
        raw, is_illustrated = Raw(msgpack.encode(card)), bool(card.image or self.pictures)
        return replace(self, raw_card=raw, slug=card.slug, iso=card.iso, is_illustrated=is_illustrated).sealed()

    def looked_up(self) -> Iterator[str]:
        """All that the story names in the registries, as «registry:text»."""
        card = self.card
        yield from (f"units:{u.code}" for u in card.units)
        yield f"fields:{card.field.code}"
        yield from (f"movements:{m.code}" for m in card.movements)
        if card.award:
            yield f"awards:{card.award.code}"
        yield from (f"outlets:{code}" for code in self.outlets)
        yield from self.refs

    @property
    def about(self) -> bytes:
        """What stands for all that is known of the story without its body."""
        return self.digest[:DIGEST_SIZE]

    def sealed(self) -> "Story":
        """The same with its digest."""
        return replace(self, digest=digest_of(replace(self, body=b"", digest=b"")) + self.body)

    def is_public(self, now: str) -> bool:
        """Readers may see it at a moment, given as for `has_come`."""
        return self.status == "published" and self.has_come(now)

    @property
    def appeared(self) -> str:
        """The moment from which readers could see it: the later of date and embargo."""
        late = self.embargo and is_before(self.iso, self.embargo)
        return self.embargo if late else self.iso

    @property
    def day(self) -> str:
        return self.appeared[:10]

    @property
    def changes(self) -> list[tuple[str, dt.date]]:
        """The day of each correction and of the withdrawal, under the key where it is written."""
        found = [("corrections", correction.date) for correction in self.corrections]
        return [*found, ("withdrawn", self.withdrawal.date)] if self.withdrawal else found

    @property
    def changed(self) -> str:
        """When it was last corrected, or withdrawn, as far as readers are told; else when it appeared."""
        days = [day for _, day in self.changes]
        if not days:
            return self.appeared
        began = max(self.appeared, f"{max(days)}T00:00:00{self.appeared[19:]}")
        # Only days are known: a second for each change, so that readers see a second one of the same day too.
        return (dt.datetime.fromisoformat(began) + dt.timedelta(seconds=len(days))).isoformat()

    def has_come(self, now: str) -> bool:
        """Date and embargo have passed at a moment, given as ISO 8601 in the site's time zone."""
        return not is_before(now, self.iso) and (not self.embargo or not is_before(now, self.embargo))


def guid(site_code: str, story_id: str) -> str:
    """A story's name for feeds and open data: permanent, whatever becomes of title and slug."""
    return f"tag:{site_code},{quote(story_id, safe=_SAFE)}"


def stem_of(story_id: str) -> str:
    """What stays of an id that nobody wrote when its file is moved to another folder."""
    return story_id.rpartition("/")[2]


def is_before(one: str, other: str) -> bool:
    """Moments compare as texts while they have one offset, which all but a few have."""
    if one[19:] == other[19:]:
        return one < other
    return dt.datetime.fromisoformat(one) < dt.datetime.fromisoformat(other)
