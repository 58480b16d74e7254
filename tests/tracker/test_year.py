"""Laws that hold for every registry and every set of stories."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.model.catalogue import Catalogue
from plugins.tracker.contribution import Credit, credits_by_year, subject_key
from plugins.tracker.status import STATUSES
from plugins.tracker.year import Year, YearBook, yearbooks
from tests.tracker.by_hand import lines_of
from tests.tracker.sheet import catalogue, story_of
from tests.tracker.worlds import Case, worlds

EXAMPLES = settings(max_examples=60, deadline=None)


def all_credits(known: Catalogue) -> dict[int, tuple[Credit, ...]]:
    return {year: credits.all for year, credits in credits_by_year(known).items()}


def years(known: Catalogue) -> list[Year]:
    return [book.figures for book in yearbooks(known)]


@EXAMPLES
@given(worlds())
def test_the_figures_are_those_that_one_finds_day_by_day(case: Case) -> None:
    known = catalogue(case)
    credits = all_credits(known)
    for year in years(known):
        for unit in year.units:
            own = known.registries.unit_by_code[unit.code]
            expected = lines_of(known.registries, own, year.year, credits.get(year.year, ()), known.today)
            assert [
                (r.period.name, r.status, r.count, r.partial, tuple(c.slug for c in r.contributions)) for r in unit.rows
            ] == expected


@EXAMPLES
@given(worlds())
def test_every_row_has_one_status_and_the_rows_cover_the_year_without_gap_or_overlap(case: Case) -> None:
    for year in years(catalogue(case)):
        for unit in year.units:
            starts = [row.period.start for row in unit.rows]
            assert starts[0] == date(year.year, 1, 1)
            assert [row.period.until for row in unit.rows] == [*starts[1:], date(year.year + 1, 1, 1)]
            assert sum(len(unit.rows_that_are(status)) for status in STATUSES) == len(unit.rows)


@EXAMPLES
@given(worlds())
def test_only_a_due_row_has_days_left_and_only_a_judged_one_a_minimum(case: Case) -> None:
    for row in (row for year in years(catalogue(case)) for unit in year.units for row in unit.rows):
        assert (row.days_left is not None) == (row.status == "due")
        assert (row.minimum is None) == (row.status in ("absent", "no-rule"))
        assert row.days_left is None or row.days_left >= 0
        assert row.status != "absent" or not (row.partial or row.contributions)


@EXAMPLES
@given(worlds())
def test_parts_add_up_and_places_follow_totals(case: Case) -> None:
    known = catalogue(case)
    for year in years(known):
        for one in year.units:
            met = len(one.rows_that_are("met"))
            assert {p.rule: p.points for p in one.score.parts}["per_period_met"] == 10 * met
            assert sum(p.points for p in one.score.parts) == one.score.total
            peers = [u for u in year.units if u.peer_group == one.peer_group]
            if one.peer_group != "h":
                peers = [u for u in peers if u.kind == one.kind]
            better = sum(u.score.total > one.score.total for u in peers)
            assert one.place == (better + 1 if one.peer_group else None)


@EXAMPLES
@given(worlds())
def test_a_part_of_a_book_is_as_if_there_were_no_other_units(case: Case) -> None:
    """Its units' years are taken from the whole."""
    for book in yearbooks(catalogue(case)):
        for units in ("a", "bd", "abcd"):
            part = book.part(units)
            assert part.figures == YearBook(part.rulebook, part.credits, part.today).figures


@EXAMPLES
@given(worlds())
def test_every_public_contribution_of_a_listed_year_stands_in_one_row(case: Case) -> None:
    known = catalogue(case)
    credits = all_credits(known)
    for year in years(known):
        listed = [(u.code, c.slug) for u in year.units for c in u.contributions]
        assert sorted(listed) == sorted((u, c.slug) for c in credits.get(year.year, ()) for u in c.units)


@EXAMPLES
@given(worlds(), st.data())
def test_moving_a_story_by_a_day_changes_only_rows_of_its_units_that_hold_it_or_tell_of_its_subject(
    case: Case, data: st.DataObject
) -> None:
    stories = case.stories.split(";")
    assume(case.stories)
    number = data.draw(st.integers(0, len(stories) - 1))
    old = date.fromisoformat(stories[number][:10])
    new = old + timedelta(days=data.draw(st.sampled_from([1, -1])))
    moved = [f"{new}{text[10:]}" if n == number else text for n, text in enumerate(stories)]
    before = catalogue(case)
    story = story_of(before.registries, number + 1, stories[number].split())
    units = [before.registries.unit_by_code[u.code] for u in story.card.units]
    assume(all(u.span.contains(new) for u in units))
    after = catalogue(case._replace(stories=";".join(moved)))
    subject = subject_key(story.card.subject)
    told = {old, new} | {s.card.date.date() for s in before.stories if subject_key(s.card.subject) == subject}
    rows = [rows_by_name(known) for known in (before, after)]
    for name in rows[0].keys() & rows[1].keys():
        if rows[0][name] != rows[1][name]:
            code, period = name
            assert code in {u.code for u in units}
            assert any(period.contains(day) for day in told)
            assert story.status == "published"


def rows_by_name(known: Catalogue) -> dict[tuple[str, object], object]:
    return {(u.code, row.period): row for year in years(known) for u in year.units for row in u.rows}


@EXAMPLES
@given(worlds())
def test_the_order_of_entries_in_registries_changes_nothing(case: Case) -> None:
    known = catalogue(case)
    turned = catalogue(case._replace(registry=tuple(reversed(case.registry))))
    assert years(known) == years(turned)


@EXAMPLES
@given(worlds())
def test_a_past_year_is_known_by_the_same_digest_on_every_later_day(case: Case) -> None:
    later = catalogue(case._replace(today="2026-05-01"))
    much_later = catalogue(case._replace(today="2026-11-30"))
    assume(all_credits(later) == all_credits(much_later))
    books = [{b.rulebook.year: b.digest for b in yearbooks(k)} for k in (later, much_later)]
    assert all(books[0][year] == books[1][year] for year in books[0] if year < 2026)
