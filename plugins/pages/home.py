"""The home page: what is new, who is praised, which movements run now."""

from bisect import bisect_left
from datetime import date, timedelta

from msgspec import Struct

from plugins.model.bar import Bar
from plugins.model.catalogue import Cards, Catalogue, Fact, Groups
from plugins.model.coming import coming_editions
from plugins.model.movement import Movement
from plugins.model.page import Page, Section
from plugins.model.site import Site
from plugins.model.timespan import day_text
from plugins.model.view import Link, Shell
from plugins.pages.chart import UNITS, month_bars, months_until, unit_bars, units_of_cards
from plugins.pages.english import languages_of
from plugins.pages.structured import home_json
from plugins.pages.views import Item, items_of

NEWEST = 7  # one leads, six follow
STRANDS = 3  # movements whose newest stories are shown
HEADING = "Gương người tốt, việc tốt, điển hình tiên tiến"
STRAND = 3  # stories of each
COMING = 4  # editions of the press
RUNNING = 10  # movements that are named; the others stand on their own page


class HomeFacts(Struct, frozen=True):
    """What the home page says besides the newest stories."""

    site: Site
    movements: tuple[Link, ...]
    running: int  # movements in all
    strands: tuple[tuple[Link, int], ...]  # a movement, and how many of the cards given are its own
    fields: tuple[Link, ...]
    month: str
    month_units: tuple[Link, ...]
    total: int
    months: tuple[tuple[str, int], ...]
    year_units: tuple[Link, ...]
    coming: tuple[Link, ...]  # editions of the press


class HomeView(Shell, frozen=True, kw_only=True):
    """All that the home page shows."""

    heading: str
    lead: Item | None
    newest: tuple[Item, ...]
    strands: tuple[tuple[Link, tuple[Item, ...]], ...]
    movements: tuple[Link, ...]
    running: int
    fields: tuple[Link, ...]
    month: str
    month_units: tuple[Link, ...]
    coming: tuple[Link, ...]
    total: int
    month_bars: tuple[Bar, ...]
    unit_bars: tuple[Bar, ...]


def home_section(catalogue: Catalogue) -> Section:
    registries, today, groups = catalogue.registries, catalogue.today, catalogue.cards_by_entry
    newest = Cards(catalogue.cards[-NEWEST:][::-1])
    running = _running(registries.movements, groups, today)
    strands = _strands(running, groups, newest)
    months = months_until(f"{today:%Y-%m}")
    counts = {month.name: len(month.stories) for month in catalogue.months}
    fields = [Link(f"linh-vuc/{f.code}/", f.name, len(groups.get(("linh-vuc", f.code), ()))) for f in registries.fields]
    facts = HomeFacts(
        site=registries.site,
        movements=running[:RUNNING],
        running=len(running),
        strands=tuple((link, len(cards)) for link, cards in strands),
        fields=tuple(fields),
        month=f"{today.month}/{today.year}",
        month_units=_units_since(catalogue.cards, months[-1]),
        total=len(catalogue.cards),
        months=tuple((month, counts.get(month, 0)) for month in months),
        year_units=_units_since(catalogue.cards, months[0])[:UNITS],
        coming=coming_editions(registries.outlets, today)[:COMING],
    )
    return Section("home", plan_home, (Fact(facts), newest, Cards(card for _, cards in strands for card in cards)))


def _running(movements: tuple[Movement, ...], groups: Groups, today: date) -> tuple[Link, ...]:
    """The movements of this day, most stories first."""
    links = (
        Link(f"phong-trao/{m.code}/", m.name, len(groups.get(("phong-trao", m.code), ())), _dates(m))
        for m in movements
        if m.span.contains(today)
    )
    return tuple(sorted(links, key=lambda link: -(link.count or 0)))


def _dates(movement: Movement) -> str:
    start, until = movement.span.start, movement.span.until
    parts = (f"từ {day_text(start)}" if start else "", f"đến {day_text(until - timedelta(1))}" if until else "")
    return " ".join(part for part in parts if part)


def _strands(running: tuple[Link, ...], groups: Groups, newest: Cards) -> list[tuple[Link, Cards]]:
    """The newest stories of those running movements that have most, without what the page shows above."""
    shown = {card.slug for card in newest}
    strands: list[tuple[Link, Cards]] = []
    for link in running:
        cards = groups.get(("phong-trao", link.href.split("/")[1]), Cards())
        own = [c for c in cards[-NEWEST - STRANDS * STRAND - STRAND :][::-1] if c.slug not in shown][:STRAND]
        shown |= {card.slug for card in own}
        if own:
            strands.append((link, Cards(own)))
        if len(strands) == STRANDS:
            break
    return strands


def _units_since(cards: Cards, month: str) -> tuple[Link, ...]:
    """The units whose stories are dated in this month or later, most stories first."""
    since = bisect_left(cards, month, key=lambda card: card.iso)
    return units_of_cards(cards[since:])


def plan_home(facts: Fact, newest: Cards, others: Cards) -> list[Page]:
    return [Page("index.html", home_view, (facts, newest, others), "home.html")]


def home_view(facts: Fact, newest: Cards, others: Cards) -> HomeView:
    known: HomeFacts = facts.value
    items, rest = items_of(newest), iter(items_of(others))
    return HomeView(
        title=known.site.name,
        heading=HEADING,
        path="",
        section="home",
        description=f"{HEADING} do {known.site.name} giới thiệu.",
        lead=items[0] if items else None,
        newest=items[1:],
        strands=tuple((link, tuple(next(rest) for _ in range(count))) for link, count in known.strands),
        movements=known.movements,
        running=known.running,
        fields=known.fields,
        month=known.month,
        month_units=known.month_units,
        coming=known.coming,
        total=known.total,
        month_bars=month_bars(known.months),
        unit_bars=unit_bars(known.year_units),
        json_ld=home_json(known.site),
        languages=languages_of(known.site),
    )
