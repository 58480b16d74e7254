"""The same input gives the same bytes: in any order of files, on any locale, time zone and hash seed, by any engine."""

import subprocess
from pathlib import Path

import pytest

from tests.site.conftest import FOLDERS, Built
from tests.site.site_builder import Workshop, differences, ended, tree
from tests.site.small_site import picture, small_site, write_story


def locales() -> list[str]:
    """What this machine has; Turkish, whose small i has no dot, is tried where it is installed."""
    found = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
    return ["C", "C.UTF-8", *sorted(name for name in found if name.startswith(("tr_TR", "vi_VN", "en_US")))]


ENVIRONMENTS = [
    *({"LC_ALL": name} for name in locales()),
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"},
    {"TZ": "America/New_York"},
    {"TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4711"},
]


@pytest.mark.parametrize("env", ENVIRONMENTS, ids=str)
def test_another_environment_gives_the_same_bytes(agency: Built, tmp_path: Path, env: dict[str, str]) -> None:
    from tests.site.conftest import CLOCK

    shop = Workshop(tmp_path)
    shop.site, shop.now = FOLDERS["agency"], CLOCK
    result = ended(shop.started(env, PICTURES=False, RELATIVE_URLS=False))
    assert result.code == 0, result
    assert differences(tree(shop.out), agency.files) == []


def copied(source: Path, target: Path, backwards: bool) -> None:
    """Copy a site file by file in one order or the other, so that folders list them differently."""
    files = sorted((f for f in source.rglob("*") if f.is_file()), reverse=backwards)
    for file in files:
        goal = target / file.relative_to(source)
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(file.read_bytes())


def test_the_order_in_which_files_were_made_does_not_count(agency: Built, tmp_path: Path) -> None:
    from tests.site.conftest import CLOCK

    for backwards in (False, True):
        shop = Workshop(tmp_path / str(backwards))
        copied(FOLDERS["agency"], shop.site, backwards)
        shop.now = CLOCK
        assert differences(shop.built(PICTURES=False, RELATIVE_URLS=False), agency.files) == []


def test_where_a_site_lies_does_not_count(tmp_path: Path) -> None:
    one, other = small_site(tmp_path / "một nơi"), small_site(tmp_path / "nơi khác" / "sâu hơn")
    for shop in (one, other):
        shop.write("stories/2026/anh.png", picture())
        write_story(shop, 7, "![Ảnh](anh.png)", image="anh.png", image_alt="Ảnh")
    assert one.built() == other.built()


def test_a_pipe_that_knows_no_vietnamese_does_not_stop_a_build(tmp_path: Path) -> None:
    """Windows gives a program such a pipe; the site must be built, and the exit code be right."""
    shop = small_site(tmp_path)
    result = ended(shop.started({"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}))
    assert result.code == 0, result
    assert differences(tree(shop.out), shop.clean()[1]) == []
