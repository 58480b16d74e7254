"""One file under pages/ to a plain page."""

from msgspec.structs import replace

from plugins.intake import vocabulary as words
from plugins.intake.form import CODE, Form, Setting
from plugins.intake.front_matter import document_of
from plugins.intake.markdown import draft_of
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.intake.story import Surroundings, check_scheme, is_elsewhere
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.plain_page import PlainPage
from plugins.model.problem import Problem
from plugins.model.text import slugify

# First parts of addresses that the product itself uses.
RESERVED = frozenset(
    [
        "guong",
        "phong-trao",
        "linh-vuc",
        "don-vi",
        "khen-thuong",
        "luu-tru",
        "so-do-trang",
        "theo-doi",
        "bao-chi",
        "van-ban",
        "hoi-dap",
        "lay-y-kien",
        "tim-kiem",
        "feeds",
        "lich",
        "en",
        "quan-tri",
        "du-lieu",
        "anh",
        "theme",
        "index",
        "404",
        "pagefind",
    ]
)


def plain_page_from(path: str, raw: bytes, around: Surroundings) -> tuple[PlainPage | None, tuple[Problem, ...]]:
    """Reads one plain page; `path` is relative to the site."""
    report = Report(path)
    text = text_of(raw, report)
    document = document_of(text, report, "page") if text is not None else None
    if document is None:
        return None, tuple(report.problems)
    form = Form(document.head, words.PAGE, Setting(report, around.registries.site.zone, "page"))
    form.require("title")
    if not document.body.strip():
        report.error(document.body_line, "page.empty-body", "trang chưa có nội dung")
    page = PlainPage(
        slug=_slug(form, path),
        title=form.text("title", 300),
        summary=form.text("summary", 500),
        path=path,
        body=digest_of_bytes(document.body.encode()),
        order=form.number("order"),
        links=_links(document.body, document.body_line, around, report),
        line=form.line_of("slug"),
    )
    return None if report.failed else replace(page, digest=digest_of(page)), tuple(report.problems)


def _slug(form: Form, path: str) -> str:
    slug = form.text("slug", 300) or slugify(path.rpartition("/")[2][: -len(".md")])
    if not CODE.fullmatch(slug):
        form.fault("slug", "bad-slug", f"«slug: {slug[:60]}» không dùng được")
    elif slug in RESERVED:
        form.fault("slug", "reserved-slug", f"đường dẫn «{slug}» đã dành cho hệ thống")
    return slug


def _links(body: str, first: int, around: Surroundings, report: Report) -> tuple[tuple[str, int], ...]:
    links = {}
    draft = draft_of(body, around.engine)
    if draft is None:
        report.error(first, "page.too-nested", "nội dung lồng nhau quá sâu")
    for kind, address in dict.fromkeys(draft.addresses() if draft else ()):
        line = first + body.count("\n", 0, max(0, body.find(address)))
        if kind == "src":
            report.error(line, "page.picture", f"ảnh «{address[:80]}» không hiện được ở trang này")
        elif not is_elsewhere(address, around.registries.site.url):
            check_scheme(address, line, report)
            links[address] = line
    return tuple(links.items())
