"""Publishing: readers see one whole release or another, and one can go back."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.builder import release
from plugins.builder.release import Place
from tests.site.site_builder import NOW, ROOT, Tree, Workshop, differences, front_matter, tree
from tests.site.small_site import STORY, small_site, write_story


class Press(NamedTuple):
    """A site and the folder to which it is published."""

    shop: Workshop
    place: Place

    def main(self, *options: str) -> int:
        """Run the command in this process."""
        state = f'BUILD_STATE="{self.shop.state}"'
        where = ["--site", str(self.shop.site), "--to", str(self.place.root)]
        return release.main([*where, *options, "-e", state, "PICTURES=false"])

    def command(self, *options: str) -> "subprocess.Popen[str]":
        """Start the command in a process of its own."""
        state = f'BUILD_STATE="{self.shop.state}"'
        code = "import sys; from plugins.builder.release import main; sys.exit(main(sys.argv[1:]))"
        where = ["--site", str(self.shop.site), "--to", str(self.place.root)]
        argv = [sys.executable, "-c", code, *where, *options, "-e", state, "PICTURES=false"]
        pipe = subprocess.PIPE
        return subprocess.Popen(argv, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True)

    def read(self) -> Tree:
        """What readers see."""
        return tree(self.place.current.resolve())

    def title(self) -> str:
        """The title of the story that the tests edit."""
        page = (self.place.current / "guong" / "bai-0" / "index.html").read_text(encoding="utf-8")
        found = re.search("<h1>(.*?)</h1>", page)
        return found[1] if found else ""

    def edit(self, title: str) -> None:
        write_story(self.shop, 0, title=title)


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """Return a small site that is not published yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return Press(small_site(tmp_path), Place(tmp_path / "public"))


def test_publish_makes_a_release_of_hard_links_and_points_to_it(
    press: Press, capfd: pytest.CaptureFixture[str]
) -> None:
    assert press.main() == 0
    [name] = press.place.names()
    assert press.place.current.readlink() == Path("releases", name)
    assert re.fullmatch(r"\d{8}T\d{6}\.\d{6}Z", name)
    assert press.read() == tree(press.place.build)
    assert (press.place.current / "index.html").samefile(press.place.build / "index.html")
    assert not (press.place.current / ".guong-sang").exists()
    assert f"Đã đưa lên bản {name}" in capfd.readouterr().out


def test_a_release_keeps_its_bytes_when_the_next_is_built(press: Press) -> None:
    press.edit("Tên thứ nhất")
    press.main()
    first = press.place.current.resolve()
    before = tree(first)
    press.edit("Tên thứ hai")
    press.main()
    assert press.title() == "Tên thứ hai"
    assert tree(first) == before
    assert b"T\xc3\xaan th\xe1\xbb\xa9 nh\xe1\xba\xa5t" in before["guong/bai-0/index.html"]


def test_the_published_site_has_links_for_production(press: Press) -> None:
    press.shop.write(
        "registries/site.yml",
        "{name: Mẫu, code: mau, url: 'https://mau.example/thi-dua', unit_kinds: "
        "[{code: so, name: Sở}, {code: xa, name: Xã}]}",
    )
    assert press.main() == 0
    assert 'href="/thi-dua/' in (press.place.current / "404.html").read_text(encoding="utf-8")


def test_five_releases_are_kept_and_each_rollback_goes_one_further(press: Press) -> None:
    for number in range(7):
        press.edit(f"Tên số {number}")
        assert press.main() == 0
    assert len(press.place.names()) == 5
    seen = []
    for _ in range(4):
        assert press.main("--rollback") == 0
        seen.append(press.title())
    assert seen == ["Tên số 5", "Tên số 4", "Tên số 3", "Tên số 2"]


def test_a_rollback_without_an_earlier_release_is_refused(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    assert press.main("--rollback") == 1
    assert "không có bản nào trước bản đang mở" in capfd.readouterr().err
    assert not press.place.root.exists()
    press.place.root.mkdir()
    assert press.main("--rollback") == 1
    assert list(press.place.root.iterdir()) == []
    capfd.readouterr()
    press.main()
    before = press.place.current_name()
    assert press.main("--rollback") == 1
    assert press.place.current_name() == before


def test_a_release_that_was_rolled_back_from_is_no_past_of_the_next(press: Press) -> None:
    for title in ("Tốt", "Hỏng"):
        press.edit(title)
        press.main()
    press.main("--rollback")
    press.edit("Đã chữa")
    press.main()
    press.main("--rollback")
    assert press.title() == "Tốt"


def test_the_current_release_is_kept_however_old_it_is(press: Press) -> None:
    for number in range(5):
        press.edit(f"Tên số {number}")
        press.main()
    for _ in range(4):
        press.main("--rollback")
    assert press.title() == "Tên số 0"
    press.edit("Mới")
    press.main()
    assert press.title() == "Mới"
    assert len(press.place.names()) == 2
    press.main("--rollback")
    assert press.title() == "Tên số 0"


# --- what keeps a release from its readers


def test_a_faulty_story_changes_nothing_for_readers(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    press.main()
    before, name = press.read(), press.place.current_name()
    press.shop.write("stories/2026/hong.md", front_matter({**STORY, "unit": "khong-co"}, "Bài hỏng."))
    press.edit("Tên mới")
    assert press.main() == 1
    assert (press.read(), press.place.current_name()) == (before, name)
    said = capfd.readouterr().err
    assert "stories/2026/hong.md:4: lỗi:" in said
    assert "Chưa đưa lên" in said


def test_without_bad_leaves_the_faulty_story_out_and_lists_it(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    press.main()
    press.shop.write("stories/2026/hong.md", front_matter({**STORY, "unit": "khong-co", "slug": "hong"}, "Bài hỏng."))
    press.edit("Tên mới")
    assert press.main("--without-bad") == 0
    assert press.title() == "Tên mới"
    assert not (press.place.current / "guong" / "hong").exists()
    assert "stories/2026/hong.md:4: cảnh báo:" in capfd.readouterr().err


def test_a_faulty_registry_is_never_left_out(press: Press) -> None:
    press.shop.write("registries/fields.yml", "- {code: giao-duc}\n")
    assert press.main("--without-bad") == 1
    assert not press.place.current.exists()


def test_drafts_are_never_published(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    press.shop.out = press.place.build
    press.shop.built(DRAFTS=True, PICTURES=False)
    assert press.main() == 1
    assert "là của bản có bài nháp" in capfd.readouterr().err
    shutil.rmtree(press.place.build)
    state = f'BUILD_STATE="{press.shop.state}"'
    where = ["--site", str(press.shop.site), "--to", str(press.place.root)]
    assert release.main([*where, "-e", state, "DRAFTS=true"]) == 1
    assert capfd.readouterr().err.startswith("lỗi: bài nháp không đưa lên được; hãy bỏ DRAFTS khỏi -e")
    assert not press.place.build.exists()
    assert not press.place.current.exists()
    assert press.main() == 0


def test_a_build_that_came_to_hold_drafts_is_not_linked(press: Press) -> None:
    press.shop.out = press.place.build
    press.shop.built(DRAFTS=True, PICTURES=False)
    with pytest.raises(release.Refused, match="có cả bài nháp nên không đưa lên được"):
        release.linked(press.place)


@pytest.mark.parametrize(
    ("settings", "drafts"),
    [
        ([], False),
        (["PICTURES=true"], False),
        (["DRAFTS=true"], True),
        (["DRAFTS= 1"], True),
        (["DRAFTS=false", "DRAFTS=true"], True),
        (["DRAFTS=true", "DRAFTS=false"], False),
        (["DRAFTS"], False),
        (["DRAFTS=True"], False),
    ],
)
def test_drafts_are_asked_for_as_pelican_reads_it(settings: list[str], drafts: bool) -> None:
    assert release.asks_for_drafts(settings) is drafts


def test_a_missing_site_is_a_sentence_and_makes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    where = ["--site", str(tmp_path / "khong-co"), "--to", str(tmp_path / "public")]
    assert release.main(where) == 1
    said = f"lỗi: không có thư mục «{tmp_path / 'khong-co'}»; ghi đúng thư mục của trang sau --site\n"
    assert capfd.readouterr() == ("", said)
    assert list(tmp_path.iterdir()) == []


def test_a_rollback_needs_no_site(press: Press) -> None:
    press.main()
    press.edit("Tên mới")
    press.main()
    press.shop.site.rename(press.shop.folder / "noi-khac")
    assert press.main("--rollback") == 0


def test_a_dead_link_holds_a_release_up_but_no_urgent_withdrawal(
    press: Press, capfd: pytest.CaptureFixture[str]
) -> None:
    theme = press.shop.own_theme()
    home = theme / "templates" / "home.html"
    dead = '{% block main %}<a href="khong-co/">x</a>'
    home.write_text(home.read_text(encoding="utf-8").replace("{% block main %}", dead), encoding="utf-8")
    state = [f'BUILD_STATE="{press.shop.state}"', f'THEME="{theme}"']
    where = ["--site", str(press.shop.site), "--to", str(press.place.root)]
    assert release.main([*where, "-e", *state]) == 1
    assert "lỗi: liên kết «khong-co/» trong «index.html» không dẫn đến tệp nào" in capfd.readouterr().err
    assert not press.place.current.exists()
    assert release.main([*where, "--without-bad", "-e", *state]) == 0
    assert "cảnh báo: liên kết «khong-co/»" in capfd.readouterr().err


@pytest.mark.parametrize("name", ["index.html", "404.html", "feeds/all.xml", "sitemap.xml"])
def test_a_release_without_a_file_that_every_site_has_is_refused(tmp_path: Path, name: str) -> None:
    for file in {"index.html", "404.html", "feeds/all.xml", "sitemap.xml"} - {name}:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("x")
    sizes = dict.fromkeys(release.files_of(tmp_path), 1)
    assert release.faults_of_files(tmp_path, sizes) == [f"thiếu tệp «{name}»"]


def test_a_release_with_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    for file in ("index.html", "404.html", "feeds/all.xml", "sitemap.xml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("x")
    [fault] = release.faults_of_files(tmp_path, dict.fromkeys(release.files_of(tmp_path), 2))
    assert fault.startswith("bản mới có 4 tệp")


@pytest.mark.parametrize(
    ("address", "page", "leads"),
    [
        ("a/", "index.html", True),
        ("./", "index.html", True),
        ("#dau", "index.html", True),
        ("b/", "index.html", False),
        ("../", "a/index.html", True),
        ("../x.css?v=1", "a/index.html", True),
        ("c%20d.png", "index.html", True),
        ("https://mau.example/sub/a/", "index.html", True),
        ("https://mau.example/sub/b/", "index.html", False),
        ("/sub/b/", "404.html", False),
        ("/sub/a/", "404.html", True),
        ("https://ngoai.example/b/", "index.html", True),
        ("mailto:a@b.example", "index.html", True),
        ("a", "index.html", False),
    ],
)
def test_an_address_leads_to_a_file_or_elsewhere(address: str, page: str, leads: bool) -> None:
    files = {"index.html", "a/index.html", "x.css", "c d.png", "404.html"}
    assert release.leads_somewhere(address, page, "https://mau.example/sub/", files) is leads


# --- one at a time, killed at any moment


def test_two_publishes_at_once_both_end_well(press: Press) -> None:
    running = [press.command(), press.command()]
    assert [process.wait(60) for process in running] == [0, 0]
    for process in running:
        process.communicate()
    assert len(press.place.names()) == 2
    assert press.place.current_name() == press.place.names()[-1]
    assert differences(press.read(), tree(press.place.build)) == []


def test_a_publish_killed_at_any_moment_leaves_a_whole_release_current(press: Press) -> None:
    press.edit("Tên số 0")
    press.main()
    for number in range(1, 9):
        press.edit(f"Tên số {number}")
        process = press.command()
        moment = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < moment and not stage_reached(press, number):
            time.sleep(0.001)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert press.title() in {f"Tên số {n}" for n in range(number + 1)}
        assert release.faults_of_files(press.place.current.resolve(), sizes_of(press)) == []
    press.edit("Sau cùng")
    assert press.main() == 0
    assert press.title() == "Sau cùng"
    assert [e.name for e in os.scandir(press.place.releases) if e.name.startswith(".")] == []
    assert not os.path.lexists(press.place.root / ".current")


def stage_reached(press: Press, number: int) -> bool:
    """Tell whether a publish has come to the moment at which this round kills it."""
    stage = press.place.build / ".guong-sang-dang-dung"
    moments = (stage.exists, press.place.part.exists, (press.place.part / "index.html").exists)
    return moments[number % 3]()


def sizes_of(press: Press) -> dict[str, int]:
    """Every file of the current release with its size, as found by other means."""
    return {path: len(body) for path, body in press.read().items()}


def test_what_a_killed_publish_left_is_swept_and_nothing_else(press: Press) -> None:
    press.main()
    half = press.place.releases / ".dang-tao"
    half.mkdir()
    (half / "index.html").touch()
    going = press.place.releases / ".20260101T000000.000000Z"
    going.mkdir()
    (press.place.root / ".current").symlink_to("releases/nowhere")
    (press.place.releases / "ghi-chu.txt").write_text("của người khác")
    (press.place.releases / "ban-sao").mkdir()
    assert press.main() == 0
    assert not half.exists()
    assert not going.exists()
    assert not os.path.lexists(press.place.root / ".current")
    assert (press.place.releases / "ghi-chu.txt").exists()
    assert (press.place.releases / "ban-sao").exists()


def test_a_real_folder_named_current_is_not_replaced(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    press.place.current.mkdir(parents=True)
    (press.place.current / "cua-toi").touch()
    assert press.main() == 1
    assert "không phải là liên kết do publish tạo" in capfd.readouterr().err
    assert (press.place.current / "cua-toi").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_it_builds_leaves_the_current_release(press: Press, number: int, code: int) -> None:
    press.main()
    name = press.place.current_name()
    for story in range(10, 400):
        write_story(press.shop, story)
    process = press.command()
    while process.poll() is None and not (press.place.build / ".guong-sang-dang-dung").exists():
        time.sleep(0.002)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert "Traceback" not in said
    assert press.place.current_name() == name


def test_a_clock_that_was_set_back_still_gives_a_later_name(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (place.releases / "20300101T000000.000009Z").mkdir(parents=True)
    assert release.next_name(place, datetime(2026, 1, 1, tzinfo=UTC)) == "20300101T000000.000010Z"
    assert release.next_name(place, datetime(2031, 1, 1, tzinfo=UTC)) == "20310101T000000.000000Z"


# What is refused before anything is made


@pytest.mark.parametrize("name", ["", "stories/len-mang"])
def test_nothing_is_published_into_the_content(press: Press, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = sorted(press.shop.site.rglob("*"))
    assert Press(press.shop, Place(press.shop.site / name)).main() == 1
    assert "nằm trong thư mục nội dung" in capfd.readouterr().err
    assert sorted(press.shop.site.rglob("*")) == before


def test_stories_that_are_gone_as_a_whole_are_not_unpublished(press: Press, capfd: pytest.CaptureFixture[str]) -> None:
    assert press.main() == 0
    shutil.rmtree(press.shop.site / "stories")
    shutil.rmtree(press.place.build)
    capfd.readouterr()
    assert press.main() == 1
    assert capfd.readouterr().err.startswith("lỗi: không thấy thư mục «")
    assert "guong/bai-0/index.html" in press.read()


def test_an_address_needs_no_quotes(press: Press) -> None:
    where = ["--site", str(press.shop.site), "--to", str(press.place.root)]
    settings = [f"BUILD_STATE={press.shop.state}", "PICTURES=false", "-e", "SITEURL=https://x.vn/sub"]
    assert release.main([*where, "-e", *settings]) == 0
    assert b"https://x.vn/sub/" in press.read()["sitemap.xml"]
