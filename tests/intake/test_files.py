"""Only true files inside the site's folder are read."""

from pathlib import Path

import pytest

from plugins.intake.files import LINK, NOT_A_FILE, NOT_READ, Folder, Place, normal_parts, walk


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("site/stories/2026/bai.md", "site/stories/2026/anh.png", "site/images/anh-chung.png", "ngoai.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    return tmp_path / "site"


def test_stories_are_found_at_any_depth(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghijklmnopqrst")
    deep.mkdir(parents=True)
    (deep / "bai.md").touch()
    assert [name for name, _ in walk(str(tmp_path), ".md")] == ["a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/bai.md"]


def test_a_link_or_a_folder_in_a_files_place_has_no_stamp(site: Path) -> None:
    (site / "stories/noi.md").symlink_to("2026/bai.md")
    (site / "stories/thu-muc.md").mkdir()
    (site / "stories/vong").symlink_to("vong")
    found = dict(walk(str(site / "stories"), ".md"))
    assert isinstance(found.pop("2026/bai.md"), bytes)
    assert found == {"noi.md": LINK, "thu-muc.md": NOT_A_FILE, "vong": LINK}


@pytest.mark.parametrize("name", [".an.md", "~$bai.md", ".git/bai.md", "bai.md~", "bai.txt"])
def test_an_editors_own_files_are_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert list(walk(str(tmp_path), ".md")) == []


@pytest.mark.parametrize("name", ["bai.md.txt", "Bài.MARKDOWN", "2026/bai.mdown", "bai.docx"])
def test_what_an_editor_may_take_for_a_story_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert list(walk(str(tmp_path), ".md")) == [(name, NOT_READ)]
    assert list(walk(str(tmp_path), ".yml")) == []


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert list(walk(str(tmp_path / "khong-co"), ".md")) == []


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("anh.png", Place("stories/2026/anh.png")),
        ("./anh.png", Place("stories/2026/anh.png")),
        ("../../images/anh-chung.png", Place("images/anh-chung.png")),
        ("images/anh-chung.png", Place("images/anh-chung.png")),
        ("khac.png", Place("khac.png", "missing")),
        ("2026", Place("2026", "missing")),
        ("../../../ngoai.png", Place("../../../ngoai.png", "outside")),
        ("/etc/passwd", Place("/etc/passwd", "outside")),
        (r"..\anh.png", Place(r"..\anh.png", "outside")),
        ("c:anh.png", Place("c:anh.png", "outside")),
    ],
)
def test_a_file_is_looked_for_beside_the_story_then_in_the_site(site: Path, written: str, place: Place) -> None:
    assert Folder(site).place(written, "stories/2026/bai.md") == place


def test_a_link_out_of_the_site_leads_to_nothing(site: Path) -> None:
    (site / "images/noi.png").symlink_to(site.parent / "ngoai.png")
    assert Folder(site).place("images/noi.png", "stories/2026/bai.md").fault == "outside"


def test_a_path_that_leaves_its_root_has_no_parts() -> None:
    assert normal_parts("a/./b/../c//d") == ["a", "c", "d"]
    assert normal_parts("a/../../b") is None
