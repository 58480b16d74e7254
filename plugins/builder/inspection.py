"""Looks through the output for damaged files, in a process of its own while the content is being read."""

import os
from types import TracebackType

from plugins.builder.output import Output
from plugins.builder.state import Manifest

MANY = 5000  # files from which on a second process is worth its start
_END = b"\0."


class Inspection:
    """Begins when it is opened; asked for its answer, it waits for the end."""

    def __init__(self, output: Output, manifest: Manifest) -> None:
        self.output = output
        self.files = {path: w.mark for planned in manifest.sections.values() for path, w in planned.pages.items()}
        self.child = self.pipe = 0

    def __enter__(self) -> "Inspection":
        if len(self.files) >= MANY and hasattr(os, "fork"):
            self.pipe, writing = os.pipe()
            self.child = os.fork()
            if not self.child:
                self._answer(writing)
            os.close(writing)
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if self.child:
            os.close(self.pipe)
            os.waitpid(self.child, 0)
            self.child = 0

    def __call__(self) -> set[str]:
        """The damaged paths."""
        if not self.child:
            return self.output.damaged(self.files)
        with open(os.dup(self.pipe), "rb") as pipe:  # noqa: PTH123  a pipe has no path
            answer = pipe.read()
        if not answer.endswith(_END):
            return self.output.damaged(self.files)
        return {os.fsdecode(path) for path in answer[: -len(_END)].split(b"\0") if path}

    def _answer(self, writing: int) -> None:
        """The child's whole life; it never returns into the build."""
        try:
            found = b"\0".join(os.fsencode(path) for path in self.output.damaged(self.files)) + _END
            while found:
                found = found[os.write(writing, found) :]
        finally:
            os._exit(0)
