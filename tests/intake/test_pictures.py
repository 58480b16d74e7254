"""A picture's facts are those of the upright picture, whatever its file says."""

from pathlib import Path

import pytest
from PIL import Image

from plugins.intake.pictures import picture_of
from plugins.intake.report import Report

ORIENTATION = 0x0112


def facts(file: Path) -> tuple[int, int] | list[str]:
    report = Report("stories/bai.md")
    found = picture_of(file, file.name, report, 4)
    return (found.width, found.height) if found else [p.code for p in report.problems]


@pytest.mark.parametrize(("orientation", "size"), [(1, (8, 4)), (3, (8, 4)), (6, (4, 8)), (8, (4, 8))])
def test_a_turned_picture_is_measured_upright(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    Image.new("RGB", (8, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert facts(tmp_path / "a.jpg") == size


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "a.png", "a.webp"])
def test_the_three_types_are_read_by_any_usual_ending(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (8, 4)).save(tmp_path / name)
    assert facts(tmp_path / name) == (8, 4)


def test_a_telephones_jpeg_with_a_preview_behind_it_is_a_jpeg(tmp_path: Path) -> None:
    Image.new("RGB", (8, 4)).save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[Image.new("RGB", (2, 1))])
    assert facts(tmp_path / "a.jpg") == (8, 4)


def test_a_picture_with_transparency_is_read(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 4)).save(tmp_path / "a.png")
    assert facts(tmp_path / "a.png") == (8, 4)


def test_a_picture_is_known_by_its_content(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGB", (8, 4)).save(tmp_path / name)
    found = [picture_of(tmp_path / name, name, Report("x"), 1) for name in ("a.png", "b.png")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].content == found[1].content


@pytest.mark.parametrize("cut", range(0, 600, 37))
def test_a_jpeg_cut_anywhere_is_a_problem_and_never_a_crash(tmp_path: Path, cut: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.effect_noise((64, 64), 50).save(tmp_path / "a.jpg", exif=exif)
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:cut])
    assert facts(tmp_path / "a.jpg") == ["story.image-broken"]
