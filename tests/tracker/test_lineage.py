"""A unit's line: what each of its predecessors did, beside what it does itself."""

from msgspec.structs import replace

from plugins.tracker.lineage import lineage_of
from plugins.tracker.rulebook import Kin
from plugins.tracker.year import Year, yearbooks
from tests.tracker.sheet import Case, catalogue

REGISTRY = (
    "rule so month 1 2023-01-01..",
    "unit goc so ..2024-01-01 then hai",
    "unit mot so ..2025-03-01 then ba",
    "unit hai so 2024-01-01..2025-03-01 then ba",
    "unit ba so 2025-03-01..",
    "unit khac so",
)
STORIES = (
    "2023-05-01 goc; 2024-02-01 hai; 2024-03-01 mot; 2025-01-15 mot; 2025-04-01 ba; 2026-01-05 ba; 2026-01-06 khac"
)


def years(registry: tuple[str, ...] = REGISTRY, stories: str = STORIES) -> tuple[Year, ...]:
    return tuple(b.figures for b in yearbooks(catalogue(Case("", registry, "2026-05-01", stories, ()))))


def test_a_line_goes_back_to_the_predecessors_of_predecessors() -> None:
    line = lineage_of("ba", years())
    assert [(f.code, f.generation, f.count) for f in line] == [
        ("ba", 0, 2),
        ("hai", 1, 1),
        ("mot", 1, 2),
        ("goc", 2, 1),
    ]


def test_each_keeps_its_own_years() -> None:
    line = {f.code: [(year, unit.count) for year, unit in f.years] for f in lineage_of("ba", years())}
    assert line == {
        "ba": [(2025, 1), (2026, 1)],
        "mot": [(2023, 0), (2024, 1), (2025, 1)],
        "hai": [(2024, 1), (2025, 0)],
        "goc": [(2023, 1)],
    }


def test_a_unit_without_predecessors_is_its_own_line() -> None:
    assert [f.code for f in lineage_of("khac", years())] == ["khac"]
    assert lineage_of("khong-co", years()) == ()


def test_units_that_name_each_other_end_a_line() -> None:
    """The registries refuse such a circle; nothing hangs in one all the same."""
    [year] = years(("rule so month 1 2026-01-01..", "unit a so", "unit b so"), "2026-01-05 a")
    before = {"a": (Kin("b", "b"),), "b": (Kin("a", "a"),)}
    circle = replace(year, units=tuple(replace(unit, predecessors=before[unit.code]) for unit in year.units))
    assert [f.code for f in lineage_of("a", [circle])] == ["a", "b"]
