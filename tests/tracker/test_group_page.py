"""The sums of a year's tables lead to the stories behind them."""

from hypothesis import given, settings

from plugins.model.catalogue import Catalogue
from plugins.tracker.group_page import GroupStoriesView
from plugins.tracker.heat import Heat
from plugins.tracker.year_page import YearView
from tests.tracker.sheet import Case, catalogue
from tests.tracker.test_pages import CASE, planned
from tests.tracker.test_year import EXAMPLES
from tests.tracker.worlds import worlds


def views(known: Catalogue, ending: str) -> dict[str, YearView | GroupStoriesView]:
    return {
        path: page.view(*page.inputs)
        for path, page in planned(known).items()
        if page.template == f"tracker_{ending}.html"
    }


@settings(EXAMPLES, max_examples=25)
@given(worlds())
def test_each_sum_of_a_year_is_the_stories_where_it_leads_to(world: Case) -> None:
    known = catalogue(world)
    told: dict[str, int] = {}
    for path, view in views(known, "group").items():
        assert isinstance(view, GroupStoriesView)
        for part in (one for division in view.divisions for one in (division, *division.periods)):
            told[f"{path.removesuffix('index.html')}#{part.id}"] = part.count
        for division in view.divisions:
            assert division.count == sum(period.count for period in division.periods)
            assert [sum(not s.repeat for s in p.stories) for p in division.periods] == [
                p.count for p in division.periods
            ]
    sums: dict[str, int] = {}
    for year in views(known, "year").values():
        assert isinstance(year, YearView)
        for heat in (heat for group in year.groups for heat in group.heats):
            shown = [(href, count) for count, href in (*heat.totals, heat.total) if count]
            assert sums.keys().isdisjoint(dict(shown))
            sums |= shown
            assert leads(heat)
    assert sums == {href: count for href, count in told.items() if count}


def leads(heat: Heat) -> bool:
    return all(bool(href) == bool(count) for count, href in (*heat.totals, heat.total))


def test_a_group_s_stories_stand_by_period_the_last_first_with_repeats_marked() -> None:
    view = views(catalogue(CASE), "group")["theo-doi/2026/nhom-khoi/index.html"]
    assert isinstance(view, GroupStoriesView)
    assert [
        (p.title, p.count, [(s.iso, s.unit.text, s.repeat) for s in p.stories]) for p in view.divisions[0].periods
    ] == [
        ("Tháng 3/2026", 1, [("2026-03-02", "Sở Mới", False)]),
        ("Tháng 2/2026", 1, [("2026-02-13", "Sở Mới", True), ("2026-02-12", "Sở Mới", False)]),
        ("Tháng 1/2026", 1, [("2026-01-05", "Sở Cũ", False)]),
    ]
