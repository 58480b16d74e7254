"""A story's Markdown to safe HTML: one engine, one allow-list, links of the site made relative to the page."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape, unescape
from typing import NamedTuple

from plugins.model.picture import FORMATS, Picture
from plugins.model.text import without_forbidden

ENGINES = ("pyromark", "markdown")
ENGINE = ENGINES[0]  # where no setting says another
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_URL = re.compile(r'\b(href|src)\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s>"\']+))', re.IGNORECASE)
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|right|center);?"')
_PLAIN_URL = re.compile(r'<(a|img) (href|src)="([^"]*)"')
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "source", "col"))
FEW_TAGS, DEEPEST = 400, 60
_IMAGE = re.compile(r"<img [^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_HEADING_ONE = re.compile(r"<(/?)h1>")


@cache
def engine(name: str) -> Callable[[str], str]:
    """Markdown to HTML, unsafe yet."""
    if name == "markdown":
        from markdown import Markdown

        converter = Markdown(extensions=["tables", "fenced_code", "sane_lists", "footnotes"], output_format="html")
        return lambda text: str(converter.reset().convert(text))
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH
    return pyromark.Markdown(options=options).html


def _open_at_most(html: str) -> int:
    """How many tags are open at once, at the worst place; one that is never closed stays open."""
    most, total, opened = 0, 0, dict[str, int]()
    for slash, name in _TAG_NAME.findall(html):
        name = name.lower()
        if name in _VOID or (slash and not opened.get(name)):
            continue
        step = -1 if slash else 1
        total, opened[name] = total + step, opened.get(name, 0) + step
        most = max(most, total)
    return most


class Draft(NamedTuple):
    """A body as the engine made it: not safe yet, and its links are as they were written."""

    html: str
    is_plain: bool  # nothing in it but the engine's own tags
    is_clean: bool  # it holds no character that no page or feed may carry
    has_addresses: bool  # it may name some

    def addresses(self) -> list[tuple[str, str]]:
        """Every address that the body names, as («href» or «src», address)."""
        if not self.has_addresses:
            return []
        if self.is_plain:
            return [(name, unescape(address)) for _, name, address in _PLAIN_URL.findall(self.html)]
        found = [m for tag in _TAG.findall(self.html) for m in _URL.finditer(tag)]
        return [(m[1].lower(), unescape(m[2] or m[3] or m[4] or "")) for m in found]

    def finished(self, rewrite: Callable[[str, str], str | None]) -> str:
        """Safe HTML; `rewrite` gets «href» or «src» and the address, and gives the one to print, or None to drop it."""
        safe = self.html
        if self.has_addresses:
            safe = (_with_addresses if self.is_plain else _sanitised)(safe, rewrite)
        return safe if self.is_clean else without_forbidden(safe)


def draft_of(text: str, engine_name: str) -> Draft | None:
    """The engine's HTML, with one h1 a page and no style attribute.

    None where it is nested so deep that browsers and sanitisers take quadratic time."""
    try:
        html = engine(engine_name)(text)
    except RecursionError:
        return None
    if html.count("<") >= FEW_TAGS and _open_at_most(html) > DEEPEST:
        return None
    if "<h1>" in html:
        html = _HEADING_ONE.sub(r"<\1h2>", html)
    if "text-align" in html:
        html = _ALIGNED.sub(r'\1 class="gs-\2"', html)
    is_fast = engine_name == "pyromark"
    is_plain = is_fast and "<" not in text
    # Characters may be written as their numbers, and Python-Markdown leaves signs of its own behind. A single sign is
    # found in no time. Markdown itself puts links into brackets.
    return Draft(html, is_plain, is_fast and ("&" not in text or "&#" not in text), not is_plain or "]" in text)


def _with_addresses(html: str, rewrite: Callable[[str, str], str | None]) -> str:
    """Rewrites the addresses of HTML that came from Markdown without raw HTML; only allowed schemes stay."""

    def attribute(found: re.Match[str]) -> str:
        tag, name, address = found[1], found[2], unescape(found[3])
        kept = rewrite(name, address)
        if kept is None or (name == "href" and kept == address and not has_allowed_scheme(address)):
            return f"<{tag}"
        rel = ' rel="noopener"' if name == "href" else ""
        return f'<{tag} {name}="{escape(kept)}"{rel}'

    return _PLAIN_URL.sub(attribute, html)


def has_allowed_scheme(address: str) -> bool:
    """The address has a scheme that a story may use, or is a place on its page."""
    scheme, colon, _ = address.partition(":")
    return address.startswith("#") or (bool(colon) and scheme.lower() in SCHEMES)


def _sanitised(html: str, rewrite: Callable[[str, str], str | None]) -> str:
    import nh3

    def attribute(_: str, name: str, value: str) -> str | None:
        return rewrite(name, value) if name in ("href", "src") else value

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute,
        allowed_classes={tag: {"gs-left", "gs-right", "gs-center"} for tag in ("td", "th")},
        url_schemes=set(SCHEMES),
        link_rel="noopener",
    )


def images_of(text: str, engine_name: str) -> list[tuple[str, str]]:
    """The images of a body in their order: each with its address as it was written, and the text in its place."""
    draft = draft_of(text, engine_name)
    tags = _IMAGE.findall(draft.finished(lambda _, address: address)) if draft else []
    found = (dict(_ATTRIBUTE.findall(tag)) for tag in tags)
    return [(unescape(one.get("src", "")), unescape(one.get("alt", ""))) for one in found]


def with_pictures(html: str, pictures: Mapping[str, Picture], root: str) -> str:
    """Replaces each image of the site by its encodings; an image that is not known is left out with its text kept."""

    def figure(found: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(found[0]))
        picture = pictures.get(unescape(attributes.get("src", "")))
        return picture_html(picture, unescape(attributes.get("alt", "")), root) if picture else ""

    return _IMAGE.sub(figure, html)


def picture_html(picture: Picture, alt: str, root: str, sizes: str = "(min-width: 48rem) 44rem, 100vw") -> str:
    """The picture element with every width and form, and the space it takes."""
    widths = picture.widths
    sources = "".join(
        f'<source type="image/{form}" sizes="{sizes}" srcset="{_srcset(picture, form, root)}">' for form in FORMATS[:-1]
    )
    middle = widths[min(1, len(widths) - 1)]
    return (
        f'<picture>{sources}<img src="{root}{picture.path(middle, "jpg")}" srcset="{_srcset(picture, "jpg", root)}"'
        f' sizes="{sizes}" width="{middle}" height="{picture.height_at(middle)}" alt="{escape(alt)}" loading="lazy"'
        f' decoding="async"></picture>'
    )


def _srcset(picture: Picture, form: str, root: str) -> str:
    return ", ".join(f"{root}{picture.path(width, form)} {width}w" for width in picture.widths)
