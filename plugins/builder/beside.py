"""The files that stand beside the pages: the theme's, those of stories, the posters; and the look of all pages."""

from pathlib import Path
from typing import Any

from plugins.builder.assets import asset_section, logo_section
from plugins.builder.pictures import film_section, picture_sections, poster_sections
from plugins.builder.templates import Look, templates_digest
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.page import Chapter, chapter_of
from plugins.model.poster import Poster
from plugins.model.view import Link
from plugins.pages.home import HEADING
from plugins.pages.menu import MENU


class Files:
    """Adds these files to the plan; Pelican runs it as a generator."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str) -> None:
        self.context, self.settings, self.path, self.theme = context, settings, Path(path), Path(theme)

    def generate_context(self) -> None:
        catalogue: Catalogue = self.context["catalogue"]
        site, cache = catalogue.registries.site, Path(self.settings["BUILD_STATE"]) / "pictures"
        assets, versions = asset_section(self.theme)
        own, where = Poster("", HEADING, "", site.name), Fact((str(self.path), str(cache)))
        self.context["chapters"] += [
            chapter_of("theme", assets, *([logo_section(self.path, site.logo)] if site.logo else [])),
            chapter_of("films and sounds", film_section(catalogue, self.path)),
            Chapter("pictures", picture_sections, (catalogue, where)),
        ]
        if self.settings["PICTURES"]:
            self.context["chapters"].append(Chapter("posters", poster_sections, (catalogue, Fact(own), where)))
        self.context["look"] = Look(
            theme=str(self.theme),
            site=site,
            menu=MENU,
            plain_pages=tuple(Link(f"{p.slug}/", p.title) for p in catalogue.pages),
            asset=versions,
            drafts=self.settings["DRAFTS"],
            missing_root="/"
            if self.settings["RELATIVE_URLS"] and not self.settings["SITEURL"]
            else base_path(site.url),
            poster=own.path if self.settings["PICTURES"] else "",
            templates=templates_digest(self.theme),
        )


def base_path(url: str) -> str:
    """The path part of the site's address, with a slash at both ends."""
    return "/" + "/".join([*url.split("/")[3:], ""]).lstrip("/")
