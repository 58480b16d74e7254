"""Pelican's door to the press."""

from typing import Any

from pelican import signals

from plugins.intake.loading import Loaded
from plugins.press.edition_pages import edition_sections
from plugins.press.feeds import feed_sections


class Press:
    """Adds the sections of feeds and editions to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        loaded: Loaded = self.context["loaded"]
        if loaded.catalogue is not None and loaded.links is not None:
            engine = self.settings["MARKDOWN_ENGINE"]
            self.context["sections"] += feed_sections(loaded.catalogue, self.path, engine, loaded.links)
            self.context["sections"] += edition_sections(loaded.catalogue, self.path, engine)


def generators(_: object) -> type[Press]:
    return Press


def register() -> None:
    signals.get_generators.connect(generators)
