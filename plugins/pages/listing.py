"""Listings of stories by movement, field, unit and award, and the index page of each kind.

Pages are numbered from the oldest story, so that a page that is full never changes."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from plugins.model.award import LEVELS, NO_LEVEL, SUBJECT_KINDS
from plugins.model.bar import Bar
from plugins.model.catalogue import Cards, Catalogue, Fact
from plugins.model.page import Page, Section
from plugins.model.registries import Registries
from plugins.model.text import collation_key
from plugins.model.timespan import Timespan, day_text, span_text
from plugins.model.tracked import Tracked, TrackedYear, Tracking, Untracked
from plugins.model.unit import Unit
from plugins.model.view import HOME, TRACKER, Link, Shell
from plugins.pages.chart import UNITS, month_bars, months_of_cards, unit_bars, units_of_cards
from plugins.pages.views import Item, items_of


class Kind(NamedTuple):
    """One of the four ways to find a story."""

    base: str
    name: str  # the index page's title
    introduction: str


KINDS = (
    Kind(
        "phong-trao",
        "Phong trào thi đua",
        "Các phong trào thi đua toàn quốc và của tỉnh, cùng những gương sáng trong từng phong trào.",
    ),
    Kind("linh-vuc", "Lĩnh vực", "Gương điển hình theo lĩnh vực công tác, sản xuất và đời sống."),
    Kind(
        "don-vi",
        "Đơn vị",
        "Các đơn vị giới thiệu gương điển hình; đơn vị đã sáp nhập hoặc đổi tên vẫn giữ những bài đã giới thiệu.",
    ),
    Kind("khen-thuong", "Khen thưởng", "Gương điển hình theo cấp và hình thức khen thưởng."),
)


class Entry(Struct, frozen=True):
    """What a listing says of its movement, field, unit or award; its facts are (label, text)."""

    code: str
    name: str
    description: str = ""
    group: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, tuple[Link, ...]], ...] = ()


class ListingView(Shell, frozen=True, kw_only=True):
    """One page of a listing."""

    heading: str
    entry: Entry
    total: int
    items: tuple[Item, ...]
    number: int  # 0 on the list's own address
    figures: tuple[tuple[str, int], ...]  # on the list's own address only
    month_bars: tuple[Bar, ...]
    unit_bars: tuple[Bar, ...]
    tracked: TrackedYear | None  # of a unit
    newer: Link | None
    older: Link | None


class IndexView(Shell, frozen=True, kw_only=True):
    """All entries of one kind, in groups, with counts."""

    introduction: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


def listing_sections(catalogue: Catalogue, tracking: Tracking) -> list[Section]:
    """A section for each entry, and one for each kind's index. Only units are tracked."""
    size, groups = Fact(catalogue.registries.site.page_size), catalogue.cards_by_entry
    sections = []
    for kind in KINDS:
        entries = tuple(entries_of(kind.base, catalogue.registries))
        counts = {e.code: len(groups.get((kind.base, e.code), ())) for e in entries}
        sections.append(Section(f"index {kind.base}", plan_index, (Fact(kind), Fact(entries), Fact(counts))))
        for entry in entries:
            cards = groups.get((kind.base, entry.code), NO_CARDS)
            watch = tracking if kind.base == "don-vi" else UNTRACKED
            inputs = (Fact(kind), Fact(entry), cards, size, watch)
            sections.append(Section(f"{kind.base} {entry.code}", plan_listing, inputs))
    return sections


NO_CARDS, UNTRACKED = Cards(), Untracked()


def entries_of(base: str, registries: Registries) -> Iterator[Entry]:
    """The registry's entries as a listing shows them, in the order of their index page."""
    if base == "phong-trao":
        for m in registries.movements:
            group = "Phong trào toàn quốc" if m.scope == "national" else "Phong trào của tỉnh"
            facts = (("Thời gian", span_text(m.span)), ("Văn bản", m.decision))
            yield Entry(m.code, m.name, m.description, group, tuple(f for f in facts if f[1]))
    elif base == "linh-vuc":
        yield from (Entry(f.code, f.name, f.description) for f in registries.fields)
    elif base == "don-vi":
        yield from (_unit_entry(unit, registries) for unit in units_in_order(registries))
    else:
        yield from (Entry(code, name, "", "Theo cấp") for code, name in LEVELS.items() if code != NO_LEVEL)
        yield from (Entry(a.code, a.name, a.description, "Theo hình thức, danh hiệu") for a in registries.awards)


def units_in_order(registries: Registries) -> list[Unit]:
    """By kind in the site's order, then by name."""
    kinds = {kind.code: i for i, kind in enumerate(registries.site.unit_kinds)}
    return sorted(registries.units, key=lambda u: (kinds.get(u.kind, len(kinds)), collation_key(u.name), u.code))


def _unit_entry(unit: Unit, registries: Registries) -> Entry:
    names = ((_since_or_until(n.span), n.text) for n in unit.names if n.span.start or n.span.until)
    facts = (("Loại đơn vị", registries.site.kind_name(unit.kind)), ("Thời gian", span_text(unit.span)), *names)
    linked = (("Kế thừa từ", registries.predecessors(unit)), ("Đơn vị kế thừa", registries.successors(unit)))
    kin = ((label, tuple(Link(f"don-vi/{u.code}/", u.name) for u in units)) for label, units in linked if units)
    tracked = (TRACKER.text, (Link(f"{TRACKER.href}don-vi/{unit.code}/", "Chỉ tiêu, điểm và các bài theo từng kỳ"),))
    group = registries.site.kind_name(unit.kind)
    return Entry(unit.code, unit.name, unit.description, group, tuple(f for f in facts if f[1]), (*kin, tracked))


def _since_or_until(span: Timespan) -> str:
    return f"Từ {day_text(span.start)}" if span.start else f"Trước {day_text(span.until)}" if span.until else ""


def plan_index(kind: Fact, entries: Fact, counts: Fact) -> list[Page]:
    return [Page(f"{kind.value.base}/index.html", index_view, (kind, entries, counts), "index.html")]


def index_view(kind: Fact, entries: Fact, counts: Fact) -> IndexView:
    groups: dict[str, list[Link]] = {}
    for entry in entries.value:
        link = Link(f"{kind.value.base}/{entry.code}/", entry.name, counts.value[entry.code])
        groups.setdefault(entry.group, []).append(link)
    return IndexView(
        title=kind.value.name,
        path=f"{kind.value.base}/",
        section=kind.value.base,
        description=kind.value.introduction,
        crumbs=(HOME,),
        introduction=kind.value.introduction,
        groups=tuple((name, tuple(links)) for name, links in groups.items()),
    )


class Place(Struct, frozen=True):
    """Where a page stands in its listing."""

    number: int  # 0 on the list's own address
    last: int  # the newest page's number, as far as this page may know it: a full page never changes again
    total: int = 0
    figures: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    units: tuple[Link, ...] = ()


def _own_place(kind: Kind, cards: Cards, pages: int) -> Place:
    """The place of a list's own address, which tells of all its stories; a movement also by month and by unit."""
    if not cards:
        return Place(0, pages)
    subjects = Counter(card.subject.kind for card in cards)
    figures = [(name.lower(), subjects[code]) for code, name in SUBJECT_KINDS.items() if subjects[code]]
    if kind.base != "don-vi":
        figures.append(("đơn vị giới thiệu", len({unit.code for card in cards for unit in card.units})))
    told = (("bài", len(cards)), *figures)
    if kind.base != "phong-trao":
        return Place(0, pages, len(cards), told)
    return Place(0, pages, len(cards), told, months_of_cards(cards), units_of_cards(cards)[:UNITS])


def plan_listing(kind: Fact, entry: Fact, cards: Cards, size: Fact, tracking: Tracking) -> list[Page]:
    """The list's own address with the newest, and its numbered pages."""
    pages = -(-len(cards) // size.value)
    base = f"{kind.value.base}/{entry.value.code}/"
    newest = Cards(cards[-size.value :])
    own = Fact(_own_place(kind.value, cards, pages))
    shows = (kind, entry, newest, own, tracking.of(entry.value.code))
    plan = [Page(f"{base}index.html", listing_view, shows, "listing.html")]
    for number in range(1, pages + 1):
        shown = Cards(cards[(number - 1) * size.value : number * size.value])
        place = Fact(Place(number, min(pages, number + 1)))
        plan.append(
            Page(
                f"{base}trang-{number}/index.html",
                listing_view,
                (kind, entry, shown, place, UNTRACKED),
                "listing.html",
                shown[0].iso,
            )
        )
    return plan


def listing_view(kind: Fact, entry: Fact, cards: Cards, place: Fact, tracked: Tracked) -> ListingView:
    """One page of a listing, newest story first."""
    here, found = place.value.number, entry.value
    base = f"{kind.value.base}/{found.code}/"
    path = f"{base}trang-{here}/" if here else base
    older = max(
        (here or place.value.last) - 1, 0
    )  # the newest page holds only what the list's own address shows already
    newer = here + 1 if here and here < place.value.last else 0
    return ListingView(
        title=f"{found.name} – Trang {here}" if here else found.name,
        path=path,
        section=kind.value.base,
        description=found.description or f"{kind.value.name}: {found.name}. {kind.value.introduction}",
        crumbs=(HOME, Link(f"{kind.value.base}/", kind.value.name)),
        heading=found.name,
        entry=found,
        total=place.value.total,
        items=items_of(cards[::-1]),
        number=here,
        figures=place.value.figures,
        month_bars=month_bars(place.value.months),
        unit_bars=unit_bars(place.value.units),
        tracked=tracked.year(),
        newer=Link(f"{base}trang-{newer}/", f"Trang {newer}") if newer else (Link(base, "Mới nhất") if here else None),
        older=Link(f"{base}trang-{older}/", f"Trang {older}") if older else None,
    )
