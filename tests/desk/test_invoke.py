"""The same commands through invoke, with their options."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from tests.hostile.tiny_site import site_at, story

OPTIONS = {
    "serve": {"--site", "--out", "--port", "--drafts"},
    "build": {"--site", "--out"},
    "publish": {"--site", "--to", "--rollback", "--without-bad"},
    "import": {"--site", "--file"},
    "check": {"--site", "--format"},
    "new": {"--site", "--no-open", *(f"--{option}" for option in tasks.NEW_OPTIONS)},
    "cms": {"--site", "--out", "--port", "--install"},
    "report": {"--period", "--unit", "--portal", "--format", "--site", "--out"},
    "remind": {"--on", "--days", "--site", "--out"},
    "test": {"--long"},
}


def invoke(*argv: object, cwd: Path = tasks.ROOT, console: str = "utf-8") -> "subprocess.CompletedProcess[str]":
    """Run invoke in a folder, on a console of some encoding."""
    command = [sys.executable, "-m", "invoke", *map(str, argv)]
    env = {**os.environ, "PYTHONIOENCODING": console}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")


def test_the_list_names_every_command_with_its_summary() -> None:
    shown = invoke("--list").stdout
    for name, command in tasks.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.summary[:30])}", shown, re.MULTILINE)


@pytest.mark.parametrize("name", OPTIONS)
def test_the_help_of_a_command_names_its_options(name: str) -> None:
    shown = invoke("--help", name).stdout
    assert set(re.findall(r"--[a-z-]+", shown.partition("Options:")[2])) == OPTIONS[name]


@pytest.mark.parametrize("name", OPTIONS)
def test_the_command_itself_knows_the_options_that_invoke_offers(name: str) -> None:
    command = [sys.executable, str(tasks.ROOT / "tasks.py"), name, "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert set(re.findall(r"--[a-z-]+", shown)) >= OPTIONS[name]


def test_options_become_the_words_of_a_command_line() -> None:
    options: dict[str, str | bool] = {"site": "trang", "port": "0", "to": "", "without_bad": True, "rollback": False}
    assert tasks.as_arguments(options) == ["--site=trang", "--port=0", "--without-bad"]


def test_check_through_invoke_prints_json_and_ends_with_its_code(tmp_path: Path) -> None:
    site = site_at(tmp_path, {"stories/bai.md": story({4: "unit: Phòng Mộtt"})})
    done = invoke("check", "--site", site, "--format", "json", console="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "đơn vị «Phòng Mộtt» không có trong danh mục" in done.stdout


def test_check_through_invoke_takes_a_site_relative_to_the_current_folder() -> None:
    done = invoke("check", "--site", "agency", cwd=tasks.ROOT / "tests" / "site", console="ascii")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Không có lỗi.\n")
