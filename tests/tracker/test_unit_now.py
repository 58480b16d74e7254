"""A unit's own page shows its current year as the tracker tells it, and no other unit's story touches it."""

from hypothesis import given, settings

from plugins.tracker.status import STATUSES
from plugins.tracker.unit_now import Standings
from plugins.tracker.year import yearbooks
from tests.tracker.sheet import Case, catalogue
from tests.tracker.test_pages import CASE
from tests.tracker.test_year import EXAMPLES
from tests.tracker.worlds import worlds


@settings(EXAMPLES, max_examples=25)
@given(worlds())
def test_each_unit_s_periods_are_the_year_s(world: Case) -> None:
    known = catalogue(world)
    book = yearbooks(known)[-1]
    standings = Standings(book)
    told = {unit.code: standings.of(unit.code).year() for unit in known.registries.units}
    listed = {unit.code: unit for unit in book.figures.units}
    asked = {code: u for code, u in listed.items() if any(row.minimum is not None for row in u.rows)}
    assert {code for code, year in told.items() if year} == set(asked)
    for code, unit in asked.items():
        year = told[code]
        assert year
        assert [(p.title, p.word, p.count, p.minimum) for p in year.periods] == [
            (row.period.title, STATUSES[row.status], row.count, row.minimum) for row in unit.rows
        ]


def test_a_story_changes_its_own_units_alone() -> None:
    before, after = (
        Standings(yearbooks(catalogue(Case("", CASE.registry, CASE.today, stories, ())))[-1])
        for stories in (CASE.stories, f"{CASE.stories}; 2026-05-21 le who=Ba")
    )
    codes = ("cu", "moi", "le")
    assert [before.of(code).digest == after.of(code).digest for code in codes] == [True, True, False]
    assert before.digest != after.digest
