"""`check`: what it says in each form, of which files, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import tasks
from plugins.desk.check import as_github, main
from plugins.model.problem import Problem
from tests.hostile import tiny_site
from tests.hostile.tiny_site import NOW, STORY, story

SOURCE = ("source: Phòng Một",)  # without it the editor's eye has a question
UNKNOWN = story({4: "unit: Phòng Mộtt"}, SOURCE)


def unknown(slug: str) -> str:
    """The same at another address."""
    return story({4: "unit: Phòng Mộtt", 10: f"slug: {slug}"}, SOURCE)


UNKNOWN_LINE = (
    "stories/bai.md:4: lỗi: đơn vị «Phòng Mộtt» không có trong danh mục; "
    "có phải «phong-mot» (Phòng Một)? [story.unknown-unit]"
)
EARLY = story({3: "date: 2019-05-05", 10: "slug: som"}, SOURCE)  # a warning: the movement began in 2020
EARLY_LINE = (
    "stories/som.md:6: cảnh báo: phong trào «thi-dua» không diễn ra vào ngày 05/05/2019; "
    "kiểm tra lại phong trào hoặc ngày của bài [story.movement-not-running]"
)
BOTH = {"stories/bai.md": UNKNOWN, "stories/som.md": EARLY}
ODD = "stories/tháng 10/50%, một.md"
URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def site_at(folder: Path, files: dict[str, str]) -> Path:
    """The tiny site with a story that nobody has a question about."""
    return tiny_site.site_at(folder, {STORY: story(add=SOURCE), **files})


def shown(said: Said, *argv: object) -> tuple[int, list[str]]:
    """The exit code and the problem lines of a check in the text form."""
    code = main([str(word) for word in argv])
    out, err = said.readouterr()
    assert out == ""
    return code, err.splitlines()[:-1]


def printed(said: Said, site: Path, form: str) -> str:
    """What a check in another form prints; stderr stays empty."""
    main(["--site", str(site), "--format", form])
    out, err = said.readouterr()
    assert err == ""
    return out


# Text


def test_a_problem_is_one_line_on_stderr_in_the_form_of_the_contract(tmp_path: Path, capsys: Said) -> None:
    assert main(["--site", str(site_at(tmp_path, BOTH))]) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()) == ("", [UNKNOWN_LINE, EARLY_LINE, "1 lỗi, 1 cảnh báo."])


def test_warnings_alone_are_shown_and_end_with_0(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {"stories/som.md": EARLY})
    assert shown(capsys, "--site", site) == (0, [EARLY_LINE])


def test_a_sound_site_ends_with_0_and_says_so(tmp_path: Path, capsys: Said) -> None:
    assert main(["--site", str(site_at(tmp_path, {}))]) == 0
    assert capsys.readouterr() == ("", "Không có lỗi.\n")


def test_the_command_of_tasks_says_the_same_from_any_folder(tmp_path: Path) -> None:
    site = site_at(tmp_path / "trang", BOTH)
    done = run_tasks("check", "--site", site, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [UNKNOWN_LINE, EARLY_LINE, "1 lỗi, 1 cảnh báo."]


def test_without_a_site_the_sample_site_is_checked_from_any_folder(tmp_path: Path) -> None:
    done = run_tasks("check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "Không có lỗi.\n")


def test_a_reader_that_stops_reading_is_no_traceback(tmp_path: Path) -> None:
    site = site_at(tmp_path, BOTH)
    command = [sys.executable, str(tasks.ROOT / "tasks.py"), "check", "--site", str(site), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


# JSON


def test_json_on_stdout_is_a_list_of_problems_with_their_six_keys(tmp_path: Path, capsys: Said) -> None:
    out = printed(capsys, site_at(tmp_path, BOTH), "json")
    assert "đơn vị «Phòng Mộtt» không có trong danh mục" in out
    assert json.loads(out) == [
        {
            "path": "stories/bai.md",
            "line": 4,
            "severity": "error",
            "code": "story.unknown-unit",
            "message": "đơn vị «Phòng Mộtt» không có trong danh mục",
            "hint": "có phải «phong-mot» (Phòng Một)?",
        },
        {
            "path": "stories/som.md",
            "line": 6,
            "severity": "warning",
            "code": "story.movement-not-running",
            "message": "phong trào «thi-dua» không diễn ra vào ngày 05/05/2019",
            "hint": "kiểm tra lại phong trào hoặc ngày của bài",
        },
    ]


def test_json_of_a_sound_site_is_an_empty_list(tmp_path: Path, capsys: Said) -> None:
    assert json.loads(printed(capsys, site_at(tmp_path, {}), "json")) == []


def test_json_ends_with_the_same_exit_code_as_text(tmp_path: Path) -> None:
    site = site_at(tmp_path, {"stories/som.md": EARLY})
    assert main(["--site", str(site), "--format", "json"]) == 0
    site_at(tmp_path, BOTH)
    assert main(["--site", str(site), "--format", "json"]) == 1


# GitHub


def test_github_commands_name_file_line_and_code(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    site_at(tmp_path / "trang", BOTH)
    monkeypatch.chdir(tmp_path)
    assert printed(capsys, Path("trang"), "github").splitlines() == [
        "::error file=trang/stories/bai.md,line=4,title=story.unknown-unit::"
        "đơn vị «Phòng Mộtt» không có trong danh mục; có phải «phong-mot» (Phòng Một)?",
        "::warning file=trang/stories/som.md,line=6,title=story.movement-not-running::"
        "phong trào «thi-dua» không diễn ra vào ngày 05/05/2019; kiểm tra lại phong trào hoặc ngày của bài",
    ]


def test_a_site_named_by_its_whole_path_is_named_from_the_current_folder(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "trang", BOTH)
    monkeypatch.chdir(tmp_path)
    assert printed(capsys, site, "github").startswith("::error file=trang/stories/bai.md,")


def test_a_site_outside_the_current_folder_is_named_by_its_whole_path(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, BOTH)
    assert printed(capsys, site, "github").startswith(f"::error file={site.as_posix()}/stories/bai.md,")


def test_github_commands_escape_percent_and_in_properties_commas_too(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {ODD: unknown("mot"), "stories/bai.md": story({4: "unit: Phòng 100%, hai"}, SOURCE)})
    first, second = printed(capsys, site, "github").splitlines()
    assert "file=" + f"{site.as_posix()}/stories/bai.md" in first
    assert "::đơn vị «Phòng 100%25, hai» không có" in first
    assert f"{site.as_posix()}/stories/tháng 10/50%25%2C một.md,line=4," in second


def test_a_line_end_cannot_start_a_command_of_its_own(tmp_path: Path, capsys: Said) -> None:
    problem = Problem("stories/a\n::error::b.md", 1, "story.a,b", "một\r\n::warning::hai", "ba\nbốn")
    as_github([problem], tmp_path)
    [line] = capsys.readouterr().out.splitlines()
    assert "stories/a%0A%3A%3Aerror%3A%3Ab.md,line=1,title=story.a%2Cb::một%0D%0A::warning::hai; ba%0Abốn" in line


# SARIF


def sarif(said: Said, site: Path) -> dict[str, Any]:
    """The one run of a log that has everything which SARIF 2.1.0 requires."""
    log = json.loads(printed(said, site, "sarif"))
    assert log["version"] == "2.1.0"
    assert urlsplit(log["$schema"]).scheme == "https"
    [run] = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "Gương Sáng"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert all(rule["help"]["text"] for rule in driver["rules"])
    for result in run["results"]:
        assert result["ruleId"] in ids
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert URI.fullmatch(place["artifactLocation"]["uri"])
        assert type(place["region"]["startLine"]) is int
        assert place["region"]["startLine"] >= 1
    return dict(run)


def test_sarif_has_what_the_standard_requires(tmp_path: Path, capsys: Said) -> None:
    run = sarif(capsys, site_at(tmp_path, BOTH))
    first, second = run["results"]
    assert (first["ruleId"], first["level"]) == ("story.unknown-unit", "error")
    assert first["message"]["text"].startswith("đơn vị «Phòng Mộtt» không có trong danh mục; có phải")
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 4}
    assert (second["ruleId"], second["level"]) == ("story.movement-not-running", "warning")


def test_sarif_of_a_sound_site_has_a_run_without_results(tmp_path: Path, capsys: Said) -> None:
    assert sarif(capsys, site_at(tmp_path, {}))["results"] == []


def test_sarif_addresses_lead_to_the_file_whatever_its_name(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "trang", {ODD: unknown("mot")})
    [away] = sarif(capsys, site)["results"]
    monkeypatch.chdir(tmp_path)
    [here] = sarif(capsys, site)["results"]
    away, here = (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in (away, here))
    assert Path(unquote(urlsplit(away).path)) == site / ODD
    assert urlsplit(away).scheme == "file"
    assert unquote(here) == f"trang/{ODD}"


# Paths


SPREAD = {f"stories/{name}.md": unknown(name[2:]) for name in ("a/mot", "a/hai", "b/ba")}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["stories/a/mot.md"], ["stories/a/mot.md"]),
        (["stories/a"], ["stories/a/hai.md", "stories/a/mot.md"]),
        (["stories/a/"], ["stories/a/hai.md", "stories/a/mot.md"]),
        (["stories/b/../a/./hai.md"], ["stories/a/hai.md"]),
        (["stories/a/mot.md", "stories/b"], ["stories/a/mot.md", "stories/b/ba.md"]),
        (["stories/bai.md"], []),
        (["pages"], []),
    ],
)
def test_paths_choose_the_files_whose_problems_are_shown(
    asked: list[str], found: list[str], tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "trang", SPREAD)
    for form in (asked, [f"trang/{path}" for path in asked], [str(site / path) for path in asked]):
        monkeypatch.chdir(tmp_path)
        code, lines = shown(capsys, "--site", "trang", *form)
        assert ([line.partition(":")[0] for line in lines], code) == (found, int(bool(found))), form


def test_the_site_itself_and_a_folder_around_it_mean_every_file(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_at(tmp_path / "trang", SPREAD)
    monkeypatch.chdir(tmp_path)
    for path in (site, tmp_path, "trang", "."):
        assert len(shown(capsys, "--site", "trang", path)[1]) == 3


def test_a_folder_whose_name_only_begins_alike_is_not_meant(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {**SPREAD, "stories/a-hai/bon.md": unknown("bon")})
    lines = shown(capsys, "--site", site, "stories/a-hai")[1]
    assert [line.partition(":")[0] for line in lines] == ["stories/a-hai/bon.md"]


def test_a_linked_story_is_shown_with_the_folder_it_stands_in(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path / "trang", {})
    (tmp_path / "ngoai.md").write_text(story(), encoding="utf-8")
    (site / "stories/lien-ket.md").symlink_to(tmp_path / "ngoai.md")
    for path in ("stories", "stories/lien-ket.md"):
        code, [line] = shown(capsys, "--site", site, path)
        assert (code, line.partition(":")[0]) == (1, "stories/lien-ket.md")


def test_a_site_behind_a_link_is_chosen_from_by_either_name(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path / "that", SPREAD)
    (tmp_path / "trang").symlink_to(site, target_is_directory=True)
    for path in (tmp_path / "trang" / "stories/a", site / "stories/a", "stories/a"):
        assert len(shown(capsys, "--site", tmp_path / "trang", path)[1]) == 2


def test_a_faulty_registry_is_shown_with_any_file_as_no_name_can_be_checked_then(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {"registries/units.yml": "- {code: Phòng Một}\n", "stories/bai.md": UNKNOWN})
    code, lines = shown(capsys, "--site", site, "stories/bai.md")
    assert code == 1
    assert {line.partition(":")[0] for line in lines} == {"registries/units.yml"}


# What cannot be checked


@pytest.mark.parametrize("path", ["stories/khong-co.md", "x" * 5000])
def test_a_missing_path_is_a_sentence(path: str, tmp_path: Path, capsys: Said) -> None:
    assert main(["--site", str(site_at(tmp_path, BOTH)), path]) == 1
    assert capsys.readouterr() == ("", f"lỗi: không có tệp «{path}»; kiểm tra lại tên tệp\n")


def test_every_missing_path_is_named(tmp_path: Path, capsys: Said) -> None:
    assert main(["--site", str(site_at(tmp_path, {})), "stories/mot.md", "stories/bai.md", "stories/hai.md"]) == 1
    assert re.findall("«(.*?)»", capsys.readouterr().err) == ["stories/mot.md", "stories/hai.md"]


def test_a_path_outside_the_site_is_a_sentence_and_not_a_sound_file(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path / "trang", {})
    (tmp_path / "khac.md").write_text(UNKNOWN, encoding="utf-8")
    assert main(["--site", str(site), str(tmp_path / "khac.md")]) == 1
    assert f"khac.md» nằm ngoài thư mục của trang «{site}»" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("stories/bai.md.txt", "đổi đuôi tệp thành .md"),
        ("stories/bai.markdown", "đổi đuôi tệp thành .md"),
        ("pages/Trang.MD.TXT", "đổi đuôi tệp thành .md"),
        ("stories/loi-thoai.txt", "chỉ soát bài và trang"),
        ("stories/bai.docx", "muốn đưa vào trang thì chạy «python3 tasks.py import stories/bai.docx»"),
        ("stories/co-giao.jpg", "chỉ soát bài và trang"),
        ("stories/.nhap.md", "chỉ soát bài và trang"),
        ("registries/don-vi.yml", "chỉ soát bài và trang"),
        ("editions/so-bao.md", "chỉ soát bài và trang"),
        ("README.md", "chỉ soát bài và trang"),
        ("nhap", "chỉ soát bài và trang"),
    ],
)
def test_what_is_never_read_is_not_called_sound(path: str, remedy: str, tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {path if "." in path else f"{path}/a.md": UNKNOWN})
    assert main(["--site", str(site), path]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith(f"lỗi: «{path}» không được đọc: {remedy}")


def test_files_that_are_read_may_be_asked_for(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path, {"stories/BAI-HAI.MD": story({10: "slug: hai"}, SOURCE)})
    for path in ("stories/BAI-HAI.MD", "registries/units.yml", "pages/gioi-thieu.md", "registries"):
        assert shown(capsys, "--site", site, path) == (0, [])


def test_a_site_whose_stories_are_elsewhere_is_a_sentence(tmp_path: Path, capsys: Said) -> None:
    site = site_at(tmp_path / "trang", {})
    (site / "stories").rename(tmp_path / "bai")
    (site / "stories").symlink_to(tmp_path / "bai", target_is_directory=True)
    assert main(["--site", str(site)]) == 1
    said = f"lỗi: «{site}/stories» là một liên kết; hãy chép thư mục thật vào chỗ đó\n"
    assert capsys.readouterr() == ("", said)


def test_a_moment_that_is_none_is_a_sentence(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm nay")
    assert main(["--site", str(site_at(tmp_path, {}))]) == 1
    assert capsys.readouterr().err.startswith("lỗi: biến SOURCE_DATE_EPOCH đang là «hôm nay»; nó phải là số giây")


@pytest.mark.parametrize("name", ["khong-co", "tep.txt", "x" * 5000])
def test_a_missing_site_is_a_sentence(name: str, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "tep.txt").touch()
    assert main(["--site", str(tmp_path / name)]) == 1
    said = f"lỗi: không có thư mục «{tmp_path / name}»; ghi đúng thư mục của trang sau --site\n"
    assert capsys.readouterr() == ("", said)


def test_an_empty_folder_lacks_the_registry_of_the_site(tmp_path: Path, capsys: Said) -> None:
    code, [line] = shown(capsys, "--site", tmp_path)
    assert code == 1
    assert line.startswith("registries/site.yml:1: lỗi: ")
    assert line.endswith("[registry.missing-file]")


def test_an_unknown_form_ends_with_2_and_names_the_known_ones(capsys: Said) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--format", "xml"])
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert all(form in said for form in ("text", "json", "sarif", "github"))


def run_tasks(*argv: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run tasks.py in a folder, on a console that is not known to write Vietnamese."""
    command = [sys.executable, str(tasks.ROOT / "tasks.py"), *map(str, argv)]
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")
