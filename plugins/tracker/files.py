"""The tracker's files, as planned pages: figures of each year for programs and spreadsheets, calendars of deadlines."""

from plugins.model.catalogue import Catalogue, Fact
from plugins.model.page import Page, Section
from plugins.tracker.data import schema_data, year_data
from plugins.tracker.deadlines import calendar_bytes, deadlines_of
from plugins.tracker.heat import BASE
from plugins.tracker.table import csv_bytes, names_of
from plugins.tracker.workbook import workbook_bytes
from plugins.tracker.year import YearBook


def file_sections(catalogue: Catalogue, books: tuple[YearBook, ...]) -> list[Section]:
    """A section for each year, which only what counts in that year can change; one for the calendars."""
    site, names = catalogue.registries.site, Fact(names_of(catalogue.registries))
    deadlines = tuple(map(Fact, deadlines_of(catalogue.registries, catalogue.today.year)))
    where = Fact((site.code, site.url, site.submit_to))
    return [
        *(Section(f"tracker {book.rulebook.year}", plan_year, (book, names)) for book in books),
        Section("tracker schema", plan_schema, (Fact(site.url),)),
        Section("tracker deadlines", plan_deadlines, (where, *deadlines)),
    ]


def plan_year(book: YearBook, names: Fact) -> list[Page]:
    path = f"{BASE}/{book.rulebook.year}"
    return [
        Page(f"{path}.json", year_data, (book.untitled,)),
        Page(f"{path}.csv", csv_bytes, (book.untitled, names)),
        Page(f"{path}.xlsx", workbook_bytes, (book.settled, names)),
    ]


def plan_schema(url: Fact) -> list[Page]:
    return [Page(f"{BASE}/schema.json", schema_data, (url,))]


def plan_deadlines(site: Fact, *deadlines: Fact) -> list[Page]:
    return [Page(each.value.path, calendar_bytes, (each, site)) for each in deadlines]
