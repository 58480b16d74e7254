"""The archive: every story by year and month."""

from plugins.model.catalogue import Cards, Catalogue, Fact, Month
from plugins.model.page import Page, Section
from plugins.model.view import HOME, Link, Shell
from plugins.pages.views import Item, items_of


class ArchiveView(Shell, frozen=True, kw_only=True):
    """The years with their months and counts."""

    years: tuple[tuple[str, int, tuple[Link, ...]], ...]


class MonthView(Shell, frozen=True, kw_only=True):
    """The stories of one month."""

    heading: str
    items: tuple[Item, ...]
    newer: Link | None
    older: Link | None


def archive_sections(catalogue: Catalogue) -> list[Section]:
    """A section a month, and one for the overview."""
    counts = tuple((month.name, len(month.stories)) for month in catalogue.months)
    sections = [Section("archive", plan_archive, (Fact(counts),))]
    names = ["", *(month.name for month in catalogue.months), ""]
    for month, older, newer in zip(catalogue.months, names, names[2:], strict=False):
        inputs = (Fact(month.name), Fact((older, newer)), month.cards)
        sections.append(Section(f"archive {month.name}", plan_month, inputs))
    return sections


def month_link(month: str, count: int | None = None) -> Link:
    year, number = month.split("-")
    return Link(f"luu-tru/{year}/{number}/", f"Tháng {int(number)}/{year}", count)


def plan_archive(months: Fact) -> list[Page]:
    return [Page("luu-tru/index.html", archive_view, (months,), "archive.html")]


def archive_view(months: Fact) -> ArchiveView:
    years: dict[str, list[tuple[str, int]]] = {}
    for month, count in reversed(months.value):
        years.setdefault(month[:4], []).append((month, count))
    return ArchiveView(
        title="Lưu trữ",
        path="luu-tru/",
        section="luu-tru",
        description="Tất cả gương điển hình theo năm và tháng đăng.",
        crumbs=(HOME,),
        years=tuple((y, sum(c for _, c in m), tuple(month_link(*pair) for pair in m)) for y, m in years.items()),
    )


def plan_month(month: Fact, beside: Fact, cards: Cards) -> list[Page]:
    path = f"{month_link(month.value).href}index.html"
    return [Page(path, month_view, (month, beside, cards), "month.html")]


def month_view(month: Fact, beside: Fact, cards: Cards) -> MonthView:
    link = month_link(month.value)
    older, newer = beside.value
    return MonthView(
        title=f"Lưu trữ {link.text.lower()}",
        path=link.href,
        section="luu-tru",
        description=f"{len(cards)} bài giới thiệu gương điển hình đăng {link.text.lower()}.",
        crumbs=(HOME, Link("luu-tru/", "Lưu trữ")),
        heading=link.text,
        items=items_of(cards[::-1]),
        newer=month_link(newer) if newer else None,
        older=month_link(older) if older else None,
    )


def months_of(months: tuple[Month, ...]) -> tuple[Link, ...]:
    """A link for each month, newest first."""
    return tuple(month_link(month.name, len(month.stories)) for month in reversed(months))
