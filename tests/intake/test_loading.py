"""A file that is as it was is not read again; everything else is."""

import os
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import msgpack
from PIL import Image

from plugins.builder.workers import workers_of
from plugins.intake import loading
from plugins.intake.loading import Sources
from tests.hostile.tiny_site import REGISTRIES, STORY, story
from tests.intake.loaded import load, site_with

TWO = {"stories/mot.md": story({10: "slug: mot"}), "stories/hai.md": story({4: "unit: to-a", 10: "slug: hai"})}
ALL = ["stories/bai.md", "stories/hai.md", "stories/mot.md"]


class Counter:
    """Reads stories as ever, and notes which."""

    def __init__(self) -> None:
        self.true, self.read = loading.read_story, list[str]()

    def __call__(self, around: object, path: str) -> object:
        self.read.append(path)
        return self.true(around, path)  # type: ignore[arg-type]

    def paths(self) -> list[str]:
        """What was read since the last asking."""
        read, self.read = sorted(self.read), []
        return read


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    counter = Counter()
    monkeypatch.setattr(loading, "read_story", counter)
    # Files made by a test are younger than a tick; here the clock stands an hour later.
    now = time.time_ns
    monkeypatch.setattr(loading.time, "time_ns", lambda: now() + 3_600_000_000_000)
    yield counter


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_with(tmp_path, dict(TWO))


def drawn(size: tuple[int, int]) -> bytes:
    """A picture of 200 bytes, whatever is on it."""
    written = BytesIO()
    Image.new("L", size).save(written, "PNG")
    return written.getvalue().ljust(200, b"\0")


def rewrite(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_unchanged_site_is_not_read_again(site: Path, reader: Counter) -> None:
    first = load(site)
    assert reader.paths() == ALL
    again = load(site, first.sources)
    assert reader.paths() == []
    assert (again.catalogue, again.problems) == (first.catalogue, first.problems)


def test_an_edited_story_alone_is_read_again(site: Path, reader: Counter) -> None:
    first = load(site)
    rewrite(site / "stories/mot.md", "Lớp học", "Buổi học")
    reader.paths()
    again = load(site, first.sources)
    assert reader.paths() == ["stories/mot.md"]
    assert again.catalogue is not None
    assert "Buổi học trên đồi" in [s.card.title for s in again.catalogue.stories]


def test_a_removed_story_is_gone_and_a_new_one_read(site: Path, reader: Counter) -> None:
    first = load(site)
    (site / "stories/mot.md").rename(site / "stories/ba.md")
    reader.paths()
    again = load(site, first.sources)
    assert reader.paths() == ["stories/ba.md"]
    assert sorted(again.sources.stories) == ["stories/ba.md", "stories/bai.md", "stories/hai.md"]


def test_a_renamed_unit_re_reads_only_the_stories_that_name_it(site: Path, reader: Counter) -> None:
    first = load(site)
    rewrite(site / "registries/units.yml", "Tổ Dân Vận", "Tổ Vận Động")
    reader.paths()
    again = load(site, first.sources)
    assert reader.paths() == ["stories/hai.md"]
    assert again.catalogue is not None
    assert "Tổ Vận Động" in [u.name for s in again.catalogue.stories for u in s.card.units]


def test_a_registry_whose_lines_move_re_reads_nothing(site: Path, reader: Counter) -> None:
    first = load(site)
    (site / "registries/units.yml").write_text("# một dòng\n" + REGISTRIES["registries/units.yml"], encoding="utf-8")
    reader.paths()
    load(site, first.sources)
    assert reader.paths() == []


def test_an_entry_that_takes_over_a_name_re_reads_the_stories_with_that_name(site: Path, reader: Counter) -> None:
    rewrite(site / "stories/hai.md", "to-a", "Tổ Dân Vận")
    first = load(site)
    rewrite(site / "registries/units.yml", "Tổ Dân Vạn", "Tổ Dân Vận")
    reader.paths()
    assert [p.code for p in load(site, first.sources).problems] == ["story.ambiguous-name"]
    assert reader.paths() == ["stories/hai.md"]


def test_another_site_address_re_reads_everything(site: Path, reader: Counter) -> None:
    first = load(site)
    rewrite(site / "registries/site.yml", "thu.example", "khac.example")
    reader.paths()
    load(site, first.sources)
    assert reader.paths() == ALL


def test_another_version_of_the_program_re_reads_everything(site: Path, reader: Counter) -> None:
    first = load(site)
    reader.paths()
    load(site, first.sources, version="2")
    assert reader.paths() == ALL


def test_a_story_is_read_again_when_its_picture_changes_or_goes(site: Path, reader: Counter) -> None:
    rewrite(site / "stories/mot.md", "slug: mot", "slug: mot\nimage: a.png\nimage_alt: Ảnh")
    Image.new("RGB", (8, 4)).save(site / "stories/a.png")
    first = load(site)
    Image.new("RGB", (9, 4)).save(site / "stories/a.png")
    reader.paths()
    second = load(site, first.sources)
    assert reader.paths() == ["stories/mot.md"]
    (site / "stories/a.png").unlink()
    assert [p.code for p in load(site, second.sources).problems] == ["story.image-missing"]


def test_a_story_is_read_again_when_a_nearer_picture_comes(site: Path, reader: Counter) -> None:
    rewrite(site / "stories/mot.md", "slug: mot", "slug: mot\nimage: images/a.png\nimage_alt: Ảnh")
    (site / "images").mkdir()
    Image.new("RGB", (8, 4)).save(site / "images/a.png")
    first = load(site)
    (site / "stories/images").mkdir()
    Image.new("RGB", (9, 4)).save(site / "stories/images/a.png")
    reader.paths()
    again = load(site, first.sources)
    assert reader.paths() == ["stories/mot.md"]
    assert again.sources.stories["stories/mot.md"].story.card.image.source == "stories/images/a.png"  # type: ignore[union-attr]


def test_a_file_changed_just_before_it_was_read_is_read_again(tmp_path: Path) -> None:
    site = site_with(tmp_path, {})
    file = site / "stories/bai.md"
    os.utime(file)
    moment = file.stat().st_mtime_ns
    first = load(site)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Lớp học", "Lớp vẽ"), encoding="utf-8")
    file.write_text(text.replace("Lớp học", "Lớp hát"), encoding="utf-8")
    os.utime(file, ns=(moment, moment))
    again = load(site, first.sources)
    assert again.catalogue is not None
    assert again.catalogue.stories[0].card.title == "Lớp hát trên đồi"


def test_a_picture_changed_just_before_it_was_measured_is_measured_again(tmp_path: Path) -> None:
    text = story(add=("image: a.png", "image_alt: Ảnh"))
    site = site_with(tmp_path, {"stories/bai.md": text})
    file = site / "stories/a.png"
    wide, high = drawn((8, 4)), drawn((4, 8))
    assert len(wide) == len(high)
    file.write_bytes(wide)
    moment = file.stat().st_mtime_ns
    first = load(site)
    file.write_bytes(high)
    os.utime(file, ns=(moment, moment))
    picture = load(site, first.sources).sources.stories["stories/bai.md"].story.card.image
    assert picture is not None
    assert (picture.width, picture.height) == (4, 8)


def test_a_faulty_story_is_read_each_time_until_it_is_mended(site: Path, reader: Counter) -> None:
    rewrite(site / "stories/mot.md", "phong-mot", "khac")
    first = load(site)
    reader.paths()
    second = load(site, first.sources)
    assert second.problems == first.problems
    assert reader.paths() == ["stories/mot.md"]


def test_what_was_read_can_be_stored(site: Path, reader: Counter) -> None:
    sources = load(site).sources
    stored = msgpack.decode(msgpack.encode(sources), type=Sources)
    reader.paths()
    load(site, stored)
    assert stored == sources
    assert reader.paths() == []


def test_warnings_of_unread_stories_are_told_again(site: Path, reader: Counter) -> None:
    rewrite(site / "stories/mot.md", "2026-03-05", "2019-03-05")
    first = load(site)
    assert [p.code for p in first.problems] == ["story.movement-not-running"]
    assert load(site, first.sources).problems == first.problems


def test_faulty_stories_may_be_left_out_and_registries_never(site: Path) -> None:
    rewrite(site / "stories/mot.md", "phong-mot", "khac")
    loaded = load(site, leave_out_bad=True)
    assert loaded.left_out == ("stories/mot.md",)
    assert loaded.catalogue is not None
    assert sorted(s.card.slug for s in loaded.catalogue.stories) == ["hai", "lop-hoc"]
    assert [(p.code, p.severity) for p in loaded.problems] == [("story.unknown-unit", "warning")]
    rewrite(site / "registries/units.yml", "kind: phong", "kind: khac")
    assert load(site, leave_out_bad=True).catalogue is None


def test_problems_of_all_files_are_told_in_one_run(site: Path) -> None:
    rewrite(site / "stories/mot.md", "2026-03-05", "31/02/2026")
    rewrite(site / "stories/mot.md", "summary: Một lớp học buổi tối cho người lớn trên đồi chè.", "summary: Ngắn")
    (site / "pages/gioi-thieu.md").write_text("Title: A\n", encoding="utf-8")
    rewrite(site / "registries/units.yml", "kind: phong", "kind: khac")
    told = {(p.path, p.code) for p in load(site).problems}
    assert told == {
        ("registries/units.yml", "registry.unknown-reference"),
        ("stories/mot.md", "story.bad-date"),
        ("stories/mot.md", "story.summary-length"),
        ("pages/gioi-thieu.md", "page.empty-body"),
    }


def test_a_broken_registry_does_not_blame_the_stories_that_name_it(site: Path) -> None:
    (site / "registries/units.yml").write_text("- [\n", encoding="utf-8")
    assert {p.path for p in load(site).problems} == {"registries/units.yml"}


def test_an_unreadable_story_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(file: Path | str) -> bytes:
        if Path(file).name in ("mot.md", "gioi-thieu.md"):
            raise PermissionError(13, "Permission denied", str(file))
        return Path(file).read_bytes()

    monkeypatch.setattr(loading, "bytes_of", read)
    assert [(p.path, p.line, p.code) for p in load(site).problems] == [
        ("pages/gioi-thieu.md", 1, "file.unreadable"),
        ("stories/mot.md", 1, "file.unreadable"),
    ]


def test_a_file_that_windows_named_in_capitals_is_a_story_too(site: Path) -> None:
    (site / "stories/mot.md").rename(site / "stories/MOT.MD")
    loaded = load(site)
    assert loaded.catalogue is not None
    assert "MOT" in {story.id for story in loaded.catalogue.stories}


def test_all_problems_of_a_story_are_told_in_one_run(tmp_path: Path) -> None:
    """Its unit is unknown, its address is another story's, its link leads nowhere."""
    faulty = story({4: "unit: khong-co"}, body="[x](/guong/khong-co/)")
    found = load(site_with(tmp_path, {"stories/hai.md": faulty})).problems
    told = [(p.path, p.line, p.code) for p in found]
    assert told == [
        ("stories/hai.md", 4, "story.unknown-unit"),
        ("stories/hai.md", 10, "story.duplicate-slug"),
        ("stories/hai.md", 12, "story.link-missing"),
    ]


def put(site: Path, path: str, text: str) -> None:
    (site / path).write_text(text, encoding="utf-8")


def test_two_stories_that_come_to_want_one_address_are_told_whatever_was_read_before(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"stories/hai.md": story({10: "slug: hai"}, ("id: hai",))})
    before = load(site).sources
    assert load(site, before).problems == ()
    put(site, "stories/hai.md", story({10: "slug: hai"}, ("id: hai",), body="Thân bài khác."))
    same = load(site, before)
    assert same.problems == ()
    put(site, "stories/hai.md", story(add=("id: hai",)))
    assert [p.code for p in load(site, same.sources).problems] == ["story.duplicate-slug"]
    put(site, "stories/hai.md", story({10: "slug: hai"}, ("redirect_from: [lop-hoc]", "id: hai")))
    assert [p.code for p in load(site, same.sources).problems] == ["story.duplicate-slug"]
    put(site, "stories/hai.md", story({10: "slug: hai"}, ("id: hai",)))
    put(site, "stories/ba.md", story({10: "slug: hai"}))
    assert [p.code for p in load(site, same.sources).problems] == ["story.duplicate-slug"]


def test_two_stories_of_one_address_that_were_left_out_once_are_told_again(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"stories/hai.md": story()})
    once = load(site, leave_out_bad=True)
    assert once.left_out == ("stories/hai.md",)
    assert [p.code for p in load(site, once.sources).problems] == ["story.duplicate-slug"]


def test_a_faulty_story_takes_no_address_from_a_good_one_where_it_is_left_out(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"stories/a.md": story({4: "unit: khong-co"})})
    assert load(site, leave_out_bad=True).left_out == ("stories/a.md",)


def test_what_is_dated_in_the_future_is_told(tmp_path: Path) -> None:
    """The clock stands at 1 November 2026."""
    late = story(add=("corrections: [{date: 2036-10-20, text: A}]",))
    gone = story({10: "slug: hai"}, ("status: withdrawn", "withdrawn: {date: 2026-11-02, reason: A}"))
    found = load(site_with(tmp_path, {STORY: late, "stories/hai.md": gone})).problems
    assert [(p.path, p.code, p.severity, p.message) for p in found] == [
        (STORY, "story.odd-day", "warning", "ngày đính chính 20/10/2036 chưa đến"),
        ("stories/hai.md", "story.odd-day", "warning", "ngày gỡ bài 02/11/2026 chưa đến"),
    ]


def test_a_file_that_only_nearly_is_a_story_is_a_warning_with_the_way_out(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"stories/bai.md.txt": "", "stories/thu.docx": ""})
    assert [(p.path, p.severity, p.code, p.hint) for p in load(site).problems] == [
        ("stories/bai.md.txt", "warning", "file.not-read", "đổi đuôi tệp thành .md"),
        ("stories/thu.docx", "warning", "file.not-read", "chạy «python3 tasks.py import TỆP»"),
    ]


def test_no_card_is_decoded_where_nothing_has_changed(tmp_path: Path, reader: Counter) -> None:
    """Of a large site that took longer than all else; an edit needs few of them."""
    link = story({10: "slug: hai"}, body="Xem [bài ấy](mot.md).\n")
    site = site_with(tmp_path, {**TWO, "stories/hai.md": link})
    kept = msgpack.decode(msgpack.encode(load(site).sources), type=Sources)
    found = load(site, kept)
    assert found.catalogue is not None
    assert (len(found.catalogue.months), reader.paths()) == (1, ALL)
    assert [s.path for s in found.catalogue.stories if "card" in s.__dict__] == []


def test_stories_that_workers_read_are_those_that_one_process_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "FEW", 1)
    monkeypatch.setattr(loading, "CHUNK", 3)
    others = {f"stories/{n}.md": story({10: f"slug: bai-{n}"}, body=f"Đoạn thứ {n}.\n") for n in range(8)}
    site = site_with(tmp_path, {**others, "stories/sai.md": story({4: "unit: khong-co", 10: "slug: sai"})})
    one = load(site, leave_out_bad=True)
    with workers_of(None) as workers:
        several = load(site, leave_out_bad=True, workers=workers)
    html = {path: msgpack.decode(raw) for path, raw in several.made.items()}
    assert html["stories/5.md"] == "<p>Đoạn thứ 5.</p>\n"
    assert html == {path: msgpack.decode(raw) for path, raw in one.made.items()}
    assert (several.sources, several.problems) == (one.sources, one.problems)
