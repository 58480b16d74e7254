"""The workflow files for code hosts: they are sound, and every command that they run exists with its options."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import tasks

FILES = sorted((tasks.ROOT / "deploy").glob("*.yml"))
HOSTED = [file for file in FILES if file.stem != "gitlab-ci"]


def loaded(file: Path) -> Any:
    """The file as a host reads it; YAML 1.1 takes the key «on» for true."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only, safer than safe


def steps(job: dict[str, Any]) -> list[str]:
    """The commands of a job."""
    return [step["run"] for step in job["steps"] if "run" in step] if "steps" in job else list(job["script"])


def jobs(file: Path) -> dict[str, list[str]]:
    """The commands of each job by its name."""
    found = loaded(file)
    listed = found.get("jobs") or {name: found[name] for name in ("check", "pages")}
    return {name: steps(job) for name, job in listed.items()}


def calls() -> list[tuple[str, str]]:
    """Each command that some file runs, with each of its options."""
    lines = [line for file in FILES for commands in jobs(file).values() for line in commands]
    found = [(name, rest) for line in lines for name, rest in re.findall(r"python3 tasks\.py ([\w-]+)(.*)", line)]
    return sorted({(name, option) for name, rest in found for option in re.findall(r"--[a-z-]+", rest)})


def test_there_is_a_file_for_each_host() -> None:
    assert [file.name for file in FILES] == ["forgejo.yml", "github.yml", "gitlab-ci.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_proposal_is_checked_and_built_and_the_main_branch_published(file: Path) -> None:
    proposed, main = jobs(file).values()
    assert [word for line in proposed for word in re.findall(r"tasks\.py (\w+)", line)] == ["check", "build"]
    assert [word for line in main for word in re.findall(r"tasks\.py (\w+)", line)] == ["cms", "publish"]


@pytest.mark.parametrize("file", HOSTED, ids=lambda file: file.stem)
def test_embargoes_end_by_a_timer_and_not_only_by_a_push(file: Path) -> None:
    [timer] = loaded(file)["on"]["schedule"]
    assert re.fullmatch(r"\d+ \* \* \* \*", timer["cron"])


@pytest.mark.parametrize(("name", "option"), calls())
def test_every_option_exists(name: str, option: str) -> None:
    code = f"import sys, tasks; sys.exit(tasks.perform({name!r}, ['--help']))"
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, cwd=tasks.ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert re.search(rf"{option}\b", shown)
