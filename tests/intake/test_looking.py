"""What has changed below stories/ since it was read."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.intake.files import LINK, stamp_of
from plugins.intake.looking import Files, Looked, looked


class Read(NamedTuple):
    """A story that was read."""

    stamp: bytes
    files: Files = ()


def write(root: Path, name: str, text: str) -> bytes:
    file = root / "stories" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return stamp_of(file.stat())


def test_what_is_as_it_was_is_not_told(tmp_path: Path) -> None:
    seen = {"stories/2026/a.md": Read(write(tmp_path, "2026/a.md", "a"))}
    assert looked(str(tmp_path), seen) == Looked([], [])


def test_what_came_what_is_another_and_what_is_gone_is_told(tmp_path: Path) -> None:
    seen = {f"stories/{name}": Read(write(tmp_path, name, name)) for name in ("same.md", "gone.md", "2026/other.md")}
    (tmp_path / "stories" / "gone.md").unlink()
    now = {name: write(tmp_path, name, "chữ mới dài hơn") for name in ("2026/other.md", "2025/new.md")}
    others, gone = looked(str(tmp_path), seen)
    assert (dict(others), gone) == ({f"stories/{name}": stamp for name, stamp in now.items()}, ["stories/gone.md"])


def test_a_story_is_another_when_a_file_that_it_names_is(tmp_path: Path) -> None:
    stamp, picture = write(tmp_path, "a.md", "a"), tmp_path / "stories" / "a.jpg"
    seen = {"stories/a.md": Read(stamp, (("stories/a.jpg", None),))}
    assert looked(str(tmp_path), seen) == Looked([], [])
    picture.write_bytes(b"1")
    assert looked(str(tmp_path), seen) == Looked([("stories/a.md", stamp)], [])
    seen = {"stories/a.md": Read(stamp, (("stories/a.jpg", stamp_of(picture.stat())),))}
    assert looked(str(tmp_path), seen) == Looked([], [])
    picture.unlink()
    assert looked(str(tmp_path), seen) == Looked([("stories/a.md", stamp)], [])


def test_without_a_folder_every_story_is_gone(tmp_path: Path) -> None:
    assert looked(str(tmp_path), {"stories/a.md": Read(b"")}) == Looked([], ["stories/a.md"])


@pytest.mark.skipif(os.name != "posix", reason="Windows makes links for administrators only")
def test_a_link_in_a_storys_place_is_told_in_place_of_its_stamp(tmp_path: Path) -> None:
    seen = {"stories/a.md": Read(write(tmp_path, "a.md", "a"))}
    file = tmp_path / "stories" / "a.md"
    file.rename(tmp_path / "b.md")
    file.symlink_to(tmp_path / "b.md")
    assert looked(str(tmp_path), seen) == Looked([("stories/a.md", LINK)], [])
