"""Open data: every story as JSON in IPTC's ninjs 2.1, and a list of all, which is ninjs too."""

import re
from functools import cached_property
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from plugins.intake.body import Body
from plugins.model.award import LEVELS, NO_LEVEL
from plugins.model.catalogue import Catalogue, Fact, Stories
from plugins.model.digest import digest_of_bytes
from plugins.model.ninjs import NINJS, Item, Named, Rendition, Value, encoded, file_of, medium
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.model.story import Card, Ref, Story, guid
from plugins.pages.views import story_href

LIST = "du-lieu/stories.json"
_TAG = re.compile(r"<[^>]*>")


def open_data_sections(catalogue: Catalogue) -> list[Section]:
    """The list of all stories; each story's own file is planned beside its page."""
    site = Fact(catalogue.registries.site)
    return [Section("data list", plan_list, (site, Heads(map(head_of, catalogue.stories)), catalogue.withdrawn))]


class Head(Struct, frozen=True, array_like=True):
    """What the list says of a story."""

    card: Card
    id: str
    appeared: str
    changed: str


class Heads(tuple[Head, ...]):
    """The heads of all stories, oldest first."""

    @cached_property
    def digest(self) -> bytes:
        cards = b"".join([h.card.digest for h in self])
        ids = "\0".join([h.id for h in self])  # no id has a NUL, and there are as many as cards
        moments = repr([(i, h.appeared, h.changed) for i, h in enumerate(self) if h.changed != h.card.iso])
        return digest_of_bytes(cards, ids.encode(), b"\0", moments.encode())


def head_of(story: Story) -> Head:
    """Nearly all stories have neither embargo nor correction, and one moment."""
    iso = story.iso
    if not story.embargo and not story.corrections:
        return Head(story.card, story.id, iso, iso)
    return Head(story.card, story.id, story.appeared, story.changed)


def plan_list(site: Fact, heads: Heads, withdrawn: Stories) -> list[Page]:
    canceled = [Page(f"du-lieu/stories/{s.slug}.json", withdrawn_data, (site, s)) for s in withdrawn]
    return [Page(LIST, list_data, (site, heads, withdrawn)), *canceled]


def _listed(site: Site, head: Head) -> Item:
    card, data = head.card, f"{site.url}/du-lieu/stories/{head.card.slug}.json"
    return Item(
        uri=guid(site.code, head.id),
        type="text",
        pubstatus="usable",
        language="vi",
        name=head.id,
        versioncreated=head.changed,
        firstcreated=head.appeared,
        headlines=(Value(card.title),),
        descriptions=(Value(card.summary),),
        renditions=(
            Rendition("web", f"{site.url}/{story_href(card.slug)}", "text/html"),
            Rendition("ninjs", data, "application/json"),
        ),
    )


def story_data(site: Fact, story: Story, body: Body, targets: Fact) -> bytes:
    """A story's own file."""
    who, card = site.value, story.card
    html = body.html(f"{who.url}/", targets.value, dict(story.pictures))
    item = replace(
        _listed(who, head_of(story)),
        name="",
        embargoed=story.embargo,
        by=story.author,
        copyrightholder=who.name,
        usageterms=who.usage_terms,
        ednote=" ".join(f"Đính chính {c.date:%d/%m/%Y}: {c.text}" for c in story.corrections),
        bodies=(Value(html, "text/html"), Value(unescape(_TAG.sub("", html)).strip(), "text/plain")),
        subjects=_subjects(who, card),
        people=_praised(card) if card.subject.kind != "tap-the" else (),
        organisations=(*_units(who, card), *(_praised(card) if card.subject.kind == "tap-the" else ())),
        infosources=(Named(story.source, role="source"),) if story.source else (),
        associations=(*_picture(who, story), *_media(who, story)),
    )
    return file_of(item)


def _subjects(site: Site, card: Card) -> tuple[Named, ...]:
    """What the story is filed under, by the registries' codes."""
    found = [("linh-vuc", card.field), *(("phong-trao", m) for m in card.movements)]
    if card.award_level != NO_LEVEL:
        found.append(("khen-thuong", Ref(card.award_level, LEVELS[card.award_level])))
    if card.award:
        found.append(("khen-thuong", card.award))
    return tuple(_named(site, kind, entry) for kind, entry in found)


def _units(site: Site, card: Card) -> tuple[Named, ...]:
    return tuple(_named(site, "don-vi", unit) for unit in card.units)


def _named(site: Site, kind: str, entry: Ref) -> Named:
    return Named(entry.name, kind, f"{site.url}/{kind}/{entry.code}/", entry.code)


def _praised(card: Card) -> tuple[Named, ...]:
    return (Named(card.subject.name, "about", literal=card.subject.code),)


def _picture(site: Site, story: Story) -> tuple[Item, ...]:
    """The story's own picture in each width, as JPEG."""
    image = story.card.image
    if image is None:
        return ()
    sizes = ((w, f"{site.url}/{image.path(w, 'jpg')}") for w in image.widths)
    renditions = tuple(Rendition(f"{w}w", href, "image/jpeg", w, image.height_at(w)) for w, href in sizes)
    described = (Value(story.image_caption or story.card.image_alt),)
    return (
        Item(
            uri=renditions[-1].href,
            type="picture",
            name="image",
            descriptions=described,
            by=story.image_credit,
            renditions=renditions,
        ),
    )


def _media(site: Site, story: Story) -> tuple[Item, ...]:
    named = (("video", story.video), ("audio", story.audio))
    return tuple(medium(name, media, site.url) for name, media in named if media and media.type)


def withdrawn_data(site: Fact, story: Story) -> bytes:
    return file_of(replace(_canceled(site.value, story), name=""))


def _canceled(site: Site, story: Story) -> Item:
    """Nothing of the story but its id, and why it was withdrawn."""
    return Item(
        uri=guid(site.code, story.id),
        type="text",
        pubstatus="canceled",
        name=story.id,
        versioncreated=story.changed,
        ednote=story.withdrawal.reason if story.withdrawal else "",
    )


def list_data(site: Fact, heads: Heads, withdrawn: Stories) -> bytes:
    """A composite of all stories, newest first, a line each."""
    who: Site = site.value
    head = Item(uri=f"{who.url}/{LIST}", type="composite", language="vi", standard=NINJS, usageterms=who.usage_terms)
    items = [*(_listed(who, h) for h in reversed(heads)), *(_canceled(who, s) for s in withdrawn)]
    lines = b",\n".join(map(encoded, items))
    return encoded(head)[:-1] + b',"associations":[\n' + lines + b"\n]}\n"
