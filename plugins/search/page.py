"""The search page and the files of the indexes, as planned pages."""

import json

from plugins.model.abbreviation import Abbreviation, looks_like_a_word
from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.page import Blob, Page, Section, bytes_of_blob
from plugins.model.view import HOME, Shell

BASE = "tim-kiem"


class SearchView(Shell, frozen=True, kw_only=True):
    """The form, with the facets that stories have, and what its script must know."""

    facets: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    years: str
    abbreviations: str


class IndexFiles:
    """One year's index; it is known by what it was made from."""

    def __init__(self, digest: bytes, files: dict[str, bytes]) -> None:
        self.digest, self.files = digest, files


def index_section(year: str, index: IndexFiles) -> Section:
    return Section(f"search {year}", plan_index, (Fact(year), index))


def plan_index(year: Fact, index: IndexFiles) -> list[Page]:
    return [
        Page(f"{BASE}/{year.value}/{name}", bytes_of_blob, (Blob(body),)) for name, body in sorted(index.files.items())
    ]


def page_sections(catalogue: Catalogue, years: Fact) -> list[Section]:
    abbreviations = abbreviations_of(catalogue.registries.abbreviations)
    return [Section("search page", plan_page, (Fact(facets_of(catalogue)), years, Fact(abbreviations)))]


def plan_page(facets: Fact, years: Fact, abbreviations: Fact) -> list[Page]:
    return [Page(f"{BASE}/index.html", search_view, (facets, years, abbreviations), "search.html")]


def search_view(facets: Fact, years: Fact, abbreviations: Fact) -> SearchView:
    told = json.dumps([list(pair) for pair in abbreviations.value], ensure_ascii=False)
    return SearchView(
        title="Tìm kiếm",
        path=f"{BASE}/",
        section=BASE,
        description="Tìm gương điển hình theo từ ngữ, phong trào, lĩnh vực, đơn vị, cấp khen thưởng và năm.",
        crumbs=(HOME,),
        facets=facets.value,
        years=" ".join(years.value),
        abbreviations=told,
    )


def abbreviations_of(registry: tuple[Abbreviation, ...]) -> tuple[tuple[str, str], ...]:
    """What a query may be widened by: short forms that are one word, and not one that readers type for itself."""
    pairs = ((a.short.removesuffix("."), a.words) for a in registry)
    return tuple((s, words) for s, words in pairs if len(s) > 1 and s.isalnum() and not looks_like_a_word(s))


def facets_of(catalogue: Catalogue) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """For each facet its key, its name and the values that some story has, in the registries' order."""
    cards, registries, told = catalogue.cards, catalogue.registries, catalogue.cards_by_entry
    levels, kinds = {c.award_level for c in cards}, {c.subject.kind for c in cards}
    years = sorted({month.name[:4] for month in catalogue.months}, reverse=True)
    named = (
        ("phong-trao", "Phong trào", registries.movements),
        ("linh-vuc", "Lĩnh vực", registries.fields),
        ("don-vi", "Đơn vị", registries.units),
    )
    return (
        *((key, title, tuple((e.code, e.name) for e in every if (key, e.code) in told)) for key, title, every in named),
        ("cap", "Cấp khen thưởng", tuple(pair for pair in LEVELS.items() if pair[0] in levels)),
        ("doi-tuong", "Đối tượng", tuple(pair for pair in SUBJECT_KINDS.items() if pair[0] in kinds)),
        ("nam", "Năm", tuple((y, y) for y in years)),
    )
