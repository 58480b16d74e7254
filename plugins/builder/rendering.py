"""Renders stale pages into the stage."""

import os
from collections.abc import Callable
from pathlib import Path

from plugins.builder.state import Made, Mark
from plugins.builder.templates import Look, Renderer, renderer_of
from plugins.builder.workers import Workers
from plugins.model.page import Page

CHUNK = 120  # pages that a worker makes at a time
_RENDERERS: dict[bytes, Renderer] = {}
Surface = tuple[Look, str]  # what pages look like, and the stage's folder


def render(pages: list[Page], surface: Surface, workers: Workers, tell: Callable[[int, int], None]) -> dict[str, Made]:
    """Many pages into the stage, in all processes; `tell` hears how many are done of how many."""
    made: dict[str, Made] = {}
    for done in workers.map(render_chunk, surface, pages, CHUNK):
        made |= done
        tell(len(made), len(pages))
    return made


def render_chunk(surface: Surface, pages: list[Page]) -> dict[str, Made]:
    """Some pages into the stage, in this process."""
    look, stage = surface
    renderer = _renderer(look) if any(page.template for page in pages) else None
    folders: set[str] = set()
    made = {}
    for page in pages:
        mark = _write(stage, page.path, _bytes(page, renderer), folders)
        made[page.path] = Made(mark, page.reader.read if page.reader else ())
    return made


def _renderer(look: Look) -> Renderer:
    """Made once in a process."""
    digest = look.digest
    if digest not in _RENDERERS:
        _RENDERERS[digest] = renderer_of(look)
    return _RENDERERS[digest]


def _bytes(page: Page, renderer: Renderer | None) -> bytes:
    return renderer.bytes_of(page) if renderer and page.template else bytes(page.view(*page.inputs))


def _make(folder: str) -> None:
    """Most folders are new, and their parents are there."""
    try:
        os.mkdir(folder)  # noqa: PTH102  pathlib is too slow for a page
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)


def _write(stage: str, path: str, body: bytes, folders: set[str]) -> Mark:
    folder = f"{stage}/{path}".rpartition("/")[0]
    if folder not in folders:
        _make(folder)
        folders.add(folder)
    handle = os.open(f"{stage}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        view = memoryview(body)
        while view:
            view = view[os.write(handle, view) :]
        stat = os.fstat(handle)
    finally:
        os.close(handle)
    return stat.st_mtime_ns, stat.st_size
