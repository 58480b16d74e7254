"""Which feeds there are, and which stories each tells: everything, each outlet, movement, field and unit."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from plugins.intake.body import Body
from plugins.intake.origin import Library, Origin
from plugins.model.catalogue import Bodiless, Catalogue, Fact, Key, Stories
from plugins.model.page import Chapter, Page, Section, Texts
from plugins.model.poster import cover_of
from plugins.model.registries import Registries
from plugins.model.site import Site
from plugins.model.story import Story
from plugins.press.feed import Channel, Feed, FeedGroups, FeedItem
from plugins.press.items import item_of, kept_item_of

NEWEST = 50  # items of a feed
PAGE = 25  # stories of an archive: half a feed, so that the archives and the rest of a feed always meet
WITHDRAWN_DAYS = 30  # so long a feed says that a story was withdrawn
ENCLOSURES = {"radio": ("audio", "video"), "television": ("video", "audio")}  # by an outlet's medium
SHELF = 20  # archives that are planned together
OUTLET = "bao-chi"
EVERYTHING, ALL = ("", ""), "feeds/all"


class Bodies(dict[str, tuple[Body, tuple[tuple[str, str], ...]]]):
    """The bodies of some stories by path, each with the targets of its links. It is known by these; the texts are told
    as read, so that a body makes anew the feeds that tell it, and nothing is planned for it."""

    digest: bytes

    @property
    def read(self) -> Texts:
        return tuple((path, body.text) for path, (body, _) in self.items())


def bodies_of(stories: Stories, library: Library) -> Bodies:
    links = ((story, tuple(library.targets_of(story).value.items())) for story in stories)
    found = Bodies((story.path, (library.body(story), leads)) for story, leads in links)
    found.digest = library.digest
    return found


class Extent(Struct, frozen=True):
    """How much a feed tells: all that there is, or after how many archives it goes on."""

    is_complete: bool
    archives: int = 0


def feeds_of(registries: Registries, with_pictures: bool) -> FeedGroups:
    """Every feed, also of those that have no story yet: a subscriber may come before the first."""
    site = registries.site.name
    outlets = (
        Feed(
            (OUTLET, o.code),
            f"feeds/{o.code}",
            o.name,
            f"{o.name} – {site}",
            f"bao-chi/{o.code}/",
            ENCLOSURES.get(o.medium, ()),
            cover_of(o.name, site).path if with_pictures and o.is_on_air else "",
        )
        for o in registries.outlets
    )
    groups = [
        ("Tất cả các bài", (Feed(EVERYTHING, ALL, "Tất cả các bài", site, ""),)),
        ("Theo cơ quan báo chí", tuple(outlets)),
    ]
    kinds = (
        ("Theo phong trào", "phong-trao", registries.movements),
        ("Theo lĩnh vực", "linh-vuc", registries.fields),
        ("Theo đơn vị", "don-vi", registries.units),
    )
    for title, kind, entries in kinds:
        named = ((e.code, f"{kind}/{e.code}", e.name) for e in entries)
        feeds = (Feed((kind, c), f"feeds/{path}", name, f"{name} – {site}", f"{path}/") for c, path, name in named)
        groups.append((title, tuple(feeds)))
    return tuple((title, feeds) for title, feeds in groups if feeds)


def feed_chapters(catalogue: Catalogue, origin: Origin) -> list[Chapter]:
    """The feeds, which know the bodies that they tell by having read them; and the archives of the feed of everything,
    some in a chapter, so that a body is looked for in its own only."""
    ordered, count = catalogue.by_appearance, _archives(catalogue)
    chapters = [Chapter("feeds", feed_sections, (Fact(count), catalogue, origin))]
    for number in range(0, count, SHELF):
        shelf = Stories(ordered[number * PAGE : min(number + SHELF, count) * PAGE])
        name = f"feed archives {number}"
        chapters.append(Chapter(name, archive_sections, (Fact(number), shelf, catalogue, origin)))
    return chapters


def _archives(catalogue: Catalogue) -> int:
    """How many there are of the feed of everything: none where that tells all."""
    newest = [*islice(reversed(catalogue.by_appearance), NEWEST + 1)]
    _, is_complete = told_in(newest, withdrawn_lately(catalogue))
    return 0 if is_complete else len(catalogue.by_appearance) // PAGE


def feed_sections(archives: Fact, catalogue: Catalogue, origin: Origin) -> list[Section]:
    """A section for each feed; that of everything leads on to its archives."""
    site, newest = Fact(catalogue.registries.site), Newest(catalogue)
    gone = withdrawn_lately(catalogue)
    sections = []
    for feed in (feed for _, feeds in feeds_of(catalogue.registries, origin.with_pictures) for feed in feeds):
        told, is_complete = told_in(newest.of(feed.key), [story for story in gone if tells(feed.key, story)])
        extent = Fact(Extent(is_complete, archives.value if feed.key == EVERYTHING else 0))
        sections.append(
            Section(f"feed {feed.path}", plan_feed, (site, Fact(feed), extent, told, Library(told, origin)))
        )
    return sections


def archive_sections(before: Fact, shelf: Stories, catalogue: Catalogue, origin: Origin) -> list[Section]:
    """So many stories as fill pages, after so many pages before."""
    site = Fact(catalogue.registries.site)
    return [Section(f"feed archives {before.value}", plan_archives, (site, before, shelf, Library(shelf, origin)))]


class Newest:
    """The newest stories of each feed, by when readers could see them: no subscriber misses an embargoed one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.groups, self.ordered = catalogue.cards_by_entry, catalogue.by_appearance
        self.late = [s for s in self.ordered if s.embargo]
        self.by_slug = {story.slug: story for story in self.ordered}

    def of(self, key: Key) -> list[Story]:
        """One more than a feed holds, if there are so many."""
        if key == EVERYTHING or key[0] == OUTLET:
            return list(islice((s for s in reversed(self.ordered) if tells(key, s)), NEWEST + 1))
        found = {c.slug: self.by_slug[c.slug] for c in self.groups.get(key, ())[-NEWEST - 1 :]}
        found |= {s.slug: s for s in self.late if tells(key, s)}
        return sorted(found.values(), key=_order, reverse=True)[: NEWEST + 1]


def tells(key: Key, story: Story) -> bool:
    """Whether a feed is of such stories."""
    kind, code = key
    if kind == OUTLET:
        return not story.outlets or code in story.outlets
    card = story.card
    named = {"linh-vuc": (card.field,), "phong-trao": card.movements, "don-vi": card.units}
    return key == EVERYTHING or any(entry.code == code for entry in named[kind])


def _order(story: Story) -> tuple[str, str]:
    return story.appeared, story.slug


def withdrawn_lately(catalogue: Catalogue) -> list[Story]:
    """Those of which feeds still tell, the last one first."""
    since = catalogue.today - timedelta(days=WITHDRAWN_DAYS)
    lately = [s for s in catalogue.withdrawn if _withdrawn_on(s) > since]
    return sorted(lately, key=lambda s: (_withdrawn_on(s), s.slug), reverse=True)


def _withdrawn_on(story: Story) -> date:
    return story.withdrawal.date if story.withdrawal else date.min


def told_in(newest: Sequence[Story], gone: Sequence[Story]) -> tuple[Bodiless, bool]:
    """What a feed tells, newest first, and whether that is all. Withdrawals have their place among the fifty; each is
    told, however many there are, and beside them so many stories that the archives follow without a gap."""
    shown = newest[: max(NEWEST - len(gone), PAGE)]
    return Bodiless(sorted((*shown, *gone), key=_order, reverse=True)), len(shown) == len(newest)


def plan_feed(site: Fact, feed: Fact, extent: Fact, told: Bodiless, library: Library) -> list[Page]:
    """The same items in each format."""
    path, bodies = feed.value.path, bodies_of(told, library)
    inputs = (site, feed, extent, told, bodies)
    views = {"xml": rss_view, "atom": atom_view, "json": json_view}
    return [Page(f"{path}.{ending}", view, inputs, near=path, reader=bodies) for ending, view in views.items()]


def plan_archives(site: Fact, before: Fact, stories: Stories, library: Library) -> list[Page]:
    pages = []
    for number in range(len(stories) // PAGE):
        shown = Stories(stories[number * PAGE : (number + 1) * PAGE])
        here = before.value + number + 1
        path = f"feeds/trang-{here}"
        pages.append(
            Page(f"{path}.atom", archive_view, (site, Fact(here), shown, bodies_of(shown, library)), near=path)
        )
    return pages


# feedgen and lxml are slow to load, and most builds make few feeds


def rss_view(site: Fact, feed: Fact, extent: Fact, told: Stories, bodies: Bodies) -> bytes:
    from plugins.press.xml_feed import rss_bytes

    items = items_of(site.value, told, bodies)
    return rss_bytes(channel_of(site.value, feed.value, extent.value, items), items)


def atom_view(site: Fact, feed: Fact, extent: Fact, told: Stories, bodies: Bodies) -> bytes:
    from plugins.press.xml_feed import atom_bytes

    items = items_of(site.value, told, bodies)
    return atom_bytes(channel_of(site.value, feed.value, extent.value, items), items)


def json_view(site: Fact, feed: Fact, extent: Fact, told: Stories, bodies: Bodies) -> bytes:
    from plugins.press.json_feed import json_bytes

    items = items_of(site.value, told, bodies)
    return json_bytes(channel_of(site.value, feed.value, extent.value, items), items)


def archive_view(site: Fact, number: Fact, stories: Stories, bodies: Bodies) -> bytes:
    """RFC 5005: a page that is full changes only when one of its own stories does, so it does not name the next."""
    from plugins.press.xml_feed import atom_bytes

    who, here = site.value, number.value
    items = [item_of(who, story, *bodies[story.path]) for story in reversed(stories)]
    own = Feed(EVERYTHING, f"feeds/trang-{here}", "", f"{who.name} – Lưu trữ {here}", "")
    channel = channel_of(who, own, Extent(is_complete=False, archives=here - 1), items)
    return atom_bytes(replace(channel, is_archive=True, current=f"{who.url}/{ALL}.atom"), items)


def items_of(site: Site, stories: Stories, bodies: Bodies) -> list[FeedItem]:
    return [kept_item_of(site, story, *bodies[story.path]) for story in stories]


def channel_of(site: Site, feed: Feed, extent: Extent, items: list[FeedItem]) -> Channel:
    """What a feed says of itself; without items it was last changed before all."""
    return Channel(
        title=feed.title,
        link=f"{site.url}/{feed.page}",
        description=f"Gương người tốt, việc tốt, điển hình tiên tiến do {site.name} giới thiệu.",
        address=f"{site.url}/{feed.path}",
        updated=max((i.changed for i in items), default=datetime(2000, 1, 1, tzinfo=site.zone)),
        publisher=site.name,
        rights=f"© {site.name}. {site.usage_terms}",
        email=site.email,
        hub=site.hub,
        enclosures=feed.media,
        cover=f"{site.url}/{feed.cover}" if feed.cover else "",
        is_complete=extent.is_complete,
        archive=f"{site.url}/feeds/trang-{extent.archives}.atom" if extent.archives else "",
    )
