"""Stop signals: before the output is touched they end the build; from then on it is finished first."""

import os
import signal
from types import FrameType, TracebackType


class Stopped(BaseException):
    """Somebody asked the build to stop."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
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
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        for signum, handler in self.before.items():
            signal.signal(signum, handler)  # type: ignore[arg-type]

    def forbid(self) -> None:
        self.allowed = False

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if self.allowed and os.getpid() == self.process:  # not in a worker that was just forked
            self.allowed = False
            raise Stopped(signum)
