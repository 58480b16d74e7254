"""Pelican's door to the search."""

import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.intake.body import Body
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Chapter, chapter_of
from plugins.model.story import Story
from plugins.search.indexing import NoIndex, index_files, version
from plugins.search.page import IndexFiles, index_section, page_sections
from plugins.search.records import record_of


class Search:
    """Adds the search page, and the index of each year, to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        catalogue = self.context["catalogue"]
        indexes = self.indexes(catalogue) if self.settings["SEARCH"] else {}
        years = Fact(tuple(sorted(indexes, reverse=True)))
        self.context["chapters"] += [
            Chapter("search page", page_sections, (catalogue, years)),
            chapter_of("search indexes", *(index_section(year, index) for year, index in indexes.items())),
        ]

    def indexes(self, catalogue: Catalogue) -> dict[str, IndexFiles]:
        """All years, or none: half an archive would be taken for the whole."""
        cache = Path(self.settings["BUILD_STATE"]) / "search"
        code, found = version() + f"{self.settings['CODE_VERSION']}\0{self.settings['MARKDOWN_ENGINE']}".encode(), {}
        try:
            for year, group in groupby(catalogue.stories, key=lambda s: s.iso[:4]):
                stories = list(group)
                digest = digest_of_bytes(code, *[s.digest for s in stories])
                found[year] = IndexFiles(digest, index_files(cache / digest.hex(), self.records(stories)))
        except NoIndex as fault:
            sys.stderr.write(f"cảnh báo: trang chưa có chỉ mục tìm kiếm: {fault}\n")
            return {}
        return found

    def records(self, stories: list[Story]) -> Callable[[], list[object]]:
        engine = self.settings["MARKDOWN_ENGINE"]
        return lambda: [record_of(s, Body(self.path, s.path, engine, s.body)) for s in stories]


def generators(_: object) -> type[Search]:
    return Search


def register() -> None:
    signals.get_generators.connect(generators)
