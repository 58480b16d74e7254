"""Markdown that takes quadratic time elsewhere: a build of it ends, by far within the time that a build may take."""

from pathlib import Path

import pytest

from tests.hostile.building import built_apart, snapshot
from tests.hostile.tiny_site import STORY, site_at, story

ACCEPTED = {
    "10,000 opening brackets": "[" * 10_000,
    "10,000 opening pictures": "![" * 10_000,
    "10,000 links that are not closed": "[a](" * 10_000,
    "10,000 runs of emphasis": "*a_ " * 10_000,
    "50,000 stars": "**" * 50_000 + "a",
    "runs of backticks of every length": " ".join("`" * length for length in range(1, 1200)),
    "a table of 5,000 columns": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|b" * 5000 + "|",
    "a table of 100,000 short rows": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + "|\n" * 100_000,
    "100,000 openings of a tag": "<a " * 100_000,
    "50,000 openings of a remark": "<!-- " * 50_000,
    "20,000 openings of raw data": "<![CDATA[" * 20_000,
    "50,000 uses of a reference": "[a]: /\n\n" + "[a] " * 50_000,
    "5,000 notes that call each other": "".join(f"[^{i}]: a [^{i + 1}]\n\n" for i in range(5000)) + "[^0]",
    "10,000 links to one story": "[a](bai.md) " * 10_000,
    "10,000 different links elsewhere": " ".join(f"[a](https://x.example/?{i}&b)" for i in range(10_000)),
    "a word of 900,000 letters": "a" * 900_000,
    "300,000 entities": "&amp;" * 180_000,
    "300,000 backslashes": "\\" * 300_000,
    "100,000 addresses that are not closed": "<div\n" + 'href=" ' * 100_000,
    "100,000 addresses begun": "http://" * 100_000,
}
REFUSED = {
    "10,000 quotations in each other": ("> " * 10_000 + "a", "story.too-nested"),
    "100,000 quotations in each other": (">" * 100_000 + "a", "story.too-nested"),
    "100,000 open blocks": ("<div>" * 100_000, "story.too-nested"),
    "10,000 different links to nowhere": (" ".join(f"[a](/x{i}/)" for i in range(10_000)), "story.link-missing"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_heavy_body_is_built(name: str, tmp_path: Path) -> None:
    built = built_apart(site_at(tmp_path / "site", {STORY: story(body=f"Chữ.\n\n{ACCEPTED[name]}")}), tmp_path / "out")
    assert built.code == 0, built.said[-2000:]


@pytest.mark.parametrize("name", REFUSED)
def test_a_bottomless_body_is_refused(name: str, tmp_path: Path) -> None:
    body, code = REFUSED[name]
    built = built_apart(site_at(tmp_path / "site", {STORY: story(body=body)}), tmp_path / "out")
    assert built.code == 1
    assert f"{STORY}:12: lỗi: " in built.said
    assert f"[{code}]" in built.said
    assert "Traceback" not in built.said


@pytest.mark.parametrize("count", [3, 100_000])
def test_unknown_keys_in_any_number_are_told(count: int, tmp_path: Path) -> None:
    keys = tuple(f"k{number}: x" for number in range(count))
    built = built_apart(site_at(tmp_path / "site", {STORY: story(add=keys)}), tmp_path / "out")
    assert built.code == 1
    assert built.said.count("[story.unknown-key]") == count


def test_problems_of_several_files_are_told_in_one_build(tmp_path: Path) -> None:
    files = {
        STORY: story({3: "date: mai", 9: "summary: Ngắn"}),
        "stories/hai.md": story({4: "unit: khac", 10: "slug: hai"}),
        "pages/gioi-thieu.md": "Title: A\n",
    }
    out = tmp_path / "out"
    assert built_apart(site_at(tmp_path / "good", {}), out).code == 0
    before = snapshot(out)
    said = built_apart(site_at(tmp_path / "site", files), out).said
    for place in (f"{STORY}:3: lỗi", f"{STORY}:9: lỗi", "stories/hai.md:4: lỗi", "pages/gioi-thieu.md:2: lỗi"):
        assert place in said
    assert "4 lỗi. Trang cũ giữ nguyên." in said
    assert snapshot(out) == before
