"""A crew: forked processes that know all that this one knew when they began, and answer one task after another."""

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from select import select
from typing import Any, NoReturn

LONG_ANSWER = 1 << 20  # bytes; the most that a Linux gives to everybody
Job = Callable[[Any], Any]  # of a task to its answer; it may use whatever is in memory when the crew begins


class Crew:
    """Tasks and answers go through pipes. A member is killed when the crew ends: it holds nothing of worth."""

    def __init__(self, job: Job, count: int, begin: Callable[[], None]) -> None:
        self.members: list[Member] = []
        try:
            for _ in range(count):
                self.members.append(Member(job, begin))
        except BaseException:
            self.end()
            raise

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        """The answers in the order of the tasks; whoever is idle gets the next task."""
        queue = enumerate(tasks)
        busy: dict[Member, int] = {}
        done: dict[int, Any] = {}
        turn = 0
        idle = self.members
        while idle:
            for member, (number, task) in zip(idle, queue, strict=False):
                busy[member] = number
                member.ask(task)
            idle = ready(list(busy), wait=True) if busy else []
            for member in idle:
                done[busy.pop(member)] = member.answer()
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def end(self) -> None:
        for member in self.members:
            member.end()
        self.members = []


class Member:
    """One process of a crew, and the two pipes to it."""

    def __init__(self, job: Job, begin: Callable[[], None]) -> None:
        reading, asking = os.pipe()
        answering, replying = os.pipe()
        _widen(replying)
        self.process = os.fork()
        if not self.process:
            os.close(asking)  # or this process would wait for itself when its parent is gone
            os.close(answering)
            _work(job, begin, reading, replying)
        os.close(reading)
        os.close(replying)
        self.tasks, self.answers = os.fdopen(asking, "wb"), os.fdopen(answering, "rb")

    def fileno(self) -> int:
        return self.answers.fileno()

    def ask(self, task: Any) -> None:
        """Hands a task over; it may be one of several that wait there, if they are small."""
        try:
            self.tasks.write(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
            self.tasks.flush()
        except BrokenPipeError as fault:
            raise BrokenExecutor from fault

    def answer(self) -> Any:
        """The answer to the first task that was not answered yet; what the job raised is raised here."""
        try:
            good, answer = pickle.load(self.answers)  # noqa: S301  written by our own process
        except (EOFError, pickle.UnpicklingError) as fault:
            raise BrokenExecutor from fault
        if not good:
            raise answer
        return answer

    def end(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        with suppress(BrokenPipeError):
            self.tasks.close()
        self.answers.close()


class Shares(Iterator[int]):
    """The numbers below one of up to 256, each for whichever process asks first: this one, or one forked later."""

    def __init__(self, count: int) -> None:
        taking, giving = os.pipe()
        os.write(giving, bytes(range(count)))
        os.close(giving)  # so that an empty pipe is at its end
        self.left = os.fdopen(taking, "rb", buffering=0)

    def __next__(self) -> int:
        number = b"" if self.left.closed else self.left.read(1)
        if not number:
            self.left.close()
            raise StopIteration
        return number[0]


def _widen(pipe: int) -> None:
    """So that a long answer does not wait for its reader."""
    from fcntl import F_SETPIPE_SZ, fcntl  # which only a system that forks has

    with suppress(OSError):
        fcntl(pipe, F_SETPIPE_SZ, LONG_ANSWER)


def ready(members: list[Member], wait: bool = False) -> list[Member]:
    """Those whose answer has come."""
    return select(members, [], [], None if wait else 0)[0]


def _work(job: Job, begin: Callable[[], None], reading: int, replying: int) -> NoReturn:
    """A member's whole life; it never returns into the build."""
    try:
        begin()
        with os.fdopen(reading, "rb") as tasks, os.fdopen(replying, "wb") as answers:
            while True:
                task = pickle.load(tasks)  # noqa: S301  written by our own parent
                answers.write(_outcome(job, task))
                answers.flush()
    except (EOFError, BrokenPipeError):
        pass  # the parent is gone, or needs us no more
    finally:
        os._exit(0)


def _outcome(job: Job, task: Any) -> bytes:
    try:
        return pickle.dumps((True, job(task)), pickle.HIGHEST_PROTOCOL)
    except Exception as fault:  # whatever it is, it is the parent's to tell
        return pickle.dumps((False, fault), pickle.HIGHEST_PROTOCOL)
