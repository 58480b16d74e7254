"""The one module that knows Jinja: the theme's templates, what they may ask for, and the digest of it all."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from typing import Any, NamedTuple, Protocol, TypeVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    select_autoescape,
)
from jinja2 import nodes as jinja
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser
from jinja2.runtime import Context
from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

from plugins.builder.components import components_of, needed_by
from plugins.builder.translations import translator
from plugins.intake.markdown import picture_html
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.html import Html
from plugins.model.page import Page
from plugins.model.picture import Picture
from plugins.model.site import Site
from plugins.model.view import VIETNAMESE, Link, root_of
from plugins.pages.structured import crumbs_json

K = TypeVar("K")
V = TypeVar("V")
Codes = dict[tuple[str, str], bytes]  # by Jinja's name for a template, and the digest of its text
BASE, STORY = "base.html", "story.html"
ROOT_SIGN = "\ue001"  # stands in a kept piece where the way to the root goes
MOST_PIECES = 20_000  # kept at a time, so that a large site does not fill the memory


class ThemeFault(Exception):
    """A template of the theme is wrong; the message names it."""


def theme_fault(fault: Exception, template: str) -> ThemeFault:
    """A fault with the template and the line where it was met, which Jinja puts into the traceback."""
    name, line = template, getattr(fault, "lineno", None)
    if isinstance(fault, TemplateError):
        name = getattr(fault, "name", None) or template
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".html")]
    if frames and line is None:
        name, line = Path(frames[-1].filename).name, frames[-1].lineno
    where = f"{name}{f', dòng {line}' if line else ''}"
    return ThemeFault(f"mẫu trang «{where}» có lỗi: {fault}")


def renderer_of(look: "Look") -> "Renderer":
    """The renderer of a theme whose base can be read."""
    try:
        return Renderer(look)
    except (TemplateError, UnicodeDecodeError) as fault:
        raise theme_fault(fault, BASE) from None


class Look(NamedTuple):
    """What every template may use besides its page's view; small, and sent to each worker."""

    theme: str
    site: Site
    menu: tuple[tuple[str, Link], ...]
    plain_pages: tuple[Link, ...]
    asset: Mapping[str, str]
    drafts: bool
    missing_root: str  # where the site's root is, seen from an address that does not exist
    poster: str  # the path of the site's own poster; empty without pictures
    templates: bytes  # digest of the theme's templates

    @property
    def digest(self) -> bytes:
        return digest_of(self[1:])


def templates_digest(theme: Path) -> bytes:
    """Of every template's and catalogue's name and text."""
    parts: list[bytes] = []
    for file in sorted([*(theme / "templates").rglob("*.html"), *(theme / "translations").rglob("*.po")]):
        body = file.read_bytes()
        parts += [file.relative_to(theme).as_posix().encode(), str(len(body)).encode(), body]
    return digest_of_bytes(*parts)


class Compiled(BytecodeCache):
    """Vietnamese templates as code, in memory only: what is on a disk somebody else may have written."""

    def __init__(self) -> None:
        self.codes: Codes = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self.codes.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = Compiled()
PLACE = re.compile(r"\{(\w+)\}")


class Spoken(Extension):
    """`_("…")` and `{% trans %}…{% endtrans %}` become the words of the environment's language while a template is
    compiled, so that a page costs the same in each. In the latter `{{ page.total }}` has its place as `{total}`."""

    tags = {"trans"}  # noqa: RUF012  Jinja declares it so

    def said(self, text: str) -> str:
        say: Callable[[str], str] = self.environment.say  # type: ignore[attr-defined]
        return say(text)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if (token.type, token.value) == ("name", "_"):
                stream.expect("lparen")
                token = Token(token.lineno, "string", self.said(stream.expect("string").value))
                stream.expect("rparen")
            yield token

    def parse(self, parser: Parser) -> jinja.Node:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endtrans",), drop_needle=True)
        parts = [part for output in body for part in getattr(output, "nodes", [output])]
        values = [part for part in parts if not isinstance(part, jinja.TemplateData)]
        named = {_name(value): value for value in values}
        text = "".join(p.data if isinstance(p, jinja.TemplateData) else f"{{{_name(p)}}}" for p in parts)
        words = PLACE.split(self.said(text))
        if {*words[1::2]} != {*named} or any(named[_name(value)] != value for value in values):
            parser.fail(f"trans «{text}»: mỗi giá trị cần một tên riêng, và bản dịch cần đủ các giá trị ấy", line)
        said = [named[word] if number % 2 else jinja.TemplateData(word) for number, word in enumerate(words)]
        return jinja.Output(said, lineno=line)


class Plain(Context):
    """Calls what a template calls as it is. Jinja's own first looks whether it wants to be given the context; none of
    ours does, and that took a tenth of a story page's time."""

    def call(self, called: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*values, **named)


def _name(value: jinja.Node) -> str:
    """What a value inside a sentence is called: the last of its names, `total` for `page.total`."""
    return str(getattr(value, "attr", getattr(value, "name", "")))


def environment_of(theme: str, language: str = VIETNAMESE) -> Environment:
    """Jinja as our templates expect it."""
    environment = Environment(
        loader=FileSystemLoader(Path(theme) / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED if language == VIETNAMESE else None,
        extensions=[Spoken],
    )
    environment.say = translator(Path(theme), language)  # type: ignore[attr-defined]  # Spoken asks it
    environment.context_class = Plain
    environment.getattr = getattr  # type: ignore[method-assign, assignment]  # Jinja's own also looks for a key; ours are attributes
    return environment


def texts_of(theme: str) -> dict[str, list[str]]:
    """Every text that the templates say, with the templates in which it stands."""
    environment, found = environment_of(theme), dict[str, list[str]]()

    def heard(text: str) -> str:
        found.setdefault(text, []).append(name)
        return text

    environment.say = heard  # type: ignore[attr-defined]
    for name in environment.list_templates():
        environment.parse((Path(theme) / "templates" / name).read_text("utf-8"), name)
    return found


def template_names(theme: str) -> tuple[list[str], list[str]]:
    """The templates that a story's page needs, and the others."""
    first = needed_by(STORY, theme)
    return first, [name for name in environment_of(theme).list_templates() if name not in first]


def templates_compiled(theme: str, names: Iterable[str]) -> Codes:
    """Templates as code, before the first page is there; a fault in one is told when it is used."""
    environment, before = environment_of(theme), set(_COMPILED.codes)
    for name in names:
        with suppress(TemplateError):
            environment.get_template(name)
    return {key: code for key, code in _COMPILED.codes.items() if key not in before}


def templates_known(codes: Codes) -> None:
    """Takes over what another process of this build has compiled."""
    _COMPILED.codes.update(codes)


def escaped(value: object) -> str:
    """What a template prints, safe in HTML. Nearly all values are texts or HTML, and need no Markup made of them."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Html or type(value) is Markup else escape(value)


class Keyed(Protocol):
    """A value that tells what it looks like: values of one key look the same."""

    @property
    def key(self) -> object: ...


class Renderer:
    """Makes pages into bytes, in one language; a page in another is handed to that language's own."""

    def __init__(self, look: Look, language: str = VIETNAMESE) -> None:
        self.look, self.language = look, language
        self.env = environment_of(look.theme, language)
        self.env.globals.update(
            site=look.site.called_in(language),
            language=language,
            menu=look.menu if language == VIETNAMESE else (),
            plain_pages=look.plain_pages if language == VIETNAMESE else (),
            asset=look.asset,
            drafts=look.drafts,
            part=self.part,
            parts=self.parts,
            picture=picture,
            crumbs_json=crumbs_json,
            poster=look.poster,
        )
        self.others: dict[str, Renderer] = {}
        self.templates: dict[str, Template] = {}
        self.pieces: dict[tuple[str, bool, object], str] = {}
        self.rooted: dict[tuple[str, str, object], Html] = {}
        self.env.globals.update(components_of(look.theme, lambda name: self.template(name).module))
        self.template(BASE)  # before a page's own template finds it and leaves it as it is
        self.linked = {link.href for _, link in look.menu} | {link.href for link in look.plain_pages} | {"so-do-trang/"}

    def template(self, name: str) -> Template:
        """The template, with its globals in a plain dict: Jinja copies them for each page, and a ChainMap is slow."""
        found = self.templates.get(name)
        if found is None:
            found = self.templates[name] = self.env.get_template(name)
            found.globals = dict(found.globals)
            found.root_render_func.__globals__["escape"] = escaped
        return found

    def part(self, name: str, root: str, key: object, value: object = None) -> Html:
        """A piece of a page that stands in many, made once for each key; it sees `root`, `key` and `value`."""
        found = self.rooted.get((name, root, key))
        if found is None:
            found = Html(self._made(name, bool(root), key, value).replace(ROOT_SIGN, root))
            _keep(self.rooted, (name, root, key), found)
        return found

    def parts(self, name: str, root: str, values: Iterable[Keyed]) -> Html:
        """One part after the other, for values that know their keys."""
        made = [self._made(name, bool(root), value.key, value) for value in values]
        return Html("\n".join(made).replace(ROOT_SIGN, root))

    def _made(self, name: str, is_below: bool, key: object, value: object) -> str:
        """Without the way back to the root, which differs from page to page; at the root itself there is none."""
        found = self.pieces.get((name, is_below, key))
        if found is None:
            root = ROOT_SIGN if is_below else ""
            found = self.template(f"parts/{name}").render(root=root, key=key, value=value)
            _keep(self.pieces, (name, is_below, key), found)
        return found

    def bytes_of(self, page: Page) -> bytes:
        view: Any = page.view(*page.inputs)
        root = self.look.missing_root if page.path == "404.html" else root_of(page.path)
        address = f"{self.look.site.url}/{view.path}"
        here = view.path if view.path in self.linked else None
        try:
            template = self.speaking(view.language).template(page.template)
            text: str = template.render(page=view, root=root, here=here, address=address)
        except Exception as fault:  # whatever a template does wrong is the theme's fault, not a fault of ours
            raise theme_fault(fault, page.template) from None
        return text.encode()

    def speaking(self, language: str) -> "Renderer":
        """This renderer, or the one of another language, which few builds need."""
        if language == self.language:
            return self
        if language not in self.others:
            self.others[language] = Renderer(self.look, language)
        return self.others[language]


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    if len(kept) >= MOST_PIECES:
        kept.clear()
    kept[key] = value


def picture(image: Picture, alt: str, root: str, sizes: str) -> Html:
    """A picture in every width and form."""
    return Html(picture_html(image, alt, root, sizes))
