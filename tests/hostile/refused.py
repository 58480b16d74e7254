"""The table of bad inputs: one row an input, with the code and the line that an editor is told."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

import os
import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PIL import Image

from tests.hostile.tiny_site import REGISTRIES, STORY, Content, story

SITE, UNITS, QUOTAS = "registries/site.yml", "registries/units.yml", "registries/quotas.yml"
SHORT = "registries/abbreviations.yml"
PAGE = "pages/gioi-thieu.md"
TCVN3 = "NguyÔn ThÞ MÉu d¹y ch÷ cho ng\u00adêi lín ë b¶n xa, mçi tèi mét giê, ®· m\u00adêi n¨m."  # as Latin-1 shows it
# ư is one byte and a tone mark another in Windows-1258, as Windows itself types them.
CP1258 = "Nguyê\u0303n Thi\u0323 Mâ\u0303u da\u0323y chư\u0303 cho ngươ\u0300i lơ\u0301n mỗi".replace("ỗ", "ô\u0303")


class Row(NamedTuple):
    """One bad input."""

    name: str
    code: str
    line: int
    files: Mapping[str, Content] = MappingProxyType({})
    path: str = STORY
    prepare: Callable[[Path], None] = lambda site: None  # what cannot be said as a file's text


def line(number: int, text: str, code: str, name: str) -> Row:
    """A line of the story is replaced."""
    return Row(name, code, number, {STORY: story({number: text})})


def gone(number: int, key: str) -> Row:
    return Row(f"a story without {key}", "story.missing-key", 1, {STORY: story({number: ""})})


def added(text: str, code: str, name: str, body: str = "Nội dung bài.") -> Row:
    """A line is added after the story's last key, as line 11."""
    return Row(name, code, 11, {STORY: story(add=(text,), body=body)})


def body(text: str, code: str, name: str, number: int = 12) -> Row:
    return Row(name, code, number, {STORY: story(body=text)})


def raw(content: Content, code: str, name: str, number: int = 1) -> Row:
    """The whole story is something else."""
    return Row(name, code, number, {STORY: content})


def registry(path: str, content: Content, code: str, name: str, number: int = 1) -> Row:
    return Row(name, code, number, {path: content}, path)


def logo(ending: str, content: bytes, name: str) -> Row:
    return registry(f"registries/logo.{ending}", content, "registry.bad-logo", name)


DRAWN = b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"


def more(path: str, text: str, code: str, name: str, number: int) -> Row:
    """An entry is added to a registry of the tiny site."""
    return registry(path, REGISTRIES[path] + text, code, name, number)


def picture(name: str, content: Content, code: str, file: str = "stories/anh.png") -> Row:
    text = story(add=("image: anh.png", "image_alt: Cô giáo trên lớp"))
    return Row(name, code, 11, {STORY: text.replace("anh.png", Path(file).name), file: content})


def second(text: str, code: str, name: str, number: int) -> Row:
    """The fault shows in a second story only beside the first."""
    return Row(name, code, number, {"stories/hai.md": text}, "stories/hai.md")


def png(width: int, height: int, chunk: bytes = b"") -> bytes:
    """A PNG that says a size and has nothing behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk_of(b"IHDR", header) + chunk + chunk_of(b"IDAT", b"")


def chunk_of(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def drawn(form: str, width: int = 8) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, width), "red").save(written, form)
    return written.getvalue()


def exif_bomb() -> bytes:
    """A JPEG whose EXIF says that its first directory has 65,535 entries, and ends there."""
    exif = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x03\0\xff\xff\xff\xff" * 20
    jpeg = drawn("JPEG")
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2 : len(jpeg) // 2]


def text_bomb() -> bytes:
    """A PNG whose compressed comment unfolds to 100 MB."""
    return png(8, 8, chunk_of(b"zTXt", b"bom\0\0" + zlib.compress(b"\0" * 100_000_000, 9)))


def folder_linked_out(site: Path) -> None:
    outside = site.parent / f"{site.name}-ngoai"
    outside.mkdir()
    (outside / "anh.png").write_bytes(drawn("PNG"))
    (site / "stories/anh").symlink_to(outside, target_is_directory=True)


def odd_name(site: Path) -> None:
    Path(os.fsdecode(os.fsencode(site) + b"/stories/ten-\xff.md")).write_text(story(), encoding="utf-8")


MISSING = [
    gone(2, "title"),
    gone(3, "date"),
    gone(4, "unit"),
    gone(5, "field"),
    gone(6, "movement"),
    gone(7, "award_level"),
    gone(8, "subject"),
    gone(9, "summary"),
    line(2, "title:", "story.missing-key", "a story with an empty title"),
    line(3, "date: ''", "story.missing-key", "a story with an empty date"),
    line(4, "unit: []", "story.missing-key", "a story with an empty list of units"),
    line(5, "field: ~", "story.missing-key", "a story whose field is null"),
    line(6, "movement: null", "story.missing-key", "a story whose movement is null"),
    line(7, 'award_level: ""', "story.missing-key", "a story with an empty award level"),
    line(8, "subject: {}", "story.missing-key", "a story with an empty subject"),
    line(9, 'summary: "  "', "story.missing-key", "a story with a blank summary"),
    line(8, "subject: {kind: ca-nhan}", "story.missing-key", "a subject without a name"),
    line(8, "subject: {name: Nguyễn Thị Mẫu}", "story.missing-key", "a subject without a kind"),
]
TWICE = [
    added(f"{key}: {value}", "yaml.duplicate-key", f"a story with two lines for {key}")
    for key, value in (
        ("title", "Khác"),
        ("date", "2026-03-06"),
        ("unit", "to-a"),
        ("field", "giao-duc"),
        ("movement", "thi-dua"),
        ("award_level", "tinh"),
        ("subject", "{name: A, kind: ca-nhan}"),
        ("summary", "Tóm tắt khác"),
    )
] + [
    added("tiêu đề: Khác", "yaml.duplicate-key", "a key in English and again in Vietnamese"),
    line(8, "subject: {name: A, name: B, kind: ca-nhan}", "yaml.duplicate-key", "a key twice inside a subject"),
    raw("Title: A\nDate: 2026-03-05\nTitle: B\n\nNội dung\n", "yaml.duplicate-key", "a key twice in Pelican's form", 3),
]
TYPES = [
    line(2, "title: [a, b]", "story.wrong-type", "a title that is a list"),
    line(2, "title: {a: b}", "story.wrong-type", "a title that is a mapping"),
    line(3, "date: [2026-03-05]", "story.wrong-type", "a date that is a list"),
    line(4, "unit: {code: phong-mot}", "story.wrong-type", "a unit that is a mapping"),
    line(4, "unit: [[phong-mot]]", "story.wrong-type", "a unit that is a list of lists"),
    line(5, "field: [giao-duc, giao-duc]", "story.wrong-type", "two fields where there is one"),
    line(6, "movement: [{code: thi-dua}]", "story.wrong-type", "a movement that is a list of mappings"),
    line(7, "award_level: [khong]", "story.wrong-type", "an award level that is a list"),
    line(8, "subject: Nguyễn Thị Mẫu", "story.wrong-type", "a subject that is a text"),
    line(8, "subject: [Nguyễn Thị Mẫu]", "story.wrong-type", "a subject that is a list"),
    line(9, "summary: [một, hai]", "story.wrong-type", "a summary that is a list"),
    line(10, "slug: {a: b}", "story.wrong-type", "a slug that is a mapping"),
    added("id: [a]", "story.wrong-type", "an id that is a list"),
    added("author: {name: A}", "story.wrong-type", "an author that is a mapping"),
    added("tags: {a: b}", "story.wrong-type", "tags that are a mapping"),
    added("decision: 1234/QĐ", "story.wrong-type", "a decision that is a text"),
    added("corrections: sai ngày", "story.wrong-type", "corrections that are a text"),
    added("withdrawn: 2026-04-01", "story.wrong-type", "a withdrawal that is a date"),
    added("consent: true", "story.wrong-type", "a consent that is a word"),
    added("embargo: [2026-03-06]", "story.wrong-type", "an embargo that is a list"),
    added("status: {draft: true}", "story.wrong-type", "a status that is a mapping"),
    added("video: [phim.mp4]", "story.wrong-type", "a video that is a list"),
    added("redirect_from: {a: b}", "story.wrong-type", "a redirect that is a mapping"),
    added("image: [a.png]", "story.wrong-type", "an image that is a list"),
]
KEYS = [
    added("sumary: Thêm một tóm tắt", "story.unknown-key", "a misspelt key"),
    added("save_as: index.html", "story.unknown-key", "save_as"),
    added("url: /", "story.unknown-key", "url"),
    added("template: base", "story.unknown-key", "template"),
    added("is_valid: false", "story.unknown-key", "is_valid"),
    added("__class__: x", "story.unknown-key", "a key that is an attribute of Python"),
    added("author.name: x", "story.unknown-key", "a dotted key"),
    added("settings: {SITEURL: x}", "story.unknown-key", "settings"),
    added("lang: en", "story.unknown-key", "a key that Pelican knows"),
    added("'': x", "story.unknown-key", "an empty key"),
    added(f"{'k' * 1000}: x", "story.unknown-key", "a key of a thousand letters"),
    line(8, "subject: {name: A, kind: ca-nhan, age: 9}", "story.unknown-key", "an unknown key inside a subject"),
    raw("Title: A\nSave_as: index.html\n\nNội dung\n", "story.unknown-key", "save_as in Pelican's form", 2),
    raw("Title: A\n__class__: x\n\nNội dung\n", "yaml.syntax", "an attribute of Python in Pelican's form", 2),
]
DATES = [
    line(3, f"date: {date}", "story.bad-date", name)
    for date, name in (
        ("31/02/2026", "the 31st of February"),
        ("2026-13-01", "a thirteenth month"),
        ("0000-01-01", "the year 0"),
        ("99999-01-01", "the year 99999"),
        ("9999-12-31", "the year 9999"),
        ("1066-10-14", "the year 1066"),
        ("hôm qua", "a date in words"),
        ("2026-03-05 25:00", "the hour 25"),
        ("2026-03-05 07:30 +99:00", "a time zone of 99 hours"),
        ("05.03.2026", "a date with dots"),
        ("1" * 5000, "a date of 5,000 digits"),
    )
] + [
    added("embargo: 2026-02-30 06:00", "story.bad-date", "an embargo on the 30th of February"),
    added("decision: {number: 1, date: 32/01/2026}", "story.bad-date", "a decision on the 32nd"),
    added("corrections: [{date: mai, text: Sửa tên}]", "story.bad-date", "a correction dated with a word"),
    added("status: withdrawn\nwithdrawn: {date: x, reason: y}", "story.bad-date", "a withdrawal dated x")._replace(
        line=12
    ),
]
NUMBERS = [
    added(f"video: {{src: 'https://phim.example/a.mp4', seconds: {number}}}", "story.bad-number", name)
    for number, name in (
        ("-1", "a film of less than no time"),
        ("1.5", "a film of one and a half seconds"),
        ("1e9", "a number with an exponent"),
        ("0x10", "a hexadecimal number"),
        ("٣", "an Arabic digit"),
        ("9" * 400, "a number of 400 digits"),
    )
]
HUGE = [
    line(2, f"title: {'a' * 301}", "story.too-long", "a title of 301 letters"),
    line(9, f"summary: {'tóm tắt ' * 50}", "story.summary-length", "a summary of 400 letters"),
    line(9, "summary: Ngắn quá", "story.summary-length", "a summary of eight letters"),
    line(10, f"slug: {'a' * 81}", "story.bad-slug", "a slug of 81 letters"),
    added(f"author: {'A' * 5000}", "story.too-long", "an author of 5,000 letters"),
    added(f"tags: [{'t' * 5001}]", "story.too-long", "a tag of 5,001 letters"),
    added(f"tags: [{'t, ' * 100_000}t]", "story.too-long", "a hundred thousand tags"),
    line(4, f"unit: [{', '.join(f'don-vi-{i}' for i in range(20_000))}]", "story.too-long", "twenty thousand units"),
    line(4, f"unit: {'phong ' * 100_000}", "story.too-long", "a unit of 600,000 letters"),
    raw(story(body="a" * 1_000_001), "text.too-large", "a story of more than a megabyte"),
    registry(UNITS, "#" * 1_000_001, "text.too-large", "a registry of more than a megabyte"),
]
ENCODINGS = [
    raw(story().encode("utf-16"), "text.encoding", "a story in UTF-16 with its mark"),
    raw(story().encode("utf-16-le"), "text.encoding", "a story in UTF-16 LE", 2),
    raw(story().encode("utf-16-be"), "text.encoding", "a story in UTF-16 BE", 2),
    raw(f"---\ntitle: {CP1258}\n---\n".encode("cp1258"), "text.encoding", "a story in Windows-1258", 2),
    raw(f"---\ntitle: {TCVN3}\n---\n".encode("latin-1"), "text.encoding", "a story in TCVN3", 2),
    raw("---\n\ntitle: déjà vu\n---\n".encode("latin-1"), "text.encoding", "a story in Latin-1", 3),
    raw(b"---\ntitle: \xc0\xaf\n---\n", "text.encoding", "an overlong UTF-8 slash", 2),
    raw(b"---\ntitle: \xed\xa0\x80\n---\n", "text.encoding", "half a surrogate pair in UTF-8", 2),
    registry(UNITS, "- {code: a, name: Phòng}".encode("utf-16"), "text.encoding", "a registry in UTF-16"),
]
CONTROLS = [
    line(2, "title: Lớp\0học", "text.control-character", "a NUL in a title"),
    line(2, "title: Lớp\x1bhọc", "text.control-character", "an escape in a title"),
    line(2, "title: Lớp\x07học", "text.control-character", "a bell in a title"),
    line(2, "title: Lớp \u202egnp.exe", "text.control-character", "a bidi override in a title"),
    line(2, "title: Lớp \u2066học", "text.control-character", "a bidi isolate in a title"),
    line(2, r'title: "Lớp\0học"', "text.control-character", "a NUL written as a YAML escape"),
    line(2, r'title: "Lớp \u202Egnp"', "text.control-character", "a bidi override written as a YAML escape"),
    line(8, r'subject: {name: "A\e[31m", kind: ca-nhan}', "text.control-character", "a terminal colour as an escape"),
    line(2, r'title: "Lớp \uFFFE học"', "text.control-character", "a character that XML cannot carry as an escape"),
    body("Một dòng.\n\nHai \x08 dòng.", "text.control-character", "a backspace in the body", 14),
    Row("a NUL in a registry", "text.control-character", 2, {UNITS: "- code: a\n  name: b\0c\n"}, UNITS),
]
YAML = [
    line(4, "unit: &neo phong-mot", "yaml.not-allowed", "an anchor"),
    line(4, "unit: *neo", "yaml.not-allowed", "an alias without its anchor"),
    raw(
        f"---\na: &a [x]\n{''.join(f'{b}: &{b} [*{a}, *{a}]' + chr(10) for a, b in zip('abcdefgh', 'bcdefghi', strict=True))}---\nx",
        "yaml.not-allowed",
        "a billion laughs",
        2,
    ),
    line(2, "title: !!python/object/apply:os.system ['true']", "yaml.not-allowed", "a Python object"),
    line(2, "title: !!str Tên", "yaml.not-allowed", "a standard tag"),
    line(2, "title: !<tag:x> Tên", "yaml.not-allowed", "a tag by its address"),
    line(2, f"title: {'[' * 50_000}", "yaml.too-deep", "fifty thousand opening brackets"),
    line(2, f"title: {'{a: ' * 1000}", "yaml.too-deep", "a thousand mappings in each other"),
    line(2, "title: [a, b", "yaml.syntax", "a list that is not closed")._replace(line=3),
    line(2, "title: Tên: khác", "yaml.syntax", "two colons in a line"),
    line(2, "\ttitle: Tên", "yaml.syntax", "a tab before a key"),
    line(2, 'title: "mở mà không đóng', "yaml.syntax", "a quote that is not closed")._replace(line=10),
    line(2, "? [a, b]\n: c", "yaml.syntax", "a key that is a list"),
    line(2, "--- hai", "yaml.syntax", "a second document in the front matter")._replace(line=3),
    line(2, "%TAG ! tag:x,2000:", "yaml.syntax", "a YAML directive")._replace(line=3),
    raw("---\n- a\n- b\n---\nNội dung\n", "yaml.syntax", "front matter that is a list", 2),
    raw("---\nchỉ là chữ\n---\nNội dung\n", "yaml.syntax", "front matter that is a text", 2),
    raw("---\ntitle: A\nNội dung\n", "story.no-front-matter", "front matter that is not closed"),
    raw("---\n---\nNội dung\n", "story.no-front-matter", "front matter with nothing in it"),
    raw("---\n# ghi chú\n---\nNội dung\n", "story.no-front-matter", "front matter with a remark only"),
    raw("", "story.no-front-matter", "an empty file"),
    raw("\n\n\n", "story.no-front-matter", "a file of blank lines"),
    raw("---", "story.no-front-matter", "a file of three hyphens"),
    raw("Chỉ có nội dung.\n", "story.no-front-matter", "a body without keys"),
    raw("Title: A\nkhông phải khóa\n\nNội dung\n", "yaml.syntax", "a stray line in Pelican's form", 2),
    raw("Title: A\nSubject: {name: A, kind: [b}\n\nNội dung\n", "yaml.syntax", "flow garbage in Pelican's form", 2),
    raw("Title: A\nTags: [a, b\n\nNội dung\n", "yaml.syntax", "an open list in Pelican's form", 2),
    raw("Title: A\nTags: [a, &b c]\n\nNội dung\n", "yaml.not-allowed", "an anchor in Pelican's form", 2),
    raw("Title: A\nTags: [a] ]\n\nNội dung\n", "yaml.syntax", "a bracket too many in Pelican's form", 2),
    registry(UNITS, "- code: a\n  name: [b\n", "yaml.syntax", "a registry with an open bracket", 2),
    registry(UNITS, "- &a {code: b}\n- *a\n", "yaml.not-allowed", "a registry with an anchor"),
    registry(SITE, "name: a\nname: b\n", "yaml.duplicate-key", "a registry with a doubled key", 2),
]
ADDRESSES = [
    line(10, "slug: ../x", "story.bad-slug", "a slug that climbs out"),
    line(10, "slug: a/b", "story.bad-slug", "a slug with a slash"),
    line(10, "slug: /etc/passwd", "story.bad-slug", "a slug that is a path"),
    line(10, "slug: index.html", "story.bad-slug", "a slug that is a file's name"),
    line(10, "slug: Lop-Hoc", "story.bad-slug", "a slug with capitals"),
    line(10, "slug: lớp-học", "story.bad-slug", "a slug with accents"),
    line(10, "slug: -a-", "story.bad-slug", "a slug that begins with a hyphen"),
    line(10, r"slug: a\..\b", "story.bad-slug", "a slug with backslashes"),
    line(10, "slug: a%2e%2e", "story.bad-slug", "a slug with percent signs"),
    Row("a title of signs alone, without a slug", "story.bad-slug", 2, {STORY: story({2: "title: '!!!'", 10: ""})}),
    added("id: ../../x", "story.bad-id", "an id that climbs out"),
    added("id: <script>", "story.bad-id", "an id that is a script"),
    added("id: a b", "story.bad-id", "an id with a blank"),
    added("redirect_from: [../../index]", "story.bad-slug", "a redirect that climbs out"),
    added("redirect_from: [a, 'b/c']", "story.bad-slug", "a redirect with a slash"),
    second(story(), "story.duplicate-slug", "two stories with one slug", 10),
    second(
        story({10: "slug: khac"}, ("redirect_from: [lop-hoc]",)),
        "story.duplicate-slug",
        "a redirect from another's slug",
        11,
    ),
    added("redirect_from: [lop-hoc]", "story.duplicate-slug", "a redirect from a story's own slug"),
    second(story({10: "slug: khac"}, ("id: bai",)), "story.duplicate-id", "two stories with one id", 11),
    added("image: ../../../etc/passwd\nimage_alt: Ảnh", "story.image-outside", "an image that climbs out"),
    added("image: /etc/passwd\nimage_alt: Ảnh", "story.image-outside", "an image by its absolute path"),
    added("image: 'C:\\a.png'\nimage_alt: Ảnh", "story.image-outside", "an image on a Windows disk"),
    added("image: ~/a.png\nimage_alt: Ảnh", "story.image-outside", "an image in somebody's home"),
    added("image: file:///etc/passwd\nimage_alt: Ảnh", "story.image-outside", "an image by a file address"),
    added("image: thieu.png\nimage_alt: Ảnh", "story.image-missing", "an image that is not there"),
    added("image: '.'\nimage_alt: Ảnh", "story.image-missing", "an image that is a folder"),
    body("![Ảnh](../../../etc/passwd)", "story.image-outside", "a picture of the body that climbs out"),
    body(
        "![Ảnh](%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "story.image-outside", "a picture that climbs out in percent signs"
    ),
    body('Chữ.\n\n<img src="thieu.png" alt="">', "story.image-missing", "a raw picture that is not there", 14),
    body("![Ảnh](https://x.example/a.png)", "story.image-outside", "a picture of another site"),
    body("![Ảnh](data:image/png;base64,AAAA)", "story.image-outside", "a picture inside its address"),
    added("video: ../../etc/passwd", "story.media-missing", "a film that climbs out"),
    added("video: javascript:alert(1)", "story.media-missing", "a film that is a script"),
    added("video: {src: thieu.mp4, seconds: 5}", "story.media-missing", "a film that is not there"),
    added("audio: {seconds: 5}", "story.missing-key", "a sound without its file"),
    added("video: registries/site.yml", "story.media-type", "a film that is a registry"),
    added("audio: stories/bai.md", "story.media-type", "a sound that is a story"),
    Row(
        "a plain page at the address of the stories",
        "page.reserved-slug",
        2,
        {PAGE: "Title: A\nSlug: guong\n\nChữ.\n"},
        PAGE,
    ),
    Row("a plain page at index", "page.reserved-slug", 2, {PAGE: "Title: A\nSlug: index\n\nChữ.\n"}, PAGE),
    Row("a plain page that climbs out", "page.bad-slug", 2, {PAGE: "Title: A\nSlug: ../x\n\nChữ.\n"}, PAGE),
    Row("a plain page with save_as", "page.unknown-key", 2, {PAGE: "Title: A\nSave_as: index.html\n\nChữ.\n"}, PAGE),
    Row(
        "two plain pages with one slug",
        "page.duplicate-slug",
        2,
        {"pages/hai.md": "Title: A\nSlug: gioi-thieu\n\nChữ.\n"},
        "pages/hai.md",
    ),
]
VALUES = [
    added("video: http://phim.example/a.mp4", "story.media-http", "a film that anybody on the way can change"),
    added("redirect_from: [lop-hoc]", "story.duplicate-slug", "a story that leads on to itself"),
    added("status: hidden", "story.bad-choice", "the status hidden"),
    added("stage: tuyệt vời", "story.bad-choice", "an unknown stage"),
    line(7, "award_level: huyen", "story.bad-choice", "an unknown award level"),
    line(8, "subject: {name: A, kind: robot}", "story.bad-choice", "an unknown kind of subject"),
    line(8, "subject: {name: A, kind: ca-nhan, child: có thể}", "story.bad-choice", "a child that may be one"),
    line(4, "unit: phong-hai", "story.unknown-unit", "an unknown unit"),
    line(5, "field: van-hoa", "story.unknown-field", "an unknown field"),
    line(6, "movement: [thi-dua, khac]", "story.unknown-movement", "an unknown movement beside a known one"),
    added("award: huan-chuong", "story.unknown-award", "an unknown award"),
    added("outlets: [bao, dai]", "story.unknown-outlet", "an unknown outlet"),
    line(4, "unit: to dan van", "story.ambiguous-name", "a name that two units have without accents"),
    line(4, "unit: phong-cu", "story.unit-not-in-force", "a unit that has ended"),
    line(4, "unit: phong-moi", "story.unit-not-in-force", "a unit that has not begun"),
    Row(
        "an award of another level",
        "story.award-level",
        7,
        {STORY: story({8: "subject: {name: A, kind: tap-the}"}, ("award: tap-the-tot",))},
    ),
    Row(
        "an award for others",
        "story.award-subject",
        11,
        {STORY: story({7: "award_level: tinh"}, ("award: tap-the-tot",))},
    ),
    line(8, "subject: {name: A, kind: ca-nhan, child: true}", "story.child-consent", "a child without consent"),
    Row(
        "a child with its own consent only",
        "story.child-consent",
        8,
        {STORY: story({8: "subject: {name: A, kind: ca-nhan, child: true}"}, ("consent: {subject: true}",))},
    ),
    added("status: withdrawn", "story.withdrawn-details", "a withdrawal without its reason"),
    added(
        "withdrawn: {date: 2026-04-01, reason: Theo đề nghị}",
        "story.withdrawn-details",
        "a reason of withdrawal on a public story",
    ),
    added("withdrawn: {date: 2026-04-01}", "story.missing-key", "a withdrawal without a reason"),
    added("corrections: [{text: Sửa tên}]", "story.missing-key", "a correction without a date"),
]
BODIES = [
    body("", "story.empty-body", "an empty body", 13),
    body("   \n\t\n", "story.empty-body", "a body of blanks"),
    body("<!-- chưa có -->", "story.empty-body", "a body that is a comment"),
    body("<script>alert(1)</script>", "story.empty-body", "a body that is a script"),
    body("&nbsp;\n\n<b></b>", "story.empty-body", "a body of signs that nobody sees"),
    raw("\n".join(("Title: A", "Date: 2026-03-05")), "story.empty-body", "Pelican's form without a body", 2),
    body("[Bấm](javascript:alert(1))", "story.link-scheme", "a link that is a script"),
    body("[Bấm](JaVaScRiPt:alert(1))", "story.link-scheme", "a script in mixed case"),
    body('<a href="java&#x0A;script:alert(1)">Bấm</a>', "story.link-scheme", "a script with a line end inside"),
    body("[Bấm](vbscript:x)", "story.link-scheme", "a link that is Visual Basic"),
    body("[Bấm](data:text/html,x)", "story.link-scheme", "a link that is its own page"),
    body("[Bấm](//nơi-khác.example/)", "story.link-scheme", "a link without a scheme"),
    body("Chữ.\n\n[Bấm](khong-co.md)", "story.link-missing", "a link to a missing file", 14),
    body("[Bấm](../../bai.md)", "story.link-missing", "a link that climbs out"),
    body("[Bấm](/guong/khong-co/)", "story.link-missing", "a link to a missing story"),
    body("[Bấm](/guong/)", "story.link-missing", "a link to a list that is not there"),
    body("[Bấm](/guong/lop-hoc/trang-2/)", "story.link-missing", "a link below a story"),
    body(
        "[Bấm](https://thu.example/guong/khong-co/)",
        "story.link-missing",
        "a link to a missing story by its whole address",
    ),
    body("[Bấm](/phong-trao/thi-dua/mot/hai/)", "story.link-missing", "a link below a list"),
    body("[Bấm](/phong-trao/thi-dua/trang-2/)", "story.link-missing", "a link to a page that a list does not have"),
    body("[Bấm](/bao-chi/bao/trang/2026-03-16/)", "story.link-missing", "a link to an edition of no outlet"),
    body("[Bấm](/theo-doi/2019/)", "story.link-missing", "a link to a year that is not tracked"),
    body("[Bấm](/phong-trao/khong-co/)", "story.link-missing", "a link to a missing movement"),
    body("[Bấm](trang.html)", "story.link-missing", "a link to a page that is not ours"),
    body("> " * 5000 + "sâu", "story.too-nested", "five thousand quotations in each other"),
    body("- " * 5000 + "sâu", "story.too-nested", "five thousand lists in each other"),
    body("<div>" * 5000, "story.too-nested", "five thousand open blocks"),
    body(
        "".join(f'<i title="{i}">' for i in range(3000)) + "<p>x" * 3000,
        "story.too-nested",
        "tags that each paragraph repeats",
    ),
    Row("a page with five thousand open blocks", "page.too-nested", 3, {PAGE: "Title: A\n\n" + "<div>" * 5000}, PAGE),
    Row(
        "two names that look alike",
        "file.twin-name",
        1,
        {"stories/b\u00e0i.md": story({10: "slug: hai"}), "stories/ba\u0300i.md": story({10: "slug: ba"})},
        "stories/b\u00e0i.md",
    ),
    Row("a picture on a plain page", "page.picture", 3, {PAGE: "Title: A\n\n![Ảnh](a.png)\n"}, PAGE),
    Row("an empty page", "page.empty-body", 3, {PAGE: "---\ntitle: A\n---\n"}, PAGE)._replace(line=4),
    Row("a page without a title", "page.missing-key", 1, {PAGE: "Summary: A\n\nChữ.\n"}, PAGE),
    Row("a page whose title is a list", "page.wrong-type", 1, {PAGE: "Title: [a]\n\nChữ.\n"}, PAGE),
    Row("a page whose place is a word", "page.bad-number", 2, {PAGE: "Title: A\nOrder: đầu\n\nChữ.\n"}, PAGE),
    Row("a page with a title of 301 letters", "page.too-long", 1, {PAGE: f"Title: {'a' * 301}\n\nChữ.\n"}, PAGE),
    Row("a page without keys", "page.no-front-matter", 1, {PAGE: "Chữ.\n"}, PAGE),
    Row("a page that links to nowhere", "story.link-missing", 3, {PAGE: "Title: A\n\n[x](/guong/khong-co/)\n"}, PAGE),
    Row("a page that links to a script", "story.link-scheme", 3, {PAGE: "Title: A\n\n[x](javascript:1)\n"}, PAGE),
]
PICTURES = [
    picture("a picture cut short", drawn("PNG", 400)[:-40], "story.image-broken"),
    picture("a picture of no bytes", b"", "story.image-broken"),
    picture("a GIF that says it is a PNG", drawn("GIF"), "story.image-broken"),
    picture(
        "a drawing in XML that says it is a PNG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "story.image-broken"
    ),
    picture("a drawing in XML", "<svg xmlns='http://www.w3.org/2000/svg'/>", "story.image-broken", "stories/anh.svg"),
    picture("a PNG of 41 megapixels", png(41_000_000 // 1000, 1000), "story.image-too-large"),
    picture("a PNG of 3,600 megapixels", png(60_000, 60_000), "story.image-too-large"),
    picture("a PNG of no width", png(0, 8), "story.image-broken"),
    picture("a JPEG with an EXIF of 65,535 entries, cut short", exif_bomb(), "story.image-broken", "stories/anh.jpg"),
    picture("a PNG whose comment unfolds to 100 MB", text_bomb(), "story.image-broken"),
    picture("a WebP of its first bytes", drawn("WEBP")[:20], "story.image-broken", "stories/anh.webp"),
    Row(
        "an image without its alternative text",
        "story.image-alt",
        11,
        {STORY: story(add=("image: a.png",)), "stories/a.png": drawn("PNG")},
    ),
    Row(
        "an image with an empty alternative text",
        "story.image-alt",
        11,
        {STORY: story(add=("image: a.png", "image_alt: ''")), "stories/a.png": drawn("PNG")},
    ),
    body("![Ảnh](anh/anh.png)", "story.image-outside", "a picture in a folder that is linked from outside")._replace(
        prepare=lambda site: linked_images(site)
    ),
]


def linked_images(site: Path) -> None:
    """The site's folder of pictures leads outside; it stands beside the stories, so that only the picture is at fault."""
    folder_linked_out(site)
    (site / "stories/anh").rename(site / "anh")


FILES = [
    Row(
        "a story that is a link",
        "file.symlink",
        1,
        path="stories/noi.md",
        prepare=lambda s: (s / "stories/noi.md").symlink_to(s / STORY),
    ),
    Row(
        "a story that is a link to nowhere",
        "file.symlink",
        1,
        path="stories/noi.md",
        prepare=lambda s: (s / "stories/noi.md").symlink_to("/khong/co"),
    ),
    Row(
        "a story that is a link to itself",
        "file.symlink",
        1,
        path="stories/noi.md",
        prepare=lambda s: (s / "stories/noi.md").symlink_to("noi.md"),
    ),
    Row(
        "a link to itself without an ending",
        "file.symlink",
        1,
        path="stories/noi",
        prepare=lambda s: (s / "stories/noi").symlink_to("noi"),
    ),
    Row("a folder of stories that is a link", "file.symlink", 1, path="stories/anh", prepare=folder_linked_out),
    Row(
        "a folder that is a link to the folder above",
        "file.symlink",
        1,
        path="stories/vong",
        prepare=lambda s: (s / "stories/vong").symlink_to(".."),
    ),
    Row(
        "a plain page that is a link",
        "file.symlink",
        1,
        path="pages/noi.md",
        prepare=lambda s: (s / "pages/noi.md").symlink_to(s / PAGE),
    ),
    Row(
        "a registry that is a link",
        "file.symlink",
        1,
        path="registries/outlets.yml",
        prepare=lambda s: linked_registry(s),
    ),
    Row(
        "a folder with a story's name",
        "file.unreadable",
        1,
        path="stories/x.md",
        prepare=lambda s: (s / "stories/x.md").mkdir(),
    ),
    Row(
        "a folder with a page's name",
        "file.unreadable",
        1,
        path="pages/x.md",
        prepare=lambda s: (s / "pages/x.md").mkdir(),
    ),
    Row(
        "a pipe with a story's name",
        "file.unreadable",
        1,
        path="stories/x.md",
        prepare=lambda s: os.mkfifo(s / "stories/x.md"),
    ),
    Row(
        "a pipe with a page's name",
        "file.unreadable",
        1,
        path="pages/x.md",
        prepare=lambda s: os.mkfifo(s / "pages/x.md"),
    ),
    Row(
        "a folder with a registry's name",
        "file.unreadable",
        1,
        path="registries/outlets.yml",
        prepare=lambda s: folder_for_registry(s),
    ),
    Row("stories that are a file", "file.unreadable", 1, path="stories", prepare=lambda s: file_for_stories(s)),
    Row("a name that is not UTF-8", "file.bad-name", 1, path="stories/ten-\\xff.md", prepare=odd_name),
    Row(
        "a name with a line end",
        "file.bad-name",
        1,
        {"stories/a\nb.md": story({10: "slug: hai"})},
        path="stories/a b.md",
    ),
    Row(
        "a name with a bidi override",
        "file.bad-name",
        1,
        {"stories/a\u202eb.md": story({10: "slug: hai"})},
        path="stories/a b.md",
    ),
]


def linked_registry(site: Path) -> None:
    (site / "registries/outlets.yml").rename(site.parent / f"{site.name}-outlets.yml")
    (site / "registries/outlets.yml").symlink_to(site.parent / f"{site.name}-outlets.yml")


def folder_for_registry(site: Path) -> None:
    (site / "registries/outlets.yml").unlink()
    (site / "registries/outlets.yml").mkdir()


def file_for_stories(site: Path) -> None:
    (site / STORY).unlink()
    (site / "stories").rmdir()
    (site / "stories").write_text("không phải thư mục", encoding="utf-8")


KIND = "\nunit_kinds:\n- {code: phong, name: Phòng}\n"
REGISTRY = [
    Row("no site.yml", "registry.missing-file", 1, path=SITE, prepare=lambda s: (s / SITE).unlink()),
    registry(SITE, "", "registry.wrong-type", "an empty site.yml"),
    registry(SITE, "- name: a\n", "registry.wrong-type", "a site.yml that is a list"),
    registry(SITE, f"name: A\ncode: a{KIND}", "registry.missing-key", "a site without an address"),
    registry(SITE, f"name: A\ncode: a\nurl: thu.example{KIND}", "registry.bad-url", "an address without a scheme", 3),
    registry(
        SITE, f"name: A\ncode: a\nurl: javascript:alert(1){KIND}", "registry.bad-url", "an address that is a script", 3
    ),
    registry(
        SITE, f"name: A\ncode: a\nurl: https://a.vn\nhub: b.vn{KIND}", "registry.bad-url", "a hub without a scheme", 4
    ),
    registry(SITE, f"name: A\ncode: a\nurl: 'https://a\"b'{KIND}", "registry.bad-url", "an address with a quote", 3),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\ntimezone: Asia/Hue{KIND}",
        "registry.bad-timezone",
        "an unknown time zone",
        4,
    ),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\ntimezone: ../../etc/passwd{KIND}",
        "registry.bad-timezone",
        "a time zone that climbs out",
        4,
    ),
    logo("svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a mark with a script"),
    logo("svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a mark that acts when it is loaded"),
    logo(
        "svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://x.example/a'/></svg>",
        "a mark from elsewhere",
    ),
    logo("svg", b"\x89PNG", "a mark that is no drawing"),
    logo(
        "svg", DRAWN % b"<s:script xmlns:s='http://www.w3.org/2000/svg'>1</s:script>", "a mark's script by another name"
    ),
    logo("svg", DRAWN % b"<a><set attributeName='href' to='java&#115;cript:1'/></a>", "a mark that sets a script"),
    logo("svg", DRAWN % b"<style>@import url(https://x.example/a.css)</style>", "a mark with a style from elsewhere"),
    logo("svg", DRAWN % b"<rect style='fill:url(https://x.example/a)'/>", "a mark painted from elsewhere"),
    logo("svg", DRAWN % b"<g>", "a mark that is cut short"),
    logo("svg", b"<svg viewBox='0 0 1 1'/>", "a mark without its namespace"),
    logo("svg", b"<!DOCTYPE svg [<!ENTITY n 'x'>]>" + DRAWN % b"", "a mark with entities"),
    logo("svg", (DRAWN % b"").decode().encode("utf-16"), "a mark in another encoding"),
    logo("png", b"<svg/>", "a drawing called a picture"),
    logo("png", png(10, 10), "a mark with nothing behind its size"),
    logo("webp", b"a" * 100_001, "a mark of too many bytes"),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\npage_size: 0{KIND}",
        "registry.bad-number",
        "pages of no story",
        4,
    ),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\npage_size: nhiều{KIND}",
        "registry.bad-number",
        "pages of many stories",
        4,
    ),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\ndemo: có lẽ{KIND}",
        "registry.bad-choice",
        "a demo that may be one",
        4,
    ),
    registry(
        SITE,
        f"name: {'a' * 5001}\ncode: a\nurl: https://a.example{KIND}",
        "registry.too-long",
        "a name of 5,001 letters",
    ),
    registry(SITE, f"name: A\ncode: A B\nurl: https://a.example{KIND}", "registry.bad-code", "a code with a blank", 2),
    registry(
        SITE,
        "name: A\ncode: a\nurl: https://a.example\nunit_kinds:\n- {code: phong, name: A}\n- {code: phong, name: B}\n",
        "registry.duplicate-code",
        "a kind of unit twice",
        6,
    ),
    registry("registries/scoring.yaml", "", "registry.unknown-file", "a registry with another ending"),
    registry("registries/unit.yml", "- [", "registry.unknown-file", "a registry whose name lacks a letter"),
    registry("registries/Fields.YML", "", "registry.unknown-file", "a registry in capitals"),
    registry(UNITS, "code: a\nname: b\n", "registry.not-a-list", "a registry that is a mapping"),
    registry(UNITS, "- a\n- b\n", "registry.not-a-list", "a registry of texts"),
    more(UNITS, "- {code: phong-mot, kind: phong, name: A}\n", "registry.duplicate-code", "a unit's code twice", 6),
    more(UNITS, "- {code: all, kind: phong, name: A}\n", "registry.reserved-code", "a reserved code", 6),
    more(
        UNITS,
        "- {code: trang-2, kind: phong, name: A}\n",
        "registry.reserved-code",
        "a code that is a page's number",
        6,
    ),
    more(UNITS, "- {code: ../x, kind: phong, name: A}\n", "registry.bad-code", "a code that climbs out", 6),
    more(UNITS, "- {code: hai, kind: huyen, name: A}\n", "registry.unknown-reference", "a unit of an unknown kind", 6),
    more(
        UNITS,
        "- {code: hai, kind: phong, name: A, peer_group: cum}\n",
        "registry.unknown-reference",
        "an unknown peer group",
        6,
    ),
    more(
        UNITS,
        "- {code: hai, kind: phong, name: A, successors: [ba]}\n",
        "registry.unknown-reference",
        "an unknown successor",
        6,
    ),
    more(
        UNITS,
        "- {code: hai, kind: phong, name: A, from: 2026-02-01, until: 2026-01-01}\n",
        "registry.bad-span",
        "a unit that ends before it begins",
        6,
    ),
    more(
        UNITS,
        "- {code: hai, kind: phong, name: A, from: 2026-02-31}\n",
        "registry.bad-date",
        "a unit from the 31st of February",
        6,
    ),
    more(UNITS, "- {code: hai, kind: phong}\n", "registry.missing-key", "a unit without a name", 6),
    more(
        UNITS, "- {code: hai, kind: phong, name: A, nane: B}\n", "registry.unknown-key", "a misspelt key of a unit", 6
    ),
    more(UNITS, "- {code: hai, kind: phong, name: [A]}\n", "registry.wrong-type", "a unit's name that is a list", 6),
    more(
        UNITS,
        "- {code: hai, kind: phong, names: [{name: A, until: 2026-02-01}, {name: B, from: 2026-01-01}]}\n",
        "registry.overlapping-names",
        "two names on one day",
        6,
    ),
    more(
        UNITS,
        "- code: hai\n  kind: phong\n  names:\n  - {name: B, from: 2026-02-01}\n  - {name: A, until: 2026-01-01}\n",
        "registry.name-gap",
        "a month between two names",
        9,
    ),
    more(
        UNITS,
        "- code: hai\n  kind: phong\n  name: A\n  names: [{name: A, until: 2026-02-01}, {name: B, from: 2026-02-01}]\n",
        "registry.two-names",
        "a name that is not the latest of the names",
        8,
    ),
    more(
        UNITS,
        "- code: hai\n  kind: phong\n  name: A\n  successors:\n  - to-a\n  - hai\n",
        "registry.successor-circle",
        "a unit that takes over from itself",
        11,
    ),
    more(
        UNITS,
        "- {code: a-1, kind: phong, name: A, successors: [a-2]}\n- {code: a-2, kind: phong, name: B, successors: [a-1]}\n",
        "registry.successor-circle",
        "two units that take over from each other",
        7,
    ),
    more(
        UNITS, "- {code: hai, kind: phong, name: A, email: abc}\n", "registry.bad-email", "a unit's mail at no place", 6
    ),
    registry(
        SITE,
        f"name: A\ncode: a\nurl: https://a.example\nemail: ban@a.example, ban2@{KIND}",
        "registry.bad-email",
        "a second address of mail that is cut short",
        4,
    ),
    registry(
        SITE, f"name: A\ncode: a\nurl: https://a.vn:99999999/{KIND}", "registry.bad-url", "a port that is none", 3
    ),
    registry(SITE, f"name: A\ncode: a\nurl: https://a.vn?b=c{KIND}", "registry.bad-url", "an address with a query", 3),
    registry(SITE, f"name: A\ncode: a\nurl: https://a vn{KIND}", "registry.bad-url", "an address with a blank", 3),
    more(
        "registries/outlets.yml",
        "- code: dai\n  medium: radio\n  speaking_rate: 0\n",
        "registry.bad-number",
        "a voice that says nothing in a minute",
        4,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, medium: radio, editions: [{code: a, name: A, rhythm: weekly, minutes: 0}]}\n",
        "registry.bad-number",
        "an edition of no minutes",
        2,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, medium: radio, editions: [{code: a, name: A, rhythm: weekly, stories: 0}]}\n",
        "registry.bad-number",
        "an edition of no stories",
        2,
    ),
    more(
        "registries/scoring.yml",
        "- per_period_met: 20\n  from: 2026-01-01\n",
        "scoring.same-day",
        "two rules of points from one day",
        3,
    ),
    more(UNITS, "- ba\n", "registry.not-a-list", "a text among units", 6),
    more(
        "registries/awards.yml",
        "- {code: cup, name: Cúp, level: huyen}\n",
        "registry.bad-choice",
        "an award of an unknown level",
        2,
    ),
    more(
        "registries/awards.yml",
        "- {code: cup, name: Cúp, level: tinh, subjects: [robot]}\n",
        "registry.bad-choice",
        "an award for robots",
        2,
    ),
    more(
        "registries/awards.yml",
        "- code: tinh\n  name: Giải tỉnh\n  level: tinh\n",
        "registry.reserved-code",
        "an award with the code of a level",
        2,
    ),
    more(
        "registries/awards.yml",
        "- name: Không\n  level: tinh\n  code: khong\n",
        "registry.reserved-code",
        "an award with the code of no level",
        4,
    ),
    more(
        "registries/awards.yml",
        "- code: cup\n  name: Cúp\n  level: tinh\n  subjects:\n  - cá nhân\n  - rô bốt\n",
        "registry.bad-choice",
        "an award for robots among others",
        7,
    ),
    more(
        UNITS,
        "- code: hai\n  kind: phong\n  name: A\n  peer_group:\n  - until: 2026-01-01\n    code: cum\n",
        "registry.unknown-reference",
        "an unknown dated peer group below its entry's first line",
        11,
    ),
    more(
        UNITS,
        "- code: hai\n  name: A\n  kind: huyen\n",
        "registry.unknown-reference",
        "an unknown kind below its entry's first line",
        8,
    ),
    more(
        UNITS,
        "- code: hai\n  kind: phong\n  name: A\n  successors:\n  - phong-mot\n  - khong-co\n",
        "registry.unknown-reference",
        "an unknown successor below its entry's first line",
        11,
    ),
    more(
        QUOTAS,
        "- period: month\n  minimum: 1\n  from: 2027-01-01\n  basis: A\n  kinds: [huyen]\n",
        "registry.unknown-reference",
        "an unknown kind below its quota's first line",
        6,
    ),
    more(
        "registries/awards.yml",
        "- {code: cup-hang-nhat, name: A, level: tinh}\n- {code: cup, name: B, level: tinh, grades: [nhất]}\n",
        "registry.duplicate-code",
        "a grade with another award's code",
        3,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, name: Đài, medium: fax}\n",
        "registry.bad-choice",
        "an outlet of an unknown medium",
        2,
    ),
    more(
        "registries/outlets.yml",
        "- {code: phong, name: Đài, medium: radio}\n",
        "registry.duplicate-code",
        "an outlet with the code of a kind of units",
        2,
    ),
    registry(
        "registries/outlets.yml",
        "- {code: a, name: A, medium: radio, editions: [{code: b-c, name: B, rhythm: weekly}]}\n"
        "- {code: a-b, name: C, medium: radio, editions: [{code: c, name: D, rhythm: weekly}]}\n",
        "registry.duplicate-code",
        "two editions whose files would have one name",
        2,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, name: Đài, medium: radio, editions: [{code: a, name: A, rhythm: daily}]}\n",
        "registry.bad-choice",
        "an edition of an unknown rhythm",
        2,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, name: Đài, medium: radio, editions: [{code: a, name: A, rhythm: weekly}, {code: a, name: B, rhythm: weekly}]}\n",
        "registry.duplicate-code",
        "two editions with one code",
        2,
    ),
    more(
        "registries/outlets.yml",
        "- {code: dai, name: Đài, medium: radio, accent: trung}\n",
        "registry.bad-choice",
        "an outlet of an unknown accent",
        2,
    ),
    registry(
        SHORT,
        "- {abbreviation: KH, words: kế hoạch}\n- {abbreviation: KH, words: khoa học}\n",
        "registry.duplicate-code",
        "an abbreviation twice",
        2,
    ),
    registry(
        SHORT,
        "- {abbreviation: TP., words: thành phố}\n- {abbreviation: TP, words: thành phố}\n",
        "registry.duplicate-code",
        "an abbreviation with and without its dot",
        2,
    ),
    registry(SHORT, "- {abbreviation: KH}\n", "registry.missing-key", "an abbreviation without its words"),
    registry(
        SHORT,
        "- {abbreviation: KH, words: kế hoạch, nghĩa: a}\n",
        "registry.unknown-key",
        "an abbreviation with an unknown key",
    ),
    registry(
        SHORT,
        "- {abbreviation: KH, words: kế hoạch, reading: to}\n",
        "registry.bad-choice",
        "an abbreviation read in an unknown way",
    ),
    registry(
        SHORT,
        "- abbreviation: KH\n  words: kế hoạch\n  contexts: [{words: khoa học}]\n",
        "registry.missing-key",
        "a context that says neither after nor before what",
        3,
    ),
    more(
        "registries/peer_groups.yml",
        "- {code: khoi, name: A}\n",
        "registry.duplicate-code",
        "a peer group's code twice",
        2,
    ),
    more("registries/fields.yml", "- {name: A}\n", "registry.missing-key", "a field without a code", 2),
    more(
        "registries/movements.yml", "- {code: index, name: A}\n", "registry.reserved-code", "a movement called index", 2
    ),
    more(
        "registries/scoring.yml",
        "- {from: 2027-01-01, per_period_met: -5}\n",
        "registry.bad-number",
        "points below nothing",
        2,
    ),
    more(
        "registries/scoring.yml",
        "- {from: 2027-01-01, award_points: {huyen: 1}}\n",
        "registry.unknown-key",
        "points for an unknown level",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [huyen], period: month, minimum: 1, from: 2027-01-01, basis: A}\n",
        "registry.unknown-reference",
        "a quota of an unknown kind",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [phong], period: month, minimum: 1, from: 2026-06-01, basis: A}\n",
        "quota.overlap",
        "two quotas on one day",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [phong], period: half, minimum: 1, from: 2026-08-01, basis: A}\n",
        "quota.mid-period",
        "a half-year quota from August",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [phong], period: week, minimum: 1, from: 2026-08-01, basis: A}\n",
        "registry.bad-choice",
        "a weekly quota",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [phong], period: month, minimum: 1, basis: A}\n",
        "registry.missing-key",
        "a quota without its first day",
        2,
    ),
    more(
        QUOTAS,
        "- {kinds: [phong], period: month, minimum: một, from: 2026-08-01, basis: A}\n",
        "registry.bad-number",
        "a quota in words",
        2,
    ),
]
OUTLETS = (
    "- {code: bao, name: Báo, medium: print, editions: [{code: trang, name: Trang, rhythm: semimonthly, stories: 1}]}\n"
    "- {code: dai, name: Đài, medium: radio}\n"
)


def edition(text: str, code: str, name: str, number: int = 1, file: str = "bao-trang-2026-03-16.yml") -> Row:
    """A file of an edition; the tiny site's story, «bai», is of 5 March."""
    path = f"editions/{file}"
    return Row(name, code, number, {"registries/outlets.yml": OUTLETS, path: text}, path)


def edition_beside(path: str, content: Content, row: Row) -> Row:
    """The same with another file beside it."""
    return row._replace(files={**row.files, path: content})


EDITIONS = [
    edition("", "edition.bad-name", "an edition's file that names no edition", file="so-thang-ba.yml"),
    edition("", "edition.bad-name", "an edition's file of a day that is none", file="bao-trang-2026-02-30.yml"),
    edition("", "edition.unknown-plan", "an edition of an unknown outlet", file="kenh-trang-2026-03-16.yml"),
    edition("", "edition.unknown-plan", "an edition that its outlet does not have", file="dai-trang-2026-03-16.yml"),
    edition("", "edition.bad-day", "an edition on a day that is none of its rhythm", file="bao-trang-2026-03-15.yml"),
    edition_beside(
        "editions/bao-trang-2026-03-16.yml",
        "",
        edition("", "edition.duplicate", "two files for one edition", file="cu/bao-trang-2026-03-16.yml"),
    ),
    edition("gim: [bai]\n", "edition.unknown-key", "an edition with a misspelt key"),
    edition("ghim: []\npin: []\n", "yaml.duplicate-key", "an edition with a key in English and in Vietnamese", 2),
    edition("- bai\n", "edition.wrong-type", "an edition that is a list"),
    edition("ghim: {bai: 1}\n", "edition.wrong-type", "pinned stories as a mapping"),
    edition("ngày chốt: hôm nay\n", "edition.bad-date", "an edition frozen on a day in words"),
    edition("các bài:\n- {mã bài: bai}\n", "edition.missing-key", "frozen stories without the day of the freezing"),
    edition(
        "ngày chốt: 2026-03-16\ncác bài:\n- {tiêu đề: A}\n", "edition.missing-key", "a frozen story without its id", 3
    ),
    edition(
        "ngày chốt: 2026-03-16\nkênh khi chốt: {tốc độ đọc: hai}\n", "edition.bad-number", "a frozen rate in words", 2
    ),
    edition(
        "ngày chốt: 2026-03-16\nkênh khi chốt: {giọng: trung}\n",
        "edition.bad-choice",
        "a frozen accent of no region",
        2,
    ),
    edition(
        "ngày chốt: 2026-03-16\ncác bài:\n- mã bài: bai\n  tiêu đề: " + "dài " * 2000,
        "edition.too-long",
        "a frozen title of eight thousand letters",
        4,
    ),
    edition("ghim:\n- bai\n- bao\n", "edition.unknown-story", "an unknown story pinned", 3),
    edition("bỏ: [2026/bai]\n", "edition.unknown-story", "an unknown story dropped"),
    edition("ghim: [bai]\nbỏ: [bai]\n", "edition.twice", "a story pinned and dropped", 2),
    edition("ghim:\n- bai\n- lop-hoc\n", "edition.twice", "a story pinned by its id and by its slug", 3),
    edition_beside(
        "editions/bao-trang-2026-03-16.yml",
        "ghim: [bai]\n",
        edition("ghim: [bai]\n", "edition.twice", "a story in two editions", file="bao-trang-2026-04-01.yml"),
    ),
    edition_beside(
        STORY,
        story(add=("outlets: [dai]",)),
        edition("ghim: [bai]\n", "edition.other-outlet", "a pinned story that is not for the outlet"),
    ),
    edition("ghim: [bai]\n", "edition.too-late", "a pinned story of the next edition", file="bao-trang-2026-03-01.yml"),
    edition_beside(
        "stories/hai.md",
        story({10: "slug: hai"}),
        edition("ghim:\n- bai\n- hai\n", "edition.too-many", "two stories pinned where one fits", 3),
    ),
]
ROWS = [
    *(MISSING + TWICE + TYPES + KEYS + DATES + NUMBERS + HUGE + ENCODINGS + CONTROLS),
    *(YAML + ADDRESSES + VALUES + BODIES + PICTURES + FILES + REGISTRY + EDITIONS),
]
