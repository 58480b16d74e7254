"""A build that is stopped, killed or out of disk: the old site stays, or the next build completes the new one."""

import errno
import os
import random
import re
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from plugins.builder.output import Output
from tests.site.site_builder import FARM, NOW, Result, Workshop, differences, ended, times, tree
from tests.site.small_site import small_site, write_story

STAGE = ".guong-sang-dang-dung"
STORIES = 330  # enough for a pool of workers


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return a site of many pages, built, with a theme of its own."""
    shop = small_site(tmp_path_factory.mktemp("lon"), stories=STORIES)
    shop.own_theme()
    shop.built()
    return shop


@pytest.fixture
def shop(large: Workshop) -> Workshop:
    """Return the large site built, and then edited so that every page is stale."""
    large.now = NOW
    large.built()
    edit_every_page(large)
    return large


def edit_every_page(shop: Workshop, turn: float | None = None) -> None:
    file = shop.theme / "templates" / "base.html"
    text = file.read_text(encoding="utf-8").partition("<!-- lần")[0].rstrip()
    file.write_text(f"{text}<!-- lần {random.random() if turn is None else turn} -->\n", encoding="utf-8")


def wait_until(process: "subprocess.Popen[str]", ready: Callable[[], bool]) -> bool:
    """Wait for a moment of a running build; tell whether it came before the end."""
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        if ready():
            return True
    return False


def is_rendering(shop: Workshop) -> bool:
    """Tell whether some page lies in the stage."""
    return any((shop.out / STAGE).glob("moi-*/*"))


def is_applying(shop: Workshop) -> bool:
    return (shop.out / STAGE / "xong").exists()


@contextmanager
def group_of(process: "subprocess.Popen[str]") -> Iterator[None]:
    """See to it that no worker outlives the test."""
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def has_living(group: int) -> bool:
    """Tell whether a process of the group runs still; one that has ended may be unreaped for a moment."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


# --- stopped


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_pages_are_rendered_leaves_the_old_site(shop: Workshop, number: int, code: int) -> None:
    before, stamps = tree(shop.out), times(shop.out)
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_rendering(shop))
        process.send_signal(number)
        result = ended(process)
        assert (result.code, result.out) == (code, "")
        assert result.err == "Đã dừng theo yêu cầu; trang cũ giữ nguyên.\n"
        assert not has_living(process.pid)
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_gives_no_traceback(shop: Workshop) -> None:
    before, stamps = tree(shop.out), times(shop.out)
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_rendering(shop))
        os.killpg(process.pid, signal.SIGINT)
        result = ended(process)
        assert (result.code, result.err) == (130, "Đã dừng theo yêu cầu; trang cũ giữ nguyên.\n")
    assert (tree(shop.out), times(shop.out)) == (before, stamps)


def test_a_signal_while_files_are_moved_comes_too_late(shop: Workshop) -> None:
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_applying(shop))
        process.send_signal(signal.SIGTERM)
        result = ended(process)
        assert result.code == 0, result
    assert differences(tree(shop.out), shop.clean()[1]) == []


def test_a_story_that_is_edited_while_pages_are_rendered_stops_the_build(shop: Workshop) -> None:
    before, stamps = tree(shop.out), times(shop.out)
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_rendering(shop))
        for number in reversed(range(STORIES)):
            write_story(shop, number, "Sửa giữa chừng.")
        result = ended(process)
    assert result.code == 1
    assert re.fullmatch(r"lỗi: tệp «stories/.*» bị sửa trong khi đang dựng trang; hãy dựng lại\..*\n", result.err)
    assert (tree(shop.out), times(shop.out)) == (before, stamps)
    shop.built()
    for number in range(STORIES):
        write_story(shop, number)


# --- killed


def killed_when(shop: Workshop, ready: Callable[[], bool]) -> Result:
    """Kill a build at a moment and build again, while its workers may still be at work."""
    process = shop.started()
    with group_of(process):
        assert wait_until(process, ready)
        process.kill()
        process.wait()
        return shop.build()


def test_the_build_after_one_killed_while_rendering_completes(shop: Workshop) -> None:
    result = killed_when(shop, lambda: is_rendering(shop))
    assert result.code == 0, result
    assert differences(tree(shop.out), shop.clean()[1]) == []


def test_the_build_after_one_killed_while_moving_completes(shop: Workshop) -> None:
    result = killed_when(shop, lambda: is_applying(shop))
    assert result.code == 0, result
    assert differences(tree(shop.out), shop.clean()[1]) == []


def test_the_workers_of_a_killed_build_end(shop: Workshop) -> None:
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_rendering(shop))
        process.kill()
        process.wait()
        assert not has_living(process.pid)


def test_an_edit_after_a_kill_while_moving_wins_over_what_was_begun(shop: Workshop) -> None:
    process = shop.started()
    with group_of(process):
        assert wait_until(process, lambda: is_applying(shop))
        process.kill()
        process.wait()
    gone = shop.site / write_story(shop, 5, "Bản sau.")
    moved = gone.with_name("ten-khac.md")
    gone.rename(moved)
    shop.built()
    assert differences(tree(shop.out), shop.clean()[1]) == []
    moved.rename(gone)


class KilledOutput(Output):
    """An output whose process is killed after so many steps of moving."""

    steps = 0

    def _set_aside(self, goal: str) -> None:
        self._step()
        super()._set_aside(goal)

    def _keep_old(self, goal: str) -> None:
        super()._keep_old(goal)
        self._step()

    def _remove(self, path: str) -> None:
        self._step()
        super()._remove(path)

    def _step(self) -> None:
        if not self.steps:
            os.kill(os.getpid(), signal.SIGKILL)
        self.steps -= 1


OLD = {"a/index.html": "cũ", "b/index.html": "cũ", "c": "tệp", "d/x": "cũ", "d/y/z": "cũ", "bo/a": "bỏ", "e": "như cũ"}
NEW = {"a/index.html": "mới", "b/index.html": "mới", "c/x": "mới", "d": "tệp", "moi/a": "thêm", "e": "như cũ"}


def staged(out: Output, old: dict[str, str]) -> None:
    """Write an old site in its place and the new one in the stage."""
    for folder, files in ((out.root, old), (out.fresh, NEW)):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


# An old site: a, b, c, d (aside, then its file), moi, bo; no site: six entries, of which d and e are files.
@pytest.mark.parametrize(("old", "whole"), [(OLD, 7), ({}, 8)], ids=["an old site", "no site"])
@pytest.mark.parametrize("steps", range(9))
def test_moving_that_is_killed_at_any_step_is_completed_and_the_output_is_ours(
    tmp_path: Path, steps: int, old: dict[str, str], whole: int
) -> None:
    out = KilledOutput(tmp_path / "out")
    out.steps = steps
    staged(out, old)
    out.marker.touch() if old else None
    pid = os.fork()
    if not pid:
        code = 1
        try:
            out.apply(["bo/a"] if old else [])
            code = 0
        finally:
            os._exit(code)  # whatever is raised here, this process is not to go on with the tests
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == (0 if steps >= whole else -signal.SIGKILL)
    after = Output(tmp_path / "out")
    after.check_ownership()
    after.resume()
    assert {p: text.decode() for p, text in tree(out.root).items()} == NEW
    assert not (out.root / "bo").exists()


@pytest.mark.long
def test_a_kill_at_any_moment_is_made_good_by_the_next_build(large: Workshop) -> None:
    chance, expected, whole = random.Random(2026), {}, 0.0
    for turn in (0, 1):
        edit_every_page(large, turn)
        began = time.monotonic()
        large.built()
        whole = time.monotonic() - began
        expected[turn] = large.clean()[1]
    for number in range(60):
        edit_every_page(large, number % 2)
        process = large.started()
        with group_of(process):
            time.sleep(chance.uniform(0, whole))
            process.kill()
            process.wait()
            assert large.build().code == 0
        assert differences(tree(large.out), expected[number % 2]) == []


@pytest.mark.parametrize("rounds", [6, pytest.param(60, marks=pytest.mark.long)])
def test_a_signal_at_any_moment_ends_the_build_soon_and_wholly(large: Workshop, rounds: int) -> None:
    """Also while the pool is starting its workers, which is where a stopped build once waited for ever."""
    chance = random.Random(rounds)
    large.built()
    for _ in range(rounds):
        edit_every_page(large)
        before = tree(large.out)
        process = large.started()
        with group_of(process):
            assert wait_until(process, lambda: (large.out / STAGE).exists())
            time.sleep(chance.uniform(0, 0.08))
            process.send_signal(signal.SIGTERM)
            result = ended(process)
            assert "Traceback" not in result.err
            assert not has_living(process.pid)
        assert result.code in (0, 143), result
        if result.code:
            assert differences(tree(large.out), before) == []


# --- no room


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A file system with little room; tells whether there is one: only root may mount it."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True)
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "-l", folder], check=True)


def build_limited(shop: Workshop) -> Result:
    """Build where no file may become longer than a page: what a machine allows that does not let us mount."""
    process = subprocess.run(
        shop.command(),
        env={**os.environ, **shop.env()},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
    )
    return Result(process.returncode, process.stdout, process.stderr)


def test_a_full_disk_leaves_the_old_site_and_says_so(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=STORIES)
    with small_disk(tmp_path / "dia", "12m") as is_small:
        shop.out = tmp_path / "dia" / "out"
        shop.settings["PICTURES"] = False
        before = shop.built()
        stamps = times(shop.out)
        shop.own_theme()
        edit_every_page(shop)
        if is_small:
            (tmp_path / "dia" / "day").write_bytes(bytes(room(tmp_path / "dia") - 300_000))
        result = shop.build() if is_small else build_limited(shop)
        assert result.code == 1
        assert result.out == ""
        assert result.err.startswith("lỗi: ổ đĩa đã đầy" if is_small else "lỗi: hệ thống báo lỗi")
        assert len(result.err.splitlines()) == 1
        assert (tree(shop.out), times(shop.out)) == (before, stamps)


class FullDisk(Output):
    """An output on a disk that has room for so many more files that are kept aside."""

    room = 0

    def _aside(self, path: str) -> Path:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        self.room -= 1
        return super()._aside(path)


@pytest.mark.parametrize("room_left", range(8))
def test_a_disk_that_fills_while_files_are_moved_gets_the_old_site_back(tmp_path: Path, room_left: int) -> None:
    out = FullDisk(tmp_path / "out")
    out.room = room_left
    staged(out, OLD)
    out.marker.touch()
    before = {p: t for p, t in times(out.root).items() if not p.startswith(STAGE) and (out.root / p).is_file()}
    if room_left < 5:  # a, b, c, d and bo/a are kept aside
        with pytest.raises(OSError, match="No space left"):
            out.apply(["bo/a"])
        assert {p: t for p, t in times(out.root).items() if (out.root / p).is_file()} == before
        assert {p: text.decode() for p, text in tree(out.root).items()} == OLD
    else:
        out.apply(["bo/a"])
        assert {p: text.decode() for p, text in tree(out.root).items()} == NEW
        assert not (out.root / "bo").exists()


def room(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def test_a_state_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    shop = small_site(tmp_path)
    shop.state.write_text("một tệp ở chỗ của thư mục")
    first = FARM.run(shop.argv(PICTURES=False), shop.env(), tmp_path / "said")
    assert first.code == 0, first
    assert differences(tree(shop.out), shop.clean(PICTURES=False)[1]) == []
