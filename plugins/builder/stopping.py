"""Stop signals: before the output is touched they end the build; from then on it is finished first."""

import _thread
import os
import signal
import sys
from contextlib import suppress
from threading import Timer, main_thread
from types import FrameType, TracebackType

SOON = 0.02  # seconds until a signal is tried again that came where nothing may be raised
_FORKING: set[int] = set()  # the process while it forks: Python drops what is raised in the functions it runs then


def _fork_begins() -> None:
    _FORKING.add(os.getpid())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_fork_begins, after_in_parent=_FORKING.clear, after_in_child=_FORKING.clear)


def end_on_signals() -> None:
    """Before there is anything to give up, a signal ends the process; Pelican itself would exit 0."""
    for signum in (signal.SIGINT, signal.SIGTERM):
        with suppress(ValueError):  # not the main thread: nobody can signal us there
            signal.signal(signum, _end)


def _end(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


class Stopped(BaseException):
    """Somebody asked the build to stop."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum
        self.code = 128 + signum


class Stopping:
    """While it is open, SIGINT and SIGTERM raise Stopped where the build may still be given up."""

    def __init__(self) -> None:
        self.allowed = True
        self.process = os.getpid()
        self.before: dict[int, object] = {}

    def __enter__(self) -> "Stopping":
        for signum in (signal.SIGINT, signal.SIGTERM):
            try:
                self.before[signum] = signal.signal(signum, self._stop)
            except ValueError:  # not the main thread: nobody can signal us there
                break
        self.unraisable, sys.unraisablehook = sys.unraisablehook, self._unraisable
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        sys.unraisablehook = self.unraisable
        for signum, handler in self.before.items():
            signal.signal(signum, handler)  # type: ignore[arg-type]

    def forbid(self) -> None:
        self.allowed = False

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if not self.allowed or os.getpid() != self.process:  # a worker that was just forked leaves it to its parent
            return
        if _FORKING or _is_starting_workers(frame):
            self._again(signum)
            return
        self.allowed = False
        raise Stopped(signum)

    def _unraisable(self, lost: "sys.UnraisableHookArgs") -> None:
        """What was raised in a destructor or the like, Python only prints; a wish to stop must not be lost so."""
        if isinstance(lost.exc_value, Stopped):
            self.allowed = True
            self._again(lost.exc_value.signum)
        else:
            self.unraisable(lost)

    @staticmethod
    def _again(signum: int) -> None:
        timer = Timer(SOON, _send, [signum])
        timer.daemon = True
        timer.start()


def _is_starting_workers(frame: FrameType | None) -> bool:
    """Tell whether a pool is in the midst of its own affairs; one half started could never be ended."""
    while frame is not None:
        code = frame.f_code
        if code.co_name in ("submit", "shutdown") and code.co_filename.endswith("process.py"):
            return True
        frame = frame.f_back
    return False


def _send(signum: int) -> None:
    """Signals the main thread, and wakes it where the system can."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main_thread().ident or 0, signum)
    else:
        _thread.interrupt_main(signal.Signals(signum))
