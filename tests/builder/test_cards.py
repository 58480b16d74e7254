"""A poster holds its whole text in every length, draws every Vietnamese letter, and is made only where pictures are."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.builder.cards import FONT, MARGIN, SIZES, TITLE_HEIGHT, _fitted, _font, _leading, drawn
from plugins.model.picture import Picture
from plugins.model.poster import Poster
from tests.site.small_site import picture, small_site, write_story

TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for t in TONES] + ["đ", "Đ"]


def test_the_font_has_every_vietnamese_letter() -> None:
    font = _font(40)
    missing = bytes(font.getmask("\ufffe"))
    assert [letter for letter in LETTERS if len(letter) > 1 or bytes(font.getmask(letter)) == missing] == []
    assert FONT.with_name("OFL.txt").is_file()


@pytest.mark.parametrize("text", ["Ngắn", "Người thợ rèn Nguyễn Thị Hường " * 8, "X" * 300, "Ỹ " * 400])
@pytest.mark.parametrize("width", [656, 1056])
def test_a_title_of_any_length_stays_in_its_place(text: str, width: int) -> None:
    font, lines = _fitted(text, width, SIZES, TITLE_HEIGHT)
    assert max(font.getlength(line) for line in lines) <= width
    assert len(lines) * _leading(font) <= TITLE_HEIGHT


def test_no_letter_is_cut_above_or_below() -> None:
    font = _font(SIZES[0])
    assert max(font.getbbox(letter)[3] - font.getbbox(letter)[1] for letter in LETTERS) <= _leading(font)


def test_a_poster_is_1200_by_630_with_red_ground_and_the_storys_picture(tmp_path: Path) -> None:
    (tmp_path / "anh.png").write_bytes(picture("lime", (80, 60)))
    with_picture = Poster("bai", "Gương sáng", "Cá nhân: Mẫu", "Hội đồng", Picture("anh.png", "0" * 16, 80, 60))
    image = Image.open(BytesIO(drawn(with_picture, tmp_path)))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    right, left = image.getpixel((1100, 300)), image.getpixel((MARGIN // 2, 300))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[1] > 240 > 30 > right[0]
    assert max(abs(a - b) for a, b in zip(left, (0x8C, 0x1D, 0x18), strict=True)) <= 3
    assert drawn(with_picture, tmp_path) == drawn(with_picture, tmp_path)


def test_each_story_has_a_poster_of_its_own_and_other_pages_share_one(tmp_path: Path) -> None:
    shop = small_site(tmp_path)
    files = shop.built()
    posters = {path for path in files if path.startswith("the-chia-se/")}
    named = {page: [p for p in posters if f'content="https://mau.example/{p}"' in text.decode()]
             for page, text in files.items() if page.endswith("index.html")}  # fmt: skip
    assert len(posters) == 4
    assert len({path for n in range(3) for path in named[f"guong/bai-{n}/index.html"]}) == 3
    assert named["index.html"] == named["don-vi/index.html"] != []
    write_story(shop, 1, title="Một tiêu đề khác")
    again = shop.built()
    assert len(posters - again.keys()) == 1, "the old poster goes with the old title"
    assert again == shop.clean()[1]


def test_without_pictures_no_page_names_a_poster(tmp_path: Path) -> None:
    files = small_site(tmp_path).built(PICTURES=False)
    assert [path for path, text in files.items() if b"og:image" in text or path.startswith("the-chia-se/")] == []
