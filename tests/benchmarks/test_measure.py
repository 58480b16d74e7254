"""The benchmark's measuring: a failure is told, and the memory of a child counts with its parent's."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.measure import SAMPLED, BuildError, Command, memory_method, peak_memory, timed

HOLD = "b = bytearray(40 << 20); import time; time.sleep(0.2)"
BOTH = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {HOLD!r}]); {HOLD}; sys.exit(p.wait())"


def python(code: str) -> Command:
    return Command((sys.executable, "-c", code), Path(), {"MARK": "seen"})


def test_a_failure_is_told_with_what_the_program_said() -> None:
    with pytest.raises(BuildError, match="exit 3\nhỏng rồi"):
        timed(python("import sys; sys.stderr.buffer.write('hỏng rồi'.encode()); sys.exit(3)"))


def test_a_run_has_wall_time_and_its_own_environment() -> None:
    cost = timed(python("import os, time; time.sleep(0.05); assert os.environ['MARK'] == 'seen'"))
    assert cost.wall >= 0.05


def test_python_may_keep_its_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in python("").environment()


def test_memory_is_that_of_all_processes_together() -> None:
    peak = peak_memory(python(BOTH))
    if memory_method() == SAMPLED:
        assert peak is not None and peak > 80
