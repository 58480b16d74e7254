"""A file beside the registries that looks like one and has another name is told, as nobody reads it."""

from datetime import datetime
from pathlib import Path

import pytest

from plugins.intake.loading import Options, Sources, site_loaded
from tests.hostile.tiny_site import Content, site_at


def told(folder: Path, files: dict[str, Content]) -> list[str]:
    site = site_at(folder, {f"registries/{name}": content for name, content in files.items()})
    options = Options(site, lambda registries: datetime(2026, 10, 31, tzinfo=registries.site.zone))
    return [str(problem) for problem in site_loaded(options, Sources("")).problems]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("scoring.yaml", "scoring.yml"),
        ("units.YAML", "units.yml"),
        ("unit.yml", "units.yml"),
        ("Units.yml", "units.yml"),
        ("units (1).yml", "units.yml"),
        ("quota.yaml", "quotas.yml"),
        ("peer-groups.yml", "peer_groups.yml"),
    ],
)
def test_a_registry_by_another_name_is_told_with_the_nearest_name(tmp_path: Path, name: str, near: str) -> None:
    assert told(tmp_path, {name: "x"}) == [
        f"registries/{name}:1: lỗi: không có danh mục nào tên «{name}», nên tệp không được đọc; có phải «{near}»?"
        " Nếu không dùng đến thì chuyển tệp ra khỏi registries/ [registry.unknown-file]"
    ]


def test_a_name_like_no_registrys_shows_what_one_looks_like(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {"ghi-chep.yml": "x"})
    assert problem.endswith(
        "; đổi thành đúng tên một danh mục như units.yml, hoặc chuyển tệp ra khỏi registries/ [registry.unknown-file]"
    )


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    names = ["README.md", "ghi-chu.txt", ".units.yml.swp", ".an.yml", "~$units.yml", "units.yml.bak", "logo.jpg"]
    assert told(tmp_path, dict.fromkeys(names, "x")) == []


def test_the_other_registries_are_judged_in_the_same_run(tmp_path: Path) -> None:
    assert [text.partition(":")[0] for text in told(tmp_path, {"unit.yml": "", "fields.yml": "- {code: a}\n"})] == [
        "registries/fields.yml",
        "registries/unit.yml",
    ]


def test_it_is_told_too_where_the_registries_were_read_before(tmp_path: Path) -> None:
    options = Options(site_at(tmp_path, {}), lambda registries: datetime(2026, 10, 31, tzinfo=registries.site.zone))
    before = site_loaded(options, Sources("")).sources
    (tmp_path / "registries/unit.yml").write_text("", encoding="utf-8")
    assert [p.code for p in site_loaded(options, before).problems] == ["registry.unknown-file"]
    (tmp_path / "registries/unit.yml").unlink()
    assert site_loaded(options, before).problems == ()


def test_a_name_that_is_no_unicode_is_told_in_signs_that_can_be_shown(tmp_path: Path) -> None:
    site_at(tmp_path, {})
    (tmp_path / "registries").joinpath("unit\udcff.yml").write_text("", encoding="utf-8")
    [problem] = told(tmp_path, {})
    assert problem.startswith("registries/unit\\xff.yml:1: lỗi: ")
