"""Which chapters the reader's pages are."""

from plugins.intake.origin import Origin
from plugins.model.catalogue import Catalogue
from plugins.model.page import Chapter, Section
from plugins.model.tracked import Tracker
from plugins.pages.archive import archive_sections
from plugins.pages.english import english_sections
from plugins.pages.home import home_section
from plugins.pages.listing import listing_sections
from plugins.pages.machine import machine_sections, news_chapter
from plugins.pages.open_data import open_data_sections
from plugins.pages.plain import plain_sections
from plugins.pages.story import story_chapters


def page_chapters(catalogue: Catalogue, origin: Origin, tracker: Tracker) -> list[Chapter]:
    return [
        Chapter("pages", page_sections, (catalogue, origin, tracker)),
        *story_chapters(catalogue, origin),
        news_chapter(catalogue),
    ]


def page_sections(catalogue: Catalogue, origin: Origin, tracker: Tracker) -> list[Section]:
    """All that shows no story's body."""
    return [
        home_section(catalogue),
        *listing_sections(catalogue, tracker.tracking),
        *archive_sections(catalogue),
        *plain_sections(catalogue, origin),
        *english_sections(catalogue.registries.site),
        *machine_sections(catalogue),
        *open_data_sections(catalogue),
    ]
