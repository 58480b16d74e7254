"""Pictures for newsrooms: nothing private in them, the caption where programs look for it, the picture as it was."""

from io import BytesIO
from itertools import pairwise

from PIL import Image, IptcImagePlugin

from plugins.press.jpeg import Caption, described, segments_of

CAPTION = Caption("Đầu đề", "Cô giáo đứng lớp ở bản xa.", "Ảnh: Nguyễn Thị Mẫu Sơn", "© Báo Mẫu", "Ghi rõ nguồn.")


def photo(**options: object) -> bytes:
    """With a place, a serial number and a comment in it."""
    picture = Image.effect_noise((64, 48), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "HANGMAY"
    exif.get_ifd(0x8825)[2] = (20.0, 30.0, 0.0)
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=b"RIENGTU", **options)
    return written.getvalue()


def opened(raw: bytes) -> Image.Image:
    found = Image.open(BytesIO(raw))
    found.load()
    return found


def test_nothing_that_the_camera_wrote_is_left() -> None:
    raw = photo() + b"ANHXEMTRUOC"
    made = described(raw, CAPTION)
    assert [word for word in (b"HANGMAY", b"RIENGTU", b"ANHXEMTRUOC", b"Exif") if word in made] == []
    assert not opened(made).getexif()


def test_the_picture_is_not_encoded_anew() -> None:
    for options in ({}, {"progressive": True}, {"restart_marker_blocks": 1}, {"quality": 100, "subsampling": 0}):
        raw = photo(**options)
        assert opened(described(raw, CAPTION)).tobytes() == opened(raw).tobytes()
        bare = [s for s in segments_of(raw) if s[0] not in (0xE1, 0xFE)]
        assert [s for s in segments_of(described(raw, CAPTION)) if s[0] not in (0xE1, 0xED)] == bare


def test_its_colours_stay_as_they_were_meant() -> None:
    assert opened(described(photo(icc_profile=b"HO SO MAU"), CAPTION)).info["icc_profile"] == b"HO SO MAU"


def test_caption_credit_and_copyright_are_read_back() -> None:
    made = opened(described(photo(), CAPTION))
    told = IptcImagePlugin.getiptcinfo(made)
    assert told is not None
    assert told[1, 90] == b"\x1b%G"
    texts = {number: told[2, number].decode() for number in (5, 80, 105, 110, 116, 120)}
    assert texts == {
        5: "Đầu đề",
        80: "Ảnh: Nguyễn Thị Mẫu Sơn",
        105: "Đầu đề",
        110: "Ảnh: Nguyễn Thị Mẫu Sơn",
        116: "© Báo Mẫu",
        120: "Cô giáo đứng lớp ở bản xa.",
    }
    xmp = made.info["xmp"].decode()
    places = [xmp.index(text) for text in ("Cô giáo đứng lớp", "Nguyễn Thị Mẫu Sơn", "© Báo Mẫu", "Ghi rõ nguồn.")]
    assert all(one < after for one, after in pairwise(places))


def test_a_caption_that_is_too_long_ends_with_a_whole_word() -> None:
    told = IptcImagePlugin.getiptcinfo(opened(described(photo(), Caption("chữ " * 50, "việt " * 900, "", "", ""))))
    assert told is not None
    assert told[2, 5].decode() == " ".join(["chữ"] * 10)
    assert len(told[2, 120]) <= 2000
    assert told[2, 120].decode().endswith(" việt")
