"""Every file of the corpus becomes a draft; what it says is right, and what could not be known is never invented."""

from pathlib import Path

import pytest

from tests.desk.incoming.desk import NOW, document, drafts_of, facts_of, imported, marked_keys, site_at
from tests.desk.incoming.letters import LETTERS
from tests.desk.incoming.word_files import CASES, Case

FILES = [*CASES, *LETTERS]
LEAST_RIGHT = 0.95


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def draft_of(case: Case, folder: Path) -> Path:
    """The one draft that a case's file becomes."""
    site, inbox = site_at(folder / "trang"), folder / "den"
    inbox.mkdir()
    for name, body in ((case.file, case.body()), *case.beside):
        (inbox / name).write_bytes(body)
    assert imported(site, inbox) == 0
    [draft] = drafts_of(site)
    return draft


def wrong(case: Case, draft: Path) -> dict[str, tuple[str, str]]:
    """Each fact that is not as expected, with what was expected and what was found."""
    found = facts_of(draft)
    return {key: (value, found.get(key, "")) for key, value in case.facts.items() if found.get(key, "") != value}


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_a_file_becomes_the_story_that_it_holds(case: Case, tmp_path: Path) -> None:
    draft = draft_of(case, tmp_path)
    found = wrong(case, draft)
    silent = {key: values for key, values in found.items() if key.partition(".")[0] not in marked_keys(draft)}
    assert not silent, "wrong without a word of doubt"
    body = document(draft).body
    assert [words for words in case.has if words not in body] == []
    assert [words for words in case.lacks if words in draft.read_text(encoding="utf-8")] == []


def test_facts_that_are_in_the_files_are_right_in_95_of_100(tmp_path: Path) -> None:
    known, missed = 0, []
    for number, case in enumerate(FILES):
        folder = tmp_path / str(number)
        folder.mkdir()
        missed += [(case.name, key, *values) for key, values in wrong(case, draft_of(case, folder)).items()]
        known += len(case.facts)
    assert len(CASES) >= 30
    assert len(LETTERS) >= 15
    assert 1 - len(missed) / known >= LEAST_RIGHT, missed
