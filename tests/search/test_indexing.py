"""When Node is asked for an index, and what a site is without it."""

from pathlib import Path

import pytest

from tests.site.site_builder import FARM, Tree, Workshop, differences, tree
from tests.site.small_site import small_site, write_story


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """A site with a story in each of three years, built with its indexes."""
    made = small_site(tmp_path, stories=0)
    for number, year in enumerate((2024, 2025, 2026)):
        write_story(made, number, date=f"{year}-03-01")
    for movement in ("from: 2025-01-01", "from: 2026-01-01"):
        text = (made.site / "registries/movements.yml").read_text("utf-8")
        made.write("registries/movements.yml", text.replace(movement, "from: 2020-01-01"))
    made.built(SEARCH=True)
    return made


def index_files(files: Tree) -> Tree:
    return {path: body for path, body in files.items() if path.startswith("tim-kiem/20")}


def kept(shop: Workshop) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (shop.state / "search").iterdir()}


def test_an_index_that_is_kept_is_not_made_again(shop: Workshop) -> None:
    before = kept(shop)
    assert len(before) == 3
    shop.built(SEARCH=True)
    assert kept(shop) == before


def test_a_changed_story_makes_the_index_of_its_own_year_alone_anew(shop: Workshop) -> None:
    before, indexes = tree(shop.out), kept(shop)
    write_story(shop, 1, "Một đoạn văn khác hẳn.", date="2025-03-01")
    after = shop.built(SEARCH=True)
    changed = differences(index_files(before), index_files(after))
    assert {path.split("/")[1] for path in changed} == {"2025"}
    assert "tim-kiem/2025/pagefind-entry.json" in changed
    assert len(kept(shop).keys() - indexes.keys()) == 1
    assert kept(shop).items() >= indexes.items()


def test_another_markdown_engine_makes_the_indexes_anew(shop: Workshop) -> None:
    write_story(shop, 1, "Một lần ~~gạch~~ bỏ.", date="2025-03-01")
    shop.built(SEARCH=True)
    other = {"SEARCH": True, "MARKDOWN_ENGINE": "markdown"}
    assert differences(shop.built(**other), shop.clean(**other)[1]) == []


def test_a_failing_node_leaves_the_site_without_an_index_and_says_so(shop: Workshop, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "node").write_text("#!/bin/sh\necho 'Error: cannot be' >&2\nexit 1\n", encoding="utf-8")
    (programs / "node").chmod(0o755)
    env = {"SOURCE_DATE_EPOCH": str(shop.now), "PATH": str(programs)}
    write_story(shop, 1, "Một đoạn văn khác hẳn.", date="2025-03-01")
    result = FARM.run(shop.argv(SEARCH=True), env, shop.folder / "said")
    assert result.code == 0
    assert result.err == (
        "cảnh báo: trang chưa có chỉ mục tìm kiếm: Pagefind không chạy được (Error: cannot be); "
        "hãy xóa thư mục node_modules rồi dựng lại\n"
    )
    files = tree(shop.out)
    assert index_files(files) == {}
    assert "Tìm kiếm đang tạm ngừng." in files["tim-kiem/index.html"].decode()
    assert "guong/bai-1/index.html" in files
