"""Who works beside the build: as many processes as there are processors, forked where the system allows it."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plugins.builder.crew import Crew

PULSE = 0.5  # seconds between two looks at the parent


class Workers:
    """Does one thing to many values, in several processes; all of them are always ended."""

    def __init__(self, make: Callable[[], Executor] | None = None) -> None:
        self.make = make
        self.pool: Executor | None = None
        self.crews: list[Crew] = []

    def map(self, do: Callable[[Any, list[Any]], Any], known: Any, values: list[Any], size: int) -> Iterator[Any]:
        """`do(known, part)` for each part of the values, in their order.

        Forked processes find both in memory; others get them with each task."""
        starts = range(0, len(values), size)
        if self.make is None and can_fork():
            crew = self.crew(lambda start: do(known, values[start : start + size]), processors())
            yield from crew.map(starts)
            crew.end()
        else:
            self.pool = self.pool or (self.make or process_pool)()
            yield from self.pool.map(_done, ((do, known, values[start : start + size]) for start in starts))

    def crew(self, job: Callable[[Any], Any], count: int) -> "Crew":
        """Forked processes for one job."""
        from plugins.builder.crew import Crew

        self.crews.append(Crew(job, count, leave_signals_to_the_parent))
        return self.crews[-1]

    def end(self) -> None:
        for crew in self.crews:
            crew.end()
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)


def _done(task: tuple[Callable[[Any, list[Any]], Any], Any, list[Any]]) -> Any:
    do, known, part = task
    return do(known, part)


@contextmanager
def workers_of(make: Callable[[], Executor] | None) -> Iterator[Workers]:
    workers = Workers(make)
    try:
        yield workers
    finally:
        workers.end()


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Only Linux forks safely whatever else the process has loaded."""
    return os.environ.get("GUONG_SANG_START", "fork" if sys.platform == "linux" else "spawn") == "fork"


def process_pool() -> Executor:
    """One spawned process a processor."""
    import multiprocessing  # both are slow to load, and most builds need no pool
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processors(), context, initializer=leave_signals_to_the_parent)


def leave_signals_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the parent knows what to do then. Without it, a worker ends."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=end_with, args=(os.getppid(),), daemon=True).start()


def end_with(parent: int) -> None:
    """Ends this process when its parent is gone: killed, it could not tell us."""
    while os.getppid() == parent:
        time.sleep(PULSE)
    os._exit(1)
