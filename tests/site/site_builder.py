"""Builds sites quickly: one process imports Pelican and our plugins once, and forks for each build.

A build is thus a real process with its own exit code, environment and memory, and costs a tenth of a fresh one.
Run as a program, this file is that process: it reads a line of JSON for each build, and answers with its exit code.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
LONGEST = 120  # seconds that a build may take before it counts as hanging
NOW = 1790000000  # 2026-09-21 21:13:20 in Hà Nội

Tree = dict[str, bytes]


class Result(NamedTuple):
    """What a build said and how it ended."""

    code: int
    out: str
    err: str


class Farm:
    """The process that forks builds; started when the first is asked for."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def run(self, argv: list[str], env: dict[str, str], folder: Path) -> Result:
        """Run `pelican ARGV` with `env` added to the environment."""
        if self.process is None or self.process.poll() is not None:
            self.process = self._started()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        folder.mkdir(parents=True, exist_ok=True)
        said = (folder / "stdout", folder / "stderr")
        job = {"argv": argv, "env": env, "out": str(said[0]), "err": str(said[1])}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        return Result(code, *(file.read_text(encoding="utf-8") for file in said))

    @staticmethod
    def _started() -> "subprocess.Popen[str]":
        command = [PYTHON, "-W", "ignore", str(Path(__file__))]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        return subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


FARM = Farm()


class Workshop:
    """A site, a theme, an output and a state in one folder."""

    def __init__(self, folder: Path, site: Path | None = None) -> None:
        self.folder = folder
        self.site, self.out, self.state = folder / "site", folder / "out", folder / "state"
        self.theme = ROOT / "theme"
        self.settings: dict[str, Any] = {}
        self.now = NOW
        self.helpers_from = 5000  # pages of an output from which on its builds have helpers
        self.made = 0
        if site is not None:
            shutil.copytree(site, self.site)

    def own_theme(self) -> Path:
        """A copy of the theme, which may be edited."""
        self.theme = self.folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        return self.theme

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the site."""
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def argv(self, out: Path | None = None, state: Path | None = None, **settings: Any) -> list[str]:
        """The command line of a build, without the program's name."""
        chosen = {"BUILD_STATE": str(state or self.state), "SEARCH": False, **self.settings, **settings}
        words = [f"{key}={json.dumps(value)}" for key, value in chosen.items()]
        where = [str(self.site), "-o", str(out or self.out), "-t", str(self.theme)]
        return [*where, "-s", str(ROOT / "pelicanconf.py"), "--log-handler", "plain", "-e", *words]

    def env(self) -> dict[str, str]:
        return {"SOURCE_DATE_EPOCH": str(self.now)}

    def build(self, out: Path | None = None, state: Path | None = None, **settings: Any) -> Result:
        """Build in a fork of the farm."""
        env = {**self.env(), "HELPERS_FROM": str(self.helpers_from)}
        return FARM.run(self.argv(out, state, **settings), env, self.folder / "said")

    def built(self, **settings: Any) -> Tree:
        """Build, which must succeed, and return the output."""
        result = self.build(**settings)
        assert result.code == 0, result
        return tree(self.out)

    def clean(self, **settings: Any) -> tuple[Result, Tree]:
        """Build into a new output with a new state, and return what came of it."""
        self.made += 1
        out, state = self.folder / f"clean-{self.made}", self.folder / f"clean-state-{self.made}"
        result = self.build(out, state, **settings)
        found = tree(out)
        if result.code != 0:
            assert not out.exists(), "a first build that fails makes no output"
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(state, ignore_errors=True)
        return result, found

    def command(self, **settings: Any) -> list[str]:
        """The whole command of a build in a process of its own."""
        return [PYTHON, "-m", "pelican", *self.argv(**settings)]

    def started(self, env: dict[str, str] | None = None, **settings: Any) -> "subprocess.Popen[str]":
        """Start a build in a process of its own, to be stopped by signals; it leads its own group."""
        whole = {**os.environ, **self.env(), "PYTHONUTF8": "1", **(env or {})}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command(**settings),
            cwd=ROOT,
            env=whole,
            stdout=pipe,
            stderr=pipe,
            text=True,
            errors="replace",
            start_new_session=True,
        )


def ended(process: "subprocess.Popen[str]") -> Result:
    """Wait for a started build."""
    out, err = process.communicate(timeout=LONGEST)
    return Result(process.returncode, out, err)


def tree(folder: Path) -> Tree:
    """Every file that a build wrote for readers, with its bytes; a stage that was left counts too."""
    files = (f for f in sorted(folder.rglob("*")) if f.is_file() and f != folder / ".guong-sang")
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


def times(folder: Path) -> dict[str, int]:
    """Every file's and folder's time of change, the mark's too."""
    files = sorted(folder.rglob("*")) if folder.exists() else []
    return {f.relative_to(folder).as_posix(): f.lstat().st_mtime_ns for f in files}


def differences(one: Tree, other: Tree) -> list[str]:
    """The paths that differ, for a message that one can read."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def front_matter(keys: dict[str, Any], body: str) -> str:
    """A story's text: JSON is YAML, so any value can be written."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", body, ""])


def serve_builds() -> None:
    """Fork for each line until the input ends."""
    import lxml.etree  # noqa: F401
    import PIL.Image  # noqa: F401
    from pelican import main

    import pelicanconf  # noqa: F401
    import plugins.intake.plugin
    import plugins.pages.plugin
    import plugins.press.plugin
    import plugins.search.plugin  # noqa: F401

    for line in sys.stdin:
        job = json.loads(line)
        pid = os.fork()
        if not pid:
            run_build(main, job)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def run_build(main: Any, job: dict[str, Any]) -> None:
    """One build; the process ends with it."""
    import plugins.builder.helpers

    signal.alarm(LONGEST)
    os.environ.update(job["env"])
    for number, name in ((1, job["out"]), (2, job["err"])):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(handle, number)
    sys.argv = ["pelican", *job["argv"]]
    plugins.builder.helpers.MANY = int(os.environ.get("HELPERS_FROM", plugins.builder.helpers.MANY))
    code: object = 0
    try:
        main(job["argv"])
    except SystemExit as end:
        code = end.code
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1 if code else 0)


if __name__ == "__main__":
    serve_builds()
