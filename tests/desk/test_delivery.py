"""Files handed to the user: whole or not at all, never over what is there."""

from pathlib import Path

import pytest

from plugins.builder.output import Refused
from plugins.desk.delivery import deliver

FILES = {"a.txt": b"a", "b.txt": b"b"}


def found(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}


def test_a_new_folder_gets_the_files_and_nothing_else(tmp_path: Path) -> None:
    deliver(FILES, tmp_path / "x" / "y")
    assert found(tmp_path / "x" / "y") == FILES


def test_the_same_files_again_are_left_as_they_are(tmp_path: Path) -> None:
    deliver(FILES, tmp_path)
    times = {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    deliver(FILES, tmp_path)
    assert {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == times


def test_what_is_there_and_differs_is_never_replaced_and_then_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes("đã sửa tay".encode())
    with pytest.raises(Refused, match=r"đã có «b\.txt» với nội dung khác"):
        deliver(FILES, tmp_path)
    assert list(found(tmp_path)) == ["b.txt"]


def test_a_stranger_in_the_folder_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "khác.txt").write_bytes(b"")
    deliver(FILES, tmp_path)
    assert set(found(tmp_path)) == {*FILES, "khác.txt"}


def test_a_link_or_a_folder_under_a_files_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(Refused, match=r"a\.txt"):
        deliver(FILES, tmp_path)


def test_where_nothing_can_be_written_one_sentence_says_so_and_no_trace_is_left(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(Refused, match="không ghi được vào"):
        deliver(FILES, tmp_path / "tệp" / "trong")
    with pytest.raises(Refused, match="không ghi được vào"):
        deliver({"a.txt": b"a", "x" * 300: b""}, tmp_path / "mới")
    assert [p.name for p in tmp_path.iterdir()] == ["tệp"]
