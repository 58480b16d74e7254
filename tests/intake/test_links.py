"""Links inside the site lead to a page that is there, or are told."""

from pathlib import Path

import pytest

from plugins.intake.loading import Loaded
from tests.hostile.tiny_site import story
from tests.intake.loaded import load, site_with

OTHER = "stories/2026/hai.md"
GOES = story({10: "slug: bai-hai"}, ("redirect_from: [bai-cu]",))
DRAFT = story({10: "slug: bai-nhap"}, ("status: draft",))


def linked(tmp_path: Path, address: str) -> Loaded:
    files = {OTHER: GOES, "stories/nhap.md": DRAFT, "stories/bài.md": story({10: "slug: bai-ba"})}
    return load(site_with(tmp_path, {**files, "stories/bai.md": story(body=f"[x](<{address}>)")}))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("2026/hai.md", "guong/bai-hai/"),
        ("./2026/../2026/hai.md#dau", "guong/bai-hai/#dau"),
        ("bài.md", "guong/bai-ba/"),
        ("/guong/bai-hai/", "guong/bai-hai/"),
        ("/guong/bai-hai", "guong/bai-hai/"),
        ("/guong/bai-cu/", "guong/bai-cu/"),
        ("https://thu.example/guong/bai-hai/", "guong/bai-hai/"),
        ("https://thu.example", "./"),
        ("/", "./"),
        ("/gioi-thieu/", "gioi-thieu/"),
        ("/phong-trao/thi-dua/", "phong-trao/thi-dua/"),
        ("/luu-tru/", "luu-tru/"),
    ],
)
def test_an_address_of_the_site_leads_to_its_page(tmp_path: Path, address: str, target: str) -> None:
    loaded = linked(tmp_path, address)
    assert loaded.problems == ()
    assert loaded.links is not None
    written = next(s for s in loaded.links.stories if s.path == "stories/bai.md").links[0][0]
    assert loaded.links.target(written, "stories/bai.md") == target


@pytest.mark.parametrize(
    "address", ["https://khac.example/", "mailto:a@b.example", "tel:+84123", "#dau", "http://khac.example/x.md"]
)
def test_an_address_elsewhere_is_left_alone(tmp_path: Path, address: str) -> None:
    assert linked(tmp_path, address).problems == ()


@pytest.mark.parametrize("address", ["nhap.md", "/guong/bai-nhap/"])
def test_a_link_to_a_story_that_is_not_public_yet_is_a_warning(tmp_path: Path, address: str) -> None:
    found = linked(tmp_path, address).problems
    assert [(p.path, p.line, p.code, p.severity) for p in found] == [
        ("stories/bai.md", 12, "story.link-hidden", "warning")
    ]


def test_a_link_to_a_faulty_story_is_no_second_problem(tmp_path: Path) -> None:
    files = {OTHER: story({4: "unit: khac", 10: "slug: bai-hai"}), "stories/bai.md": story(body="[x](2026/hai.md)")}
    assert [p.path for p in load(site_with(tmp_path, files)).problems] == [OTHER]
