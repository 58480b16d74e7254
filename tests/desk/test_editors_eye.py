"""What an editor is asked about a story, and the near cases of which nobody is asked."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk import check
from plugins.desk.editors_eye import Known, warnings_of
from plugins.desk.personal_data import found_in
from tests.hostile.tiny_site import NOW, REGISTRIES, STORY, site_at, story
from tests.intake.reading import registries

ROOT = Path(__file__).resolve().parents[2]
UNITS = REGISTRIES["registries/units.yml"] + (
    "- {code: so-giao-duc, kind: phong, name: Sở Giáo dục và Đào tạo, aliases: [Sở Giáo dục]}\n"
    "- {code: so-y-te, kind: phong, name: Sở Y tế}\n"
    "- {code: to-4, kind: phong, name: Tổ dân phố số 4}\n"
    "- {code: hoa-khe, kind: phong, name: UBND xã Hòa Khê}\n"
    "- {code: lam-dong, kind: phong, name: UBND xã Lâm Đồng}\n"
    "- {code: lam-dong-2, kind: phong, name: UBND xã Lâm Đông}\n"
)
ABBREVIATIONS = "- {abbreviation: HTX, words: hợp tác xã}\n- {abbreviation: UBND, words: ủy ban nhân dân}\n- {abbreviation: TĐKT, words: thi đua khen thưởng}\n"
KNOWN = Known(registries(units=UNITS, abbreviations=ABBREVIATIONS))
SOURCE = ("source: Phòng Một",)
BODY_LINE = 13  # of a story with a line for its source


def seen(text: str) -> list[tuple[int, str]]:
    """The line and the name of each warning."""
    return [(p.line, p.code.removeprefix("story.")) for p in warnings_of(STORY, text.encode(), KNOWN)]


def seen_in_body(body: str) -> list[tuple[int, str]]:
    return seen(story(add=SOURCE, body=body))


def told(text: str) -> list[str]:
    return [str(p) for p in warnings_of(STORY, text.encode(), KNOWN)]


def long_text(count: int) -> str:
    return " ".join(f"chữ{number}" for number in range(count))


def test_a_story_in_which_nothing_is_amiss_is_not_asked_about() -> None:
    assert seen_in_body("Nội dung bài.") == []


# Bodies

WARNED = [
    ("HTX Mẫu được tuyên dương.", "abbreviation"),
    ("Chị vào HTX. Hợp tác xã (HTX) có mười người.", "abbreviation"),
    ("Anh ghi số 001190012345 vào sổ.", "identity-number"),
    ("Anh ghi số 001 190 012 345 vào sổ.", "identity-number"),
    ("CMND số 123456789 cấp năm 2010.", "identity-number"),
    ("Căn cước công dân: 123 456 789.", "identity-number"),
    ("Gọi cho chị theo số 0912345678.", "phone-number"),
    ("Gọi cho chị theo số 0912 345 678.", "phone-number"),
    ("Gọi cho chị theo số 091.234.5678.", "phone-number"),
    ("Gọi cho chị theo số +84 912 345 678.", "phone-number"),
    ("[Gọi](tel:0912345678) cho chị.", "phone-number"),
    ("Ông ở số nhà 12, tổ 5.", "home-address"),
    ("Bà sống tại số 12 ngõ 46 phường Mẫu.", "home-address"),
    ("Chị trú tại 12/5A đường Trần Phú.", "home-address"),
    ("Chị Vàng Thị Mỷ, dân tộc Mông, mở lớp.", "sensitive-person"),
    ("Anh Lò Văn Mẫu (sinh năm 1990, người Thái) mở lớp.", "sensitive-person"),
    ("Chị là người dân tộc Tày, lớn lên ở bản.", "sensitive-person"),
    ("Lò Thị Mai là người Thái ở bản xa.", "sensitive-person"),
    ("Cô giáo người Tày Nông Thị Hà dạy chữ.", "sensitive-person"),
    ("Ông Trần Văn Mẫu là giáo dân của xứ.", "sensitive-person"),
    ("Bà Trần Thị Mẫu theo đạo Phật từ nhỏ.", "sensitive-person"),
    ("Giáo dân thì có giáo dân Trần Văn Mẫu.", "sensitive-person"),
    ("Chị đến Sở Giáo dục và Đào tao nộp đơn.", "name-slip"),
    ("Chị đến Sở Giáo dục và Đạo tạo nộp đơn.", "name-slip"),
    ("Chị đến Sở Giáo dục và Đào tạ nộp đơn.", "name-slip"),
    ("Chị đến Sở Giáo dụ và Đào tạo nộp đơn.", "name-slip"),
    ("Chị đến Sở Giáo duc và Đào tạo nộp đơn.", "name-slip"),
    ("Chị đến Sở Y tê nộp đơn.", "name-slip"),
    ("UBND xã Hoa Khê khen.", "name-slip"),
    (long_text(151), "long-paragraph"),
    ("![](images/lop.jpg)", "image-alt"),
    ("Lớp học: ![ ](images/lop.jpg)", "image-alt"),
    ("Kết quả của của lớp học.", "doubled-word"),
    ("Và và lớp học lại mở.", "doubled-word"),
    ("Lớp học đã\nđã mở.", "doubled-word"),
    ("Lớp học  lại mở.", "double-space"),
]
FINE = [
    "Hợp tác xã (HTX) Mẫu có mười người. HTX bán chè.",
    "HTX (hợp tác xã) Mẫu có mười người.",
    "Hội đồng Thi đua - Khen thưởng họp. TĐKT là việc chung.",
    "UBND xã Mẫu khen anh.",
    "Quyết định số 12/QĐ-HTX, thư gửi HTX-01, lớp HTXA.",
    "Sản lượng 001.190.012.345 đồng, mã 2026001190012345, 0,0912345678 phần.",
    "Năm 2026 thu 1200345678 đồng, 123456789 cây.",
    "Đường dây nóng 0243 825 1234, 1900 1234, 111.",
    "Ngày 05-10-2026, lúc 07:30, tỷ số 09 12.",
    "Trụ sở của cơ quan ở số 12 đường Trần Phú.",
    "Nhà ở dãy số chẵn phố Hàng Mẫu, đầu ngõ 12, tổ dân phố số 4.",
    "Đồng bào dân tộc Mông và người Thái cùng làm đường.",
    "Trường Phổ thông dân tộc bán trú Nà Mẫu có 200 em.",
    "Ở Nà Lầu, người Tày sống lâu đời. Ở Lâm Mẫu, dân tộc Tày chiếm tám phần mười.",
    "Chị là người Hoa Khê, anh là người Thái Bình.",
    "Chị mặc áo dân tộc Dao, hát điệu của người Nùng.",
    "Các giáo dân của xứ cùng góp công.",
    "Sở Giáo dục và Đào tạo, Sở giáo dục và đào tạo, SỞ GIÁO DỤC VÀ ĐÀO TẠO.",
    "Tổ dân phố số 4, Tổ dân phố số 5 cùng làm.",
    "Sở Giáo dục, rồi Sở Y tế. Hồ sơ y tế, số y tế.",
    "UBND xã Hoà Khê, UBND xã Lâm Đồng, UBND xã Lâm Đông, UBND xã Lâm Thượng.",
    "Sở Giáo dục.\n\nVà đào tạo là việc khó.",
    f"{long_text(100)}\n\n{long_text(100)}",
    f"- {long_text(160)}",
    "Đêm đêm, chị từ từ đi, nhà nhà người người chờ, hơn năm năm nay.",
    "Chị đến với lớp, với làng. Anh bảo: được, được.",
    "| tên  | số  |\n| --- | --- |\n| A  |  1 |",
    "```\na  b\n```",
    "![Cô giáo cầm phấn](images/lop.jpg)",
    "```\n![](images/lop.jpg)\n```",
    "-  một\n-  hai\n\n1.  ba",
    "Dòng một  \nDòng hai.",
]
SEEN = {name for _, name in WARNED} | {"summary-repeats", "image-credit", "no-source"}


@pytest.mark.parametrize(("body", "name"), WARNED)
def test_a_body_is_asked_about_at_its_line(body: str, name: str) -> None:
    assert seen_in_body(body) == [(BODY_LINE, name)]


@pytest.mark.parametrize(("body", "name"), WARNED)
def test_the_line_is_that_of_the_file_wherever_it_stands(body: str, name: str) -> None:
    assert seen_in_body(f"Đoạn một.\n\n## Mục\n\nĐoạn hai\nhai dòng.\n\n{body}\n\nĐoạn cuối.") == [
        (BODY_LINE + 7, name)
    ]


@pytest.mark.parametrize("body", FINE)
def test_a_near_case_is_not_asked_about(body: str) -> None:
    assert seen_in_body(body) == []


# Front matter


def test_a_summary_of_the_titles_words_is_asked_about() -> None:
    assert seen(story({9: "summary: Lớp học trên đồi, lớp học của bà con trên đồi."}, SOURCE)) == [
        (9, "summary-repeats")
    ]
    assert seen(story({9: "summary: Lớp học trên đồi dạy bốn mươi người lớn đọc, viết và gọi điện."}, SOURCE)) == []


AIRED = "- {code: dai, name: Đài Mẫu, medium: radio, editions: [{code: muc, name: Mục, rhythm: weekly, minutes: 5}]}\n"


def test_an_abbreviation_that_no_announcer_knows_is_asked_about_where_stories_are_read_aloud() -> None:
    text = story(add=SOURCE, body="Chị vào lớp.\n\nChị học ở KTVX, hợp tác xã (HTX) mở.")
    on_air = Known(registries(units=UNITS, abbreviations=ABBREVIATIONS, outlets=AIRED))
    found = [(p.line, p.code) for p in warnings_of(STORY, text.encode(), on_air)]
    assert found == [(BODY_LINE + 2, "story.unspoken-abbreviation")]
    assert seen(text) == []


def test_a_picture_without_a_credit_is_asked_about() -> None:
    picture = ("image: a.jpg", "image_alt: Cô giáo")
    assert seen(story(add=(*SOURCE, *picture))) == [(12, "image-credit")]
    assert seen(story(add=(*SOURCE, *picture, "image_credit: Lê Văn Mười"))) == []


def test_a_story_without_author_and_source_is_asked_about() -> None:
    assert seen(story()) == [(2, "no-source")]
    assert seen(story(add=("tác giả: Lê Văn Mười",))) == []


def test_what_readers_see_of_the_front_matter_is_looked_at_too() -> None:
    lines = {2: "title: Lớp học của Sở Y tê", 9: "summary: Một lớp học của của người lớn, gọi 0912345678 để vào."}
    assert seen(story(lines, (*SOURCE, "lead_in: Bà ở số nhà 12 mời quý vị."))) == [
        (9, "phone-number"),
        (12, "home-address"),
        (2, "name-slip"),
        (9, "doubled-word"),
    ]


def test_who_has_agreed_may_be_told_of_but_numbers_may_not() -> None:
    agreed = (*SOURCE, "consent: {subject: true}")
    body = "Chị Vàng Thị Mỷ, dân tộc Mông, có số 0912345678."
    assert seen(story(add=agreed, body=body)) == [(BODY_LINE + 1, "phone-number")]


def test_a_withdrawn_story_is_left_alone() -> None:
    gone = ("status: withdrawn", "withdrawn: {date: 2026-05-05, reason: Theo đề nghị}")
    assert seen(story(add=gone, body="Gọi 0912345678.")) == []


def test_a_file_that_is_no_story_is_left_to_the_check() -> None:
    assert seen("không có phần đầu") == []
    assert warnings_of(STORY, b"---\ntitle: \xff\n---\n", KNOWN) == ()


# What is said


def test_a_warning_says_what_to_write_instead() -> None:
    assert told(story(add=SOURCE, body="HTX và Sở Y tê gọi 0912345678.")) == [
        "stories/bai.md:13: cảnh báo: chữ viết tắt «HTX» chưa được viết đủ ở lần đầu; lần đầu viết «hợp tác xã (HTX)» [story.abbreviation]",
        "stories/bai.md:13: cảnh báo: «0912…» có vẻ là số điện thoại riêng; bỏ số điện thoại riêng; cần nơi liên hệ thì ghi số của cơ quan [story.phone-number]",
        "stories/bai.md:13: cảnh báo: «Sở Y tê» gần giống tên một đơn vị; có phải «Sở Y tế»? [story.name-slip]",
    ]


def test_no_report_repeats_a_number_of_a_person() -> None:
    said = " ".join(told(story(add=SOURCE, body="CCCD 001190012345, điện thoại 0912 345 678.")))
    assert "001190" not in said
    assert "345" not in said


# The whole


def test_the_sample_sites_give_no_warning() -> None:
    assert check.problems_of(ROOT / "content") == ()
    assert check.problems_of(ROOT / "tests" / "site" / "agency") == ()


def test_the_check_shows_warnings_beside_problems_and_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    site = site_at(
        tmp_path, {STORY: story(add=SOURCE, body="Lớp học  mở."), "stories/hai.md": story({10: "slug: hai"})}
    )
    assert check.main(["--site", str(site)]) == 0
    assert [line.rpartition(" ")[2] for line in capsys.readouterr().err.splitlines()[:-1]] == [
        "[story.double-space]",
        "[story.no-source]",
    ]


def test_many_stories_are_looked_at_by_workers_with_the_same_result(tmp_path: Path) -> None:
    stories = {f"stories/{n:03}.md": story({10: f"slug: bai-{n}"}, SOURCE, "Lớp học  mở.") for n in range(600)}
    found = check.problems_of(site_at(tmp_path, {STORY: story(add=SOURCE), **stories}))
    assert [(p.path, p.line, p.code) for p in found] == [(path, 13, "story.double-space") for path in stories]


@given(st.text(st.sampled_from("Anh Chị 0912.345-678 số nhà đường Trần Phú, là người Tày\n(/+")))
def test_any_text_is_looked_at_without_a_fault(text: str) -> None:
    assert all(0 <= found.place < len(text) for found in found_in(text))
