"""Pelican's door to the reader's pages."""

from typing import Any

from pelican import signals

from plugins.intake.loading import Loaded
from plugins.model.tracked import Untracked
from plugins.pages.archive import archive_sections
from plugins.pages.context import PlanContext
from plugins.pages.english import english_sections
from plugins.pages.home import home_section
from plugins.pages.listing import listing_sections
from plugins.pages.machine import machine_sections
from plugins.pages.open_data import open_data_sections
from plugins.pages.plain import plain_sections
from plugins.pages.story import story_sections


class Pages:
    """Adds the pages' sections to the plan."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        loaded: Loaded = self.context["loaded"]
        catalogue = loaded.catalogue
        if catalogue is None or loaded.links is None:
            return
        plan = PlanContext(
            root=self.path,
            engine=self.settings["MARKDOWN_ENGINE"],
            links=loaded.links,
            posters=self.settings["PICTURES"],
            made=loaded.made,
        )
        self.context["sections"] += [
            home_section(catalogue),
            *story_sections(catalogue, plan),
            *listing_sections(catalogue, self.context.get("tracking", Untracked())),
            *archive_sections(catalogue),
            *plain_sections(catalogue, plan),
            *english_sections(catalogue.registries.site),
            *machine_sections(catalogue),
            *open_data_sections(catalogue),
        ]


def generators(_: object) -> type[Pages]:
    return Pages


def register() -> None:
    signals.get_generators.connect(generators)
