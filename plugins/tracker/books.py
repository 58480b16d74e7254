"""The tracker's books and what is planned of them, made when somebody asks."""

from functools import cached_property

from plugins.model.catalogue import Catalogue
from plugins.model.page import Section
from plugins.tracker.files import file_sections
from plugins.tracker.pages import page_sections
from plugins.tracker.unit_now import Standings
from plugins.tracker.year import YearBook, yearbooks


class Books:
    """The books of all years; they are known by the catalogue that they come from."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @property
    def digest(self) -> bytes:
        return self.catalogue.digest

    @cached_property
    def all(self) -> tuple[YearBook, ...]:
        return yearbooks(self.catalogue)

    @property
    def tracking(self) -> Standings:
        return Standings(self.all[-1])


def tracker_sections(books: Books) -> list[Section]:
    return [*file_sections(books.catalogue, books.all), *page_sections(books.catalogue, books.all)]
