"""The state is disposable: lost, cut, altered, of another version or another output, the result is the same."""

import random
import re
import shutil
from pathlib import Path

import pytest
from msgspec import msgpack

from plugins.intake.loading import Kept
from plugins.intake.sealed import sealed_read, sealed_write
from tests.site.site_builder import Tree, Workshop, tree
from tests.site.small_site import small_site, write_story


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, Tree, bytes]:
    """Return a built site, what a clean build of its next version gives, and its state."""
    shop = small_site(tmp_path_factory.mktemp("trang"))
    shop.built(PICTURES=False)
    state = state_file(shop).read_bytes()
    shutil.copytree(shop.out, shop.folder / "old")  # with the times of its files
    write_story(shop, 1, "Thân bài mới.", movement="xanh")
    result, expected = shop.clean(PICTURES=False)
    assert result.code == 0
    return shop, expected, state


def state_file(shop: Workshop) -> Path:
    [file] = shop.state.glob("*/state")
    return file


def first_output(shop: Workshop) -> None:
    """Put the first version's output back as it was, times and all."""
    shutil.rmtree(shop.out)
    shutil.copytree(shop.folder / "old", shop.out)


def build_with(built: tuple[Workshop, Tree, bytes], state: bytes) -> None:
    """Build the next version over the first one's output with this state, and compare with a clean build."""
    shop, expected, _ = built
    state_file(shop).write_bytes(state)
    first_output(shop)
    result = shop.build(PICTURES=False)
    assert result.code == 0, result
    assert tree(shop.out) == expected


def test_the_right_state_makes_only_what_changed(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, expected, state = built
    state_file(shop).write_bytes(state)
    first_output(shop)
    made, pages = (int(n) for n in re.findall(r"\d+", shop.build(PICTURES=False).out)[:2])
    assert 0 < made < pages
    assert tree(shop.out) == expected


def test_a_state_that_was_deleted(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, expected, state = built
    folder = state_file(shop).parent
    shutil.rmtree(shop.state)
    first_output(shop)
    assert shop.build(PICTURES=False).code == 0
    assert tree(shop.out) == expected
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "state").write_bytes(state)


@pytest.mark.parametrize("part", [0.0, 0.001, 0.01, 0.3, 0.7, 0.999])
def test_a_state_that_was_cut(built: tuple[Workshop, Tree, bytes], part: float) -> None:
    build_with(built, built[2][: int(len(built[2]) * part)])


@pytest.mark.parametrize("seed", range(8))
def test_a_state_with_a_bit_flipped(built: tuple[Workshop, Tree, bytes], seed: int) -> None:
    state = bytearray(built[2])
    place = random.Random(seed).randrange(len(state))
    state[place] ^= 1 << seed
    build_with(built, bytes(state))


def test_a_state_of_zeros_or_noise(built: tuple[Workshop, Tree, bytes]) -> None:
    for noise in (bytes(5000), random.Random(1).randbytes(5000), b"guong-sang 1\n"):
        build_with(built, noise)


def test_a_state_cut_anywhere_is_never_believed(built: tuple[Workshop, Tree, bytes], tmp_path: Path) -> None:
    file, size = tmp_path / "state", len(built[2])
    for length in {*range(100), *range(0, size, size // 100), *range(size - 100, size)}:
        file.write_bytes(built[2][:length])
        assert sealed_read(file) is None


def test_a_well_sealed_state_of_another_shape_or_version(built: tuple[Workshop, Tree, bytes], tmp_path: Path) -> None:
    file = tmp_path / "state"
    file.write_bytes(built[2])
    found = sealed_read(file)
    assert found is not None
    body = bytes(found)
    whole = msgpack.decode(body)
    version = whole["sources"]["version"]
    other = body.replace(version.encode(), b"x" * len(version))
    for altered in (msgpack.encode([1, 2]), msgpack.encode({"sources": 7}), b"", b"\xc1", other, b"\x91" * 20_000):
        sealed_write(file, altered)
        build_with(built, file.read_bytes())


def test_cards_of_another_version_are_not_looked_at(tmp_path: Path) -> None:
    """A card is decoded late, so only the version tells that it may be of another shape."""
    shop = small_site(tmp_path)
    shop.built()
    head = msgpack.decode(sealed_read(state_file(shop)) or b"")
    shard = state_file(shop).with_name(next(file for name, file in head["shards"].items() if name.startswith("bai-")))
    body = bytes(sealed_read(shard) or b"")
    for kept in msgpack.decode(body, type=dict[str, Kept]).values():
        card = msgpack.encode(kept.story.card)
        assert card in body
        body = body.replace(card, msgpack.encode(["một hình dạng khác"]))
    sealed_write(shard, body)
    head["sources"]["version"] = "khac"
    sealed_write(state_file(shop), msgpack.encode(head))
    write_story(shop, 1, "Thân bài mới.", movement="xanh")
    assert shop.built() == shop.clean()[1]


def test_the_state_of_another_output(built: tuple[Workshop, Tree, bytes], tmp_path: Path) -> None:
    shop = built[0]
    other = small_site(tmp_path, stories=5)
    other.built(PICTURES=False)
    build_with(built, state_file(other).read_bytes())
    assert shop.build(PICTURES=False).out.startswith("Không có gì thay đổi")


def test_a_state_whose_files_are_folders(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, expected, state = built
    file = state_file(shop)
    file.unlink()
    file.mkdir()
    first_output(shop)
    for _ in range(2):
        assert shop.build(PICTURES=False).code == 0
        assert tree(shop.out) == expected
    file.rmdir()
    file.write_bytes(state)


def test_half_written_states_of_killed_builds_are_thrown_away(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, _, state = built
    part = state_file(shop).with_name("state.12345.part")
    part.write_bytes(b"nua chung")
    write_story(shop, 2, "Một lần sửa nữa.")
    assert shop.build(PICTURES=False).code == 0
    assert not part.exists()
    write_story(shop, 2)
    build_with(built, state)


def test_one_site_in_two_outputs_and_two_sites_in_one_state_folder_do_not_mix(tmp_path: Path) -> None:
    one, other = small_site(tmp_path / "mot"), small_site(tmp_path / "hai", stories=5)
    for shop in (one, other):
        shop.settings["BUILD_STATE"] = str(tmp_path / "chung")
    for _ in range(2):
        assert one.built() == one.clean()[1]
        assert other.built() == other.clean()[1]
        assert one.build(out=tmp_path / "ba").code == 0
        assert tree(tmp_path / "ba") == tree(one.out)


def test_what_is_sealed_is_read_back_and_what_is_not_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a" / "tep"
    assert sealed_read(file) is None
    sealed_write(file, b"noi dung")
    assert sealed_read(file) == b"noi dung"
    file.write_bytes(file.read_bytes() + b"!")
    assert sealed_read(file) is None
    assert [f.name for f in file.parent.iterdir()] == ["tep"]


def test_shards_of_stories_that_are_lost_or_damaged(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, expected, _ = built
    for spoil in (
        Path.unlink,
        lambda shard: shard.write_bytes(shard.read_bytes()[:-7]),
        lambda shard: shard.write_bytes(b""),
    ):
        for kind in ("bai-*", "trang-*"):
            shards = sorted(state_file(shop).parent.glob(kind))
            assert shards
            for shard in shards:
                spoil(shard)
            assert shop.build(PICTURES=False).code == 0
            assert tree(shop.out) == expected


def test_a_file_whose_page_is_forgotten_and_gone_is_removed(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, _, state = built
    for shard in state_file(shop).parent.glob("trang-*"):
        shard.unlink()
    (shop.site / "stories/2026/bai-2.md").unlink()
    assert shop.build(PICTURES=False).code == 0
    assert tree(shop.out) == shop.clean(PICTURES=False)[1]
    write_story(shop, 2)
    build_with(built, state)


def test_an_edit_writes_the_shard_of_its_own_folder_only(built: tuple[Workshop, Tree, bytes]) -> None:
    shop, _, state = built
    before = {f.name for f in state_file(shop).parent.glob("bai-*")}
    write_story(shop, 2, "Một lần sửa nữa.")
    assert shop.build(PICTURES=False).code == 0
    after = {f.name for f in state_file(shop).parent.glob("bai-*")}
    assert len(after) == len(before)
    assert len(after - before) == 1
    write_story(shop, 2)
    build_with(built, state)
