"""What every page shows, of whatever capability: links, and the shell around its own content."""

from msgspec import Struct

from plugins.model.html import Html

NO_HTML = Html("")
VIETNAMESE = "vi"
ENGLISH = "en"


class Link(Struct, frozen=True):
    """An address below the site's root, its text, and how many stories are behind it."""

    href: str
    text: str
    count: int | None = None
    note: str = ""


class Shell(Struct, frozen=True, kw_only=True):
    """What every page has."""

    title: str
    path: str  # of the page itself, below the site's root
    language: str = VIETNAMESE  # in which the theme speaks on it
    section: str = ""  # the part of the menu that it belongs to
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    json_ld: Html = NO_HTML
    languages: tuple[tuple[str, str], ...] = ()  # this page in each language, with its path


HOME = Link("", "Trang chủ")
TRACKER = Link("theo-doi/", "Sổ theo dõi")
PRESS = Link("bao-chi/", "Báo chí")


def root_of(path: str) -> str:
    """The way from a page back to the site's root; empty at the root itself."""
    return "../" * path.count("/")
