"""Places that would be built into at the cost of content, and content that has gone as a whole."""

import shutil
from pathlib import Path

import pytest

from plugins.builder.places import is_content
from tests.site.site_builder import Workshop, times, tree
from tests.site.small_site import small_site


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """Return a small site that is not built yet."""
    return small_site(tmp_path)


def refused(shop: Workshop, sentence: str) -> None:
    """Check that a build is refused with one sentence and touches nothing."""
    before = {name: time for name, time in times(shop.folder).items() if not name.startswith("said")}
    result = shop.build()
    assert (result.code, result.out) == (1, "")
    assert sentence in result.err
    assert len(result.err.splitlines()) == 1
    assert {name: time for name, time in times(shop.folder).items() if not name.startswith("said")} == before


@pytest.mark.parametrize("place", ["site", "site/stories/out", "site/out", "site/images/a/b"])
def test_an_output_inside_the_site_is_refused(shop: Workshop, place: str) -> None:
    shop.out = shop.folder / place
    refused(shop, f"không dựng trang vào «{shop.out}» được vì đó là chỗ của nội dung")


def test_an_output_that_holds_the_site_is_refused_though_it_is_ours(shop: Workshop) -> None:
    shop.built()
    shutil.move(shop.site, shop.out / "site")
    shop.site = shop.out / "site"
    refused(shop, "vì đó là chỗ của nội dung")


def test_an_output_inside_the_site_behind_a_link_is_refused(shop: Workshop) -> None:
    (shop.folder / "loi-tat").symlink_to(shop.site / "stories")
    shop.out = shop.folder / "loi-tat" / "out"
    refused(shop, "vì đó là chỗ của nội dung")


@pytest.mark.parametrize("place", ["site", "site/stories", "site/stories/2026", "site/state"])
def test_a_state_inside_the_site_is_refused(shop: Workshop, place: str) -> None:
    shop.state = shop.folder / place
    refused(shop, f"BUILD_STATE «{shop.state}» nằm trong nội dung của trang")


@pytest.mark.parametrize("place", ["out", "out/guong"])
def test_a_state_inside_the_output_is_refused(shop: Workshop, place: str) -> None:
    shop.state = shop.folder / place
    refused(shop, "BUILD_STATE và THEME không được nằm trong")


@pytest.mark.parametrize("name", ["stories", "pages", "registries"])
def test_a_linked_folder_of_the_site_is_refused(shop: Workshop, name: str) -> None:
    shutil.move(shop.site / name, shop.folder / "noi-khac")
    (shop.site / name).symlink_to(shop.folder / "noi-khac")
    refused(shop, f"/{name}» là một liên kết; hãy chép thư mục thật vào chỗ đó")


def test_a_site_behind_a_link_and_a_hidden_state_in_it_are_fine(shop: Workshop) -> None:
    (shop.folder / "loi-tat").symlink_to(shop.site)
    shop.site = shop.folder / "loi-tat"
    shop.state = shop.site / ".build"
    assert "guong/bai-0/index.html" in shop.built()


def test_what_begins_alike_is_beside_the_site(tmp_path: Path) -> None:
    assert is_content(tmp_path / "site", tmp_path / "site")
    assert not is_content(tmp_path / "site-2", tmp_path / "site")


# stories/ is gone


def test_stories_that_are_gone_as_a_whole_do_not_empty_the_site(shop: Workshop) -> None:
    shop.built()
    shutil.rmtree(shop.site / "stories")
    refused(shop, f"không thấy thư mục «{shop.site}/stories» mà trang đã dựng thì có bài")
    shutil.rmtree(shop.state)
    refused(shop, f"không thấy thư mục «{shop.site}/stories» mà trang đã dựng thì có bài")


def test_an_empty_folder_of_stories_says_that_all_shall_go(shop: Workshop) -> None:
    shop.built()
    shutil.rmtree(shop.site / "stories")
    (shop.site / "stories").mkdir()
    assert not [path for path in shop.built() if path.startswith("guong/")]


def test_a_site_that_never_had_stories_needs_no_folder_for_them(shop: Workshop) -> None:
    shutil.rmtree(shop.site / "stories")
    first = shop.built()
    assert shop.build().code == 0
    assert tree(shop.out) == first
