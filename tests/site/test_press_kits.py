"""Scripts and press kits on a whole site: what is in them, when they are there, and what never is."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html
from PIL import Image, IptcImagePlugin

from tests.site.conftest import Built
from tests.site.site_builder import Workshop, differences
from tests.site.small_site import write_story
from tests.site.test_editions import FROZEN, SECRETS, WITHDRAWN, frozen, secret_story
from tests.site.test_editions import shop as shop  # the same site
from tests.site.test_open_data import NINJS

PAPER, RADIO = "bao-chi/bao/trang/2026-03-16/", "bao-chi/dai/muc/2026-04-01/"
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def unpacked(raw: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def inner_files(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """A file and all that is packed in it, however deep."""
    yield name, raw
    if raw.startswith(b"PK\x03\x04"):
        for inner, content in unpacked(raw).items():
            yield from inner_files(f"{name}/{inner}", content)


def text_of(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def test_a_kit_has_the_rundown_on_top_and_a_folder_for_each_story(shop: Workshop) -> None:
    kit = unpacked(shop.built(PICTURES=False)[f"{PAPER}kit.zip"])
    assert list(kit) == [
        "00-thu-tu-bai.txt",
        *(f"01-bai-4/01-bai-4.{ending}" for ending in ("docx", "txt", "json")),
        *(f"02-bai-3/02-bai-3.{ending}" for ending in ("docx", "txt", "json")),
    ]
    rundown = text_of(kit["00-thu-tu-bai.txt"])
    assert rundown.index("1. Gương sáng số 4") < rundown.index("2. Gương sáng số 3")
    for part in ("Khi dẫn lại bài, xin ghi rõ tác giả và nguồn.", "Liên hệ", "Hội đồng Thi đua tỉnh Mẫu"):
        assert part in rundown
    assert "Thân bài số 4." in text_of(kit["01-bai-4/01-bai-4.txt"])
    document = Document(BytesIO(kit["01-bai-4/01-bai-4.docx"]))
    assert [p.text for p in document.paragraphs][:3] == [
        "Gương sáng số 4",
        "Một câu tóm tắt đủ dài để không bị từ chối.",
        "Thân bài số 4.",
    ]


def test_a_stations_edition_has_the_script_in_each_form_and_in_the_kit(shop: Workshop) -> None:
    files = shop.built()
    script = files[f"{RADIO}kich-ban.txt"]
    lines = [line for line in text_of(script).split("\n") if line]
    assert lines[3:8] == [
        "=== 1. Gương sáng số 4",
        "Thời lượng 0:04; cộng dồn 0:04.",
        "* Lời dẫn",
        "Một câu tóm tắt đủ dài để không bị từ chối.",
        "* Lời bình",
    ]
    assert lines[8] == "Thân bài số bốn."
    words = [p.text for p in Document(BytesIO(files[f"{RADIO}kich-ban.docx"])).paragraphs]
    assert "Thân bài số bốn." in words
    short = files[f"{RADIO}kich-ban-90-giay.txt"]
    assert "Một câu tóm tắt đủ dài để không bị từ chối.\nThân bài số bốn." in text_of(short)
    kit = unpacked(files[f"{RADIO}kit.zip"])
    assert (kit["00-kich-ban.txt"], kit["00-kich-ban-90-giay.txt"]) == (script, short)
    assert kit["00-kich-ban.docx"] == files[f"{RADIO}kich-ban.docx"]
    page = html.fromstring(files[f"{RADIO}index.html"])
    assert page.xpath("//*[@class='gs-edition__files']//a/@download") == [
        *(f"dai-muc-2026-04-01-kich-ban{ending}" for ending in (".docx", ".txt", "-90-giay.txt")),
        "dai-muc-2026-04-01.zip",
    ]
    assert f"{PAPER}kich-ban.txt" not in files


def test_an_edition_without_stories_has_no_files(shop: Workshop) -> None:
    files = shop.built()
    assert "bao-chi/bao/trang/2026-04-01/index.html" in files
    assert [path for path in files if path.startswith("bao-chi/bao/trang/2026-04-01/")] == [
        "bao-chi/bao/trang/2026-04-01/index.html"
    ]


def photo(width: int) -> bytes:
    """Lying on its side, with a camera's name and a place."""
    camera = Image.Exif()
    camera[0x010F], camera[0x0112] = "HANGMAY", 6
    camera.get_ifd(0x8825)[2] = (20.0, 30.0, 0.0)
    written = BytesIO()
    Image.effect_noise((width, 40), 60).convert("RGB").save(written, "JPEG", exif=camera)
    return written.getvalue()


def test_where_no_story_fits_the_page_offers_nothing_to_take(shop: Workshop) -> None:
    """Five minutes at 233 a minute are 1,165 syllables."""
    write_story(shop, 12, "một " * 1200, date="2026-05-03")
    files = shop.built()
    page = html.fromstring(files["bao-chi/dai/muc/2026-06-01/index.html"])
    assert page.xpath("//a[@download]") == []
    script = text_of(files["bao-chi/dai/muc/2026-06-01/kich-ban.txt"])
    assert "Trong kỳ này không có bài nào vừa thời lượng." in script


def story_with_picture(shop: Workshop) -> None:
    shop.write("stories/2026/anh.jpg", photo(80))
    told = {"image_alt": "Cô giáo", "image_caption": "Cô giáo đứng lớp.", "image_credit": "Ảnh: Lê Mẫu"}
    write_story(shop, 9, "Bài có ảnh.", date="2026-03-10", image="anh.jpg", **told)


def test_the_picture_is_upright_of_full_size_and_tells_nothing_but_its_caption(shop: Workshop) -> None:
    story_with_picture(shop)
    raw = unpacked(shop.built(PICTURES=True)[f"{PAPER}kit.zip"])["01-bai-9/01-bai-9.jpg"]
    assert b"HANGMAY" not in raw
    with Image.open(BytesIO(raw)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((40, 80), {})
        told = IptcImagePlugin.getiptcinfo(picture)
    assert told is not None
    assert [told[2, number].decode() for number in (110, 120)] == ["Ảnh: Lê Mẫu", "Cô giáo đứng lớp."]


def test_pictures_of_the_body_are_in_the_kit_too_with_the_text_in_their_place(shop: Workshop) -> None:
    for name, width in (("chinh.jpg", 30), ("mot.jpg", 31), ("hai.jpg", 32)):
        shop.write(f"stories/2026/{name}", photo(width))
    body = "Đầu.\n\n![Lớp một](mot.jpg)\n\nGiữa.\n\n![Lớp hai](hai.jpg)\n\n![Lớp một](mot.jpg)\n\nCuối."
    named = {"image": "chinh.jpg", "image_alt": "Lớp", "image_credit": "Tranh minh họa: Mẫu"}
    write_story(shop, 4, body, date="2026-03-05", **named)
    kit = unpacked(shop.built()[f"{PAPER}kit.zip"])
    assert [name for name in kit if name.endswith(".jpg")] == [
        *(f"01-bai-4/01-bai-4{ending}.jpg" for ending in ("", "-2", "-3"))
    ]
    widths = {name: Image.open(BytesIO(raw)).height for name, raw in kit.items() if name.endswith(".jpg")}
    assert list(widths.values()) == [30, 31, 32]  # they are upright now
    assert "Ảnh trong bài (01-bai-4-3.jpg): Lớp hai\n" in text_of(kit["01-bai-4/01-bai-4.txt"])
    news = json.loads(kit["01-bai-4/01-bai-4.json"])
    assert [(a["name"], a["descriptions"][0]["value"]) for a in news["associations"]] == [
        ("image", "Lớp"),
        ("image-2", "Lớp một"),
        ("image-3", "Lớp hai"),
    ]
    assert "© Mẫu".encode() in kit["01-bai-4/01-bai-4.jpg"]


def test_a_stations_kit_names_the_clip_and_what_is_said_in_it(shop: Workshop) -> None:
    clip = {"src": "https://media.mau.example/tieng.mp3", "seconds": 61, "bytes": 2345}
    write_story(shop, 4, date="2026-03-05", audio=clip, transcript="Xin chào bà con.")
    kit = unpacked(shop.built()[f"{RADIO}kit.zip"])
    text = text_of(kit["01-bai-4/01-bai-4.txt"])
    assert "Đoạn phát: https://media.mau.example/tieng.mp3\n" in text
    assert "Lời trong đoạn phát: Xin chào bà con.\n" in text
    [heard] = json.loads(kit["01-bai-4/01-bai-4.json"])["associations"]
    assert (heard["type"], heard["uri"]) == ("audio", clip["src"])
    assert heard["renditions"][0] == {
        "name": "main",
        "href": clip["src"],
        "contenttype": "audio/mpeg",
        "sizeinbytes": 2345,
        "duration": 61,
    }


def test_a_kit_without_pictures_says_so(shop: Workshop) -> None:
    story_with_picture(shop)
    kit = unpacked(shop.built(PICTURES=False)[f"{PAPER}kit.zip"])
    assert [name for name in kit if name.endswith(".jpg")] == []
    assert "Bộ tư liệu này không kèm ảnh." in text_of(kit["00-thu-tu-bai.txt"])
    assert "Ảnh của bài không kèm trong bộ tư liệu này." in text_of(kit["01-bai-9/01-bai-9.txt"])


def test_a_new_picture_makes_its_kit_anew_and_no_other(shop: Workshop) -> None:
    story_with_picture(shop)
    before = shop.built(PICTURES=True)
    shop.write("stories/2026/anh.jpg", photo(90))
    after = shop.built(PICTURES=True)
    kits = {path for path in after if path.endswith("kit.zip") and after[path] != before.get(path)}
    assert kits == {f"{PAPER}kit.zip", f"{RADIO}kit.zip"}
    assert differences(after, shop.clean(PICTURES=True)[1]) == []


def test_a_withdrawn_storys_text_is_in_no_kit_and_no_script(shop: Workshop) -> None:
    write_story(shop, 6, "Bài mới hơn.", date="2026-03-07")
    secret_story(shop)
    frozen(shop, "bao trang 2026-03-16", "dai muc 2026-04-01")
    shown = {name: raw for path, raw in shop.built().items() for name, raw in inner_files(path, raw)}
    told = [name for name, raw in shown.items() if b"THANBAIKIN" in raw and name.startswith("bao-chi/")]
    assert {name.partition("kit.zip")[0] for name in told if "kit.zip" in name} == {PAPER, RADIO}
    secret_story(shop, **WITHDRAWN)
    files = shop.built()
    inner = {name: raw for path, raw in files.items() for name, raw in inner_files(path, raw)}
    secrets = [secret.encode() for secret in (*SECRETS, "bai-kin")]
    kept = {name: raw for name, raw in inner.items() if name.startswith("bao-chi/")}
    assert [(name, s) for name, raw in kept.items() for s in secrets if s in raw or s in name.encode()] == []
    assert all(f"{path.rpartition('/')[0]}/kit.zip" in files for path in FROZEN)


def kits_of(built: Built) -> dict[str, dict[str, bytes]]:
    return {path: unpacked(raw) for path, raw in built.files.items() if path.endswith("/kit.zip")}


def test_names_in_kits_are_safe_on_windows(built: Built) -> None:
    names = {name for kit in kits_of(built).values() for name in kit}
    assert names
    for name in names:
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)?\.[a-z]+", name), name
        assert not [part for part in name.split("/") if DEVICE.fullmatch(part)], name
        assert len(name) <= 150, name


def test_every_storys_metadata_in_kits_is_ninjs(built: Built) -> None:
    validator = Draft202012Validator(NINJS, format_checker=FormatChecker())
    for path, kit in kits_of(built).items():
        for name, raw in kit.items():
            if name.endswith(".json"):
                assert [e.message for e in validator.iter_errors(json.loads(raw))] == [], f"{path}/{name}"


def test_every_word_file_opens(built: Built) -> None:
    for path, kit in kits_of(built).items():
        for name, raw in kit.items():
            if name.endswith(".docx"):
                assert len(Document(BytesIO(raw)).paragraphs) > 2, f"{path}/{name}"


@pytest.mark.parametrize("name", ["kich-ban.txt", "kich-ban.docx"])
def test_every_edition_on_air_with_stories_has_its_script(content: Built, name: str) -> None:
    aired = [p.rpartition("/")[0] for p in content.pages if p.count("/") == 4 and "gs-script" in content.text(p)]
    assert aired
    assert [folder for folder in aired if f"{folder}/{name}" not in content.files] == []
