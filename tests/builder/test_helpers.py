"""Helpers of a build: other processes look through the output and share the rendering; nothing else is different."""

import os
import signal
from pathlib import Path

import pytest

from plugins.builder.crew import Crew, Shares, ready
from plugins.builder.helpers import Helpers
from plugins.builder.output import Output
from plugins.builder.state import Manifest, Planned, State, Written, head_read, state_read, state_write
from plugins.builder.templates import Look
from plugins.builder.workers import workers_of
from plugins.intake.loading import Sources
from plugins.model.page import Blob, Page, bytes_of_blob
from plugins.model.site import Site
from tests.site.site_builder import Workshop, differences, tree
from tests.site.small_site import small_site, write_story

ROOT = Path(__file__).parents[2]
NO_LOOK = Look("", Site("", "", ""), (), (), {}, False, "", "", b"")


@pytest.fixture
def helped(tmp_path: Path) -> Workshop:
    """A built site of some fifty stories whose next builds have helpers."""
    shop = small_site(tmp_path, stories=50)
    shop.helpers_from = 1
    shop.built()
    return shop


def test_many_and_few_edits_with_helpers_give_what_a_clean_build_gives(helped: Workshop) -> None:
    write_story(helped, 7, "Một lần sửa.")
    helped.built()
    assert differences(tree(helped.out), helped.clean()[1]) == []
    for number in range(20):
        write_story(helped, number, "Sửa cả [bài kia](bai-30.md).", movement="xanh", title=f"Tên mới {number}")
    helped.built()
    assert differences(tree(helped.out), helped.clean()[1]) == []


def test_stories_that_come_go_or_move_are_found_by_helpers(helped: Workshop) -> None:
    stories = helped.site / "stories" / "2026"
    (stories / "bai-5.md").unlink()
    (stories / "cu").mkdir()
    (stories / "bai-6.md").rename(stories / "cu" / "bai-sau.md")
    write_story(helped, 60, "Một bài mới.")
    helped.built()
    assert differences(tree(helped.out), helped.clean()[1]) == []


def test_stories_whose_registry_entry_means_something_else_are_read_again_with_helpers(helped: Workshop) -> None:
    units = helped.site / "registries" / "units.yml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("name: Sở Một", "name: Sở Nhất"), encoding="utf-8")
    helped.built()
    assert differences(tree(helped.out), helped.clean()[1]) == []


def test_helpers_that_have_read_another_state_than_the_build_are_not_believed(helped: Workshop) -> None:
    shard = next(file for file in helped.state.rglob("bai-*"))
    before = tree(helped.out)
    shard.write_bytes(shard.read_bytes()[:-1])
    assert helped.built() == before


def test_a_long_state_and_a_long_answer_do_not_wait_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is longer than a pipe holds."""
    monkeypatch.setattr("plugins.builder.helpers.processors", lambda: 2)
    monkeypatch.setattr("plugins.builder.crew.LONG_ANSWER", 1 << 16)
    (tmp_path / "stories").mkdir()
    for number in range(1500):
        (tmp_path / "stories" / f"{number:060}.md").touch()
    head = State(Sources("", ref_digests={f"units:{n:060}": bytes(16) for n in range(1500)}), Manifest(size=5000))
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(60)
    try:
        with workers_of(None) as workers:
            helpers = Helpers(Output(tmp_path / "out"), str(tmp_path), str(ROOT / "theme"), workers)
            helpers.begin(tmp_path, head)
            found = helpers.looked(head)
    finally:
        signal.alarm(0)
    assert found is not None
    assert len(found.others) == 1500


def test_helpers_find_what_is_damaged(helped: Workshop) -> None:
    before = tree(helped.out)
    (helped.out / "guong" / "bai-3" / "index.html").write_text("của ai?", encoding="utf-8")
    (helped.out / "feeds" / "all.xml").unlink()
    assert helped.built() == before


def test_what_a_helper_finds_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here it looks through all, as this process never does."""
    sections = {}
    for number in range(40):
        file = tmp_path / "out" / f"{number}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
        sections[f"{number}"] = Planned(b"", {file.name: Written(b"", (file.stat().st_mtime_ns, 1 + number % 2))})
    state = State(Sources(""), Manifest(sections=sections, size=5000))
    state_write(tmp_path / "state", state, State(Sources(""), Manifest()))
    monkeypatch.setattr("plugins.builder.helpers.processors", lambda: 2)
    monkeypatch.setattr("plugins.builder.helpers.ready", lambda members: members)
    with workers_of(None) as workers:
        helpers = Helpers(Output(tmp_path / "out"), str(tmp_path), str(ROOT / "theme"), workers)
        head = head_read(tmp_path / "state")
        helpers.begin(tmp_path / "state", head)
        helpers.looked(state_read(tmp_path / "state", head))
        assert helpers.crew is not None
        ready(helpers.crew.members, wait=True)
        assert helpers.found == set()
        assert helpers.damaged(sections) == {f"{number}.txt" for number in range(1, 40, 2)}


def test_a_fault_of_the_theme_that_a_helper_meets_is_told_as_ever(helped: Workshop) -> None:
    theme = helped.own_theme()
    listing = theme / "templates" / "listing.html"
    text = listing.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}{{ page.khong_co }}")
    listing.write_text(text, encoding="utf-8")
    before = tree(helped.out)
    result = helped.build()
    assert result.code == 1
    line = text[: text.index("page.khong_co")].count("\n") + 1
    assert result.err.startswith(f"lỗi: mẫu trang «listing.html, dòng {line}» có lỗi: ")
    assert "Traceback" not in result.err
    assert tree(helped.out) == before


def test_no_process_is_left_when_a_build_with_helpers_ends(helped: Workshop) -> None:
    write_story(helped, 7, "Một lần sửa.")
    helped.built()
    left = [p for p in Path("/proc").glob("[0-9]*") if str(helped.out).encode() in read(p / "cmdline")]
    assert left == []


def read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # the process has ended
        return b""


def test_a_crew_answers_in_the_order_of_the_tasks() -> None:
    crew = Crew(lambda number: number * number, 3, lambda: None)
    assert list(crew.map(range(40))) == [n * n for n in range(40)]
    crew.end()


def test_what_a_job_raises_is_raised_where_its_answer_is_wanted() -> None:
    def job(number: int) -> int:
        raise ValueError(number)

    crew = Crew(job, 2, lambda: None)
    with pytest.raises(ValueError, match="5"):
        list(crew.map([5]))
    crew.end()


def test_a_member_that_is_killed_is_told_as_such() -> None:
    from concurrent.futures import BrokenExecutor

    crew = Crew(lambda _: os.kill(os.getpid(), signal.SIGKILL), 1, lambda: None)
    with pytest.raises(BrokenExecutor):
        list(crew.map([1]))
    crew.end()


def test_each_share_is_had_once_by_one_of_several_processes() -> None:
    shares = Shares(200)
    crew = Crew(lambda _: list(shares), 3, lambda: None)
    for member in crew.members:
        member.ask(None)
    own = list(shares)
    others = [number for member in crew.members for number in member.answer()]
    crew.end()
    assert sorted(own + others) == list(range(200))
    assert list(shares) == []


@pytest.mark.parametrize("count", [1, 3, 4, 5, 9])
def test_few_pages_are_rendered_whatever_the_number_of_processors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """Each process that is waited for must have been given something to do."""
    monkeypatch.setattr("plugins.builder.helpers.processors", lambda: 8)
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(30)
    pages = [Page(f"{n}.txt", bytes_of_blob, (Blob(b"chung"),)) for n in range(count)]
    try:
        with workers_of(None) as workers:
            helpers = Helpers(Output(tmp_path / "out"), "", "", workers)
            helpers.crew = workers.crew(str, 1)  # whom nobody asks: these pages have no template
            made = helpers.render(pages, (NO_LOOK, str(tmp_path)), lambda done, whole: None)
    finally:
        signal.alarm(0)
    assert {name: page.mark[1] for name, page in made.items()} == {f"{n}.txt": 5 for n in range(count)}
    assert [(tmp_path / page.path).read_bytes() for page in pages] == [b"chung"] * count
