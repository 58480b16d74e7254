"""Names through time and heirs: what contradicts itself is told, what an editor may leave open passes."""

import pytest

from plugins.intake.registries import registries_from
from tests.hostile.tiny_site import REGISTRIES
from tests.intake.reading import registries

TEXTS = {path.removeprefix("registries/"): text.encode() for path, text in REGISTRIES.items()}
UNIT = "- {{code: {}, kind: phong, name: A, successors: [{}]}}\n"


def problems(units: str) -> list[tuple[int, str, str]]:
    found = registries_from({**TEXTS, "units.yml": units.encode()})[1]
    return [(p.line, p.code.partition(".")[2], p.severity) for p in found]


def messages(units: str) -> list[str]:
    return [p.message for p in registries_from({**TEXTS, "units.yml": units.encode()})[1]]


def named(keys: str, *names: str) -> str:
    lines = ["- code: hai", "  kind: phong", *([f"  {keys}"] if keys else []), "  names:"]
    return "\n".join([*lines, *(f"  - {{{name}}}" for name in names), ""])


FIRST, SECOND = "name: A, until: 2026-01-01", "name: B, from: 2026-01-01"


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("", (FIRST, SECOND)),
        ("name: B", (FIRST, SECOND)),
        ("name: ''", (FIRST, SECOND)),
        ("", ("name: A",)),
        ("from: 2020-01-01", ("name: A, from: 2020-01-01",)),
        ("from: 2020-01-01", ("name: A, from: 2019-01-01, until: 2026-01-01", SECOND)),
        ("until: 2026-01-01", (FIRST,)),
        ("until: 2025-01-01", (FIRST, "name: B, from: 2026-02-01")),
        ("from: 2026-02-01", (FIRST, "name: B, from: 2026-02-01")),
    ],
)
def test_names_that_cover_a_units_life_pass(keys: str, names: tuple[str, ...]) -> None:
    assert problems(named(keys, *names)) == []


@pytest.mark.parametrize(
    ("keys", "names", "found"),
    [
        ("", (FIRST, "name: B, from: 2026-01-02"), [(5, "name-gap", "error")]),
        ("", ("name: B, from: 2026-02-01", FIRST), [(4, "name-gap", "error")]),
        ("", ("name: A, from: 2020-01-01",), [(4, "name-gap", "warning")]),
        ("from: 2019-01-01", ("name: A, from: 2020-01-01",), [(5, "name-gap", "warning")]),
        ("until: 2026-01-02", (FIRST,), [(5, "name-gap", "warning")]),
        ("", (FIRST,), [(4, "name-gap", "warning")]),
        ("name: A", (FIRST, SECOND), [(3, "two-names", "error")]),
        ("name: C", (FIRST, SECOND), [(3, "two-names", "error")]),
        ("", (FIRST, SECOND, "name: C, from: 2027-01-01"), [(6, "overlapping-names", "error")]),
        ("until: x", (FIRST,), [(3, "bad-date", "error")]),
    ],
)
def test_names_that_contradict_each_other_or_the_units_life_are_told(
    keys: str, names: tuple[str, ...], found: list[tuple[int, str, str]]
) -> None:
    assert problems(named(keys, *names)) == found


def test_the_days_without_a_name_are_named() -> None:
    assert messages(named("", FIRST, "name: B, from: 2026-02-01")) == [
        "đơn vị không có tên từ ngày 01/01/2026 đến hết ngày 31/01/2026, giữa hai tên"
    ]
    assert messages(named("", "name: A, from: 2020-01-01, until: 2026-01-01")) == [
        "đơn vị không có tên trước ngày 01/01/2020, nên được gọi bằng tên mới nhất «A»",
        "đơn vị không có tên từ ngày 01/01/2026, nên được gọi bằng tên mới nhất «A»",
    ]


def test_the_latest_name_is_the_last_however_they_are_written() -> None:
    unit = registries(units=named("", SECOND, FIRST)).units[0]
    assert (unit.name, [n.text for n in unit.names]) == ("B", ["A", "B"])


def test_a_unit_may_be_without_a_peer_group_for_a_while() -> None:
    groups = "[{code: khoi, until: 2025-01-01}, {code: khoi, from: 2026-01-01}]"
    assert problems(f"- {{code: hai, kind: phong, name: A, peer_group: {groups}}}\n") == []


@pytest.mark.parametrize(
    ("heirs", "ways"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "b, c", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "a"}, ["đơn vị «a» kế thừa chính mình"]),
        ({"a": "b", "b": "a"}, ["đơn vị kế thừa vòng tròn: a → b → a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["đơn vị kế thừa vòng tròn: b → c → b"]),
        (
            {"a": "b, a", "b": "a", "c": "d", "d": "c"},
            [
                "đơn vị kế thừa vòng tròn: a → b → a",
                "đơn vị «a» kế thừa chính mình",
                "đơn vị kế thừa vòng tròn: c → d → c",
            ],
        ),
        (
            {"a": "b", "b": "c", "c": "d", "d": "e", "e": "f", "f": "a"},
            ["đơn vị kế thừa vòng tròn: a → b → c → d → … → f → a"],
        ),
    ],
)
def test_no_way_from_heir_to_heir_leads_back(heirs: dict[str, str], ways: list[str]) -> None:
    assert messages("".join(UNIT.format(*pair) for pair in heirs.items())) == ways


def test_many_units_in_a_row_are_followed_to_the_end() -> None:
    row = "".join(UNIT.format(f"a-{n}", f"a-{n + 1}") for n in range(5000))
    assert messages(row + UNIT.format("a-5000", "")) == []


@pytest.mark.parametrize(
    ("email", "found"),
    [
        ("a@so.example", []),
        ("a@so.example; b@so.example", []),
        ("Văn phòng <a@so.example>", []),
        ("abc", [(1, "bad-email", "error")]),
        ("a@so", [(1, "bad-email", "error")]),
        ("chưa có", [(1, "bad-email", "warning")]),
    ],
)
def test_a_unit_can_be_written_to(email: str, found: list[tuple[int, str, str]]) -> None:
    assert problems(f'- {{code: a, kind: phong, name: A, email: "{email}"}}\n') == found
