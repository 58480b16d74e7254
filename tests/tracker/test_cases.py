"""The table of cases worked out by hand holds, each with its registry and stories as an editor writes them."""

import pytest

from plugins.tracker.status import Row
from plugins.tracker.year import Year, yearbooks
from tests.tracker.sheet import Case, cases, catalogue

CASES = list(cases())


def test_the_table_has_at_least_150_cases_each_with_a_title_of_its_own() -> None:
    titles = [(case.registry, case.title) for case in CASES]
    assert len(set(titles)) == len(titles) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    years = {book.rulebook.year: book.figures for book in yearbooks(catalogue(case))}
    for line in case.expected:
        assert found(years, line) == line


def found(years: dict[int, Year], line: str) -> str:
    """What is so, in the words of the expectation."""
    first, second, *rest = line.split()
    if first == "years":
        return f"years {min(years)}..{max(years)}"
    if not first.isdigit():
        row = next(r for r in unit(years[int(second[:4])], first) if r.period.name == second)
        return f"{first} {second} {told(row, ' '.join(rest))}"
    year = years[int(first)]
    if second == "as":
        return f"{first} as of {year.as_of}"
    if second == "units":
        return " ".join([first, "units", *(u.code for u in year.units)])
    if second == "places":
        place = {u.code: u.place or "-" for u in year.units}
        return " ".join([first, "places", *(f"{code}={place[code]}" for code in (p.split("=")[0] for p in rest))])
    return f"{first} {second} {rest[0]} {told_of_unit(year, second, rest[0])}"


def told_of_unit(year: Year, code: str, what: str) -> str:
    one = next(u for u in year.units if u.code == code)
    if what == "rows":
        names = (row.period.name for row in one.rows)
        return " ".join(name[5:] or name for name in names)
    if what == "score":
        assert sum(p.points for p in one.score.parts) == one.score.total
        return "+".join(str(p.points) for p in one.score.parts) or "none"
    return f"{one.name} in {one.peer_group or '-'}"


def unit(year: Year, code: str) -> tuple[Row, ...]:
    return next(u.rows for u in year.units if u.code == code)


def told(row: Row, expected: str) -> str:
    """Status, count and minimum; the optional facts where they are expected, days left and partial always."""
    minimum = "-" if row.minimum is None else row.minimum
    words = [row.status, f"{row.count}/{minimum}"]
    words += ["partial"] if row.partial else []
    words += [f"left={row.days_left}"] if row.days_left is not None else []
    if "by=" in expected:
        words.append(f"by={','.join(c.slug for c in row.contributions)}")
    if "rule=" in expected:
        words.append(f"rule={row.rule.span.start if row.rule else None}")
    if "others=" in expected or row.others:
        words.append(f"others={','.join(str(r.span.start) for r in row.others)}")
    return " ".join(words)
