"""What a program and all that it starts cost: wall time, processor time, and the memory that they hold together."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SAMPLE_SECONDS = 0.01
PROC = Path("/proc")


class BuildError(Exception):
    """A measured program failed, or did not do what it was measured for."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments, its folder, and what its environment has besides ours."""

    argv: tuple[str, ...]
    folder: Path
    extra: Mapping[str, str]

    def environment(self) -> dict[str, str]:
        # Either of these would charge Python's programs for compiling their own modules at every start.
        ours = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}
        return {**ours, **self.extra}


@dataclass(frozen=True)
class Cost:
    """Seconds of wall time, and of processor time where the system tells it."""

    wall: float
    cpu: float | None


def timed(command: Command) -> Cost:
    """The cost of one run, with nothing else of ours running meanwhile."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = _started(command, errors)
        cpu = _waited(process)[0]
        wall = time.perf_counter() - start
        _refuse_failure(command, process, errors)
    return Cost(wall, cpu)


def peak_memory(command: Command) -> float | None:
    """The most MiB that the program and all it started held at once; sampling slows it, so this is no timed run."""
    with tempfile.TemporaryFile() as errors:
        process = _started(command, errors)
        if memory_method() == SAMPLED:
            peak: float | None = _sampled_peak(process)
        else:
            peak = _waited(process)[1]
        _refuse_failure(command, process, errors)
    return peak


SAMPLED = f"PSS of the whole process group, sampled every {SAMPLE_SECONDS * 1000:.0f} ms in a run of its own"
LARGEST = "the largest single process, as the kernel counts it (getrusage)"
UNKNOWN = "not measured on this system"


def memory_method() -> str:
    """How this machine lets memory be measured."""
    if (PROC / "self/smaps_rollup").exists():
        return SAMPLED
    return LARGEST if hasattr(os, "wait4") else UNKNOWN


def _started(command: Command, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=command.environment(),
        stdin=subprocess.DEVNULL,
        stdout=errors,
        stderr=errors,
        start_new_session=True,
    )


def _waited(process: subprocess.Popen[bytes]) -> tuple[float | None, float | None]:
    """Waits for the end; processor seconds and the largest process's MiB, where the system tells them."""
    try:
        if not hasattr(os, "wait4"):
            process.wait()
            return None, None
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        _stop(process)
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _sampled_peak(process: subprocess.Popen[bytes]) -> float:
    peak = 0
    try:
        while process.poll() is None:
            began = time.perf_counter()
            peak = max(peak, _group_kib(process.pid))
            time.sleep(max(0.0, began + SAMPLE_SECONDS - time.perf_counter()))
    except BaseException:
        _stop(process)
        raise
    return peak / 1024


def _group_kib(group: int) -> int:
    """KiB of all processes of a group, pages that they share counted once."""
    return sum(_pss_kib(name) for name in os.listdir(PROC) if name.isdigit() and _in_group(name, group))  # noqa: PTH208


def _in_group(name: str, group: int) -> bool:
    try:
        return os.getpgid(int(name)) == group
    except OSError:  # it has ended meanwhile
        return False


def _pss_kib(name: str) -> int:
    try:
        rollup = (PROC / name / "smaps_rollup").read_bytes()
    except OSError:
        return 0
    found = rollup.partition(b"\nPss:")[2].split(maxsplit=1)
    return int(found[0]) if found else 0


def _refuse_failure(command: Command, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
    if process.returncode:
        errors.seek(0)
        last = errors.read().decode("utf-8", "replace").strip().splitlines()[-15:]
        raise BuildError("\n".join([f"{' '.join(command.argv)}: exit {process.returncode}", *last]))
