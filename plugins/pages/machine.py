"""Files for machines: XML sitemaps, robots.txt, the web manifest."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import json

from plugins.model.catalogue import Cards, Catalogue, Fact, Stories
from plugins.model.page import Chapter, Page, Section, chapter_of
from plugins.model.site import THEME_LOGO, Site
from plugins.model.story import Card
from plugins.model.view import PRESS, TRACKER
from plugins.pages.english import PATH as ENGLISH
from plugins.pages.listing import KINDS, entries_of
from plugins.pages.views import story_href

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
NEWS_DAYS = 2  # a news sitemap lists what is at most two days old


def machine_sections(catalogue: Catalogue) -> list[Section]:
    """A sitemap for each month of stories, one for the other pages, and an index of them."""
    site = Fact(catalogue.registries.site)
    months = catalogue.months
    sections = [Section(f"sitemap {m.name}", plan_month, (site, Fact(m.name), m.cards)) for m in months]
    others = Fact(_other_pages(catalogue))
    sections.append(Section("sitemap index", plan_index, (site, Fact(tuple(m.name for m in months)), others)))
    sections.append(Section("robots and manifest", plan_manifest, (site,)))
    return sections


def news_chapter(catalogue: Catalogue) -> Chapter:
    """The one file that every hour may change."""
    recent = catalogue.now - timedelta(days=NEWS_DAYS)
    site, news = Fact(catalogue.registries.site), Cards(_since(catalogue.stories, recent))
    return chapter_of("sitemap news", Section("sitemap news", plan_news, (site, news)))


def _since(stories: Stories, moment: datetime) -> list[Card]:
    found: list[Card] = []
    for story in reversed(stories):
        if story.card.date < moment:
            break
        found.append(story.card)
    return found


def _other_pages(catalogue: Catalogue) -> tuple[str, ...]:
    """Every address that is neither a story nor a numbered page; a listing without stories is not worth a visit."""
    lists = [
        f"{k.base}/{e.code}/"
        for k in KINDS
        for e in entries_of(k.base, catalogue.registries)
        if (k.base, e.code) in catalogue.cards_by_entry
    ]
    indexes = [f"{k.base}/" for k in KINDS]
    english = (ENGLISH,) if catalogue.registries.site.english else ()
    return (
        "",
        *english,
        "luu-tru/",
        "so-do-trang/",
        TRACKER.href,
        PRESS.href,
        *(f"{PRESS.href}{o.code}/" for o in catalogue.registries.outlets),
        *(f"{p.slug}/" for p in catalogue.pages),
        *indexes,
        *lists,
    )


def plan_month(site: Fact, month: Fact, cards: Cards) -> list[Page]:
    return [Page(f"sitemap-{month.value}.xml", month_sitemap, (site, cards))]


def plan_index(site: Fact, months: Fact, others: Fact) -> list[Page]:
    return [
        Page("sitemap.xml", sitemap_index, (site, months)),
        Page("sitemap-trang.xml", page_sitemap, (site, others)),
    ]


def plan_news(site: Fact, cards: Cards) -> list[Page]:
    return [Page("news-sitemap.xml", news_sitemap, (site, cards))]


def plan_manifest(site: Fact) -> list[Page]:
    return [Page("robots.txt", robots, (site,)), Page("site.webmanifest", manifest, (site,))]


def xml_bytes(root: Element) -> bytes:
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _urlset(addresses: list[tuple[str, str]]) -> Element:
    root = Element("urlset", xmlns=SITEMAP)
    for address, modified in addresses:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = address
        if modified:
            SubElement(url, "lastmod").text = modified
    return root


def month_sitemap(site: Fact, cards: Cards) -> bytes:
    url = site.value.url
    return xml_bytes(_urlset([(f"{url}/{story_href(c.slug)}", c.iso) for c in reversed(cards)]))


def page_sitemap(site: Fact, others: Fact) -> bytes:
    return xml_bytes(_urlset([(f"{site.value.url}/{path}", "") for path in others.value]))


def sitemap_index(site: Fact, months: Fact) -> bytes:
    root = Element("sitemapindex", xmlns=SITEMAP)
    for name in ("trang", *sorted(months.value, reverse=True)):
        entry = SubElement(root, "sitemap")
        SubElement(entry, "loc").text = f"{site.value.url}/sitemap-{name}.xml"
    return xml_bytes(root)


def news_sitemap(site: Fact, cards: Cards) -> bytes:
    who: Site = site.value
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    for card in cards:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = f"{who.url}/{story_href(card.slug)}"
        news = SubElement(url, "news:news")
        publication = SubElement(news, "news:publication")
        SubElement(publication, "news:name").text = who.name
        SubElement(publication, "news:language").text = "vi"
        SubElement(news, "news:publication_date").text = card.iso
        SubElement(news, "news:title").text = card.title
    return xml_bytes(root)


def robots(site: Fact) -> bytes:
    sitemaps = "".join(f"Sitemap: {site.value.url}/{name}.xml\n" for name in ("sitemap", "news-sitemap"))
    return f"User-agent: *\nAllow: /\n{sitemaps}".encode()


def manifest(site: Fact) -> bytes:
    who: Site = site.value
    mark = who.logo or THEME_LOGO
    sizes = {"sizes": "any"} if mark.path.endswith(".svg") else {}
    described = {
        "name": who.name,
        "short_name": who.short or who.name,
        "lang": "vi",
        "start_url": "./",
        "display": "browser",
        "background_color": "#fdfaf4",
        "theme_color": "#8c1d18",
        "icons": [{"src": mark.path, "type": mark.type, **sizes}],
    }
    return json.format(json.encode(described), indent=2) + b"\n"
