"""The tracker's pages, as planned pages: the current period, each year with its peer groups, each unit."""

from collections.abc import Iterator

from plugins.model.catalogue import Catalogue, Fact
from plugins.model.page import Page, Section
from plugins.model.registries import Registries
from plugins.model.view import Link
from plugins.tracker.deadlines import deadlines_of
from plugins.tracker.dossier import dossiers_of
from plugins.tracker.group_page import group_view
from plugins.tracker.heat import BASE, group_href, unit_href
from plugins.tracker.now_page import now_view
from plugins.tracker.table import Names, names_of
from plugins.tracker.unit_page import unit_view
from plugins.tracker.year import YearBook
from plugins.tracker.year_page import TREND, tally_of, year_view


def page_sections(catalogue: Catalogue, books: tuple[YearBook, ...]) -> list[Section]:
    """A section for each year, and one for all units, which is planned again only where some story counts otherwise."""
    registries = catalogue.registries
    names, years = Fact(names_of(registries)), Fact(tuple(book.rulebook.year for book in books))
    deadlines = deadlines_of(registries, catalogue.today.year)
    calendars = Fact(tuple(Link(each.path, each.kind.name) for each in deadlines))
    tallies = [tally_of(book) for book in books]
    trends = [Fact(tuple(tallies[max(0, end - TREND) : end])) for end in range(1, len(books) + 1)]
    return [
        Section("tracker now", plan_now, (books[-1], names, years, calendars)),
        *(
            Section(f"tracker page {book.rulebook.year}", plan_year, (book, names, years, trend))
            for book, trend in zip(books, trends, strict=True)
        ),
        Section("tracker units", plan_units, (registries, names, *books)),
    ]


def plan_now(book: YearBook, names: Fact, years: Fact, calendars: Fact) -> list[Page]:
    return [Page(f"{BASE}/index.html", now_view, (book.untitled, names, years, calendars), "tracker_now.html")]


def plan_year(book: YearBook, names: Fact, years: Fact, trend: Fact) -> list[Page]:
    path = f"{BASE}/{book.rulebook.year}/index.html"
    return [
        Page(path, year_view, (book.untitled, names, years, trend), "tracker_year.html"),
        *(
            Page(f"{group_href(code, book.rulebook.year)}index.html", group_view, shows, "tracker_group.html")
            for code, shows in _groups(book, names.value)
        ),
    ]


def _groups(book: YearBook, names: Names) -> Iterator[tuple[str, tuple[YearBook, Fact, Fact]]]:
    """The peer groups that told some story, each with its own part of the book."""
    units: dict[str, set[str]] = {}
    for member in book.rulebook.members:
        units.setdefault(member.peer_group or "", set()).add(member.code)
    for code, own in units.items():
        if (part := book.part(own)).credits.all:
            yield code, (part, Fact(code), Fact(names.groups.get(code, "")))


def plan_units(registries: Registries, names: Fact, *books: YearBook) -> list[Page]:
    """A story renders only the pages of its own units and of those that came from them."""
    return [
        Page(f"{unit_href(dossier.profile.code)}index.html", unit_view, (dossier, names), "tracker_unit.html")
        for dossier in dossiers_of(registries, books)
    ]
