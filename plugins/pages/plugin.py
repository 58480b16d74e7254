"""Pelican's door to the reader's pages."""

from typing import Any

from pelican import signals

from plugins.model.tracked import Untracked
from plugins.pages.chapters import page_chapters


class Pages:
    """Adds the pages to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context = context

    def generate_context(self) -> None:
        context = self.context
        tracker = context.get("tracker", Untracked())
        context["chapters"] += page_chapters(context["catalogue"], context["origin"], tracker)


def generators(_: object) -> type[Pages]:
    return Pages


def register() -> None:
    signals.get_generators.connect(generators)
