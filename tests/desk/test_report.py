"""`report`: what it writes where, and the sentence for each thing that it cannot do."""

from pathlib import Path

import docx
import pytest

from plugins.desk.report import main
from tests.hostile.tiny_site import NOW, site_at, story

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path / "site", {"stories/bai.md": story({}), "registries/report.yml": "ký hiệu: BC-THỬ\n"})


def run(said: Said, site: Path, *argv: object) -> tuple[int, str, str]:
    out = site.parent / "out"
    code = main(["--site", str(site), "--out", str(out), *map(str, argv)])
    shown = said.readouterr()
    return code, shown.out, shown.err


def written(site: Path) -> set[str]:
    out = site.parent / "out"
    return {p.name for p in out.iterdir()} if out.exists() else set()


def test_it_writes_the_forms_that_are_asked_for_and_says_where(site: Path, capsys: Said) -> None:
    code, out, err = run(capsys, site, "--period", "2026-H1", "--format", "xlsx, html,html")
    files = {"bao-cao-2026-H1.xlsx", "bao-cao-2026-H1.html"}
    assert (code, err, written(site)) == (0, "", files)
    assert out == f"Đã ghi bao-cao-2026-H1.xlsx, bao-cao-2026-H1.html vào {site.parent / 'out'}.\n"


def test_word_is_the_usual_form_and_the_letterhead_is_the_registrys(site: Path, capsys: Said) -> None:
    assert run(capsys, site, "--period", "2026-03")[0] == 0
    word = docx.Document(str(site.parent / "out" / "bao-cao-2026-03.docx"))
    assert "/BC-THỬ" in "".join(p.text for row in word.tables[0].rows for c in row.cells for p in c.paragraphs)


def test_the_same_command_again_changes_nothing_and_another_story_is_not_written_over_it(
    site: Path, capsys: Said
) -> None:
    command = ("--period", "2026", "--format", "html")
    assert run(capsys, site, *command)[0] == run(capsys, site, *command)[0] == 0
    (site / "stories" / "hai.md").write_text(story({10: "slug: hai"}), encoding="utf-8")
    code, _, err = run(capsys, site, *command)
    assert code == 1
    assert "đã có «bao-cao-2026.html» với nội dung khác" in err


def test_a_units_sheet_may_be_asked_for_by_code_or_by_name(site: Path, capsys: Said) -> None:
    assert run(capsys, site, "--period", "2026-H1", "--unit", "phong-mot", "--format", "html")[0] == 0
    assert run(capsys, site, "--period", "2026-H1", "--unit", "phòng một", "--format", "html")[0] == 0
    assert written(site) == {"phieu-2026-H1-phong-mot.html"}


def test_the_portals_list_has_a_name_of_its_own(site: Path, capsys: Said) -> None:
    assert run(capsys, site, "--period", "2026", "--portal", "--format", "html")[0] == 0
    assert written(site) == {"cong-trung-uong-2026.html"}


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--period", "2026-Q5"], "«2026-Q5» không phải tên một kỳ; viết như 2026, 2026-H1, 2026-Q3 hoặc 2026-10"),
        (["--period", "2026-12"], "kỳ 2026-12 chưa bắt đầu (hôm nay là ngày 01/11/2026)"),
        (["--period", "2019"], "chưa có số liệu của năm 2019; sổ theo dõi có từ năm 2026 đến năm 2026"),
        (["--period", "2026", "--format", "doc"], "không có dạng tệp «doc»; chọn trong: docx, pdf, xlsx, html"),
        (["--period", "2026", "--unit", "Phòng Mộtt"], "có phải «phong-mot» (Phòng Một)?"),
        (["--period", "2026", "--unit", "phong-cu"], "«Phòng Cũ» không hoạt động ngày nào trong năm 2026"),
        (["--period", "2026", "--unit", "to dan van"], "chỉ nhiều đơn vị; hãy ghi một mã: to-a, to-b"),
    ],
)
def test_what_cannot_be_reported_gets_one_sentence(site: Path, capsys: Said, argv: list[str], sentence: str) -> None:
    code, out, err = run(capsys, site, *argv)
    assert (code, out, err.count("\n"), written(site)) == (1, "", 1, set())
    assert err.startswith("lỗi: ")
    assert sentence in err


def test_a_site_with_a_fault_is_refused_with_its_faults(site: Path, capsys: Said) -> None:
    (site / "stories" / "hai.md").write_text(story({4: "unit: khong-co", 10: "slug: hai"}), encoding="utf-8")
    code, _, err = run(capsys, site, "--period", "2026")
    assert (code, written(site)) == (1, set())
    assert err.startswith("lỗi: trang còn 1 lỗi, hãy sửa rồi chạy lại; chưa ghi gì:\n")
    assert "stories/hai.md:4: lỗi: đơn vị «khong-co» không có trong danh mục" in err


def test_a_site_that_is_not_there_is_told_as_everywhere(tmp_path: Path, capsys: Said) -> None:
    code, _, err = run(capsys, tmp_path / "khong-co", "--period", "2026")
    assert (code, err.count("không có thư mục")) == (1, 1)
