"""Pelican's door to the tracker."""

from typing import Any

from pelican import signals

from plugins.intake.loading import Loaded
from plugins.tracker.files import file_sections
from plugins.tracker.pages import page_sections
from plugins.tracker.unit_now import Standings
from plugins.tracker.year import yearbooks


class Tracker:
    """Adds the tracker's sections to the plan, and tells the pages after it how units stand."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        loaded: Loaded = self.context["loaded"]
        if loaded.catalogue is not None:
            books = yearbooks(loaded.catalogue)
            self.context["tracking"] = Standings(books[-1])
            self.context["sections"] += file_sections(loaded.catalogue, books)
            self.context["sections"] += page_sections(loaded.catalogue, books)


def generators(_: object) -> type[Tracker]:
    return Tracker


def register() -> None:
    signals.get_generators.connect(generators)
