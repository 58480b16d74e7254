"""Pelican's door to the builder: a Pelican that validates first, applies once, and fails with a sentence."""

import gc
import importlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from pelican import Pelican, parse_arguments, signals
from pelican.log import console

from plugins.builder.beside import Files
from plugins.builder.build import Job, Stopwatch, Summary, site_built
from plugins.builder.helpers import Helpers
from plugins.builder.output import Output, Refused, held
from plugins.builder.places import places_fault
from plugins.builder.settings import doors_fault, settings_fault
from plugins.builder.state import code_version, folder_of, head_read, state_read
from plugins.builder.stopping import Stopped, Stopping, end_on_signals
from plugins.builder.templates import ThemeFault
from plugins.builder.words import faults_text, notes_of, summary_text
from plugins.builder.workers import workers_of
from plugins.intake.body import SourceChanged
from plugins.intake.plugin import FaultyContent
from plugins.intake.settings import NoMoment, fixed_moment

FAULTS = (FaultyContent, Refused, SourceChanged, ThemeFault, NoMoment, BrokenExecutor, OSError)


class GuongSang(Pelican):  # type: ignore[misc]
    """Pelican as the engine of the council's page."""

    def init_plugins(self) -> None:
        """A plugin of ours that is missing or fails stops the build; Pelican would go on without it."""
        end_on_signals()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a console that knows no Vietnamese stops no build
        try:
            refuse(settings_fault(self.settings))
            self.plugins = [registered(name) for name in self.settings["PLUGINS"]]
            refuse(doors_fault([getattr(plugin, "__name__", "") for plugin in self.plugins]))
        except Refused as fault:
            tell(faults_text(fault))
            raise SystemExit(1) from None
        self.settings["CODE_VERSION"] = code_version()

    def run(self) -> None:
        """One build. Ends the process with a sentence and a code where it fails."""
        try:
            self.build()
        except FAULTS as fault:
            tell(faults_text(fault))
            self.fail(1)
        except Stopped as stop:
            tell("Đã dừng theo yêu cầu; trang cũ giữ nguyên.")
            raise SystemExit(stop.code) from None

    def fail(self, code: int) -> None:
        """Under autoreload a failed build waits for the next change; else it ends the process."""
        if not parse_arguments(sys.argv[1:]).autoreload:
            raise SystemExit(code) from None

    def build(self) -> None:
        fixed_moment()
        watch = Stopwatch()
        site, base = Path(self.path), Path(self.settings["BUILD_STATE"])
        output = Output(Path(self.output_path), self.settings["DRAFTS"])
        refuse(places_fault(site, output.root, base, Path(self.theme)))
        output.check_ownership()
        folder = folder_of(base, site, output.root)
        with Stopping() as stopping, held(output, folder), workers_of(self.settings["EXECUTOR"]) as workers:
            output.resume()
            head, helpers = head_read(folder), Helpers(output, self.path, self.theme, workers)
            helpers.begin(folder, head)
            state = state_read(folder, head)
            context = {**self.settings, "state": state, "workers": workers, "helpers": helpers, "chapters": []}
            context |= {"output": output, "state_folder": folder, "stopping": stopping, "looked": helpers.looked(state)}
            makers = [cls for _, cls in signals.get_generators.send(self)]
            made = [m(context=context, settings=self.settings, path=self.path, theme=self.theme) for m in makers]
            for generator in made:
                generator.generate_context()
            summary = self._get_writer().write_site(context)
            signals.finalized.send(self)
        keep(context)
        for note in notes_of(context["loaded"]):
            tell(note)
        console.print(summary_text(summary, watch.text()), highlight=False)


def registered(name: Any) -> Any:
    """A part of the program, by its name or as itself; it may fail in any way."""
    try:
        plugin = importlib.import_module(name) if isinstance(name, str) else name
        plugin.register()
    except Exception as fault:
        why = f"{type(fault).__name__}: {fault}"
        raise Refused(f"không nạp được phần «{name}» của chương trình ({why}); hãy cài lại chương trình") from None
    return plugin


def refuse(fault: str) -> None:
    """A fault is a sentence; nothing is no fault."""
    if fault:
        raise Refused(fault)


_KEPT: list[object] = []


def keep(context: dict[str, Any]) -> None:
    """Keeps a site in memory until the next one. As the process ends it is not taken apart value by value, which would
    take a tenth of the build: a list that holds itself is left to Python's collector, and that may not look at it."""
    _KEPT[:] = [context, _KEPT]
    gc.freeze()


class SiteWriter:
    """Pelican's writer, which here writes the whole site at once."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        self.output_path, self.settings = output_path, settings

    def write_site(self, context: dict[str, Any]) -> Summary:
        with progress() as tell_progress:
            return site_built(
                Job(
                    output=context["output"],
                    state_folder=context["state_folder"],
                    state=context["state"],
                    sources=context["loaded"].sources,
                    chapters=context["chapters"],
                    look=context["look"],
                    version=self.settings["CODE_VERSION"],
                    helpers=context["helpers"],
                    tell=tell_progress,
                    applying=context["stopping"].forbid,
                )
            )


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing in a pipe."""
    if not console.is_terminal:
        yield lambda done, total: None
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Dựng trang")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(text: str) -> None:
    """Problems go to stderr, whole lines at a time."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def generators(_: object) -> type[Files]:
    return Files


def writer(_: object) -> type[SiteWriter]:
    return SiteWriter


def register() -> None:
    signals.get_generators.connect(generators)
    signals.get_writer.connect(writer)
