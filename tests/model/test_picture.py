"""A picture is made in at most three widths, never wider than it is."""

import pytest

from plugins.model.picture import Picture, is_photograph, name_of_credit


def picture(width: int, height: int = 1000) -> Picture:
    return Picture("stories/a.jpg", "0123456789abcdef", width, height)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(4000, (480, 960, 1600)), (1600, (480, 960, 1600)), (1000, (480, 960, 1000)), (480, (480,)), (8, (8,))],
)
def test_no_width_is_more_than_the_originals(width: int, widths: tuple[int, ...]) -> None:
    assert picture(width).widths == widths


def test_the_height_keeps_the_proportion_and_is_never_nothing() -> None:
    assert picture(1600, 1200).height_at(480) == 360
    assert picture(10_000, 1).height_at(480) == 1


def test_an_address_names_the_content_the_width_and_the_form() -> None:
    assert picture(2000).path(960, "avif") == "anh/0123456789abcdef-960.avif"


@pytest.mark.parametrize(
    ("credit", "name", "photograph"),
    [
        ("Lê Nhật Minh", "Lê Nhật Minh", True),
        ("Ảnh: Lê Nhật Minh", "Lê Nhật Minh", True),
        ("Tranh minh họa: Lê Nhật Minh", "Lê Nhật Minh", False),
        ("Nguồn ảnh: Báo Mẫu", "Báo Mẫu", True),
        ("Trang Hà: nhóm ảnh", "Trang Hà: nhóm ảnh", True),
        ("", "", True),
    ],
)
def test_a_credit_names_somebody_whatever_word_stands_before(credit: str, name: str, photograph: bool) -> None:
    assert (name_of_credit(credit), is_photograph(credit)) == (name, photograph)
