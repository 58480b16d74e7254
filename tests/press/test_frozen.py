"""A frozen edition's file says exactly what the edition said, whatever is in the texts."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.intake.edition import FrozenTexts, edition_from
from plugins.model.edition import Item, LeftOut, ToldAs
from plugins.model.story import Correction, Media
from plugins.model.text import nfc, without_forbidden
from plugins.press.frozen import BEGIN, Freezing, frozen_text, own_part

DAY = date(2026, 3, 16)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TOLD_AS = ToldAs("Đài «Mẫu»", "Người tốt: việc tốt", 200, "nam")
OWN = "# Ghi chú của biên tập viên: gọi báo trước 9 giờ\nghim: [bai]\n"


def clean(text: str) -> str:
    return nfc(without_forbidden(text))


LETTERS = st.characters(exclude_categories=("Cs", "Cn"))
LINES = st.text(LETTERS, max_size=40).map(lambda text: " ".join(clean(text).split()))
ODD = st.sampled_from(
    ["", "---", "# không phải ghi chú", "- a", "a: b", "'", '"', "\\", "{x}", "|", "\t", "  ", "…", BEGIN]
)
BODIES = st.lists(st.one_of(LINES, ODD, st.text(LETTERS, max_size=40).map(clean)), max_size=8).map(
    lambda parts: "\n".join(parts).strip()
)
ITEMS = st.builds(
    Item,
    story=st.just("2026/bai"),
    iso=st.just("2026-03-05T07:30:00+07:00"),
    title=LINES,
    lead_in=LINES,
    body=BODIES,
    units=st.lists(LINES.filter(bool), max_size=3).map(tuple),
    clip=st.none() | st.builds(Media, st.just("https://a.example/a.mp4"), st.just(False), st.integers(0, 500)),
    transcript=LINES,
    corrections=st.lists(st.builds(Correction, st.dates(date(2026, 1, 1), DAY), LINES.filter(bool)), max_size=2).map(
        tuple
    ),
    why=LINES,
)
LEFT = st.builds(LeftOut, st.just("2026/hai"), LINES, LINES)


ONE = Freezing(DAY, TOLD_AS, (Item("bai", title="Bài"),), ())


def read(text: str) -> FrozenTexts:
    reading = edition_from("editions/a.yml", text.encode(), ZONE)
    assert reading.problems == ()
    assert reading.written is not None
    assert reading.written.told_as == TOLD_AS
    return reading.texts


@given(items=st.lists(ITEMS, max_size=3).map(tuple), left=st.lists(LEFT, max_size=3).map(tuple))
@example(items=(Item("a", body="một\u2028hai\u2029ba"),), left=())
@example(items=(Item("a", body="đầu\n\n    mã lệnh\n\n---\n# tiêu đề"),), left=())
def test_what_was_frozen_is_read_back_as_it_was(items: tuple[Item, ...], left: tuple[LeftOut, ...]) -> None:
    assert read(frozen_text(OWN, Freezing(DAY, TOLD_AS, items, left))) == FrozenTexts(items, left)


def test_what_an_editor_wrote_stays_above_with_its_notes() -> None:
    text = frozen_text(OWN, ONE)
    assert text.startswith(OWN)
    assert own_part(text).strip() == OWN.strip()
    assert frozen_text(own_part(text), ONE) == text


def test_the_file_is_written_in_vietnamese_for_the_editor() -> None:
    item = Item("bai", title="Bài", body="Một\n\nHai")
    lines = frozen_text("", Freezing(DAY, TOLD_AS, (item,), ())).splitlines()
    assert lines[2:] == [
        BEGIN,
        "ngày chốt: 2026-03-16",
        'kênh khi chốt: {tên: "Đài «Mẫu»", ấn phẩm: "Người tốt: việc tốt", tốc độ đọc: 200, giọng: "nam"}',
        "các bài:",
        '- mã bài: "bai"',
        '  tiêu đề: "Bài"',
        "  nội dung: |",
        "    Một",
        "",
        "    Hai",
        "chưa xếp: []",
    ]
