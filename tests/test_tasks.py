"""The commands and their set-up, with a stand-in for whatever would start a process."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tasks


class Workshop:
    """A runner that notes each command and makes what the real one would leave in .venv."""

    def __init__(self, house: Path, fails: str = "") -> None:
        self.venv, self.fails, self.done = house / ".venv", fails, []

    def __call__(self, command: list[str]) -> int:
        self.done.append("pip" if "pip" in command else "venv")
        if self.done[-1] == "venv":
            tasks.python_of(self.venv).parent.mkdir(parents=True, exist_ok=True)
            tasks.python_of(self.venv).touch()
            (self.venv / "pyvenv.cfg").touch()
        return 1 if self.done[-1] == self.fails else 0


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a folder with a lock and the .venv of a set-up that was killed."""
    (tmp_path / "requirements.lock").write_text("pelican==4.12.0 --hash=sha256:00\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_the_help_lists_every_command_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["-h"]) == 0
    shown = capsys.readouterr().out
    for name, command in tasks.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.summary)}$", shown, re.MULTILINE)


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main([]) == 0
    assert capsys.readouterr().out == tasks.list_of_commands() + "\n"


@pytest.mark.parametrize(("typed", "meant"), [("servce", "serve"), ("pubish", "publish"), ("chekc", "check")])
def test_an_unknown_command_names_the_nearest(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main([typed]) == 2
    assert capsys.readouterr().err.startswith(f"Không có lệnh «{typed}»; có phải «{meant}»?")


@pytest.mark.parametrize("name", [name for name, command in tasks.COMMANDS.items() if command.module])
def test_every_command_has_a_module_with_main(name: str) -> None:
    assert callable(importlib.import_module(tasks.COMMANDS[name].module).main)


def test_a_missing_site_stops_a_build_before_pelican(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(tasks, "hand_over", lambda command: started.append(command) or 0)
    monkeypatch.chdir(tmp_path)
    assert tasks.build(["--site", "khong-co"]) == 1
    said = f"lỗi: không có thư mục «{tmp_path / 'khong-co'}»; ghi đúng thư mục của trang sau --site\n"
    assert (capsys.readouterr(), started) == (("", said), [])
    monkeypatch.chdir(tmp_path)
    assert tasks.build(["--site", "."]) == 0
    assert started[0][3] == str(tmp_path)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the commands that a build is handed over to."""
    commands: list[list[str]] = []
    monkeypatch.setattr(tasks, "hand_over", lambda command: commands.append(command) or 0)
    monkeypatch.chdir(tasks.ROOT)
    return commands


def test_a_build_takes_plain_texts_after_e_and_adds_a_second_e_to_the_first(started: list[list[str]]) -> None:
    assert tasks.build(["-e", "SITEURL=https://x.vn", "PICTURES=false", "-D", "-e", "SEARCH=false"]) == 0
    [command] = started
    assert command[-4:] == ["-e", 'SITEURL="https://x.vn"', "PICTURES=false", "SEARCH=false"]
    assert command[command.index("-s") + 1] == str(tasks.ROOT / "pelicanconf.py")
    assert "-D" in command


def test_a_build_takes_a_settings_file_of_the_current_folder_or_one_of_ours(
    started: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cua-toi.py").touch()
    for name, file in (("cua-toi.py", tmp_path / "cua-toi.py"), ("publishconf.py", tasks.ROOT / "publishconf.py")):
        monkeypatch.chdir(tmp_path)
        assert tasks.build(["--settings", name]) == 0
        assert started[-1][started[-1].index("-s") + 1] == str(file)


@pytest.mark.parametrize("name", ["nope.py", "x" * 5000])
def test_a_missing_settings_file_is_a_sentence(
    name: str, started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.build(["-s", name]) == 1
    said = f"lỗi: không có tệp thiết lập «{name}»; ghi đúng tên tệp sau -s, ví dụ -s publishconf.py\n"
    assert (capsys.readouterr(), started) == (("", said), [])


def test_a_word_that_nobody_asked_for_stops_a_build(
    started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        tasks.build(["trang-cua-toi"])
    assert (end.value.code, started) == (2, [])
    assert "«trang-cua-toi»" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["abc", "-5", "1e9", "99999999999999", "9" * 5000, "1790000000.5", " 1", "٣"])
def test_a_moment_that_is_none_stops_every_command(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    for name in ("build", "remind", "publish"):
        assert tasks.perform(name, []) == 1
        assert capsys.readouterr().err.startswith(f"lỗi: biến SOURCE_DATE_EPOCH đang là «{text[:40]}»; nó phải là số")


@pytest.mark.parametrize("text", ["", "0", "1790000000", "7289568000"])
def test_a_moment_and_none_at_all_are_fine(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert tasks.moment_fault() == ""


def test_invoke_offers_the_same_commands() -> None:
    asked = [sys.executable, "-m", "invoke", "--list"]
    listed = subprocess.run(asked, cwd=tasks.ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert sorted(re.findall(r"^  ([a-z-]+)  ", listed, re.MULTILINE)) == sorted(tasks.COMMANDS)


def test_the_lock_has_a_hash_for_every_requirement_and_no_index_address() -> None:
    text = (tasks.ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[^\s#])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 40
    for entry in entries:
        assert "==" in entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
    assert not re.search(r"://|index-url|find-links|file:", text)


def test_the_lock_holds_every_requirement() -> None:
    wanted = re.findall(r"^[\w-]+", (tasks.ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    locked = re.findall(r"^[\w-]+(?===)", (tasks.ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name.lower() for name in wanted} <= set(locked)


def test_a_venv_without_stamp_is_completed_and_then_left_alone(house: Path) -> None:
    run = Workshop(house)
    tasks.set_up(house, run)
    assert run.done == ["venv", "pip"]
    tasks.set_up(house, run)
    assert run.done == ["venv", "pip"]


def test_another_lock_is_installed_anew(house: Path) -> None:
    tasks.set_up(house, Workshop(house))
    (house / "requirements.lock").write_text("pelican==4.12.1 --hash=sha256:11\n", encoding="utf-8")
    run = Workshop(house)
    tasks.set_up(house, run)
    assert run.done[-1] == "pip"


@pytest.mark.parametrize(("step", "sentence"), [("pip", "HTTPS_PROXY"), ("venv", "Không tạo được môi trường")])
def test_a_failed_set_up_is_a_sentence_and_leaves_no_stamp(house: Path, step: str, sentence: str) -> None:
    with pytest.raises(tasks.SetupError, match=sentence):
        tasks.set_up(house, Workshop(house, fails=step))
    assert not (house / ".venv" / "stamp").exists()


def test_a_missing_lock_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(tasks.SetupError, match="Không chuẩn bị được"):
        tasks.set_up(tmp_path, Workshop(tmp_path))


def test_a_chromium_that_cannot_be_started_is_named(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(house / "missing"))
    with pytest.raises(tasks.SetupError, match="missing"):
        tasks.obtain_chromium(Workshop(house))


def test_no_chromium_and_no_apt_is_an_instruction(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(house))
    run = Workshop(house)
    with pytest.raises(tasks.SetupError, match="apt-get install chromium"):
        tasks.obtain_chromium(run)
    assert run.done == []


def test_no_node_and_no_apt_are_named_as_failed_steps(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(house))
    run = Workshop(house)
    assert tasks.failing_node_tools(house, run) == {"npm": 1, "node": 1, "java": 1}
    assert "apt-get install nodejs npm" in capsys.readouterr().err
    assert run.done == []


@pytest.mark.parametrize(("code", "failed"), [(0, {}), (7, {"npm ci": 7})])
def test_node_tools_are_installed_once_for_each_lock(
    house: Path, monkeypatch: pytest.MonkeyPatch, code: int, failed: dict[str, int]
) -> None:
    for program in tasks.NODE_PROGRAMS:
        (house / program).touch(0o755)
    monkeypatch.setenv("PATH", str(house))
    (house / "package-lock.json").write_text("{}", encoding="utf-8")
    (house / "node_modules").mkdir()
    commands: list[list[str]] = []
    for _ in range(2):
        assert tasks.failing_node_tools(house, lambda command: commands.append(command) or code) == failed
    assert [command[1] for command in commands] == (["ci", "ci"] if code else ["ci"])


def test_the_lock_of_the_node_tools_has_a_digest_for_each_and_no_registry() -> None:
    text = (tasks.ROOT / "tests" / "browser" / "package-lock.json").read_text(encoding="utf-8")
    assert text.count('"integrity": "sha512-') == text.count('    "node_modules/')
    assert '"resolved"' not in text


def test_search_is_set_up_once_and_its_lock_names_no_host(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / "package-lock.json").write_text("{}", encoding="ascii")
    (house / "node_modules").mkdir()
    monkeypatch.setattr(tasks, "npm_command", lambda venv, run: ["npm"])
    run = Workshop(house)
    for _ in range(2):
        tasks.set_up_node(house, run)
    assert len(run.done) == 1
    assert "://" not in (tasks.ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_a_failed_set_up_of_search_is_told_and_stops_nothing(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "package-lock.json").write_text("{}", encoding="ascii")
    monkeypatch.setattr(tasks, "npm_command", lambda venv, run: [])
    tasks.set_up_node(house, Workshop(house))
    assert tasks.NPM_REMEDY in capsys.readouterr().err


def test_what_the_commands_write_stays_out_of_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((tasks.ROOT / ".gitignore").read_bytes())
    written = ["output", "output-drafts", "output-cms", "public", "reports", "reminders"]
    asked = [*(f"{folder}/bai.html" for folder in written), "content/reports/bai.md", "content/public/bai.md"]
    ignored = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", *asked], capture_output=True, text=True, check=True
    ).stdout
    assert ignored.split() == asked[: len(written)]
