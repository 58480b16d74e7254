"""Every line of the table of readings is read as the table says."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.intake.registries import registries_from
from plugins.press.speech import reading
from plugins.press.speech.reading import Voice, read_out
from plugins.press.speech.rule import Announcer, Rule, applied, signs_of

ROOT = Path(__file__).parents[3]
ACCENTS = {"[bac]": ("bac",), "[nam]": ("nam",), "[cả hai]": ("bac", "nam")}


class Case(NamedTuple):
    """One line for one accent."""

    accent: str
    text: str
    words: str


def cases() -> list[Case]:
    found, accents = [], ACCENTS["[cả hai]"]
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line in ACCENTS:
            accents = ACCENTS[line]
        elif line and not line.startswith("#"):
            text, words = line.split(" => ")
            said = words.split(" | ")
            found += [Case(a, text, said[-1] if a == "nam" else said[0]) for a in accents]
    return found


def voice(accent: str, site: str = "content") -> Voice:
    files = {file.name: file.read_bytes() for file in (ROOT / site / "registries").glob("*.yml")}
    registries, problems = registries_from(files)
    assert problems == []
    assert registries is not None
    return Voice(accent, registries.abbreviations)


VOICES = {accent: voice(accent) for accent in ("bac", "nam")}


def test_the_table_holds_four_hundred_different_texts() -> None:
    assert len({case.text for case in cases()}) >= 400


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.accent}: {case.text}")
def test_a_text_is_read_as_the_table_says(case: Case) -> None:
    assert read_out(case.text, VOICES[case.accent]).text == case.words


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.accent}: {case.text}")
def test_what_was_read_out_is_read_as_it_stands(case: Case) -> None:
    assert read_out(case.words, VOICES[case.accent]).text == case.words


def test_no_rule_is_passed_over_that_would_find_something(monkeypatch: pytest.MonkeyPatch) -> None:
    def watched(rules: Iterable[Rule], text: str, announcer: Announcer) -> str:
        for rule in rules:
            assert not rule.signs or rule.signs.intersection(signs_of(text)) or not rule.pattern.search(text), (
                rule,
                text,
            )
            text = applied((rule,), text, announcer)
        return text

    monkeypatch.setattr(reading, "applied", watched)
    for case in cases():
        read_out.__wrapped__(case.text, VOICES[case.accent])
