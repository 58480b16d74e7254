"""The page about the organisation in English, for readers abroad; made of what site.yml says, and absent without it."""

from plugins.model.catalogue import Fact
from plugins.model.page import Page, Section
from plugins.model.site import English, Site
from plugins.model.view import ENGLISH, VIETNAMESE, Shell
from plugins.pages.structured import english_json

PATH = "en/"


class EnglishView(Shell, frozen=True, kw_only=True):
    """What the organisation is, in English."""

    about: str
    original: str  # its name in Vietnamese


def english_sections(site: Site) -> list[Section]:
    return [Section("english", plan_english, (Fact(site),))] if site.english else []


def plan_english(site: Fact) -> list[Page]:
    return [Page(f"{PATH}index.html", english_view, (site,), "en.html")]


def english_view(site: Fact) -> EnglishView:
    own: English = site.value.english
    return EnglishView(
        title=own.name,
        path=PATH,
        language=ENGLISH,
        section="en",
        description=own.about,
        about=own.about,
        original=site.value.name,
        json_ld=english_json(site.value),
        languages=languages_of(site.value),
    )


def languages_of(site: Site) -> tuple[tuple[str, str], ...]:
    """The home page and the English one stand for each other; the latter is for all who read neither."""
    return ((VIETNAMESE, ""), (ENGLISH, PATH), ("x-default", PATH)) if site.english else ()
