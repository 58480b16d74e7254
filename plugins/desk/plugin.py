"""Pelican's door to the web desk."""

import sys
from typing import Any

from msgspec import convert
from pelican import signals

from plugins.desk.cms_config import Home, home_of
from plugins.desk.cms_files import MODULES, is_set_up
from plugins.desk.cms_page import DeskFiles, desk_sections
from plugins.intake.loading import Loaded

MISSING = "chưa có bàn biên tập ở quan-tri/ vì chưa cài decap-cms; hãy chạy: python3 tasks.py cms --install"


class WebDesk:
    """Adds the web desk to the plan where site.yml names a code host, or `tasks.py cms` its own server."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings = context, settings

    def generate_context(self) -> None:
        loaded: Loaded = self.context["loaded"]
        home = self.home(loaded) if loaded.catalogue else None
        if home is None or loaded.catalogue is None:
            return
        if not is_set_up():
            sys.stderr.write(f"cảnh báo: {MISSING}\n")
            return
        self.context["sections"] += desk_sections(loaded.catalogue.registries, home, DeskFiles(MODULES))

    def home(self, loaded: Loaded) -> Home | None:
        if self.settings["DESK"]:
            return convert(self.settings["DESK"], Home)
        desk = loaded.catalogue.registries.site.desk if loaded.catalogue else None
        return home_of(desk) if desk else None


def generators(_: object) -> type[WebDesk]:
    return WebDesk


def register() -> None:
    signals.get_generators.connect(generators)
