"""Pelican's door to the press."""

from typing import Any

from pelican import signals

from plugins.intake.loading import Loaded
from plugins.press.edition_pages import edition_sections
from plugins.press.feeds import Sources, feed_sections, feeds_of
from plugins.press.subscribe import subscribe_section


class Press:
    """Adds the feeds, the page that tells of them, and the editions to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        loaded: Loaded = self.context["loaded"]
        catalogue = loaded.catalogue
        if catalogue is None or loaded.links is None:
            return
        groups = feeds_of(catalogue.registries, self.settings["PICTURES"])
        sources = Sources(self.path, self.settings["MARKDOWN_ENGINE"], loaded.links, loaded.made)
        self.context["sections"] += [
            *feed_sections(catalogue, groups, sources),
            subscribe_section(catalogue, groups),
            *edition_sections(catalogue, self.path, self.settings["MARKDOWN_ENGINE"], self.settings["PICTURES"]),
        ]


def generators(_: object) -> type[Press]:
    return Press


def register() -> None:
    signals.get_generators.connect(generators)
