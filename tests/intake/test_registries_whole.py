"""Everything that is wrong in an entry is told in one run, and nothing that follows from a fault told already."""
# ruff: noqa: E501  what an editor writes is one line here too

import pytest

from plugins.intake.registries import registries_from
from tests.hostile.tiny_site import REGISTRIES

TEXTS = {path.removeprefix("registries/"): text.encode() for path, text in REGISTRIES.items()}
SITE = "name: Trang thử\ncode: trang-thu\nurl: https://thu.example\n"


def told(**files: str) -> list[str]:
    """Codes by name of file, as «units unknown-key», of the tiny site with some files replaced."""
    problems = registries_from(TEXTS | {f"{name}.yml": text.encode() for name, text in files.items()})[1]
    parts = ((p.path.removeprefix("registries/").removesuffix(".yml"), p.code.partition(".")[2]) for p in problems)
    return sorted(" ".join(part) for part in parts)


@pytest.mark.parametrize(
    ("registry", "entry", "codes"),
    [
        (
            "units",
            "{code: x y, until: abc, successors: [zz], peer_group: yy, email: abc, colour: 1}",
            "bad-code bad-date bad-email missing-key missing-key unknown-key unknown-reference unknown-reference",
        ),
        ("units", "{name: A, kind: zz}", "missing-key unknown-reference"),
        (
            "units",
            "{kind: phong, names: [{from: x}, {name: A, until: y, c: d}]}",
            "bad-date bad-date missing-key missing-key unknown-key",
        ),
        ("units", "{code: a, kind: phong, name: A, peer_group: [{from: x}]}", "bad-date missing-key"),
        ("peer_groups", "{code: x y, kind: z, from: w, mixed: v}", "bad-choice bad-choice bad-code bad-date missing-key"),
        ("fields", "{name: A, aliases: {a: b}, until: x}", "bad-date missing-key wrong-type"),
        ("movements", "{code: all, scope: x, decision: {date: y}}", "bad-choice bad-date missing-key reserved-code"),
        ("awards", "{code: tinh, subjects: [x], from: y}", "bad-choice bad-date missing-key missing-key reserved-code"),
        (
            "outlets",
            "{code: x y, speaking_rate: 0, editions: [{code: a b, minutes: 0, stories: x}, {rhythm: z}]}",
            "bad-choice bad-code bad-code bad-number bad-number bad-number" + 4 * " missing-key",
        ),
        (
            "quotas",
            "{kinds: [zz], minimum: x, until: y, period: w}",
            "bad-choice bad-date bad-number missing-key missing-key unknown-reference",
        ),
        ("scoring", "{per_period_met: x, until: y, award_points: {z: 1}}", "bad-date bad-number missing-key unknown-key"),
        ("abbreviations", "{words: A, reading: x, contexts: [{}, {z: 1}]}", "bad-choice" + 3 * " missing-key" + " unknown-key"),
    ],
)  # fmt: skip
def test_an_entry_is_read_to_its_end(registry: str, entry: str, codes: str) -> None:
    assert told(**{"units": "", registry: f"- {entry}\n"}) == [f"{registry} {code}" for code in codes.split()]


def test_the_site_is_read_to_its_end() -> None:
    text = "code: x y\nurl: a\nemail: b\npage_size: 0\nunit_kinds: [{code: p q}, {code: phong, name: Phòng}]\n"
    text += "english: {nam: A, about: B}\ndesk: {base_url: c, token: 1}\n"
    codes = "bad-code bad-code bad-email bad-number bad-url bad-url" + 5 * " missing-key" + " unknown-key unknown-key"
    assert told(site=text) == [f"site {code}" for code in codes.split()]


def test_a_faulty_site_does_not_hide_what_other_registries_say_of_each_other() -> None:
    units = "- {code: a, kind: phong, name: A, peer_group: zz, successors: [a]}\n"
    kinds = "unit_kinds: [{code: phong, name: Phòng}]\n"
    faults = ["units successor-circle", "units unknown-reference"]
    assert told(site=f"{SITE}{kinds}demo: có lẽ\n", units=units) == ["site bad-choice", *faults]


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        ({"site": f"{SITE}unit_kindz: [{{code: phong, name: P}}]\n"}, ["site unknown-key"]),
        ({"site": f"{SITE}unit_kinds: phong\n"}, ["site wrong-type"]),
        ({"site": "- a\n"}, ["site wrong-type"]),
        ({"peer_groups": "- [\n"}, ["peer_groups syntax"]),
        ({"peer_groups": "- {code: khoi}\n"}, ["peer_groups missing-key"]),
        ({"quotas": "- {kinds: [phong], period: month, minimum: 1, basis: A}\n" * 2}, ["quotas missing-key"] * 2),
        (
            {"quotas": REGISTRIES["registries/quotas.yml"].replace("until: 2026-07-01", "until: x") * 2},
            ["quotas bad-date"] * 2,
        ),
        ({"quotas": "- {kinds: [phong], period: week, minimum: 1, from: 2026-08-01, basis: A}\n"}, ["quotas bad-choice"]),
        ({"awards": "- {name: A, level: tinh, grades: [nhất]}\n" * 2}, ["awards missing-key"] * 2),
        ({"outlets": "- {code: [a], medium: radio}\n"}, ["outlets wrong-type"]),
        (
            {"units": "- {code: a, kind: phong, names: [{name: A, until: x}, {name: B, from: 2026-01-01}], peer_group: khoi}\n"},
            ["units bad-date"],
        ),
    ],
)  # fmt: skip
def test_what_follows_from_a_fault_is_not_told_as_another(files: dict[str, str], codes: list[str]) -> None:
    texts = {"units": "- {code: a, kind: phong, name: A, peer_group: khoi}\n", **files}
    assert told(**texts) == codes


def test_an_entry_in_which_something_is_missing_is_in_no_registry() -> None:
    text = "- {code: a, kind: phong}\n- {code: b, kind: phong, name: B}\n- {kind: phong, name: C}\n"
    found = registries_from({**TEXTS, "units.yml": text.encode()})[0]
    assert found is not None
    assert [unit.code for unit in found.units] == ["b"]


def test_each_text_among_entries_is_told_and_the_entries_are_read() -> None:
    assert told(units="- a\n- {code: b, kind: zz, name: B}\n- c\n") == [
        *["units not-a-list"] * 2,
        "units unknown-reference",
    ]
