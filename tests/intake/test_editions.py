"""Editors' files of editions: how stories may be named, what frozen ones warn of, and that unchanged ones are kept."""

from pathlib import Path
from time import sleep

import pytest

from plugins.intake.files import TICK
from tests.hostile.refused import OUTLETS
from tests.hostile.tiny_site import STORY, Content, story
from tests.intake.loaded import load, site_with

FILE = "editions/bao-trang-2026-03-16.yml"
FROZEN = "ngày chốt: 2026-03-16\ncác bài:\n- {mã bài: bai, tiêu đề: Lớp học trên đồi}\n"
WITHDRAWN = "status: withdrawn", "withdrawn: {date: 2026-04-01, reason: Nhân vật đề nghị}"


def site(folder: Path, text: str, files: dict[str, Content] | None = None) -> Path:
    return site_with(folder, {"registries/outlets.yml": OUTLETS, FILE: text, **(files or {})})


def warnings(folder: Path, text: str, files: dict[str, Content] | None = None) -> list[tuple[str, int, str, str]]:
    problems = load(site(folder, text, files)).problems
    return [(p.path, p.line, p.severity, p.code) for p in problems]


@pytest.mark.parametrize("name", ["bai", "lop-hoc", "stories/bai.md", "bai.md"])
def test_a_story_is_pinned_by_its_id_its_slug_or_its_file(name: str, tmp_path: Path) -> None:
    loaded = load(site(tmp_path, f"ghim: [{name}]\n"))
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    [file] = loaded.catalogue.editions
    assert (file.outlet, file.plan, str(file.date), file.pins) == ("bao", "trang", "2026-03-16", ("bai",))


def test_keys_may_be_english_or_vietnamese(tmp_path: Path) -> None:
    english = "frozen: 2026-03-16\nstories: [{story: bai, title: Lớp học trên đồi}]\n"
    files = [load(site(tmp_path / str(i), text)).catalogue for i, text in enumerate((FROZEN, english))]
    one, other = [found.editions[0] for found in files if found]
    assert (one.frozen, one.stories) == (other.frozen, other.stories)


@pytest.mark.parametrize("text", ["", "# chưa quyết định gì\n", "ghim: []\nbỏ: []\n"])
def test_a_file_in_which_nothing_is_decided_is_no_problem(text: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, text) == []


def test_a_withdrawn_text_in_a_frozen_file_is_told_until_it_is_purged(tmp_path: Path) -> None:
    gone: dict[str, Content] = {STORY: story(add=WITHDRAWN)}
    assert warnings(tmp_path / "a", FROZEN, gone) == [(FILE, 3, "warning", "edition.withdrawn-text")]
    assert warnings(tmp_path / "b", "ngày chốt: 2026-03-16\ncác bài:\n- {mã bài: bai, vì sao chọn: Hay}\n", gone) == []


def test_a_frozen_story_that_is_no_longer_public_is_hidden_and_told(tmp_path: Path) -> None:
    loaded = load(site(tmp_path, FROZEN, {STORY: story(add=("status: draft",))}))
    assert [(p.line, p.severity, p.code) for p in loaded.problems] == [(3, "warning", "edition.hidden-story")]
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions[0].hidden == ("bai",)


def test_a_pinned_story_that_is_not_public_is_told(tmp_path: Path) -> None:
    draft: dict[str, Content] = {STORY: story(add=("status: draft",))}
    assert warnings(tmp_path, "ghim: [bai]\n", draft) == [(FILE, 1, "warning", "edition.hidden-story")]


def test_a_frozen_story_whose_file_was_deleted_stays_and_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, FROZEN)
    (folder / STORY).unlink()
    loaded = load(folder)
    assert [(p.line, p.severity, p.code) for p in loaded.problems] == [(3, "warning", "edition.story-gone")]
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions[0].hidden == ()


def test_where_faulty_stories_are_left_out_a_frozen_story_that_is_not_found_is_hidden(tmp_path: Path) -> None:
    """It may be one that has to be withdrawn in haste, in a file with a typing error."""
    folder = site(tmp_path, FROZEN, {STORY: story({4: "unit: khong-co"}, add=WITHDRAWN)})
    loaded = load(folder, leave_out_bad=True)
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions[0].hidden == ("bai",)


def test_a_faulty_edition_file_is_left_out_like_a_faulty_story(tmp_path: Path) -> None:
    loaded = load(site(tmp_path, "ghim: [khong-co]\n"), leave_out_bad=True)
    assert loaded.left_out == (FILE,)
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions == ()
    assert [p.severity for p in loaded.problems] == ["warning"]


def test_an_unchanged_file_is_kept_and_a_changed_one_read(tmp_path: Path) -> None:
    folder = site(tmp_path, "ghim: [bai]\n")
    sleep(2 * TICK / 1e9)  # a file that changed only just now would be read again
    first = load(folder)
    assert load(folder, first.sources).sources.editions[FILE] is first.sources.editions[FILE]
    (folder / FILE).write_text("bỏ: [bai]\n", encoding="utf-8")
    changed = load(folder, first.sources).catalogue
    assert changed is not None
    assert (changed.editions[0].pins, changed.editions[0].drops) == ((), ("bai",))


def test_a_frozen_story_that_was_moved_before_it_was_withdrawn_is_hidden(tmp_path: Path) -> None:
    folder = site(tmp_path, FROZEN, {"stories/da-go/bai.md": story(add=WITHDRAWN)})
    (folder / STORY).unlink()
    loaded = load(folder)
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions[0].hidden == ("bai",)


@pytest.mark.parametrize(
    ("name", "code"), [("bao-khac-2026-03-16", "edition.unknown-plan"), ("bao-trang-2026-03-05", "edition.bad-day")]
)
def test_a_frozen_edition_of_another_rhythm_or_an_ended_plan_is_told_and_stops_no_build(
    name: str, code: str, tmp_path: Path
) -> None:
    folder = site(tmp_path, FROZEN)
    (folder / FILE).rename(folder / "editions" / f"{name}.yml")
    loaded = load(folder)
    assert {(p.severity, p.code) for p in loaded.problems if p.path.startswith("editions/")} == {("warning", code)}


LAST = "editions/bao-trang-2026-11-01.yml"  # the next one takes stories still


@pytest.mark.parametrize(
    ("decided", "day", "more", "told"),
    [
        ("", "2026-10-20", "", True),
        ("", "2026-10-15", "", False),  # of the edition before
        ("", "2026-10-20", "outlets: [dai]", False),
        ("bỏ: [bai]\n", "2026-10-20", "", False),
        ("chưa xếp:\n- {story: bai, title: A, why: B}\n", "2026-10-20", "", False),
        ("các bài:\n- {mã bài: bai, tiêu đề: A}\n", "2026-10-20", "", False),
    ],
)
def test_a_story_that_came_after_the_freezing_is_told_until_it_has_its_place(
    tmp_path: Path, decided: str, day: str, more: str, *, told: bool
) -> None:
    """The clock stands at 31 October, when the edition of 1 November was frozen already."""
    late = story({3: f"date: {day}"}, add=(more,) if more else ())
    frozen = f"ngày chốt: 2026-10-19\n{decided}"
    found = load(site_with(tmp_path, {"registries/outlets.yml": OUTLETS, STORY: late, LAST: frozen})).problems
    assert [(p.path, p.severity, p.code) for p in found] == [(LAST, "warning", "edition.late-story")] * told


def test_a_late_story_has_its_place_once_it_is_pinned_in_the_next_edition(tmp_path: Path) -> None:
    files: dict[str, Content] = {"registries/outlets.yml": OUTLETS, STORY: story({3: "date: 2026-10-20"})}
    files |= {LAST: "ngày chốt: 2026-10-19\n", "editions/bao-trang-2026-11-16.yml": "ghim: [bai]\n"}
    assert load(site_with(tmp_path, files)).problems == ()


def test_an_edition_that_came_out_before_the_last_one_is_left_in_peace(tmp_path: Path) -> None:
    assert warnings(tmp_path, "ngày chốt: 2026-03-10\n") == []


MOVED = "ngày chốt: 2026-03-16\ncác bài:\n- {mã bài: cu/bai, đường dẫn: lop-hoc, tiêu đề: Lớp học trên đồi}\n"
GONE = story({10: "slug: khac"}, WITHDRAWN)


@pytest.mark.parametrize(
    "files",
    [
        {"stories/moi/bai.md": story(add=WITHDRAWN)},
        {"stories/lop.md": story(add=WITHDRAWN)},
        {"stories/lop.md": story({10: "slug: lop"}, (*WITHDRAWN, "redirect_from: [lop-hoc]"))},
        {"stories/a/bai.md": GONE, "stories/b/bai.md": story({10: "slug: ba"})},
        {"stories/b/bai.md": GONE, "stories/a/bai.md": story({10: "slug: ba"})},
    ],
    ids=["moved", "another file name", "another slug", "a namesake behind it", "a namesake before it"],
)
def test_a_frozen_story_is_hidden_once_it_is_withdrawn_whatever_it_is_called_now(
    tmp_path: Path, files: dict[str, Content]
) -> None:
    folder = site(tmp_path, MOVED, files)
    (folder / STORY).unlink()
    loaded = load(folder)
    assert [p.code for p in loaded.problems] == ["edition.withdrawn-text"]
    assert loaded.catalogue is not None
    assert loaded.catalogue.editions[0].hidden == ("cu/bai",)


def test_a_faulty_story_makes_no_fault_of_the_editions_that_name_it(tmp_path: Path) -> None:
    faulty: dict[str, Content] = {STORY: story({4: "unit: khong-co"})}
    for text in ("ghim: [bai]\n", FROZEN):
        found = load(site(tmp_path / text[:4], text, faulty)).problems
        assert [p.code for p in found if p.path == FILE] == []
        assert [p.code for p in found if p.path == STORY] == ["story.unknown-unit"]
