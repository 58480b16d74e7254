"""Every bad input is refused with its file, line and code, and the published site stays as it was."""

from datetime import datetime
from pathlib import Path

import pytest

from plugins.intake.loading import Options, Sources, site_loaded
from tests.hostile.building import built_apart, built_here, snapshot
from tests.hostile.refused import ROWS, Row
from tests.hostile.tiny_site import NOW, site_at

EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def spoiled(row: Row, folder: Path) -> Path:
    """The tiny site with the row's bad input in it."""
    site = site_at(folder / "trang", row.files)
    row.prepare(site)
    return site


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site as it was built when all was well."""
    folder = tmp_path_factory.mktemp("published")
    assert built_apart(site_at(folder / "site", {}), folder / "out").code == 0
    return folder / "out"


@EACH
def test_a_bad_input_is_told_with_its_file_line_and_code(row: Row, tmp_path: Path) -> None:
    loaded = site_loaded(
        Options(spoiled(row, tmp_path), lambda r: datetime.fromtimestamp(int(NOW), r.site.zone)), Sources("")
    )
    assert (row.path, row.line, row.code) in [
        (p.path, p.line, p.code) for p in loaded.problems if p.severity == "error"
    ]
    assert {p.path for p in loaded.problems} == {row.path}, "one bad input, one faulty file"


@EACH
def test_a_bad_input_leaves_the_published_site_untouched(
    row: Row, tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    before = snapshot(published)
    built = built_here(spoiled(row, tmp_path), published, capsys)
    assert built.code == 1
    told = [text for text in built.said.splitlines() if text.startswith(f"{row.path}:{row.line}: lỗi: ")]
    assert any(text.endswith(f" [{row.code}]") for text in told), built.said
    assert "Traceback" not in built.said
    assert snapshot(published) == before


def test_the_table_has_a_name_for_each_of_at_least_eighty_inputs() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 80
