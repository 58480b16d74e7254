"""A wish to stop reaches the build wherever it comes, and is not taken for more than one."""

import os
import signal
import time

import pytest

from plugins.builder.stopping import Stopped, Stopping


class Dying:
    """A value whose destructor is interrupted by a signal."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_raises_stopped_with_the_shells_code(number: int, code: int) -> None:
    with pytest.raises(Stopped) as stop, Stopping():
        os.kill(os.getpid(), number)
        time.sleep(5)
    assert stop.value.code == code


def test_the_handlers_from_before_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Stopping():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_signal_after_the_point_of_no_return_is_ignored() -> None:
    with Stopping() as stopping:
        stopping.forbid()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.01)


def test_a_second_signal_does_not_interrupt_the_clearing_up() -> None:
    cleared = False
    with pytest.raises(Stopped), Stopping():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.01)
            cleared = True
    assert cleared


def test_a_signal_inside_a_destructor_is_not_lost(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stopped), Stopping():
        value = Dying()
        del value
        time.sleep(5)
    assert capfd.readouterr().err == ""


def test_a_signal_while_a_worker_is_forked_is_not_lost(capfd: pytest.CaptureFixture[str]) -> None:
    armed = [True]

    def fork_hook() -> None:
        if armed.pop() if armed else False:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0)

    os.register_at_fork(after_in_parent=fork_hook)
    with pytest.raises(Stopped), Stopping():
        pid = os.fork()
        if not pid:
            os._exit(0)
        os.waitpid(pid, 0)
        time.sleep(5)
    assert capfd.readouterr().err == ""


def test_a_worker_that_was_just_forked_leaves_the_signal_to_its_parent() -> None:
    with Stopping():
        pid = os.fork()
        if not pid:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0)
            os._exit(7)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
