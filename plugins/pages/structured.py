"""What pages say of themselves in JSON-LD, for search engines; made here, so that templates only print it."""

from functools import lru_cache
from typing import Any

from msgspec import Struct, field, json

from plugins.model.html import Html
from plugins.model.site import Site
from plugins.model.story import Card, Story
from plugins.model.view import Link
from plugins.pages.views import award_text

CONTEXT = "https://schema.org"
LONGEST_HEADLINE = 110  # search engines cut what is longer
_ENCODER = json.Encoder()


class Thing(Struct, frozen=True, gc=False, omit_defaults=True):
    """A person, an organisation: who it is, and what is known of it."""

    type: str = field(name="@type")
    name: str
    url: str = ""
    award: str = ""


class NewsArticle(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="@type", tag="NewsArticle"):
    """A story; what is empty is left out."""

    context: str = field(name="@context")
    language: str = field(name="inLanguage")
    headline: str
    description: str
    url: str
    page: str = field(name="mainEntityOfPage")
    published: str = field(name="datePublished")
    modified: str = field(name="dateModified")
    section: str = field(name="articleSection")
    about: Thing
    author: Thing
    publisher: Thing
    is_free: bool = field(name="isAccessibleForFree")
    keywords: tuple[str, ...] = ()
    image: tuple[str, ...] = ()


def story_json(site: Site, story: Story, address: str, modified: str, images: tuple[str, ...]) -> Html:
    """A story as a NewsArticle about a person or an organisation."""
    card = story.card
    publisher = _publisher(site.name, site.url)
    return _block(
        NewsArticle(
            context=CONTEXT,
            language="vi",
            headline=headline_of(card.title),
            description=card.summary,
            url=address,
            page=address,
            published=card.iso,
            modified=modified,
            section=card.field.name,
            about=_about(card),
            author=Thing("Person", story.author) if story.author else publisher,
            publisher=publisher,
            is_free=True,
            keywords=story.tags,
            image=images,
        )
    )


@lru_cache(maxsize=8)
def _publisher(name: str, url: str) -> Thing:
    return Thing("GovernmentOrganization", name, f"{url}/")


def _about(card: Card) -> Thing:
    kind = "Person" if card.subject.kind == "ca-nhan" else "Organization"
    return Thing(kind, card.subject.name, award=award_text(card))


def headline_of(title: str) -> str:
    """The title, cut after a word where it is too long."""
    if len(title) <= LONGEST_HEADLINE:
        return title
    return f"{title[:LONGEST_HEADLINE].rpartition(' ')[0] or title[: LONGEST_HEADLINE - 1]}…"


def home_json(site: Site) -> Html:
    """The organisation, and its site with the way to search it."""
    url = f"{site.url}/"
    organisation = _organisation(site.name, site.managing_body, site.address)
    contact = {"telephone": site.phone, "email": site.email, "url": url}
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{url}tim-kiem/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    website: dict[str, Any] = {
        "@type": "WebSite",
        "@id": f"{url}#site",
        "name": site.name,
        "alternateName": site.short,
        "url": url,
    }
    website |= {"inLanguage": "vi", "publisher": {"@id": f"{url}#organisation"}, "potentialAction": search}
    whole = [{**organisation, "@id": f"{url}#organisation", **contact}, website]
    return _block({"@context": CONTEXT, "@graph": [{k: v for k, v in part.items() if v} for part in whole]})


def english_json(site: Site) -> Html:
    """The organisation by its English name."""
    own = site.english
    if own is None:
        return Html("")
    told = _organisation(own.name, own.managing_body, own.address)
    contact = {"description": own.about, "telephone": site.phone, "email": site.email, "url": f"{site.url}/"}
    whole = {"@context": CONTEXT, **told, "alternateName": site.name, **contact}
    return _block({key: value for key, value in whole.items() if value})


def _organisation(name: str, parent: str, address: str) -> dict[str, Any]:
    above = {"@type": "GovernmentOrganization", "name": parent} if parent else None
    where = {"@type": "PostalAddress", "streetAddress": address, "addressCountry": "VN"} if address else None
    return {"@type": "GovernmentOrganization", "name": name, "parentOrganization": above, "address": where}


def crumbs_json(url: str, crumbs: tuple[Link, ...], title: str) -> Html:
    """The way down to a page, and the page itself at its end."""
    return Html(f"{_way(url, crumbs)}{_text({'@type': 'ListItem', 'position': len(crumbs) + 1, 'name': title})}]}}")


@lru_cache(maxsize=4096)
def _way(url: str, crumbs: tuple[Link, ...]) -> str:
    """The same for all pages of one place, and open at its end."""
    items = [
        {"@type": "ListItem", "position": place, "name": link.text, "item": f"{url}/{link.href}"}
        for place, link in enumerate(crumbs, 1)
    ]
    return _text({"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items})[:-2] + ","


def _block(value: object) -> Html:
    return Html(_text(value))


def _text(value: object) -> str:
    """JSON that cannot end the block it stands in."""
    return _ENCODER.encode(value).decode().replace("<", "\\u003c").replace("&", "\\u0026")
