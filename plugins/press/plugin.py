"""Pelican's door to the press."""

from typing import Any

from pelican import signals

from plugins.model.page import Chapter
from plugins.press.edition_pages import edition_sections
from plugins.press.feeds import feed_chapters
from plugins.press.subscribe import subscribe_sections


class Press:
    """Adds the feeds, the page that tells of them, and the editions to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context = context

    def generate_context(self) -> None:
        catalogue, origin = self.context["catalogue"], self.context["origin"]
        self.context["chapters"] += [
            *feed_chapters(catalogue, origin),
            Chapter("subscribe", subscribe_sections, (catalogue, origin)),
            Chapter("editions", edition_sections, (catalogue, origin)),
        ]


def generators(_: object) -> type[Press]:
    return Press


def register() -> None:
    signals.get_generators.connect(generators)
