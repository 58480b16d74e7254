"""Renders stale pages into the stage: here when they are few, in a pool of processes when they are many."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from plugins.builder.state import Mark
from plugins.builder.templates import Look, Renderer, renderer_of
from plugins.model.page import Page

FEW = 300  # pages that are rendered sooner than a pool is started
CHUNK = 120
PULSE = 0.5  # seconds between two looks at the parent
_RENDERERS: dict[bytes, Renderer] = {}


class Workers:
    """A pool that is made when it is first asked for, and always ended."""

    def __init__(self, make: Callable[[], Executor] | None = None) -> None:
        self.make = make or process_pool
        self.pool: Executor | None = None

    def __call__(self) -> Executor:
        self.pool = self.pool or self.make()
        return self.pool

    def end(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def workers_of(make: Callable[[], Executor] | None) -> Iterator[Workers]:
    workers = Workers(make)
    try:
        yield workers
    finally:
        workers.end()


def process_pool() -> Executor:
    """One process a processor; forked where the system allows it, as that shares what is loaded already."""
    import multiprocessing  # both are slow to load, and most builds need no pool
    from concurrent.futures import ProcessPoolExecutor

    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    method = os.environ.get("GUONG_SANG_START", "fork" if sys.platform == "linux" else "spawn")
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, context, initializer=leave_signals_to_the_parent)


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


def render(
    pages: list[Page], look: Look, stage: Path, workers: Workers, tell: Callable[[int, int], None]
) -> dict[str, Mark]:
    """Every page into the stage; `tell` hears how many are done of how many."""
    if len(pages) < FEW:
        return render_chunk((pages, look, str(stage)))
    marks: dict[str, Mark] = {}
    tasks = [(pages[i : i + CHUNK], look, str(stage)) for i in range(0, len(pages), CHUNK)]
    for done in workers().map(render_chunk, tasks):
        marks |= done
        tell(len(marks), len(pages))
    return marks


def render_chunk(task: tuple[list[Page], Look, str]) -> dict[str, Mark]:
    """A worker's task: renders some pages into the stage, and tells each file's time and size."""
    pages, look, stage = task
    renderer = _RENDERERS.get(look.digest)
    if renderer is None:
        renderer = _RENDERERS[look.digest] = renderer_of(look)
    made: set[str] = set()
    return {page.path: _write(stage, page.path, renderer.bytes_of(page), made) for page in pages}


def _make(folder: str) -> None:
    """Most folders are new, and their parents are there."""
    try:
        os.mkdir(folder)  # noqa: PTH102  pathlib is too slow for a page
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)


def _write(stage: str, path: str, body: bytes, made: set[str]) -> Mark:
    folder = f"{stage}/{path}".rpartition("/")[0]
    if folder not in made:
        _make(folder)
        made.add(folder)
    handle = os.open(f"{stage}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        view = memoryview(body)
        while view:
            view = view[os.write(handle, view) :]
        stat = os.fstat(handle)
    finally:
        os.close(handle)
    return stat.st_mtime_ns, stat.st_size
