"""Looks through a site without building it, and prints every problem in the form that is asked for."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import json

from plugins.builder.rendering import workers_of
from plugins.intake.loading import Options, Sources, site_loaded
from plugins.intake.report import CODES
from plugins.intake.settings import now_of
from plugins.model.problem import Problem

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def main(argv: list[str]) -> int:
    """Exit 1 where a problem is an error."""
    arguments = parser().parse_args(argv)
    site = Path(arguments.site)
    if not site.is_dir():
        sys.stderr.write(f"lỗi: không có thư mục «{site}»; ghi đúng thư mục của trang sau --site\n")
        return 1
    missing = [path for path in arguments.path if not Path(path).exists() and not (site / path).exists()]
    if missing:
        sys.stderr.write(f"lỗi: không có tệp «{missing[0]}»; kiểm tra lại tên tệp\n")
        return 1
    problems = [p for p in problems_of(site) if is_asked_for(p, site, arguments.path)]
    FORMATS[arguments.format](problems, arguments.site)
    return int(any(p.severity == "error" for p in problems))


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="tasks.py check", description="Kiểm tra bài và danh mục mà không dựng trang.")
    found.add_argument("path", nargs="*", help="chỉ nêu lỗi của các tệp hoặc thư mục này")
    found.add_argument("--site", default="content", help="thư mục của trang (mặc định: content)")
    found.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng in ra (mặc định: text)")
    return found


def problems_of(site: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a site now."""
    options = Options(root=site, now=lambda registries: now_of(registries, datetime.now(UTC)))
    with workers_of(None) as workers:
        return site_loaded(options, Sources(""), workers).problems


def is_asked_for(problem: Problem, site: Path, paths: list[str]) -> bool:
    """The problem's file is one of the paths or below one; paths are relative to the current folder or to the site."""
    file = Path(os.path.realpath(site / problem.path))
    wanted = [Path(os.path.realpath(base / path)) for path in paths for base in (Path(), site)]
    return not paths or any(file == one or one in file.parents for one in wanted)


def as_text(problems: list[Problem], _: str) -> None:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    errors = sum(p.severity == "error" for p in problems)
    sys.stderr.write(f"{errors} lỗi, {len(problems) - errors} cảnh báo.\n" if problems else "Không có lỗi.\n")


def as_json(problems: list[Problem], _: str) -> None:
    rows = [{key: getattr(p, key) for key in ("path", "line", "severity", "code", "message", "hint")} for p in problems]
    _print(json.format(json.encode(rows), indent=2))


def as_github(problems: list[Problem], site: str) -> None:
    """Workflow commands that GitHub and Forgejo show beside the line."""
    for p in problems:
        place = f"file={_escaped(f'{site}/{p.path}', True)},line={p.line},title={_escaped(p.code, True)}"
        text = _escaped(f"{p.message}; {p.hint}" if p.hint else p.message)
        sys.stdout.write(f"::{p.severity} {place}::{text}\n")


def _escaped(text: str, in_property: bool = False) -> str:
    for char, code in (*_ESCAPES.items(), *(((":", "%3A"), (",", "%2C")) if in_property else ())):
        text = text.replace(char, code)
    return text


def as_sarif(problems: list[Problem], site: str) -> None:
    rules = [{"id": code, "help": {"text": CODES[code]}} for code in sorted({p.code for p in problems})]
    driver = {"name": "Gương Sáng", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(p, site) for p in problems]}
    _print(json.format(json.encode({"$schema": SARIF, "version": "2.1.0", "runs": [run]}), indent=2))


def _sarif_result(problem: Problem, site: str) -> object:
    place = {
        "artifactLocation": {"uri": f"{Path(site).as_posix()}/{problem.path}"},
        "region": {"startLine": problem.line},
    }
    text = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def _print(text: bytes) -> None:
    sys.stdout.write(text.decode() + "\n")


FORMATS: dict[str, Callable[[list[Problem], str], None]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
