"""Feeds of full texts: everything, and each movement."""

from datetime import datetime, timedelta

from plugins.intake.body import Body
from plugins.intake.links import Links
from plugins.model.award import LEVELS, NO_LEVEL
from plugins.model.catalogue import Catalogue, Fact, Stories
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.model.story import Story, guid
from plugins.press.feed import Channel, FeedItem

NEWEST = 50
WITHDRAWN_DAYS = 30  # so long a feed says that a story was withdrawn


class Bodies(dict[str, tuple[Body, dict[str, str]]]):
    """The bodies of some stories by their path, each with the targets of its links."""

    @property
    def digest(self) -> bytes:
        parts = [
            path.encode() + body.digest + repr(sorted(links.items())).encode() for path, (body, links) in self.items()
        ]
        return digest_of_bytes(*parts)


def feed_sections(catalogue: Catalogue, root: str, engine: str, links: Links) -> list[Section]:
    """A section for each feed."""
    site = catalogue.registries.site
    by_movement: dict[str, list[Story]] = {}
    for story in catalogue.stories:
        for movement in story.card.movements:
            by_movement.setdefault(movement.code, []).append(story)
    feeds = [("feeds/all.xml", site.name, "", list(catalogue.stories))]
    feeds += [
        (
            f"feeds/phong-trao/{m.code}.xml",
            f"{m.name} – {site.name}",
            f"phong-trao/{m.code}/",
            by_movement.get(m.code, []),
        )
        for m in catalogue.registries.movements
    ]
    gone = Stories(s for s in catalogue.withdrawn if _still_told(s, catalogue.now))
    return [_section(catalogue, feed, gone, (root, engine, links)) for feed in feeds]


def _section(
    catalogue: Catalogue, feed: tuple[str, str, str, list[Story]], gone: Stories, where: tuple[str, str, Links]
) -> Section:
    path, title, page, stories = feed
    root, engine, links = where
    shown = Stories(reversed(stories[-NEWEST:]))
    bodies = Bodies({s.path: (Body(root, s.path, engine, s.body), links.resolved(s.links, s.path)) for s in shown})
    code = page.split("/")[1] if page else ""
    told = Stories(s for s in gone if not code or code in {m.code for m in s.card.movements})
    inputs = (Fact(catalogue.registries.site), Fact((path, title, page)), shown, told, bodies)
    return Section(f"feed {path}", plan_feed, inputs)


def _still_told(story: Story, now: datetime) -> bool:
    return story.withdrawal is not None and now.date() < story.withdrawal.date + timedelta(days=WITHDRAWN_DAYS)


def plan_feed(site: Fact, feed: Fact, shown: Stories, gone: Stories, bodies: Bodies) -> list[Page]:
    return [Page(feed.value[0], feed_bytes, (site, feed, shown, gone, bodies))]


def feed_bytes(site: Fact, feed: Fact, shown: Stories, gone: Stories, bodies: Bodies) -> bytes:
    who: Site = site.value
    path, title, page = feed.value
    items = [_item(who, s, *bodies[s.path]) for s in shown] + [_gone_item(who, s) for s in gone]
    items.sort(key=lambda i: (i.published, i.guid), reverse=True)
    channel = Channel(
        title=title,
        link=f"{who.url}/{page}",
        description=f"Gương người tốt, việc tốt, điển hình tiên tiến do {who.name} giới thiệu.",
        address=f"{who.url}/{path}",
        updated=max((i.published for i in items), default=datetime(2000, 1, 1, tzinfo=who.zone)),
        hub=who.hub,
    )
    from plugins.press.rss import rss_bytes  # feedgen and lxml are slow to load, and most builds make few feeds

    return rss_bytes(channel, items)


def _item(site: Site, story: Story, body: Body, links: dict[str, str]) -> FeedItem:
    card = story.card
    domains = [("linh-vuc", card.field.name), *(("phong-trao", m.name) for m in card.movements)]
    domains += [("don-vi", u.name) for u in card.units]
    if card.award_level != NO_LEVEL:
        domains.append(("cap-khen-thuong", LEVELS[card.award_level]))
    return FeedItem(
        guid=guid(site.code, story.id),
        link=f"{site.url}/guong/{card.slug}/",
        title=card.title,
        summary=card.summary,
        html=body.html(f"{site.url}/", links, {}),
        published=card.date,
        author=story.author,
        categories=tuple(domains),
    )


def _gone_item(site: Site, story: Story) -> FeedItem:
    """The same guid, so that a subscriber's copy is replaced; nothing of the story."""
    return FeedItem(
        guid=guid(site.code, story.id),
        link=f"{site.url}/guong/{story.card.slug}/",
        title="[Đã gỡ] Bài này đã được gỡ",
        summary=f"Bài này đã được gỡ. Lý do: {story.withdrawal.reason if story.withdrawal else ''}",
        html="",
        published=story.card.date,
    )
