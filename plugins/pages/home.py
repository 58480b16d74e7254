"""The home page: what is new, who is praised, which movements run now."""

from datetime import date

from msgspec import Struct

from plugins.model.catalogue import Cards, Catalogue, Fact
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.pages.english import languages_of
from plugins.pages.listing import Groups
from plugins.pages.structured import home_json
from plugins.pages.views import Item, Link, Shell, day_text, items_of

NEWEST = 13  # one leads, twelve follow


class HomeFacts(Struct, frozen=True):
    """What the home page says besides the newest stories."""

    site: Site
    movements: tuple[Link, ...]
    fields: tuple[Link, ...]
    month: str
    month_units: tuple[Link, ...]
    total: int


class HomeView(Shell, frozen=True, kw_only=True):
    """All that the home page shows."""

    lead: Item | None
    newest: tuple[Item, ...]
    movements: tuple[Link, ...]
    fields: tuple[Link, ...]
    month: str
    month_units: tuple[Link, ...]
    total: int


def home_section(catalogue: Catalogue, groups: Groups) -> Section:
    registries, today = catalogue.registries, catalogue.today
    running = [m for m in registries.movements if m.span.contains(today)]
    movements = [
        Link(f"phong-trao/{m.code}/", m.name, len(groups.get(("phong-trao", m.code), ())), _since(m.span.start))
        for m in running
    ]
    fields = [Link(f"linh-vuc/{f.code}/", f.name, len(groups.get(("linh-vuc", f.code), ()))) for f in registries.fields]
    facts = HomeFacts(
        site=registries.site,
        movements=tuple(sorted(movements, key=lambda link: -(link.count or 0))),
        fields=tuple(fields),
        month=f"{today.month}/{today.year}",
        month_units=_units_of_month(catalogue.cards, today),
        total=len(catalogue.cards),
    )
    return Section("home", plan_home, (Fact(facts), Cards(catalogue.cards[-NEWEST:][::-1])))


def _since(start: date | None) -> str:
    return f"từ {day_text(start)}" if start else ""


def _units_of_month(cards: Cards, today: date) -> tuple[Link, ...]:
    """The units whose stories are dated in this month, most stories first."""
    counts: dict[tuple[str, str], int] = {}
    for card in reversed(cards):
        if (card.date.year, card.date.month) < (today.year, today.month):
            break
        for unit in card.units:
            counts[unit.code, unit.name] = counts.get((unit.code, unit.name), 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Link(f"don-vi/{code}/", name, count) for (code, name), count in ordered)


def plan_home(facts: Fact, newest: Cards) -> list[Page]:
    return [Page("index.html", home_view, (facts, newest), "home.html")]


def home_view(facts: Fact, newest: Cards) -> HomeView:
    known: HomeFacts = facts.value
    items = items_of(newest)
    return HomeView(
        title=known.site.name,
        path="",
        section="home",
        description=f"Gương người tốt, việc tốt, điển hình tiên tiến do {known.site.name} giới thiệu.",
        lead=items[0] if items else None,
        newest=items[1:],
        movements=known.movements,
        fields=known.fields,
        month=known.month,
        month_units=known.month_units,
        total=known.total,
        json_ld=home_json(known.site),
        languages=languages_of(known.site),
    )
