"""The page for the press: how to subscribe, every feed with its addresses, and all of them as OPML."""

from plugins.model.catalogue import Fact
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.model.text import collation_key
from plugins.model.view import HOME, PRESS, Shell
from plugins.press.feed import Feed, Groups


class SubscribeView(Shell, frozen=True, kw_only=True):
    """How to subscribe, and to what."""

    groups: Groups


def subscribe_section(site: Site, groups: Groups) -> Section:
    return Section("subscribe", plan_subscribe, (Fact(site), Fact(groups)))


def plan_subscribe(site: Fact, groups: Fact) -> list[Page]:
    return [
        Page(f"{PRESS.href}index.html", subscribe_view, (groups,), "subscribe.html"),
        Page("feeds/opml.xml", opml_view, (site, groups)),
    ]


def subscribe_view(groups: Fact) -> SubscribeView:
    return SubscribeView(
        title=PRESS.text,
        path=PRESS.href,
        section="bao-chi",
        description="Cách nhận bài mới cho tòa soạn, đài phát thanh, truyền hình và cổng thông tin của đơn vị.",
        crumbs=(HOME,),
        groups=in_order(groups.value),
    )


def opml_view(site: Fact, groups: Fact) -> bytes:
    from plugins.press.opml import opml_bytes

    return opml_bytes(site.value, in_order(groups.value))


def in_order(groups: Groups) -> Groups:
    """Each kind by name, as readers look for it."""
    return tuple((title, tuple(sorted(feeds, key=_place))) for title, feeds in groups)


def _place(feed: Feed) -> tuple[object, str]:
    return collation_key(feed.name), feed.path
