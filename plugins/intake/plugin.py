"""Pelican's door to the intake: loads the site before any page is planned."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.intake.loading import Loaded, Options, site_loaded
from plugins.intake.origin import Origin
from plugins.intake.settings import now_of, version_of
from plugins.model.problem import Problem, has_error


class FaultyContent(Exception):
    """The editors' files have errors; nothing may be written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Intake:
    """Puts the catalogue, and where bodies come from, into the context that all generators share."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings, self.path = context, settings, path

    def generate_context(self) -> None:
        options = Options(
            root=Path(self.path),
            now=lambda registries: now_of(registries, datetime.now(UTC)),
            engine=self.settings["MARKDOWN_ENGINE"],
            pictures=self.settings["PICTURES"],
            drafts=self.settings["DRAFTS"],
            leave_out_bad=self.settings["WITHOUT_BAD"],
            version=version_of(self.settings),
            site_url=self.settings["SITEURL"],
            looked=self.context["looked"],
        )
        loaded: Loaded = site_loaded(options, self.context["state"].sources, self.context["workers"])
        self.context["loaded"] = loaded
        if loaded.catalogue is None or loaded.links is None or has_error(loaded.problems):
            raise FaultyContent(loaded.problems)
        engine, pictures = self.settings["MARKDOWN_ENGINE"], self.settings["PICTURES"]
        self.context["catalogue"] = loaded.catalogue
        self.context["origin"] = Origin(self.path, engine, pictures, loaded.links, loaded.made)


def generators(_: object) -> type[Intake]:
    return Intake


def register() -> None:
    signals.get_generators.connect(generators)
