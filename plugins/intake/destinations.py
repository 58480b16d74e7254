"""Where a link inside the site may lead besides its stories and plain pages: every address of ours."""

from datetime import date
from functools import cached_property

from plugins.model.award import LEVELS, NO_LEVEL
from plugins.model.catalogue import Catalogue
from plugins.model.outlet import Outlet
from plugins.model.rhythm import date_after, is_edition_date

LISTS = {"phong-trao": "movements", "linh-vuc": "fields", "don-vi": "units", "khen-thuong": "awards"}
ALWAYS = frozenset(
    (
        *("theo-doi", "luu-tru", "so-do-trang", "bao-chi", "tim-kiem"),
        *("feeds/opml.xml", "du-lieu/stories.json", "sitemap.xml", "sitemap-trang.xml", "news-sitemap.xml"),
    )
)
TABLES = (".json", ".csv", ".xlsx")


class Destinations:
    """The site's own; a test holds them to what a build writes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.registries = catalogue, catalogue.registries

    def has(self, path: str) -> bool:
        """`path` has neither a slash at its ends nor a question."""
        parts = path.split("/")
        if parts[0] in LISTS:
            return self._is_list(parts)
        return path in self.fixed or (parts[0] == "bao-chi" and len(parts) == 4 and self._is_edition(*parts[1:]))

    def _is_list(self, parts: list[str]) -> bool:
        """A kind of lists, a list, or a numbered page of one."""
        kind, *rest = parts
        if rest and rest[0] not in self.codes[kind]:
            return False
        if len(rest) < 2:
            return True
        count = len(self.catalogue.cards_by_entry.get((kind, rest[0]), ()))
        pages = -(-count // self.registries.site.page_size)
        return len(rest) == 2 and rest[1] in {f"trang-{number}" for number in range(1, pages + 1)}

    def _is_edition(self, outlet: str, plan: str, day: str) -> bool:
        plans = {(o.code, p.code): p for o in self.registries.outlets for p in o.editions}
        try:
            when = date.fromisoformat(day)
        except ValueError:
            return False
        known = plans.get((outlet, plan))
        if known is None or not self.catalogue.stories:
            return False
        first = date.fromisoformat(self.catalogue.by_appearance[0].day)
        last = date_after(known.rhythm, self.catalogue.today)
        return is_edition_date(known.rhythm, when) and first < when <= last

    @cached_property
    def codes(self) -> dict[str, set[str]]:
        """The codes of each kind of list."""
        found = {kind: {e.code for e in getattr(self.registries, name)} for kind, name in LISTS.items()}
        found["khen-thuong"] |= LEVELS.keys() - {NO_LEVEL}
        return found

    @cached_property
    def fixed(self) -> set[str]:
        english = {"en"} if self.registries.site.english else set()
        return {*ALWAYS, *english, *self._times(), *self._tracked(), *self._press()}

    def _times(self) -> set[str]:
        """The archive's years and months."""
        months = [month.name for month in self.catalogue.months]
        years = {f"luu-tru/{month[:4]}" for month in months}
        return years | {f"luu-tru/{month.replace('-', '/')}" for month in months}

    def _tracked(self) -> set[str]:
        """The tracker's years, from the first story or rule, whichever is later."""
        months = [int(month.name[:4]) for month in self.catalogue.months[:1]]
        rules = [quota.span.start.year for quota in self.registries.quotas if quota.span.start]
        today = self.catalogue.today.year
        firsts = [*months, *([min(rules)] if rules else [])]
        years = {f"theo-doi/{year}" for year in range(min(max(firsts, default=today), today), today + 1)}
        units = {f"theo-doi/don-vi/{code}" for code in self.codes["don-vi"]}
        groups = {f"{year}/nhom-{group.code}" for year in years for group in self.registries.peer_groups}
        return years | units | groups | {f"{year}{ending}" for year in years for ending in TABLES}

    def _press(self) -> set[str]:
        """Outlets with their calendars, and every feed."""
        outlets: tuple[Outlet, ...] = self.registries.outlets
        lists = [f"{kind}/{code}" for kind in ("phong-trao", "linh-vuc", "don-vi") for code in self.codes[kind]]
        names = ["all", *(outlet.code for outlet in outlets), *lists]
        feeds = {f"feeds/{name}.{ending}" for name in names for ending in ("xml", "atom", "json")}
        calendars = {f"lich/{outlet.code}.ics" for outlet in outlets if outlet.editions}
        return feeds | calendars | {f"bao-chi/{outlet.code}" for outlet in outlets}
