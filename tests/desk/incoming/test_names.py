"""Names of people, households and groups, awards and decisions in a running text."""
# ruff: noqa: E501  what a unit writes is one line here too

from datetime import date

import pytest

from plugins.desk.incoming.decisions import Decided, decisions_in
from plugins.desk.incoming.mentions import mentions_in, praises_in, units_in
from plugins.desk.incoming.names import groups_in, households_in, names_in, with_capitals_of
from plugins.intake.registries import NAMES, registries_from
from plugins.model.registries import Registries
from tests.desk.incoming.desk import CONTENT


@pytest.fixture(scope="module")
def registries() -> Registries:
    found, _ = registries_from(
        {n: (CONTENT / "registries" / n).read_bytes() for n in NAMES if (CONTENT / "registries" / n).exists()}
    )
    assert found is not None
    return found


def test_who_is_named_by_the_given_name_counts_for_the_full_name() -> None:
    [found] = names_in("Cô giáo Nguyễn Thị Mẫu mở lớp. Cô Mẫu kể, cô Mẫu vui. Ở núi Mẫu Sơn.")
    assert (found.name, found.times) == ("Nguyễn Thị Mẫu", 3)


def test_a_place_is_nobody() -> None:
    assert names_in("Anh đi từ Hương Giang tới Mẫu Sơn rồi về Hà Nội.") == ()


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Khoa Cấp cứu không có cửa đóng. Tập thể Khoa Cấp cứu đã đổi cách làm.", "Khoa Cấp cứu"),
        ("Chuyện ở Hợp tác xã Đồng Vang", "Hợp tác xã Đồng Vang"),
        ("Ở tổ dân phố số 12, ai cũng biết.", "Tổ dân phố số 12"),
        ("Công ty Cổ phần Chè Sơn Lâm giữ gốc chè cổ thụ", "Công ty Cổ phần Chè Sơn Lâm"),
    ],
)
def test_a_group_is_named_up_to_the_verb(text: str, group: str) -> None:
    assert groups_in(text)[0].name == group


def test_a_household_is_that_of_the_one_who_is_named_in_full() -> None:
    text = "Nhà ông Toàn gửi ong. Ông Lăng Văn Toàn nuôi ong từ năm 2015."
    assert households_in(text, names_in(text))[0].name == "Gia đình ông Lăng Văn Toàn"
    assert households_in("Ông Bùi Văn Lạc và gia đình", names_in("Ông Bùi Văn Lạc")) == ()


def test_a_title_in_capitals_takes_its_capitals_from_the_text() -> None:
    text = "Ở xã Hòa Khê, HTX Đồng Vang trồng lúa. Ông Lê Văn Thọ cười."
    assert with_capitals_of("ÔNG LÊ VĂN THỌ VÀ HTX ĐỒNG VANG", text) == "Ông Lê Văn Thọ và HTX Đồng Vang"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("được Chủ tịch UBND tỉnh tặng Bằng khen", ["bang-khen-tinh"]),
        ("Thủ tướng Chính phủ đã trao tặng 02 Bằng khen", ["bang-khen-thu-tuong"]),
        ("danh hiệu Tập thể lao động tiên tiến", ["tap-the-lao-dong-tien-tien"]),
        ("Huân chương Lao động hạng Ba", ["huan-chuong-lao-dong-hang-ba"]),
        ("đạt danh hiệu CSTĐ cơ sở và Giấy khen", ["chien-si-thi-dua-co-so", "giay-khen"]),
        ("Giấy khen, rồi Nhà giáo ưu tú", ["nha-giao-uu-tu", "giay-khen"]),
        ("tặng một bó hoa", []),
    ],
)
def test_awards_are_found_by_every_way_to_write_them_the_highest_first(
    text: str, codes: list[str], registries: Registries
) -> None:
    assert [p.award.code for p in praises_in(text, registries.awards)] == codes


def test_an_award_that_is_asked_for_is_hoped_for(registries: Registries) -> None:
    [found] = praises_in("Đơn vị đề nghị tặng Giấy khen", registries.awards)
    assert found.hoped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tặng Bằng khen theo Quyết định số 1234/QĐ-UBND ngày 01/9/2026 của Chủ tịch UBND tỉnh.", ("1234/QĐ-UBND", date(2026, 9, 1), "Chủ tịch UBND tỉnh")),
        ("khen thưởng (QĐ số 55/2026/QĐ-TTg)", ("55/2026/QĐ-TTg", None, "")),
        ("Quyết định 7 / QĐ – SGDĐT ngày 3 tháng 2 năm 2026 của Giám đốc Sở về việc tặng Giấy khen", ("7/QĐ-SGDĐT", date(2026, 2, 3), "Giám đốc Sở")),
    ],
)  # fmt: skip
def test_a_decision_has_its_number_day_and_issuer(text: str, found: tuple[str, date | None, str]) -> None:
    [decided] = decisions_in(text)
    assert decided[:3] == found


def test_a_decision_that_starts_a_movement_gives_no_award() -> None:
    assert decisions_in("Quyết định số 923/QĐ-TTg về việc phát động phong trào") == []
    assert decisions_in("Theo Quyết định số 5/QĐ-UBND, đường được mở rộng.") == list[Decided]()


def test_a_unit_is_found_in_a_letterhead_of_two_lines(registries: Registries) -> None:
    assert units_in("UBND TỈNH HƯƠNG GIANG\nSỞ Y TẾ", registries.units)[0].code == "so-y-te"
    assert [u.code for u in units_in("HỘI NÔNG DÂN\nXÃ LÂM ĐÔNG", registries.units)] == ["xa-lam-dong"]
    assert units_in("so y te", registries.units)[0].code == "so-y-te"


def test_an_abbreviation_is_one_only_in_capitals(registries: Registries) -> None:
    assert [m.entry.code for m in mentions_in("LĐLĐ phối hợp", registries.units)] == ["lien-doan-lao-dong"]
    assert mentions_in("stc snv", registries.units) == []
