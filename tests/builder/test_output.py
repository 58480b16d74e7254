"""Whose an output is, and what a build does to it: all or nothing, and nothing in vain."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.builder.output import site_fault
from tests.site.site_builder import Workshop, differences, ended, front_matter, times, tree
from tests.site.small_site import STORY, picture, small_site, write_story

STAGE = ".guong-sang-dang-dung"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Return a small site that is not built yet."""
    return small_site(tmp_path)


def refused(shop: Workshop, sentence: str) -> None:
    """Check that a build is refused with one sentence and touches nothing."""
    before = times(shop.folder)
    result = shop.build()
    said = {name: time for name, time in times(shop.folder).items() if name.startswith("said")}
    assert (result.code, result.out) == (1, "")
    assert sentence in result.err
    assert len(result.err.splitlines()) == 1
    assert {n: t for n, t in times(shop.folder).items() if n not in said} == {
        n: t for n, t in before.items() if n not in said
    }


# --- whose it is


def test_a_folder_with_foreign_files_is_refused(shop: Workshop) -> None:
    shop.out.mkdir()
    (shop.out / "luận-văn.docx").write_text("của tôi")
    refused(shop, "đã có tệp không do Gương Sáng tạo (ví dụ «luận-văn.docx»)")


def test_an_output_that_is_a_file_is_refused(shop: Workshop) -> None:
    shop.out.write_text("một tệp")
    refused(shop, "không phải là một thư mục")


def test_an_output_that_is_a_link_to_a_folder_is_refused(shop: Workshop) -> None:
    (shop.folder / "noi-khac").mkdir()
    shop.out.symlink_to(shop.folder / "noi-khac")
    refused(shop, f"«{shop.out}» là một liên kết; hãy ghi đường dẫn của thư mục thật")


def test_an_empty_folder_is_taken(shop: Workshop) -> None:
    shop.out.mkdir()
    assert "index.html" in shop.built()


def test_drafts_are_not_built_among_what_is_public(shop: Workshop) -> None:
    shop.built()
    shop.settings["DRAFTS"] = True
    refused(shop, "là của bản chính thức, không dựng bản có bài nháp vào đó được")


def test_what_is_public_is_not_built_among_drafts(shop: Workshop) -> None:
    shop.built(DRAFTS=True)
    assert "BẢN NHÁP" in (shop.out / ".guong-sang").read_text(encoding="utf-8")
    refused(shop, "là của bản có bài nháp, không dựng bản không có bài nháp vào đó được")


@pytest.mark.parametrize("name", ["khong-co", "tep.txt", "x" * 5000])
def test_what_is_no_folder_is_no_site(name: str, tmp_path: Path) -> None:
    (tmp_path / "tep.txt").touch()
    said = f"lỗi: không có thư mục «{tmp_path / name}»; ghi đúng thư mục của trang sau --site"
    assert (site_fault(tmp_path / name), site_fault(tmp_path)) == (said, "")


# --- all or nothing


def test_a_build_that_fails_leaves_bytes_and_times_as_they_were(shop: Workshop) -> None:
    before, stamps = shop.built(), times(shop.out)
    shop.write("stories/2026/hong.md", front_matter({**STORY, "unit": "khong-co"}, "Bài hỏng."))
    write_story(shop, 0, "Thân bài khác.")
    result = shop.build()
    assert result.code == 1
    assert "stories/2026/hong.md:4: lỗi:" in result.err
    assert "Traceback" not in result.err
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


def test_a_first_build_that_fails_makes_no_output_nor_the_folders_above_it(shop: Workshop) -> None:
    shop.write("stories/2026/hong.md", "hỏng")
    shop.out = shop.folder / "a" / "b" / "out"
    assert shop.build().code == 1
    assert not (shop.folder / "a").exists()


def test_a_template_that_fails_leaves_the_old_site_and_no_stage(shop: Workshop) -> None:
    shop.own_theme()
    before, stamps = shop.built(), times(shop.out)
    (shop.theme / "templates" / "story.html").write_text("{{ page.khong_co }}", encoding="utf-8")
    assert shop.build().code == 1
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


# --- nothing in vain


def test_an_unchanged_site_is_not_touched(shop: Workshop) -> None:
    shop.built()
    stamps = times(shop.out)
    result = shop.build()
    assert result.out.startswith("Không có gì thay đổi:")
    assert times(shop.out) == stamps


def test_a_theme_edit_that_renders_the_same_rewrites_nothing(shop: Workshop) -> None:
    shop.own_theme()
    shop.built()
    stamps = times(shop.out)
    for file in (shop.theme / "templates").rglob("*.html"):
        file.write_text("{# một lời ghi chú #}" + file.read_text(encoding="utf-8"), encoding="utf-8")
    shop.built()
    assert changed(stamps, times(shop.out)) == [".guong-sang"]


def test_a_registry_edit_that_renders_the_same_rewrites_nothing(shop: Workshop) -> None:
    shop.built()
    stamps = times(shop.out)
    file = shop.site / "registries" / "units.yml"
    file.write_text("# ghi chú\n" + file.read_text(encoding="utf-8").replace("Sở số 1", "Sở số Một"), encoding="utf-8")
    shop.built()
    assert [p for p in changed(stamps, times(shop.out)) if p != ".guong-sang"] == []


def test_one_edited_body_rewrites_only_the_files_that_show_it(shop: Workshop) -> None:
    shop.built()
    stamps = times(shop.out)
    write_story(shop, 1, "Thân bài khác hẳn.")
    shop.built()
    files = [p for p in changed(stamps, times(shop.out)) if (shop.out / p).is_file() and p != ".guong-sang"]
    names = ("all", "don-vi/so-mot", "linh-vuc/giao-duc", "phong-trao/doi-moi")
    feeds = [f"feeds/{name}.{ending}" for name in names for ending in ("atom", "json", "xml")]
    assert files == ["du-lieu/stories/bai-1.json", *feeds, "guong/bai-1/index.html"]
    assert all(b"kh\xc3\xa1c h\xe1\xba\xb3n" in (shop.out / p).read_bytes() for p in files)


def changed(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """The files whose time is another; folders change whenever a file in them is replaced."""
    return sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))


# --- what is no longer planned


def test_a_deleted_story_takes_its_pages_and_empty_folders_along(shop: Workshop) -> None:
    path = write_story(shop, 7, movement="xanh")
    shop.built()
    assert (shop.out / "guong" / "bai-7").is_dir()
    assert (shop.out / "phong-trao" / "xanh" / "trang-1").is_dir()
    (shop.site / path).unlink()
    files = shop.built()
    assert not [p for p in files if "bai-7" in p]
    assert not (shop.out / "guong" / "bai-7").exists()
    assert not (shop.out / "phong-trao" / "xanh" / "trang-1").exists()


def test_pages_of_another_state_that_are_not_planned_are_removed(shop: Workshop) -> None:
    other = small_site(shop.folder / "khac", stories=9)
    other.out = shop.out
    other.built()
    files = shop.built()
    assert differences(files, shop.clean()[1]) == []
    assert not (shop.out / "guong" / "bai-8").exists()


def test_two_states_that_build_in_turns_always_give_their_own_site(shop: Workshop) -> None:
    other = small_site(shop.folder / "khac", stories=5)
    write_story(other, 0, "Một thân bài của trang kia.")
    other.out = shop.out
    for one in (shop, other, shop, other):
        assert differences(one.built(), one.clean()[1]) == []


# --- damage


@pytest.mark.parametrize("path", ["index.html", "guong/bai-1/index.html", "theme/style.css", "feeds/all.xml"])
def test_a_deleted_file_comes_back(shop: Workshop, path: str) -> None:
    before = shop.built()
    (shop.out / path).unlink()
    assert shop.built() == before


def test_an_altered_file_is_restored(shop: Workshop) -> None:
    before = shop.built()
    file = shop.out / "guong" / "bai-1" / "index.html"
    file.write_bytes(file.read_bytes()[::-1])
    assert shop.built() == before


def test_a_deleted_folder_comes_back(shop: Workshop) -> None:
    before = shop.built()
    shutil.rmtree(shop.out / "guong")
    assert shop.built() == before


def test_a_folder_where_a_file_belongs_and_a_file_where_a_folder_belongs_give_way(shop: Workshop) -> None:
    before = shop.built()
    (shop.out / "index.html").unlink()
    (shop.out / "index.html").mkdir()
    (shop.out / "index.html" / "x").touch()
    shutil.rmtree(shop.out / "guong")
    (shop.out / "guong").write_text("một tệp")
    assert shop.built() == before


def test_nothing_is_written_through_a_link_out_of_the_output(shop: Workshop) -> None:
    before = shop.built()
    outside = shop.folder / "ngoai"
    (shop.out / "guong").rename(outside)
    (shop.out / "guong").symlink_to(outside)
    stamps = times(outside)
    write_story(shop, 1, "Thân bài mới.")
    after = shop.built()
    assert times(outside) == stamps
    assert not (shop.out / "guong").is_symlink()
    assert differences(after, shop.clean()[1]) == []
    assert before != after


def test_pelicans_own_deletion_of_the_output_deletes_nothing(shop: Workshop) -> None:
    before, stamps = shop.built(), times(shop.out)
    process = subprocess.run(
        [*shop.command(), "-d"], cwd=Path.cwd(), env={**os.environ, **shop.env()}, capture_output=True, text=True
    )
    assert process.returncode == 0, process.stderr
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


# --- who builds


def test_two_builds_at_once_both_end_well_and_the_later_edit_wins(shop: Workshop) -> None:
    write_story(shop, 1, "Bản thứ nhất.")
    first = shop.started()
    write_story(shop, 1, "Bản thứ hai.")
    second = shop.started()
    assert [ended(first).code, ended(second).code] == [0, 0]
    assert differences(tree(shop.out), shop.clean()[1]) == []
    assert "Bản thứ hai." in (shop.out / "guong" / "bai-1" / "index.html").read_text(encoding="utf-8")


def test_two_first_builds_of_which_one_fails_leave_the_other_one_whole(shop: Workshop) -> None:
    bad = small_site(shop.folder / "hong")
    bad.write("stories/2026/hong.md", "hỏng")
    bad.out = shop.out
    for _ in range(3):
        started = [bad.started(), shop.started()]
        assert [ended(p).code for p in started] == [1, 0]
        assert differences(tree(shop.out), shop.clean()[1]) == []
        shutil.rmtree(shop.out)


@pytest.mark.parametrize("start", ["spawn", "fork"])
def test_workers_that_are_forked_or_spawned_and_threads_give_the_same_bytes(shop: Workshop, start: str) -> None:
    many = small_site(shop.folder / "nhieu", stories=160)
    many.write("stories/2026/anh.png", picture())
    write_story(many, 3, "![Ảnh](anh.png)", image="anh.png", image_alt="Một tấm ảnh")
    result = ended(many.started({"GUONG_SANG_START": start}))
    assert result.code == 0, result.err
    threaded = by_threads(many)
    assert differences(tree(many.out), threaded) == []


def by_threads(shop: Workshop) -> dict[str, bytes]:
    """The site as an executor of four threads renders it, given as a setting in a file."""
    file = shop.folder / "luong.py"
    file.write_text(
        "from concurrent.futures import ThreadPoolExecutor\n"
        "import sys; sys.path.insert(0, '.')\n"
        "from pelicanconf import *\n"
        "def EXECUTOR():\n    return ThreadPoolExecutor(4)\n",
        encoding="utf-8",
    )
    argv = shop.argv(out=shop.folder / "mot", state=shop.folder / "mot-state")
    argv[argv.index("-s") + 1] = str(file)
    command = [*shop.command()[:3], *argv]
    done = subprocess.run(command, env={**os.environ, **shop.env()}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return tree(shop.folder / "mot")


# --- plugins


def test_a_missing_plugin_stops_the_build_with_a_sentence(shop: Workshop) -> None:
    before, stamps = shop.built(), times(shop.out)
    result = shop.build(PLUGINS=["plugins.khong.co"])
    assert result.code == 1
    assert result.err.startswith("lỗi: không nạp được phần «plugins.khong.co»")
    assert len(result.err.splitlines()) == 1
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


def test_a_plugin_that_cannot_register_stops_the_build_with_a_sentence(shop: Workshop) -> None:
    before, stamps = shop.built(), times(shop.out)
    (shop.folder / "ngoai").mkdir()
    (shop.folder / "ngoai" / "phan_hong.py").write_text(
        "def register():\n    raise ValueError('thiếu khóa')\n", encoding="utf-8"
    )
    shop.settings["PLUGINS"] = ["phan_hong"]
    process = shop.started({"PYTHONPATH": str(shop.folder / "ngoai")})
    result = ended(process)
    assert result.code == 1
    assert "không nạp được phần «phan_hong»" in result.err
    assert "ValueError: thiếu khóa" in result.err
    assert "Traceback" not in result.err
    assert (tree(shop.out), times(shop.out)) == (before, stamps)
