"""Whole builds by Pelican's own command line: here for many small ones, in a process of its own where time matters."""

import gc
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pelican
import pytest

from tests.hostile.tiny_site import NOW

HOUSE = Path(__file__).resolve().parents[2]
SECONDS = 60  # a build of the tiny site takes about one


class Built(NamedTuple):
    """How a build ended, and what it said on stderr."""

    code: int
    said: str


def arguments(site: Path, out: Path, *settings: str) -> list[str]:
    quiet = ["--log-handler", "plain", "-e", "SEARCH=false", f'BUILD_STATE="{out.parent / "state"}"', *settings]
    return [str(site), "-o", str(out), "-s", str(HOUSE / "pelicanconf.py"), *quiet]


def built_here(site: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> Built:
    """One build in this process; Pelican's traces in it are taken away again."""
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    capsys.readouterr()
    code = 0
    try:
        pelican.main(arguments(site, out))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        gc.enable()
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
    said = capsys.readouterr()
    return Built(code, said.err + said.out)


def built_apart(site: Path, out: Path, *settings: str) -> Built:
    """One build in a process of its own, which is stopped when it takes too long."""
    command = [sys.executable, "-m", "pelican", *arguments(site, out, *settings)]
    around = {**os.environ, "SOURCE_DATE_EPOCH": NOW}
    done = subprocess.run(command, cwd=HOUSE, env=around, capture_output=True, timeout=SECONDS)
    return Built(done.returncode, done.stderr.decode() + done.stdout.decode())


def snapshot(out: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of an output with its bytes and its time."""
    return {
        str(f.relative_to(out)): (f.read_bytes(), f.stat().st_mtime_ns) for f in sorted(out.rglob("*")) if f.is_file()
    }
