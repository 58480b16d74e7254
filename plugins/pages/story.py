"""The page of a story, of a withdrawn story, and of an address that a story once had."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from plugins.intake.body import Body
from plugins.intake.markdown import picture_html
from plugins.intake.origin import Library, Origin
from plugins.model.award import LEVELS, NO_LEVEL, SUBJECT_KINDS
from plugins.model.catalogue import Cards, Catalogue, Fact, Key, Month, Stories
from plugins.model.digest import digest_of_bytes
from plugins.model.html import Html
from plugins.model.page import Chapter, Page, Section
from plugins.model.poster import Poster
from plugins.model.site import Site
from plugins.model.story import STAGES, Card, Media, Story
from plugins.model.timespan import day_text
from plugins.model.view import HOME, Link, Shell
from plugins.pages.open_data import story_data
from plugins.pages.structured import story_json
from plugins.pages.views import Item, field_link, items_of, movement_links, story_href, unit_links

ROOT = "../../"  # from /guong/<slug>/
RELATED = 3
LARGE = "(min-width: 64rem) 48rem, 100vw"


class MediaView(Struct, frozen=True):
    """A video or a sound, and how long it is."""

    src: str
    local: bool
    length: str


class StoryView(Shell, frozen=True, kw_only=True):
    """All that a story's page shows."""

    status: str
    subject: str
    subject_kind: str
    stage: str
    summary: str
    day: str
    iso: str
    modified: str
    units: tuple[Link, ...]
    field: Link
    movements: tuple[Link, ...]
    award: Link | None
    level: Link | None
    decision: str
    image: Html | None
    poster: str  # its path; empty without pictures
    image_caption: str
    image_credit: str
    body: Html
    author: str
    source: str
    tags: tuple[str, ...]
    video: MediaView | None
    audio: MediaView | None
    transcript: str
    corrections: tuple[tuple[str, str], ...]
    newer: Link | None
    older: Link | None
    related: tuple[Item, ...]


class WithdrawnView(Shell, frozen=True, kw_only=True):
    """That a story was withdrawn, when and why; nothing of the story itself."""

    day: str
    reason: str


class RedirectView(Shell, frozen=True, kw_only=True):
    """Where the story that had this address now is."""

    target: Link


class Publisher(Struct, frozen=True):
    """Whose page it is, and whether posters are drawn for it."""

    site: Site
    posters: bool


class Around(Struct, frozen=True):
    """The stories next to one: in its movement, and near in field or unit."""

    newer: Card | None
    older: Card | None
    related: Cards

    @property
    def digest(self) -> bytes:
        return b"".join(c.digest if c else b"-" for c in (self.newer, self.older, *self.related))


class Neighbours:
    """Who stands next to the stories of one month, in the listings of their movement, field and unit.

    Its digest is of the month's own cards and of those at its borders in each of these listings: what comes or changes
    elsewhere leaves the month as it is."""

    def __init__(self, place: int, months: tuple[Month, ...]) -> None:
        self.month, earlier, later = months[place], months[:place][::-1], months[place + 1 :]
        keys = dict.fromkeys(key for card in self.month.cards for key in _keys(card))
        self.ends = {key: (_met(key, earlier, -1), _met(key, later, 0)) for key in keys}
        ends = (card for pair in self.ends.values() for card in pair)
        self.digest = digest_of_bytes(*[card.digest if card else b"-" for card in (*self.month.cards, *ends)])

    def around(self, card: Card) -> Around:
        """The next in the first movement, and up to three others that are next in field or unit."""
        (older, newer), *near = (self._beside(card, key) for key in _keys(card))
        related = {c.slug: c for pair in near for c in pair if c and c is not older and c is not newer}
        return Around(newer, older, Cards(tuple(related.values())[:RELATED]))

    def _beside(self, card: Card, key: Key) -> tuple[Card | None, Card | None]:
        cards, (older, newer) = self.month.groups[key], self.ends[key]
        place = bisect_left(cards, card.order, key=_order)
        return (cards[place - 1] if place else older), (cards[place + 1] if place + 1 < len(cards) else newer)


_order = attrgetter("iso", "slug")


def _met(key: Key, months: Iterable[Month], place: int) -> Card | None:
    """A listing's card at this place of the first month that has one; months beyond it are not looked at."""
    return next((month.groups[key][place] for month in months if key in month.groups), None)


def _keys(card: Card) -> tuple[Key, ...]:
    return ("phong-trao", card.movements[0].code), ("linh-vuc", card.field.code), ("don-vi", card.units[0].code)


def story_chapters(catalogue: Catalogue, origin: Origin) -> list[Chapter]:
    """A chapter a month, so that one edited story leaves the others' plan as it is."""
    chapters = [
        Chapter(f"stories {month.name}", story_sections, (Fact(place), month.stories, catalogue, origin))
        for place, month in enumerate(catalogue.months)
    ]
    return [*chapters, Chapter("stories gone", gone_sections, (catalogue,))]


def story_sections(place: Fact, stories: Stories, catalogue: Catalogue, origin: Origin) -> list[Section]:
    """`stories` are the month's at this place, with their bodies, which the catalogue does not tell apart."""
    publisher = Fact(Publisher(catalogue.registries.site, origin.with_pictures))
    inputs = (stories, Neighbours(place.value, catalogue.months), Library(stories, origin), publisher)
    return [Section(f"stories {catalogue.months[place.value].name}", plan_stories, inputs)]


def gone_sections(catalogue: Catalogue) -> list[Section]:
    """Of a withdrawn story nothing is shown, and of one that moved only where it is: no body."""
    every = (*catalogue.stories, *catalogue.withdrawn)
    gone = Stories(s for s in every if s.redirect_from or s.status == "withdrawn")
    return [Section("stories gone", plan_gone, (gone,))]


def plan_stories(stories: Stories, neighbours: Neighbours, library: Library, publisher: Fact) -> list[Page]:
    """Each story's page, and beside it its file of open data, which shares the body."""
    pages, site = [], Fact(publisher.value.site)
    for story in stories:
        slug, body, targets = story.slug, library.body(story), library.targets_of(story)
        shows = (publisher, story, body, neighbours.around(story.card), targets)
        pages.append(Page(f"guong/{slug}/index.html", story_view, shows, "story.html", story.iso))
        pages.append(Page(f"du-lieu/stories/{slug}.json", story_data, (site, story, body, targets), near=story.iso))
    return pages


def plan_gone(stories: Stories) -> list[Page]:
    """Pages at addresses where a story no longer is."""
    pages = []
    for story in stories:
        gone = story.status == "withdrawn"
        for slug in (story.slug, *story.redirect_from) if gone else story.redirect_from:
            view, template = (withdrawn_view, "withdrawn.html") if gone else (redirect_view, "redirect.html")
            pages.append(Page(f"guong/{slug}/index.html", view, (Fact(slug), story), template))
    return pages


def story_view(publisher: Fact, story: Story, body: Body, around: Around, targets: Fact) -> StoryView:
    """What the page of a story shows."""
    card = story.card
    image, modified, movements = card.image, story.changed, movement_links(card)
    poster = poster_of(publisher.value.site, card).path if publisher.value.posters else ""
    return StoryView(
        title=card.title,
        path=story_href(card.slug),
        section="phong-trao",
        description=card.summary,
        crumbs=(HOME, Link("phong-trao/", "Phong trào"), movements[0]),
        status=story.status,
        subject=card.subject.name,
        subject_kind=SUBJECT_KINDS[card.subject.kind],
        stage=STAGES[card.stage],
        summary=card.summary,
        day=day_text(card.date),
        iso=card.iso,
        modified=modified,
        units=unit_links(card),
        field=field_link(card.field),
        movements=movements,
        award=Link(f"khen-thuong/{card.award.code}/", card.award.name) if card.award else None,
        level=_level(card),
        decision=decision_text(story),
        image=Html(picture_html(image, card.image_alt, ROOT, LARGE).replace(' loading="lazy"', "")) if image else None,
        poster=poster,
        image_caption=story.image_caption,
        image_credit=story.image_credit,
        body=Html(body.html(ROOT, targets.value, dict(story.pictures))),
        author=story.author,
        source=story.source,
        tags=story.tags,
        video=media_view(story.video),
        audio=media_view(story.audio),
        transcript=story.transcript,
        corrections=tuple((day_text(c.date), c.text) for c in story.corrections),
        newer=_link(around.newer),
        older=_link(around.older),
        related=items_of(around.related),
        json_ld=_json(publisher.value.site, story, modified, poster),
    )


def _json(site: Site, story: Story, modified: str, poster: str) -> Html:
    """With the story's own picture, else its poster."""
    image = story.card.image
    shown = image.path(image.widths[-1], "jpg") if image else poster
    images = (f"{site.url}/{shown}",) if shown else ()
    return story_json(site, story, f"{site.url}/{story_href(story.slug)}", modified, images)


def poster_of(site: Site, card: Card) -> Poster:
    """What is drawn for a story that is shown elsewhere."""
    who = f"{SUBJECT_KINDS[card.subject.kind]}: {card.subject.name}"
    return Poster(card.slug, card.title, who, site.name, card.image)


def _level(card: Card) -> Link | None:
    return None if card.award_level == NO_LEVEL else Link(f"khen-thuong/{card.award_level}/", LEVELS[card.award_level])


def _link(card: Card | None) -> Link | None:
    return Link(story_href(card.slug), card.title) if card else None


def decision_text(story: Story) -> str:
    """The decision as one phrase, in its own wording."""
    decision = story.decision
    if decision is None:
        return ""
    when = f"ngày {day_text(decision.date)}" if decision.date else ""
    issuer = f"của {decision.issuer}" if decision.issuer else ""
    number = f"số {decision.number}" if decision.number else ""
    return " ".join(part for part in ("Quyết định", number, when, issuer) if part)


def media_view(media: Media | None) -> MediaView | None:
    if media is None:
        return None
    minutes, seconds = divmod(media.seconds, 60)
    return MediaView(
        f"tep/{media.src}" if media.local else media.src,
        media.local,
        f"{minutes} phút {seconds:02} giây" if media.seconds else "",
    )


def withdrawn_view(slug: Fact, story: Story) -> WithdrawnView:
    gone = story.withdrawal
    return WithdrawnView(
        title="Bài đã được gỡ",
        path=story_href(slug.value),
        crumbs=(HOME,),
        day=day_text(gone.date) if gone else "",
        reason=gone.reason if gone else "",
    )


def redirect_view(slug: Fact, story: Story) -> RedirectView:
    target = Link(story_href(story.slug), story.card.title)
    return RedirectView(title="Bài đã chuyển địa chỉ", path=story_href(slug.value), target=target)
