"""`remind`: the files it writes, the same each time, and what it says when there is nothing to say."""

from pathlib import Path

import pytest

from plugins.desk.remind import main
from tests.hostile.tiny_site import NOW, site_at, story

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path / "site", {"stories/bai.md": story({})})


def run(said: Said, site: Path, *argv: object) -> tuple[int, str, str]:
    code = main(["--site", str(site), "--out", str(site.parent / "out"), *map(str, argv)])
    shown = said.readouterr()
    return code, shown.out, shown.err


def written(site: Path) -> dict[str, bytes]:
    out = site.parent / "out"
    return {p.name: p.read_bytes() for p in out.iterdir()} if out.exists() else {}


def test_each_unit_that_is_due_has_a_letter_and_a_message_and_the_head_has_an_overview(
    site: Path, capsys: Said
) -> None:
    code, out, err = run(capsys, site, "--on", "2026-03-25")
    names = {f"nhac-{code}.{form}" for code in ("to-a", "to-b") for form in ("eml", "txt")}
    assert (code, err) == (0, "")
    assert set(written(site)) == names | {"tong-hop.docx", "tong-hop.html"}, "phong-mot has its story of March"
    assert "cho 2 đơn vị" in out
    assert "Chưa gửi gì đi. Chưa có địa chỉ thư điện tử, cần tự điền: Tổ Dân Vạn; Tổ Dân Vận." in out


def test_the_day_may_be_typed_in_the_order_in_which_vietnamese_write_it(site: Path, capsys: Said) -> None:
    assert run(capsys, site, "--on", "25/3/2026") == run(capsys, site, "--on", "2026-03-25")


def test_twice_gives_the_same_bytes(site: Path, capsys: Said) -> None:
    run(capsys, site, "--on", "2026-03-25")
    first = written(site)
    assert run(capsys, site, "--on", "2026-03-25")[0] == 0
    assert written(site) == first


def test_where_nobody_is_due_nothing_is_written(site: Path, capsys: Said) -> None:
    code, out, _ = run(capsys, site)
    assert (code, written(site)) == (0, {})
    assert out == "Không có đơn vị nào còn thiếu bài mà hạn còn không quá 10 ngày; không ghi gì.\n"


def test_where_nobody_is_due_yet_the_next_deadline_and_its_distance_are_told(site: Path, capsys: Said) -> None:
    code, out, _ = run(capsys, site, "--on", "2026-03-10")
    assert (code, written(site)) == (0, {})
    assert out.endswith("Hạn gần nhất là ngày 31/03/2026; muốn nhắc ngay thì thêm --days 21.\n")
    assert run(capsys, site, "--on", "2026-03-10", "--days", "21")[0] == 0
    assert len(written(site)) > 0


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (
            ["--on", "2026-02-30"],
            "lỗi: «2026-02-30» không phải một ngày có thật; viết như 2026-12-21 hoặc 21/12/2026\n",
        ),
        (
            ["--on", "0001-01-01"],
            "lỗi: «0001-01-01» không phải một ngày có thật; viết như 2026-12-21 hoặc 21/12/2026\n",
        ),
        (["--days", "mười"], "lỗi: «--days mười» không phải số ngày từ 0 đến 366\n"),
        (["--days", "9999999999999"], "lỗi: «--days 9999999999999» không phải số ngày từ 0 đến 366\n"),
    ],
)
def test_a_wrong_option_gets_one_sentence(site: Path, capsys: Said, argv: list[str], sentence: str) -> None:
    assert run(capsys, site, *argv) == (1, "", sentence)
    assert written(site) == {}


def test_a_story_of_that_day_counts_when_reminders_are_made_for_a_day_to_come(site: Path, capsys: Said) -> None:
    """Made for the 25th: what is to appear on the 25th will be there."""
    later = story({3: "date: 2026-03-25 18:00", 4: "unit: to-a", 10: "slug: hai"})
    (site / "stories" / "hai.md").write_text(later, encoding="utf-8")
    run(capsys, site, "--on", "2026-03-25")
    assert "nhac-to-a.eml" not in written(site)
    assert "nhac-to-b.eml" in written(site)
