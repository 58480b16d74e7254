"""The README: the commands that it names exist, and its examples are true."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from plugins.desk import check

README = (tasks.ROOT / "README.md").read_text(encoding="utf-8")
HANDBOOK = (tasks.ROOT / "content" / "README.md").read_text(encoding="utf-8")
PLACE = "stories/2026/10/lop-hoc.md"


def calls(text: str) -> set[tuple[str, str]]:
    """Every command that a text names, with each option that stands behind it; an empty one for the command itself."""
    found = set()
    for name, rest in re.findall(r"(?:tasks\.py|invoke) ([a-z][a-z-]*)([^`\n#]*)", text):
        found |= {(name, ""), *((name, option) for option in re.findall(r"--[a-z-]+", rest))}
    return found


def example(start: str) -> str:
    """The fenced block that begins so, without its indent."""
    blocks = re.findall(r"^( *)```\n(.*?)^ *```$", README, re.MULTILINE | re.DOTALL)
    [block] = [re.sub(f"^{indent}", "", body, flags=re.MULTILINE) for indent, body in blocks if start in body]
    return str(block)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the sample site's registries and no story."""
    shutil.copytree(tasks.ROOT / "content" / "registries", tmp_path / "registries")
    (tmp_path / PLACE).parent.mkdir(parents=True)
    return tmp_path


def test_every_command_that_is_named_exists() -> None:
    named = {name for name, _ in calls(README) | calls(HANDBOOK)}
    assert {"serve", "test", "check", "publish", "build"} <= named <= set(tasks.COMMANDS)


def test_the_table_of_commands_is_the_helps() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| (.*) \|$", README, re.MULTILINE)
    assert rows == [(name, command.summary) for name, command in tasks.COMMANDS.items()]


@pytest.mark.parametrize(("name", "option"), sorted(c for c in calls(README) | calls(HANDBOOK) if c[1]))
def test_every_option_that_is_named_behind_a_command_exists(name: str, option: str) -> None:
    command = [sys.executable, str(tasks.ROOT / "tasks.py"), name, "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert re.search(rf"{option}\b", shown)


def test_the_example_story_has_no_problem(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / PLACE).write_text(example("---\n"), encoding="utf-8")
    assert check.main(["--site", str(site)]) == 0
    assert capsys.readouterr().err == "Không có lỗi.\n"


def test_the_example_of_a_problem_is_what_check_prints(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = example("lỗi: ").strip()
    found = re.match(r"(?P<path>\S+):(?P<line>\d+): lỗi: đơn vị «(?P<unit>.*?)»", line)
    assert found is not None
    assert found["path"] == PLACE
    story = example("---\n").splitlines()
    assert story[int(found["line"]) - 1].startswith("đơn vị: ")
    story[int(found["line"]) - 1] = f"đơn vị: {found['unit']}"
    (site / PLACE).write_text("\n".join(story), encoding="utf-8")
    assert check.main(["--site", str(site)]) == 1
    assert capsys.readouterr().err.splitlines() == [line, "1 lỗi, 0 cảnh báo."]
