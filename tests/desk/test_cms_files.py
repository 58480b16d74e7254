"""The web desk reads every file of a site as `check` does, and what it writes means the same."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

import tasks
from plugins.desk.cms_files import MODULES
from plugins.desk.cms_page import WEB, words_bytes
from plugins.intake.front_matter import body_of
from plugins.intake.loading import Loaded, Options, Sources, site_loaded
from plugins.model.plain_page import PlainPage
from plugins.model.story import Story
from tests.site.site_builder import ROOT
from tests.site.small_site import small_site

SCRIPT = Path(__file__).with_name("desk_files.cjs")
NOW = datetime(2026, 12, 1, tzinfo=UTC)
MOVEMENTS = """\
# Lời dặn ở đầu.
- code: doi-moi
  name: Đổi mới
  # lời dặn ở giữa
  từ: 01/02/2025
  quyết định: 12/QĐ-UBND
{changed}
# Lời dặn cuối.
- {{mã: sach, tên: "Sạch, đẹp"}}
"""


def loaded(site: Path) -> Loaded:
    return site_loaded(Options(root=site, now=lambda _: NOW), Sources(""), None)


def through_the_desk(site: Path, files: dict[str, str], changes: dict[str, object] | None = None) -> None:
    """Let the desk read and write each file with the format that stands behind it."""
    tasks.set_up_desk(ROOT, tasks.follow_on_stderr)
    catalogue = loaded(site).catalogue
    assert catalogue is not None
    words = site / "words.js"
    words.write_bytes(words_bytes(catalogue.registries))
    scripts = [str(words), str(MODULES / "js-yaml" / "dist" / "js-yaml.min.js"), str(WEB / "desk.js")]
    asked = json.dumps({"folder": str(site), "scripts": scripts, "files": files, "changes": changes or {}})
    subprocess.run(["node", str(SCRIPT)], input=asked, text=True, encoding="utf-8", check=True)
    words.unlink()


def files_of(site: Path) -> dict[str, str]:
    """Every file that the desk shows, with its format."""
    found = {file.relative_to(site).as_posix(): "gs-story" for file in (site / "stories").rglob("*.md")}
    found |= {file.relative_to(site).as_posix(): "gs-page" for file in (site / "pages").rglob("*.md")}
    return found | {f"registries/{name}.yml": f"gs-{name}" for name in ("movements", "units")}


def meaning(story: Story) -> Story:
    """A story without the lines where its keys stand, and the names by which it wrote what it refers to."""
    links = tuple((address, 0) for address, _ in story.links)
    return replace(story, lines=(0, 0, 0), refs=(), links=links, digest=b"", body=b"")


def page_meaning(page: PlainPage) -> PlainPage:
    links = tuple((address, 0) for address, _ in page.links)
    return replace(page, line=0, links=links, digest=b"", body=b"")


def bodies(site: Path) -> dict[str, str]:
    found = (*(site / "stories").rglob("*.md"), *(site / "pages").rglob("*.md"))
    texts = {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8-sig") for file in found}
    return {path: body_of(text).strip() for path, text in texts.items()}


@pytest.mark.parametrize("sample", [ROOT / "content", ROOT / "tests" / "site" / "agency"], ids=["province", "agency"])
def test_every_file_of_a_site_means_the_same_after_the_desk(sample: Path, tmp_path: Path) -> None:
    before, site = loaded(sample), tmp_path / "site"
    shutil.copytree(sample, site)
    registries = [(site / f"registries/{name}.yml").read_bytes() for name in ("movements", "units")]
    through_the_desk(site, files_of(site))
    after = loaded(site)
    assert before.catalogue is not None
    assert after.catalogue is not None
    assert [p.code for p in after.problems] == [p.code for p in before.problems]
    assert [*map(meaning, after.catalogue.stories)] == [*map(meaning, before.catalogue.stories)]
    assert bodies(site) == bodies(sample)
    assert [*map(page_meaning, after.catalogue.pages)] == [*map(page_meaning, before.catalogue.pages)]
    assert [(site / f"registries/{name}.yml").read_bytes() for name in ("movements", "units")] == registries


def test_a_change_in_a_registry_leaves_the_other_lines_as_they_were(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=0)
    old = "- {code: xanh, name: Xanh, từ: 05/10/2025, tên khác: Xanh sạch}"
    shop.write("registries/movements.yml", MOVEMENTS.format(changed=old))
    changes = {"xanh": {"name": "Xanh: sạch", "scope": "provincial"}}
    through_the_desk(shop.site, {"registries/movements.yml": "gs-movements"}, changes)
    new = "- code: xanh\n  name: 'Xanh: sạch'\n  from: 2025-10-05\n  aliases: [Xanh sạch]\n  scope: provincial"
    written = (shop.site / "registries/movements.yml").read_text(encoding="utf-8")
    assert written == MOVEMENTS.format(changed=new)
