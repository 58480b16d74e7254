"""Pelican's door to the tracker."""

from typing import Any

from pelican import signals

from plugins.model.page import Chapter
from plugins.tracker.books import Books, tracker_sections


class Tracker:
    """Adds the tracker to the plan, and tells the pages after it how units stand."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context = context

    def generate_context(self) -> None:
        books = self.context["tracker"] = Books(self.context["catalogue"])
        self.context["chapters"].append(Chapter("tracker", tracker_sections, (books,)))


def generators(_: object) -> type[Tracker]:
    return Tracker


def register() -> None:
    signals.get_generators.connect(generators)
