"""Script in every text is shown as text, and is live in no page, feed or file of data."""

from pathlib import Path

import pytest

from tests.hostile.building import built_apart
from tests.hostile.script import BODIES, FILES, live_in_data, live_in_feed, live_in_page, live_parts
from tests.hostile.tiny_site import site_at

ENGINES = ("pyromark", "markdown")


@pytest.fixture(scope="module", params=ENGINES)
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site full of script, built with one of the two engines."""
    folder = tmp_path_factory.mktemp("script")
    built = built_apart(site_at(folder / "site", FILES), folder / "out", f'MARKDOWN_ENGINE="{request.param}"')
    assert built.code == 0, built.said
    return folder / "out"


def test_no_page_has_live_script(out: Path) -> None:
    pages = sorted(out.rglob("*.html"))
    assert len(pages) > len(BODIES)
    assert {str(page.relative_to(out)): live for page in pages if (live := live_in_page(page))} == {}


def test_every_feed_is_strict_xml_without_live_script(out: Path) -> None:
    feeds = [*out.rglob("*.xml"), *out.rglob("*.atom")]
    assert {str(feed.relative_to(out)): live for feed in feeds if (live := live_in_feed(feed))} == {}


def test_every_file_of_data_is_json_without_live_script(out: Path) -> None:
    files = [*out.rglob("*.json"), *out.rglob("*.webmanifest")]
    assert {str(file.relative_to(out)): live for file in files if (live := live_in_data(file))} == {}


def test_the_attack_itself_is_readable_as_text(out: Path) -> None:
    page = (out / "guong/bai-0/index.html").read_text(encoding="utf-8")
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "{{7*7}}" in page, "a template in a text is not run"


def test_no_published_text_has_a_control_character(out: Path) -> None:
    for file in [*out.rglob("*.html"), *out.rglob("*.xml"), *out.rglob("*.json")]:
        text = file.read_text(encoding="utf-8")
        assert not [c for c in "\0\x08\x1b\u202e\ufffe" if c in text], file


def test_a_picture_of_the_body_is_shown(out: Path) -> None:
    assert "<picture>" in (out / "guong/bai-0/index.html").read_text(encoding="utf-8").partition("gs-prose")[2]


@pytest.mark.parametrize(
    "html",
    ["<script>1</script>", "<p onclick=x>", "<a href=' java\nscript:x'>", "<svg>", "<p style=x>", "<img src=data:x>"],
)
def test_the_search_for_live_script_finds_some(html: str) -> None:
    assert list(live_parts(html))
