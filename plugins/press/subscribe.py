"""The page for the press: what comes out next, how to subscribe, every feed with its addresses, all of them as OPML."""

from plugins.intake.origin import Origin
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.coming import coming_editions
from plugins.model.page import Page, Section
from plugins.model.text import collation_key
from plugins.model.view import HOME, PRESS, Link, Shell
from plugins.press.feed import Feed, FeedGroups
from plugins.press.feeds import feeds_of


class SubscribeView(Shell, frozen=True, kw_only=True):
    """What comes out next, how to subscribe, and to what."""

    coming: tuple[Link, ...]
    groups: FeedGroups


def subscribe_sections(catalogue: Catalogue, origin: Origin) -> list[Section]:
    registries = catalogue.registries
    coming = coming_editions(registries.outlets, catalogue.today)
    groups = feeds_of(registries, origin.with_pictures)
    return [Section("subscribe", plan_subscribe, (Fact(registries.site), Fact(coming), Fact(groups)))]


def plan_subscribe(site: Fact, coming: Fact, groups: Fact) -> list[Page]:
    return [
        Page(f"{PRESS.href}index.html", subscribe_view, (coming, groups), "subscribe.html"),
        Page("feeds/opml.xml", opml_view, (site, groups)),
    ]


def subscribe_view(coming: Fact, groups: Fact) -> SubscribeView:
    return SubscribeView(
        title=PRESS.text,
        path=PRESS.href,
        section="bao-chi",
        description="Cách nhận bài mới cho tòa soạn, đài phát thanh, truyền hình và cổng thông tin của đơn vị.",
        crumbs=(HOME,),
        coming=coming.value,
        groups=in_order(groups.value),
    )


def opml_view(site: Fact, groups: Fact) -> bytes:
    from plugins.press.opml import opml_bytes

    return opml_bytes(site.value, in_order(groups.value))


def in_order(groups: FeedGroups) -> FeedGroups:
    """Each kind by name, as readers look for it."""
    return tuple((title, tuple(sorted(feeds, key=_place))) for title, feeds in groups)


def _place(feed: Feed) -> tuple[object, str]:
    return collation_key(feed.name), feed.path
