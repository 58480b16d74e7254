"""Open data: every story as JSON in the shape of IPTC ninjs, and a list of all."""

from datetime import date
from functools import cached_property

from msgspec import Struct, json
from msgspec.structs import asdict

from plugins.intake.body import Body
from plugins.model.award import LEVELS, NO_LEVEL
from plugins.model.catalogue import Catalogue, Fact, Stories
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.model.story import Card, Story, guid
from plugins.pages.views import story_href

_ENCODER = json.Encoder()


def open_data_sections(catalogue: Catalogue) -> list[Section]:
    """The list of all stories; each story's own file is planned beside its page."""
    site = Fact(catalogue.registries.site)
    return [Section("data list", plan_list, (site, Heads(map(head_of, catalogue.stories)), catalogue.withdrawn))]


class Head(Struct, frozen=True, array_like=True):
    """What the list says of a story."""

    card: Card
    id: str
    corrected: date | None


class Heads(tuple[Head, ...]):
    """The heads of all stories, oldest first."""

    @cached_property
    def digest(self) -> bytes:
        cards = b"".join([h.card.digest for h in self])
        ids = "\0".join([h.id for h in self])  # no id has a NUL, and there are as many as cards
        corrected = repr([(place, h.corrected) for place, h in enumerate(self) if h.corrected])
        return digest_of_bytes(cards, ids.encode(), b"\0", corrected.encode())


def head_of(story: Story) -> Head:
    return Head(story.card, story.id, story.corrections[-1].date if story.corrections else None)


def plan_list(site: Fact, heads: Heads, withdrawn: Stories) -> list[Page]:
    canceled = [Page(f"du-lieu/stories/{s.card.slug}.json", withdrawn_data, (site, s)) for s in withdrawn]
    return [Page("du-lieu/stories.json", list_data, (site, heads, withdrawn)), *canceled]


class Item(Struct, frozen=True, gc=False):
    """What ninjs says of every story, withdrawn ones left aside."""

    uri: str
    versioncreated: str
    firstcreated: str
    headline: str
    description_text: str
    link: str
    type: str = "text"
    mimetype: str = "text/html"
    language: str = "vi"
    pubstatus: str = "usable"


def _item(site: Site, head: Head) -> Item:
    card = head.card
    return Item(
        uri=guid(site.code, head.id),
        versioncreated=_version(head),
        firstcreated=card.iso,
        headline=card.title,
        description_text=card.summary,
        link=f"{site.url}/{story_href(card.slug)}",
    )


def _version(head: Head) -> str:
    """The day of the last correction, where there is one after the story's own date."""
    if head.corrected is None or head.corrected <= head.card.date.date():
        return head.card.iso
    return head.corrected.isoformat()


def modified_of(story: Story) -> str:
    """When the story was last changed, as far as readers are told."""
    return _version(head_of(story))


def story_data(site: Fact, story: Story, body: Body, targets: Fact) -> bytes:
    card = story.card
    url = site.value.url
    data = asdict(_item(site.value, head_of(story))) | {
        "byline": story.author,
        "source": story.source,
        "copyrightholder": site.value.name,
        "body_html": body.html(f"{url}/", targets.value, dict(story.pictures)),
        "subject": [
            {"name": card.field.name, "code": card.field.code, "scheme": "linh-vuc"},
            *({"name": m.name, "code": m.code, "scheme": "phong-trao"} for m in card.movements),
        ],
        "organisation": [{"name": u.name, "code": u.code, "rel": "don-vi"} for u in card.units],
        "person" if card.subject.kind == "ca-nhan" else "object": [
            {"name": card.subject.name, "rel": card.subject.kind}
        ],
        "award": _award(story),
        "ednote": " ".join(f"Đính chính {c.date:%d/%m/%Y}: {c.text}" for c in story.corrections),
    }
    if card.image:
        width = card.image.widths[-1]
        data["associations"] = [
            {
                "type": "picture",
                "href": f"{url}/{card.image.path(width, 'jpg')}",
                "width": width,
                "height": card.image.height_at(width),
                "description_text": story.image_caption or card.image_alt,
                "byline": story.image_credit,
            }
        ]
    return _ENCODER.encode({key: value for key, value in data.items() if value not in ("", None)}) + b"\n"


def _award(story: Story) -> dict[str, str] | None:
    card = story.card
    if card.award_level == NO_LEVEL:
        return None
    found = {"level": card.award_level, "level_name": LEVELS[card.award_level]}
    return found | ({"code": card.award.code, "name": card.award.name} if card.award else {})


def withdrawn_data(site: Fact, story: Story) -> bytes:
    return _ENCODER.encode(_canceled(site, story)) + b"\n"


def _canceled(site: Fact, story: Story) -> dict[str, object]:
    gone = story.withdrawal
    return {
        "uri": guid(site.value.code, story.id),
        "type": "text",
        "pubstatus": "canceled",
        "versioncreated": gone.date.isoformat() if gone else "",
        "ednote": gone.reason if gone else "",
    }


def list_data(site: Fact, heads: Heads, withdrawn: Stories) -> bytes:
    who: Site = site.value
    items = [*(_item(who, h) for h in reversed(heads)), *(_canceled(site, s) for s in withdrawn)]
    lines = b",\n".join(map(_ENCODER.encode, items))
    return b'{"type":"composite","language":"vi","items":[\n' + lines + b"\n]}\n"
