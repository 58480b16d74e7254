"""Reads the table of cases: each a registry and stories in short words, made into what an editor would have written."""

import json
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from plugins.intake.files import Folder
from plugins.intake.registries import registries_from
from plugins.intake.story import Surroundings, story_from
from plugins.model.catalogue import Catalogue, catalogue_of
from plugins.model.registries import Registries
from plugins.model.story import Story

TABLE = Path(__file__).with_name("cases.txt")
STORY = {"field": "f", "movement": "m", "summary": "Một câu tóm tắt đủ dài để đăng."}
ALWAYS = {"fields": [{"code": "f", "name": "F"}], "movements": [{"code": "m", "name": "M"}]}


class Case(NamedTuple):
    """One line of the table."""

    title: str
    registry: tuple[str, ...]
    today: str
    stories: str
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    registry: list[str] = []
    fresh = False
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            registry = [*(registry if fresh else []), line[2:]]
            fresh = True
        elif line and not line.startswith("#"):
            title, today, stories, expected = (part.strip() for part in line.split("|"))
            yield Case(title, tuple(registry), today, stories, tuple(e.strip() for e in expected.split(";")))
            fresh = False


def catalogue(case: Case) -> Catalogue:
    """The catalogue of a preview at noon of the day: what credits nobody is in it, and has to be left aside."""
    known = registries(case.registry)
    written = [text.split() for text in case.stories.split(";") if text.strip()]
    now = datetime.combine(datetime.fromisoformat(case.today), time(12), known.site.zone)
    return catalogue_of(known, [story_of(known, n, words) for n, words in enumerate(written, 1)], [], now, drafts=True)


def registries(lines: tuple[str, ...]) -> Registries:
    files: dict[str, list[dict[str, Any]]] = {"units": [], "quotas": [], "scoring": [], "peer_groups": []}
    site: dict[str, Any] = {"name": "T", "code": "t", "url": "https://t.example"}
    for line in lines:
        noun, *words = line.split()
        if noun == "joint":
            site["joint_stories"] = words[0]
        else:
            registry, entry = MAKERS[noun](words)
            files[registry].append(entry)
    site["unit_kinds"] = [{"code": k, "name": k} for k in sorted(_kinds(files))]
    whole = {"site": site, **ALWAYS, **files}
    found, problems = registries_from({f"{name}.yml": json.dumps(data).encode() for name, data in whole.items()})
    assert problems == []
    assert found is not None
    return found


def _kinds(files: dict[str, list[dict[str, Any]]]) -> set[str]:
    return {u["kind"] for u in files["units"]} | {k for q in files["quotas"] for k in q["kinds"]}


def _span(text: str) -> dict[str, str]:
    start, _, until = text.partition("..")
    return ({"from": start} if start else {}) | ({"until": until} if until else {})


def _rule(words: list[str]) -> tuple[str, dict[str, Any]]:
    kinds, period, minimum, span = words
    rule = {"kinds": kinds.split(","), "period": period, "minimum": minimum, "basis": f"Kế hoạch {span}"}
    return "quotas", rule | _span(span)


def _points(words: list[str]) -> tuple[str, dict[str, Any]]:
    span, met, extra, cap, *levels = words
    points = {"per_period_met": met, "per_extra_story": extra} | ({} if cap == "-" else {"extra_cap": cap})
    return "scoring", points | {"award_points": dict(level.split("=") for level in levels)} | _span(span)


def _group(words: list[str]) -> tuple[str, dict[str, Any]]:
    return "peer_groups", {"code": words[0], "name": words[0], "mixed": "mixed" in words}


def _unit(words: list[str]) -> tuple[str, dict[str, Any]]:
    code, kind, *rest = words
    unit: dict[str, Any] = {"code": code, "kind": kind, "name": code}
    if rest and ".." in rest[0] and ":" not in rest[0]:
        unit |= _span(rest.pop(0))
    told = " ".join(rest)
    for word, key, name in (("then ", "", ""), ("called ", "names", "name"), ("in ", "peer_group", "code")):
        told, _, value = f" {told}".partition(f" {word}")
        if value and key:
            unit[key] = [{name: part.partition(":")[0]} | _span(part.partition(":")[2]) for part in value.split(",")]
        elif value:
            unit["successors"] = value.split(",")
    if "names" in unit:
        del unit["name"]
    return "units", unit


MAKERS = {"rule": _rule, "points": _points, "group": _group, "unit": _unit}


def story_of(known: Registries, number: int, words: list[str]) -> Story:
    """The story as the intake reads it from a file."""
    date, units, *rest = words
    own = _options(rest)
    slug = own.get("slug", f"s{number}")
    keys: dict[str, Any] = {
        **STORY,
        "title": own.get("title", f"Bài {number}"),
        "date": date,
        "unit": units.split(","),
        "slug": slug,
    }
    subject = {"name": own.get("who", f"Người {number}"), "kind": own.get("kind", "ca-nhan")}
    keys["subject"] = subject | ({"code": own["code"]} if "code" in own else {})
    keys |= {"award_level": own.get("level", "khong"), "status": own.get("status", "published")}
    if keys["status"] == "withdrawn":
        keys["withdrawn"] = {"date": date[:10], "reason": "Lý do"}
    if "embargo" in own:
        keys["embargo"] = own["embargo"]
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items())
    around = Surroundings(Folder(Path("/khong-co")), known, "pyromark")
    reading = story_from(f"stories/{number}.md", f"---\n{head}\n---\nThân bài.\n".encode(), around)
    assert reading.story is not None, reading.problems
    return reading.story


def _options(words: list[str]) -> dict[str, str]:
    """KEY=VALUE, where a value goes on up to the next key."""
    found: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if sign:
            last, found[key] = key, value
        else:
            found[last] += f" {word}"
    return {key: value.encode().decode("unicode_escape") if "\\u" in value else value for key, value in found.items()}
