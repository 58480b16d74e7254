"""Looks through a site without building it, and prints every problem in the form that is asked for."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from msgspec import json, msgpack

from plugins.builder.output import site_fault
from plugins.builder.places import linked_fault
from plugins.builder.workers import workers_of
from plugins.desk.command_words import add_site
from plugins.desk.editors_eye import Known, warnings_of
from plugins.intake.files import DOCUMENTS, NEARLY, PASSED_OVER
from plugins.intake.loading import CHUNK, FEW, Options, Sources, site_loaded
from plugins.intake.registries import NAMES
from plugins.intake.report import CODES
from plugins.intake.settings import NoMoment, fixed_moment, now_of
from plugins.intake.source import bytes_of
from plugins.model.problem import Problem, in_order
from plugins.model.registries import Registries

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
ENDINGS = {"stories": ".md", "pages": ".md", "editions": ".yml", "registries": ".yml"}  # of what is read, by folder
MAILS = (".eml", ".msg")
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def main(argv: list[str]) -> int:
    """Exit 1 where a problem is an error."""
    arguments = parser().parse_args(argv)
    site = Path(arguments.site)
    wanted = {path: places_of(path, site) for path in arguments.path}
    faults = [*faults_of_site(site)] or [fault for path, at in wanted.items() if (fault := fault_of(path, at, site))]
    if faults:
        sys.stderr.writelines(f"lỗi: {fault}\n" for fault in faults)
        return 1
    places = set().union(*wanted.values())
    problems = [p for p in problems_of(site, places) if not places or is_asked_for(p, site, places)]
    FORMATS[arguments.format](problems, site)
    return int(any(p.severity == "error" for p in problems))


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="tasks.py check", description="Kiểm tra bài và danh mục mà không dựng trang.")
    found.add_argument("path", nargs="*", help="chỉ nêu lỗi của các tệp hoặc thư mục này (và của danh mục)")
    add_site(found)
    found.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng in ra (mặc định: text)")
    return found


def problems_of(site: Path, places: set[Path] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a site now, and what the editor's eye sees there, or only at some places."""
    options = Options(root=site, now=lambda registries: now_of(registries, datetime.now(UTC)))
    with workers_of(None) as workers:
        loaded = site_loaded(options, Sources(""), workers)
        if loaded.catalogue is None or loaded.links is None:
            return loaded.problems
        known = (str(site), msgpack.encode(loaded.catalogue.registries))
        paths = [s.path for s in loaded.links.stories if not places or is_at(s.path, site, places)]
        looks = [looked_at(known, paths)] if len(paths) < FEW else workers.map(looked_at, known, paths, CHUNK)
        return in_order([*loaded.problems, *(warning for part in looks for warning in part)])


def looked_at(known: tuple[str, bytes], paths: list[str]) -> list[Problem]:
    """What the editor's eye sees in some stories; a worker's task."""
    site, registries = known
    found: list[Problem] = []
    for path in paths:
        with suppress(OSError):  # it has gone since it was read
            found += warnings_of(path, bytes_of(f"{site}/{path}"), known_from(registries))
    return found


@lru_cache(maxsize=1)
def known_from(registries: bytes) -> Known:
    return Known(msgpack.decode(registries, type=Registries))


def names_of(place: Path) -> set[Path]:
    """A place as it is written and with its links followed; a link in a site is a problem at its own place."""
    return {Path(os.path.abspath(place)), Path(os.path.realpath(place))}  # noqa: PTH100 - it must not follow links


def places_of(path: str, site: Path) -> set[Path]:
    """What a path may mean: it is relative to the current folder or to the site."""
    there = [place for place in (Path(path), site / path) if os.path.lexists(place)]
    return set().union(*map(names_of, there))


def faults_of_site(site: Path) -> Iterator[str]:
    """Why nothing can be said about a site."""
    try:
        fixed_moment()
    except NoMoment as told:
        yield str(told)
    if fault := site_fault(site).removeprefix("lỗi: ") or linked_fault(site):
        yield fault


def fault_of(path: str, places: set[Path], site: Path) -> str:
    """Why nothing can be said about a path."""
    roots = names_of(site)
    if not places:
        return f"không có tệp «{path}»; kiểm tra lại tên tệp"
    if any(place in root.parents for place in places for root in roots):
        return ""
    inside = [p.relative_to(root).as_posix() for p in places for root in roots if p.is_relative_to(root)]
    if not inside:
        return f"«{path}» nằm ngoài thư mục của trang «{site}»; ghi đúng thư mục của trang sau --site"
    return "" if any(is_read(name, site) for name in inside) else f"«{path}» không được đọc: {remedy_of(path)}"


def is_read(path: str, site: Path) -> bool:
    """Tell whether a path of the site is a file that is read, or a folder where such files may be."""
    folder, _, rest = path.partition("/")
    if path == "." or (folder in ENDINGS and (site / path).is_dir()):
        return True
    if folder == "registries":
        return rest in NAMES
    names = rest.split("/")
    return not any(n.startswith(PASSED_OVER) for n in names) and names[-1].lower().endswith(ENDINGS.get(folder, "\0"))


def remedy_of(path: str) -> str:
    """What to do with a file that is not read."""
    if path.lower().endswith(NEARLY):
        return "đổi đuôi tệp thành .md"
    if path.lower().endswith((*DOCUMENTS, *MAILS)):
        return f"muốn đưa vào trang thì chạy «python3 tasks.py import {path}»"
    return "chỉ soát bài và trang (.md trong stories/, pages/), số đã chốt (editions/) và danh mục (registries/)"


def is_asked_for(problem: Problem, site: Path, places: set[Path]) -> bool:
    """The problem's file is at one of the places; without sound registries no file could be checked."""
    if problem.path.startswith("registries/") and problem.severity == "error":
        return True
    return is_at(problem.path, site, places)


def is_at(path: str, site: Path, places: set[Path]) -> bool:
    """The file of a site is one of the places or below one."""
    return any(file in places or not places.isdisjoint(file.parents) for file in names_of(site / path))


def as_text(problems: list[Problem], _: Path) -> None:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    errors = sum(p.severity == "error" for p in problems)
    sys.stderr.write(f"{errors} lỗi, {len(problems) - errors} cảnh báo.\n" if problems else "Không có lỗi.\n")


def as_json(problems: list[Problem], _: Path) -> None:
    rows = [{key: getattr(p, key) for key in ("path", "line", "severity", "code", "message", "hint")} for p in problems]
    _print(json.format(json.encode(rows), indent=2))


def file_of(problem: Problem, site: Path) -> Path:
    """The problem's file, relative to the current folder if below it: a code host then finds it in its repository."""
    file = Path(os.path.abspath(site / problem.path))  # noqa: PTH100 - as above
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def as_github(problems: list[Problem], site: Path) -> None:
    """Workflow commands that GitHub and Forgejo show beside the line."""
    for p in problems:
        place = f"file={_escaped(file_of(p, site).as_posix(), True)},line={p.line},title={_escaped(p.code, True)}"
        text = _escaped(f"{p.message}; {p.hint}" if p.hint else p.message)
        sys.stdout.write(f"::{p.severity} {place}::{text}\n")


def _escaped(text: str, in_property: bool = False) -> str:
    for char, code in (*_ESCAPES.items(), *(((":", "%3A"), (",", "%2C")) if in_property else ())):
        text = text.replace(char, code)
    return text


def as_sarif(problems: list[Problem], site: Path) -> None:
    rules = [{"id": code, "help": {"text": CODES[code]}} for code in sorted({p.code for p in problems})]
    driver = {"name": "Gương Sáng", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(p, site) for p in problems]}
    _print(json.format(json.encode({"$schema": SARIF, "version": "2.1.0", "runs": [run]}), indent=2))


def _sarif_result(problem: Problem, site: Path) -> object:
    file = file_of(problem, site)
    place = {
        "artifactLocation": {"uri": file.as_uri() if file.is_absolute() else quote(file.as_posix())},
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


FORMATS: dict[str, Callable[[list[Problem], Path], None]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
