"""`new`: a draft from answers or options that the check finds sound, and never a file replaced."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tasks
from plugins.builder.output import Refused
from plugins.desk import check
from plugins.desk.draft import draft_text, write_new
from plugins.desk.new import NEXT, editor_command, main, new_draft, parser
from plugins.intake.front_matter import document_of
from plugins.intake.report import Report
from tests.hostile.tiny_site import NOW, REGISTRIES, site_at, story

UNITS = REGISTRIES["registries/units.yml"] + (
    "- {code: so-giao-duc, kind: phong, name: Sở Giáo dục và Đào tạo, short: Sở GDĐT}\n"
    "- {code: so-y-te, kind: phong, name: Sở Y tế}\n"
)
MOVEMENTS = REGISTRIES["registries/movements.yml"] + "- {code: da-qua, name: Đã qua, until: 2020-01-01}\n"
SITE = {"registries/units.yml": UNITS, "registries/movements.yml": MOVEMENTS}
OPTIONS = {
    "title": "Lớp học số: trên đỉnh núi",
    "date": "05/10/2026",
    "unit": "giao duc",
    "field": "giao-duc",
    "movement": "thi dua",
    "level": "tỉnh",
    "subject": "Nguyễn Thị Mẫu, giáo viên",
    "kind": "cá nhân",
    "summary": "Một lớp học buổi tối cho người lớn trên đồi chè.",
}
WRITTEN = """---
title: "Lớp học số: trên đỉnh núi"
date: 2026-10-05
unit: so-giao-duc
field: giao-duc
movement: thi-dua
award_level: tinh
subject: {name: "Nguyễn Thị Mẫu, giáo viên", kind: ca-nhan}
summary: Một lớp học buổi tối cho người lớn trên đồi chè.
slug: lop-hoc-so-tren-dinh-nui
id: 2026/10/lop-hoc-so-tren-dinh-nui
source: Sở Giáo dục và Đào tạo
status: draft
---
Viết nội dung bài ở đây, thay cho dòng này.
"""
PLACE = "stories/2026/10/lop-hoc-so-tren-dinh-nui.md"
RUN = "from plugins.desk.new import main; sys.exit(main(sys.argv[1:]))"
COMMAND = [sys.executable, "-X", "utf8", "-c", f"import sys; {RUN}"]

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path / "trang", SITE)


def argv(site: Path, **changed: str) -> list[str]:
    given = {key: text for key, text in (OPTIONS | changed).items() if text}
    return ["--site", str(site), *(f"--{key}={text}" for key, text in given.items())]


def files_of(site: Path) -> dict[str, str]:
    return {str(f.relative_to(site)): f.read_text(encoding="utf-8") for f in site.rglob("*") if f.is_file()}


def typed(*answers: str) -> Callable[[str], str]:
    """Someone who types these answers one after the other, and then nothing more."""
    left = list(answers)

    def ask(_: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return ask


def by_hand(site: Path, *answers: str) -> str:
    """The text of the draft that comes of what was typed."""
    return new_draft(parser().parse_args(["--site", str(site)]), typed(*answers)).read_text(encoding="utf-8")


# Options


def test_options_make_a_draft_with_codes_slug_and_id(site: Path, capsys: Said) -> None:
    assert main(argv(site)) == 0
    assert capsys.readouterr() == (f"Đã tạo bài nháp {site / PLACE}\n{NEXT}\n", "")
    assert (site / PLACE).read_text(encoding="utf-8") == WRITTEN


def test_what_it_writes_passes_the_check(site: Path) -> None:
    main(argv(site))
    assert [p for p in check.problems_of(site) if p.path == PLACE] == []


def test_nothing_but_the_draft_is_written(site: Path) -> None:
    before = files_of(site)
    main(argv(site))
    assert files_of(site) == {**before, PLACE: WRITTEN}


def test_without_a_date_the_draft_is_of_today(site: Path) -> None:
    assert main(argv(site, date="")) == 0
    [written] = (site / "stories/2026/11").iterdir()  # 31 October 20:00 in London is 1 November in Vietnam
    assert "\ndate: 2026-11-01\n" in written.read_text(encoding="utf-8")


def test_an_hour_is_kept(site: Path) -> None:
    assert main(argv(site, date="2026-10-05 07:30")) == 0
    assert "\ndate: 2026-10-05 07:30\n" in (site / PLACE).read_text(encoding="utf-8")


def test_a_slug_that_a_story_has_or_had_is_not_taken_again(site: Path) -> None:
    old = story({10: "slug: lop-hoc-so-tren-dinh-nui"}, ("redirect_from: [lop-hoc-so-tren-dinh-nui-2]",))
    (site / "stories/cu.md").write_text(old, encoding="utf-8")
    assert main(argv(site)) == 0
    assert (site / "stories/2026/10/lop-hoc-so-tren-dinh-nui-3.md").is_file()


def test_a_second_draft_of_the_same_title_stands_beside_the_first(site: Path) -> None:
    assert [main(argv(site)), main(argv(site))] == [0, 0]
    assert (site / PLACE).read_text(encoding="utf-8") == WRITTEN
    second = (site / PLACE.replace(".md", "-2.md")).read_text(encoding="utf-8")
    assert "\nslug: lop-hoc-so-tren-dinh-nui-2\nid: 2026/10/lop-hoc-so-tren-dinh-nui-2\n" in second


def test_a_file_that_another_story_is_faulty_in_is_not_replaced(site: Path) -> None:
    (site / PLACE).parent.mkdir(parents=True)
    (site / PLACE).write_text("chưa có phần đầu", encoding="utf-8")
    assert main(argv(site)) == 0
    assert (site / PLACE).read_text(encoding="utf-8") == "chưa có phần đầu"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unit": "so"}, "Đơn vị gửi bài: «so» có thể là «so-giao-duc», «so-y-te»; hãy ghi rõ hơn"),
        ({"unit": "Sở Lạ"}, "Đơn vị gửi bài: không tìm thấy «Sở Lạ» trong những tên dùng được vào ngày của bài"),
        ({"unit": "phong-cu"}, "Đơn vị gửi bài: không tìm thấy «phong-cu» trong những tên dùng được vào ngày của bài"),
        ({"movement": "da qua"}, "Phong trào: không tìm thấy «da qua» trong những tên dùng được vào ngày của bài"),
        ({"date": "31/02/2026"}, "«31/02/2026» không phải một ngày có thật"),
        ({"summary": "Ngắn"}, "tóm tắt dài 4 ký tự; cần từ 20 đến 300"),
        ({"title": " "}, "chưa ghi gì"),
        ({"title": "!!!"}, "không đặt được tên tệp từ tiêu đề «!!!»"),
        ({"unit": "", "kind": ""}, "thiếu --unit, --kind; hãy ghi đủ"),
        ({"title": "a" * 301}, "«title» dài 301 ký tự, quá 300"),
    ],
)
def test_an_answer_that_cannot_be_used_is_a_sentence_and_nothing_is_written(
    changed: dict[str, str], said: str, site: Path, capsys: Said
) -> None:
    before = files_of(site)
    assert main(argv(site, **changed)) == 1
    out, err = capsys.readouterr()
    assert (out, err.startswith("lỗi: "), said in err) == ("", True, True), err
    assert files_of(site) == before


def test_faulty_registries_are_named_first(site: Path, capsys: Said) -> None:
    (site / "registries/units.yml").write_text("- {code: Phòng}\n", encoding="utf-8")
    assert main(argv(site)) == 1
    assert "registries/units.yml:1: lỗi: " in capsys.readouterr().err


def test_a_missing_site_is_a_sentence(tmp_path: Path, capsys: Said) -> None:
    assert main(argv(tmp_path / "khong-co")) == 1
    assert capsys.readouterr().err.startswith("lỗi: không có thư mục «")


def test_the_command_without_a_terminal_wants_every_answer(tmp_path: Path) -> None:
    command = [*COMMAND, "--site", str(site_at(tmp_path, SITE))]
    done = subprocess.run(command, cwd=tasks.ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "lỗi: thiếu --title, --unit, --field, --movement, --level, --subject, --kind, --summary; "
        "hãy ghi đủ, hoặc chạy lệnh trong cửa sổ dòng lệnh\n"
    )


# Questions

ANSWERS = ("Lớp học số: trên đỉnh núi", "5/10/2026", "giao duc", "1", "thi đua", "3", "Nguyễn Thị Mẫu, giáo viên")


def test_answers_make_the_same_draft_as_options(site: Path) -> None:
    assert by_hand(site, *ANSWERS, "1", OPTIONS["summary"]) == WRITTEN


def test_several_matches_are_numbered_and_a_number_chooses(site: Path, capsys: Said) -> None:
    text = by_hand(site, *ANSWERS[:2], "sở", "2", *ANSWERS[3:], "ca nhan", OPTIONS["summary"])
    assert "\nunit: so-y-te\n" in text
    assert (
        "   1. Sở Giáo dục và Đào tạo (so-giao-duc)\n   2. Sở Y tế (so-y-te)\n  → Sở Y tế\n" in capsys.readouterr().out
    )


def test_of_several_matches_their_number_is_told_and_not_their_codes(site: Path, capsys: Said) -> None:
    by_hand(site, *ANSWERS[:2], "", "sở", "2", *ANSWERS[3:], "ca nhan", OPTIONS["summary"])
    out = capsys.readouterr().out
    assert (
        "  chưa chọn; hãy gõ một phần tên\n  Có 2 tên như vậy; gõ số của tên đúng, hoặc gõ thêm chữ.\n   1. Sở Giáo"
        in out
    )
    assert out.count("(so-giao-duc)") == 2, "in the list of all, and in that of the two"


def test_an_answer_that_cannot_be_used_is_asked_for_again(site: Path) -> None:
    assert by_hand(site, "", ANSWERS[0], "mai", *ANSWERS[1:], "9", "1", "Ngắn", OPTIONS["summary"]) == WRITTEN


def test_an_empty_date_is_today(site: Path) -> None:
    text = by_hand(site, ANSWERS[0], "", *ANSWERS[2:], "1", OPTIONS["summary"])
    assert "\ndate: 2026-11-01\n" in text


def test_an_answer_that_was_given_as_an_option_is_not_asked_for(site: Path) -> None:
    arguments = parser().parse_args(argv(site, summary=""))
    assert new_draft(arguments, typed(OPTIONS["summary"])).read_text(encoding="utf-8") == WRITTEN


def test_who_stops_in_the_middle_leaves_nothing(site: Path) -> None:
    before = files_of(site)
    with pytest.raises(EOFError):
        by_hand(site, *ANSWERS)
    assert files_of(site) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_it_asks_and_then_opens_the_editor(site: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    command = [*COMMAND, *argv(site, summary="", kind="")]
    env = {**os.environ, "VISUAL": f"{sys.executable} -c \"import sys; open(sys.argv[1], 'a').write('!')\""}
    with subprocess.Popen(command, cwd=tasks.ROOT, stdin=follower, stdout=subprocess.PIPE, env=env) as process:
        os.write(leader, f"1\n{OPTIONS['summary']}\n".encode())
        assert process.wait() == 0
        assert process.stdout is not None
        assert process.stdout.read().decode().endswith(f"Đã tạo bài nháp {site / PLACE}\n{NEXT}\n")
    os.close(leader)
    os.close(follower)
    assert (site / PLACE).read_text(encoding="utf-8") == WRITTEN + "!"


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"EDITOR": "'/opt/my editor/run'"}, ["/opt/my editor/run"]),
    ],
)
def test_the_editor_is_the_one_that_the_person_has_chosen(environment: dict[str, str], command: list[str]) -> None:
    assert editor_command(environment) == command


# The file


@given(st.text(), st.text())
def test_any_text_of_a_key_is_read_back_as_it_was_but_for_blanks(title: str, name: str) -> None:
    title, name = (" ".join("".join(c for c in t if c.isprintable()).split()) for t in (title, name))
    report = Report("stories/bai.md")
    document = document_of(draft_text({"title": title, "subject": {"name": name}}, "Bài."), report, "story")
    assert report.problems == []
    assert document is not None
    assert document.body == "Bài.\n"
    assert "title" not in document.head if not title else document.head["title"].data == title
    subject = document.head["subject"].data
    assert isinstance(subject, dict)
    assert subject["name"].data == name


def test_a_file_that_stands_there_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "bai.md"
    file.write_text("cũ", encoding="utf-8")
    with pytest.raises(Refused, match="đã có tệp"):
        write_new(file, "mới")
    assert [(f.name, f.read_text(encoding="utf-8")) for f in tmp_path.iterdir()] == [("bai.md", "cũ")]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "2026").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Refused, match="không ghi được tệp"):
        write_new(tmp_path / "2026" / "bai.md", "mới")
