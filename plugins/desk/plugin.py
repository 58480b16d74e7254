"""Pelican's door to the web desk."""

import sys
from typing import Any

from pelican import signals

from plugins.model.page import chapter_of

MISSING = "chưa có bàn biên tập ở quan-tri/ vì chưa cài decap-cms; hãy chạy: python3 tasks.py cms --install"


class WebDesk:
    """Adds the web desk to the plan where site.yml names a code host, or `tasks.py cms` its own server."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, **_: object) -> None:
        self.context, self.settings = context, settings

    def generate_context(self) -> None:
        registries, local = self.context["catalogue"].registries, self.settings["DESK"]
        if not local and registries.site.desk is None:
            return
        # Only here: a build without a desk need not wait for what makes one.
        from plugins.desk.cms_files import MODULES, is_set_up
        from plugins.desk.cms_page import DeskFiles, desk_sections, home_from

        if is_set_up():
            sections = desk_sections(registries, home_from(local, registries), DeskFiles(MODULES))
            self.context["chapters"].append(chapter_of("desk", *sections))
        else:
            sys.stderr.write(f"cảnh báo: {MISSING}\n")


def generators(_: object) -> type[WebDesk]:
    return WebDesk


def register() -> None:
    signals.get_generators.connect(generators)
