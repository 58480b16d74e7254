"""From a story to an item of a feed: the whole text with absolute addresses, or that it was withdrawn."""

import re
from datetime import datetime
from functools import lru_cache
from html import escape

from plugins.intake.body import Body
from plugins.model.award import LEVELS, NO_LEVEL
from plugins.model.site import Site
from plugins.model.story import Story, guid
from plugins.model.text import without_forbidden
from plugins.press.feed import Category, FeedItem, FeedMedia, FeedPicture

_PICTURE = re.compile(r'<picture>.*?(<img src="[^"]*")[^>]*?( width="\d+" height="\d+" alt="[^"]*")[^>]*></picture>')
Links = tuple[tuple[str, str], ...]


def item_of(site: Site, story: Story, body: Body, links: Links) -> FeedItem:
    card = story.card
    address = f"{site.url}/guong/{card.slug}/"
    if story.status == "withdrawn":
        return _notice(site, story, address)
    return FeedItem(
        guid=guid(site.code, story.id),
        link=address,
        title=without_forbidden(card.title),
        summary=without_forbidden(card.summary),
        html=without_forbidden(
            _corrections(story) + _html(body.html(f"{site.url}/", dict(links), dict(story.pictures)), address)
        ),
        published=datetime.fromisoformat(story.appeared),
        changed=datetime.fromisoformat(story.changed),
        author=without_forbidden(story.author),
        source=without_forbidden(story.source),
        corrections=story.corrections,
        categories=_categories(site, story),
        picture=_picture(site, story),
        media=_media(site, story),
    )


kept_item_of = lru_cache(maxsize=256)(item_of)  # for feeds: an item stands in some of them, in three formats each


def _html(html: str, address: str) -> str:
    """Pictures in the form that every reader of feeds shows, and footnotes that lead to the story's page. Where the
    site is built without pictures, one leaves an empty paragraph."""
    if "<picture>" in html:
        html = _PICTURE.sub(r"\1\2>", html)
    return html.replace("<p></p>\n", "").replace('href="#', f'href="{address}#')


def _corrections(story: Story) -> str:
    """Before the text, as whoever has printed it must see them."""
    told = ((f"{c.date:%d/%m/%Y}", escape(c.text, quote=False)) for c in story.corrections)
    return "".join(f"<p><strong>Đính chính ngày {day}:</strong> {text}</p>\n" for day, text in told)


def _notice(site: Site, story: Story, address: str) -> FeedItem:
    """The same guid, so that a subscriber's copy is replaced; nothing of the story."""
    reason = story.withdrawal.reason if story.withdrawal else ""
    return FeedItem(
        guid=guid(site.code, story.id),
        link=address,
        title="[Đã gỡ] Bài này đã được gỡ",
        summary=without_forbidden(f"Bài này đã được gỡ. Lý do: {reason}"),
        html="",
        published=datetime.fromisoformat(story.appeared),
        changed=datetime.fromisoformat(story.changed),
        withdrawn=True,
    )


def _categories(site: Site, story: Story) -> tuple[Category, ...]:
    card = story.card
    found = [("linh-vuc", card.field.code, card.field.name)]
    found += [("phong-trao", m.code, m.name) for m in card.movements]
    found += [("don-vi", u.code, u.name) for u in card.units]
    if card.award_level != NO_LEVEL:
        found.append(("khen-thuong", card.award_level, LEVELS[card.award_level]))
    return tuple(_category(site.url, *filed) for filed in found)


@lru_cache(maxsize=1024)
def _category(site_url: str, domain: str, code: str, name: str) -> Category:
    return Category(domain, f"{site_url}/{domain}/", code, without_forbidden(name))


def _picture(site: Site, story: Story) -> FeedPicture | None:
    image = story.card.image
    if image is None:
        return None
    width = image.widths[-1]
    address = f"{site.url}/{image.path(width, 'jpg')}"
    description = without_forbidden(story.image_caption or story.card.image_alt)
    return FeedPicture(address, width, image.height_at(width), description, without_forbidden(story.image_credit))


def _media(site: Site, story: Story) -> tuple[FeedMedia, ...]:
    """Those whose type is known: a page that plays a film is no file to take."""
    return tuple(
        FeedMedia(m.address(site.url), m.type, m.bytes, m.seconds) for m in (story.video, story.audio) if m and m.type
    )
