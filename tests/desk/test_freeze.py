"""`freeze`: what it writes, what it refuses, and that withdrawn texts can be taken out again."""

from pathlib import Path

import pytest

from plugins.desk.freeze import main
from tests.hostile.tiny_site import STORY, Content, site_at, story

OUTLETS = (
    "- {code: bao, name: Báo, medium: print, editions: [{code: trang, name: Trang, rhythm: semimonthly, stories: 2}]}\n"
    "- {code: dai, name: Đài, medium: radio, speaking_rate: 60, "
    "editions: [{code: muc, name: Mục, rhythm: monthly, minutes: 1}]}\n"
)
SECOND = story({2: "title: Bài thứ hai", 3: "date: 2026-03-06", 10: "slug: hai"})
FILE = "editions/bao-trang-2026-03-16.yml"
NAME = ("bao", "trang", "2026-03-16")
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")  # 20 March 2026


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path, {"registries/outlets.yml": OUTLETS, "stories/hai.md": SECOND})


def run(site: Path, said: Said, *words: str) -> tuple[int, list[str]]:
    """The exit code, and what was said in either place."""
    code = main([*words, "--site", str(site)])
    out, err = said.readouterr()
    assert "Traceback" not in err
    return code, (out + err).splitlines()


def test_an_edition_is_written_with_its_rundown_and_its_texts(site: Path, capsys: Said) -> None:
    assert run(site, capsys, *NAME) == (0, [f"Đã chốt {FILE}: 2 bài."])
    text = (site / FILE).read_text("utf-8")
    assert text.startswith("# Trang, số ra ngày 16/03/2026\n")
    assert text.index('mã bài: "hai"') < text.index('mã bài: "bai"')
    assert "    Nội dung bài." in text
    assert "ngày chốt: 2026-03-20" in text


def test_a_date_may_be_written_the_vietnamese_way(site: Path, capsys: Said) -> None:
    assert run(site, capsys, "bao", "trang", "16/3/2026")[0] == 0


def test_a_frozen_file_is_not_overwritten_unless_it_is_said(site: Path, capsys: Said) -> None:
    run(site, capsys, *NAME)
    before = (site / FILE).read_bytes()
    (site / STORY).write_text(story(body="Bài đã viết lại."), encoding="utf-8")
    code, said = run(site, capsys, *NAME)
    assert (code, (site / FILE).read_bytes()) == (1, before)
    assert said == [f"lỗi: số này đã chốt ngày 20/03/2026 ({FILE}); muốn chốt lại từ đầu thì thêm --again"]
    assert run(site, capsys, *NAME, "--again")[0] == 0
    assert "Bài đã viết lại." in (site / FILE).read_text("utf-8")


def test_what_an_editor_decided_and_noted_is_kept_and_followed(site: Path, capsys: Said) -> None:
    own = "# gọi báo trước 9 giờ\nghim: [bai]\nbỏ: [hai]\n"
    (site / "editions").mkdir()
    (site / FILE).write_text(own, encoding="utf-8")
    assert run(site, capsys, *NAME) == (0, [f"Đã chốt {FILE}: 1 bài."])
    for again in ([], ["--again"]):
        text = (site / FILE).read_text("utf-8")
        assert text.startswith(own)
        assert text.count("\nngày chốt:") == 1
        run(site, capsys, *NAME, *again)


def test_all_editions_whose_date_has_come_and_that_have_stories_are_frozen(site: Path, capsys: Said) -> None:
    assert run(site, capsys, "--due") == (0, [f"Đã chốt {FILE}: 2 bài.", "Đã chốt 1 số."])
    assert run(site, capsys, "--due") == (0, ["Mọi số đã đến ngày ra đều chốt rồi."])


def test_an_edition_that_still_takes_stories_is_frozen_with_a_note(site: Path, capsys: Said) -> None:
    code, said = run(site, capsys, "dai", "muc", "2026-04-01")
    assert code == 0
    assert said[1] == "Lưu ý: số này còn nhận bài đến hết ngày 31/03/2026; bài đăng từ nay không tự vào số đã chốt."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("bao", "trang", "2026-03-17"),
         "«Trang» không có số ngày 17/03/2026; ngày ra gần nhất là 16/03/2026 hoặc 01/04/2026"),
        (("bao", "trang", "2026-04-16"), "«Trang» không có số ngày 16/04/2026; số sắp ra là ngày 01/04/2026"),
        (("bao", "chuong", "2026-03-16"), "không có ấn phẩm «bao chuong»; chọn một trong: bao trang, dai muc"),
        (("bao", "trang", "hôm nay"), "«hôm nay» không phải một ngày có thật; viết như 2026-12-21 hoặc 21/12/2026"),
        (("bao", "trang"), "ghi đủ mã kênh, mã ấn phẩm và ngày ra, như bao trang 2026-12-01; hoặc --due, --purge"),
    ],
)  # fmt: skip
def test_what_cannot_be_frozen_is_refused_in_a_sentence(
    words: tuple[str, ...], sentence: str, site: Path, capsys: Said
) -> None:
    assert run(site, capsys, *words) == (1, [f"lỗi: {sentence}"])
    assert not (site / "editions").exists()


def test_pinned_stories_that_are_too_long_are_refused(site: Path, capsys: Said) -> None:
    """At one syllable a second a minute holds sixty: the summary has eleven, the body fifty-five."""
    (site / STORY).write_text(story(body="năm tiếng một câu này " * 11), encoding="utf-8")
    (site / "editions").mkdir()
    file = site / "editions/dai-muc-2026-04-01.yml"
    file.write_text("ghim: [bai]\n", encoding="utf-8")
    code, said = run(site, capsys, "dai", "muc", "2026-04-01")
    assert (code, file.read_text("utf-8")) == (1, "ghim: [bai]\n")
    assert said == [
        "lỗi: editions/dai-muc-2026-04-01.yml: bài được ghim không vừa («bai»: dài ít nhất 1:06, mà chỉ còn 1:00); "
        "bớt bài được ghim rồi chốt lại"
    ]


def test_a_site_with_errors_freezes_nothing(site: Path, capsys: Said) -> None:
    (site / STORY).write_text(story({4: "unit: khong-co"}), encoding="utf-8")
    code, said = run(site, capsys, "--due")
    assert code == 1
    assert said[0] == "lỗi: trang còn 1 lỗi, hãy sửa rồi chạy lại; chưa ghi gì:"
    assert not (site / "editions").exists()


def test_a_file_that_the_frozen_part_cannot_follow_is_left_as_it_is(site: Path, capsys: Said) -> None:
    (site / "editions").mkdir()
    (site / FILE).write_text("{ghim: [bai]}\n", encoding="utf-8")
    assert run(site, capsys, *NAME)[0] == 1
    assert (site / FILE).read_text("utf-8") == "{ghim: [bai]}\n"
    assert [file.name for file in (site / "editions").iterdir()] == [Path(FILE).name]


WITHDRAWN: dict[str, Content] = {
    STORY: story(add=("status: withdrawn", "withdrawn: {date: 2026-03-18, reason: Nhân vật đề nghị}"))
}


def test_a_purge_takes_withdrawn_texts_out_and_leaves_their_places(site: Path, capsys: Said) -> None:
    run(site, capsys, *NAME)
    site_at(site, {"registries/outlets.yml": OUTLETS, "stories/hai.md": SECOND, **WITHDRAWN})
    assert run(site, capsys, "--purge") == (0, [f"Đã xóa nguyên văn bài đã gỡ khỏi {FILE}.", "Đã sửa 1 tệp."])
    text = (site / FILE).read_text("utf-8")
    assert "Lớp học trên đồi" not in text
    assert text.count("Nội dung bài.") == 1
    assert '- mã bài: "bai"' in text
    assert run(site, capsys, "--purge") == (0, ["Không số đã chốt nào còn nguyên văn bài đã gỡ."])
