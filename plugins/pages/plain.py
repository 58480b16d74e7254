"""The plain pages, the text sitemap, and the page for addresses that do not exist."""

from plugins.intake.body import Body
from plugins.intake.origin import Origin
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.html import Html
from plugins.model.page import Page, Section
from plugins.model.plain_page import PlainPage
from plugins.model.view import HOME, PRESS, TRACKER, Link, Shell
from plugins.pages.archive import months_of
from plugins.pages.listing import KINDS, entries_of


class PlainView(Shell, frozen=True, kw_only=True):
    """A page as its author wrote it."""

    body: Html


class SitemapView(Shell, frozen=True, kw_only=True):
    """The site as a tree of links."""

    groups: tuple[tuple[Link, tuple[Link, ...]], ...]


class MissingView(Shell, frozen=True, kw_only=True):
    """Ways on from an address that does not exist."""

    links: tuple[Link, ...]


def plain_sections(catalogue: Catalogue, origin: Origin) -> list[Section]:
    sections = [
        Section(f"page {p.slug}", plan_page, (p, origin.body(p), Fact(origin.targets(p)))) for p in catalogue.pages
    ]
    pages = tuple(Link(f"{p.slug}/", p.title) for p in catalogue.pages)
    lists = tuple(
        (
            Link(f"{k.base}/", k.name),
            tuple(Link(f"{k.base}/{e.code}/", e.name) for e in entries_of(k.base, catalogue.registries)),
        )
        for k in KINDS
    )
    months = (Link("luu-tru/", "Lưu trữ"), months_of(catalogue.months))
    outlets = tuple(Link(f"{PRESS.href}{o.code}/", o.name) for o in catalogue.registries.outlets)
    groups = ((HOME, pages), *lists, months, (TRACKER, ()), (PRESS, outlets))
    sections.append(Section("sitemap page", plan_sitemap, (Fact(groups),)))
    sections.append(Section("404", plan_missing, (Fact((HOME, *(link for link, _ in groups[1:]), *pages)),)))
    return sections


def plan_page(page: PlainPage, body: Body, targets: Fact) -> list[Page]:
    return [Page(f"{page.slug}/index.html", plain_view, (page, body, targets), "plain.html")]


def plain_view(page: PlainPage, body: Body, targets: Fact) -> PlainView:
    return PlainView(
        title=page.title,
        path=f"{page.slug}/",
        section=page.slug,
        description=page.summary,
        crumbs=(HOME,),
        body=Html(body.html("../", targets.value, {})),
    )


def plan_sitemap(groups: Fact) -> list[Page]:
    return [Page("so-do-trang/index.html", sitemap_view, (groups,), "sitemap.html")]


def sitemap_view(groups: Fact) -> SitemapView:
    return SitemapView(
        title="Sơ đồ trang",
        path="so-do-trang/",
        section="so-do-trang",
        description="Toàn bộ các mục của trang.",
        crumbs=(HOME,),
        groups=groups.value,
    )


def plan_missing(links: Fact) -> list[Page]:
    return [Page("404.html", missing_view, (links,), "404.html")]


def missing_view(links: Fact) -> MissingView:
    return MissingView(title="Không tìm thấy trang", path="404.html", crumbs=(HOME,), links=links.value)
