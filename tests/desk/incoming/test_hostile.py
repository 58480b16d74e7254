"""Files that would do harm are refused, each with a sentence, quickly and in little memory; the others go on."""
# ruff: noqa: E501  what a hostile file holds is one line here too

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import tasks
from tests.desk.incoming.desk import NOW, drafts_of, imported, site_at
from tests.desk.incoming.letters import head, mixed, plain
from tests.desk.incoming.office import picture, rewritten
from tests.desk.incoming.tales import MAU, THO
from tests.desk.incoming.word_files import told

MOST_SECONDS, MOST_MEMORY = 2.0, 200_000_000
RELATION = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}" TargetMode="External"/></Relationships>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word(**changes: bytes | Callable[[bytes], bytes]) -> bytes:
    return rewritten(
        told(MAU).bytes(), {name.replace("__", "/").replace("_DOT_", "."): change for name, change in changes.items()}
    )


def document(change: Callable[[bytes], bytes]) -> bytes:
    return rewritten(told(MAU).bytes(), {"word/document.xml": change})


def related(kind: str, target: str, file: str = "word/_rels/document.xml.rels") -> bytes:
    return rewritten(
        told(MAU).bytes(), {file: lambda raw: raw.replace(b"</Relationships>", RELATION.format(kind, target).encode())}
    )


def external_template() -> bytes:
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{RELATION.format("attachedTemplate", "https://xau.example/x.dotm")}'
    return rewritten(told(MAU).bytes(), {"word/_rels/settings.xml.rels": rels.encode()})


def linked_picture() -> bytes:
    body = related("image", "https://xau.example/theo-doi.png")
    blip = b'<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rIdX"/></w:drawing></w:r></w:p>'
    return rewritten(body, {"word/document.xml": lambda raw: raw.replace(b"<w:body>", b"<w:body>" + blip)})


def zip_bomb() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document/>")
        for number in range(5):
            archive.writestr(f"word/media/{number}.jpg", bytes(100_000_000))
    return out.getvalue()


def large_text() -> bytes:
    return document(lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b" " * 80_000_000))


def million_paragraphs() -> bytes:
    return document(lambda raw: raw.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_000_000))


def external_entity() -> bytes:
    return document(
        lambda raw: (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            + raw.partition(b"?>")[2].replace(b"<w:t>", b"<w:t>&e;")
        )
    )


def billion_laughs() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(10))
    return document(
        lambda raw: (
            b'<?xml version="1.0"?><!DOCTYPE x ['
            + entities
            + b"]>"
            + raw.partition(b"?>")[2].replace(b"<w:t>", b"<w:t>&e9;")
        )
    )


def entity_in_utf_16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'
    return document(lambda raw: text.encode("utf-16"))


def nested_tables() -> bytes:
    return document(
        lambda raw: raw.replace(
            b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60
        )
    )


def encrypted_entry() -> bytes:
    body = bytearray(told(MAU).bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.find(sign)
        while at >= 0:
            body[at + place] |= 1
            at = body.find(sign, at + 1)
    return bytes(body)


def bomb_in_a_letter() -> bytes:
    part = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=bai.docx\r\n\r\n"
    from base64 import encodebytes

    return mixed(head("a@example.vn", "bai"), plain("Gửi bài."), part + encodebytes(zip_bomb()))


def many_parts() -> bytes:
    return mixed(head("a@example.vn", "bai"), *[plain(str(n)) for n in range(2000)])


def deep_letters() -> bytes:
    inner = mixed(head("a@example.vn", "bai"), plain("x"))
    for _ in range(40):
        inner = head("a@example.vn", "bai", "Content-Type: message/rfc822\r\n").encode() + b"\r\n" + inner
    return inner


ROWS: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("bom.docx", zip_bomb, "quá lớn khi mở"),
    ("dai.docx", large_text, "quá lớn"),
    ("doan.docx", million_paragraphs, "quá nhiều đoạn văn"),
    ("thuc-the.docx", external_entity, "DOCTYPE"),
    ("ty-lan.docx", billion_laughs, "DOCTYPE"),
    ("utf16.docx", entity_in_utf_16, "DOCTYPE"),
    ("mau.docx", external_template, "gọi dữ liệu từ nơi khác"),
    ("khung.docx", lambda: related("frame", "http://xau.example/f.htm"), "gọi dữ liệu từ nơi khác"),
    ("may-khac.docx", lambda: related("oleObject", "\\\\may\\chia-se\\x.bin"), "gọi dữ liệu từ nơi khác"),
    ("anh-ngoai.docx", linked_picture, "liên kết ra ngoài"),
    ("macro.docm", lambda: rewritten(told(MAU).bytes(), {"word/vbaProject.bin": b"x"}), "macro"),
    ("macro-giau.docx", lambda: rewritten(told(MAU).bytes(), {"word/vbaProject.bin": b"x"}), "macro"),
    ("long-nhau.docx", nested_tables, "lồng nhau quá sâu"),
    ("khoa.docx", encrypted_entry, "mật khẩu"),
    ("khoa-office.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2000), "mật khẩu"),
    ("cut.docx", lambda: told(MAU).bytes()[:5000], "hỏng"),
    ("rong.docx", lambda: b"", "hỏng"),
    ("rac.docx", lambda: bytes(range(256)) * 40, "hỏng"),
    ("that-ra-pdf.docx", lambda: b"%PDF-1.7\n" + bytes(2000), "thật ra là .pdf"),
    ("that-ra-anh.docx", lambda: picture(1), "thật ra là .jpg"),
    ("that-ra-exe.docx", lambda: b"MZ" + bytes(2000), "thật ra là .exe"),
    ("cu.doc", lambda: OLE + "WordDocument".encode("utf-16-le") + bytes(2000), ".docx"),
    ("quet.pdf", lambda: b"%PDF-1.7\n" + bytes(2000), "PDF"),
    ("nen.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(2000), "giải nén"),
    ("bang.xlsx", lambda: rewritten(told(MAU).bytes(), {}).replace(b"word/document.xml", b"xl/workbook000.xm"), "bảng tính"),
    ("bom.eml", bomb_in_a_letter, "quá lớn khi mở"),
    ("nhieu-phan.eml", many_parts, "quá nhiều phần"),
    ("sau.eml", deep_letters, "lồng nhau quá sâu"),
    ("winmail.eml", lambda: mixed(head("a@example.vn", "bai"), plain(" "), b"Content-Type: application/ms-tnef\r\nContent-Disposition: attachment; filename=winmail.dat\r\n\r\nx\x9f>\""), "winmail.dat"),
    ("rac.msg", lambda: OLE + "__substg1.0_".encode("utf-16-le") + bytes(5000), "hỏng"),
    ("nhi-phan.txt", lambda: bytes(range(256)) * 100, "không phải tệp chữ"),
    ("the.html", lambda: b"<html><body>" + b"<b>" * 300_000, "quá dài"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.mark.parametrize(("name", "make", "sentence"), ROWS, ids=[row[0] for row in ROWS])
def test_a_hostile_file_is_refused_with_a_sentence(
    name: str, make: Callable[[], bytes], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_at(tmp_path / "trang")
    (tmp_path / name).write_bytes(make())
    assert imported(site, tmp_path / name) == 1
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"lỗi: .*: .*[^.]", lines[-1]), lines
    assert sentence in lines[-1]
    assert "/etc/passwd" not in lines[-1]
    assert not (site / "stories").exists()
    assert not (site / "images").exists()


PEAK = """
import re, sys
from plugins.desk.incoming.command import main
code = main(sys.argv[1:])
print("đỉnh", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
sys.exit(code)
"""


def limited(*argv: object) -> tuple["subprocess.CompletedProcess[str]", float, int]:
    """A command in a process of its own, with the seconds of work and the bytes of memory that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", PEAK, *map(str, argv)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": NOW}
    done = subprocess.run(command, cwd=tasks.ROOT, capture_output=True, text=True, encoding="utf-8", env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done, seconds, int(done.stdout.split("đỉnh ")[1]) * 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bộ nhớ đỉnh tính bằng đơn vị khác")
@pytest.mark.parametrize(
    "name",
    ["bom.docx", "dai.docx", "doan.docx", "ty-lan.docx", "bom.eml", "nhieu-phan.eml", "the.html", "100-mb.docx"],
)
def test_refusing_takes_less_than_two_seconds_and_200_mb(name: str, tmp_path: Path) -> None:
    site = site_at(tmp_path / "trang")
    file = tmp_path / name
    if name == "100-mb.docx":
        with file.open("wb") as opened:
            opened.write(b"PK\x03\x04")
            opened.truncate(100_000_000)
    else:
        file.write_bytes(next(make for row, make, _ in ROWS if row == name)())
    done, seconds, memory = limited(file, "--site", site)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert seconds < MOST_SECONDS
    assert memory < MOST_MEMORY


def test_one_bad_file_of_a_folder_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, inbox = site_at(tmp_path / "trang"), tmp_path / "den"
    inbox.mkdir()
    (inbox / "a.docx").write_bytes(zip_bomb())
    (inbox / "b.docx").write_bytes(told(MAU).bytes())
    (inbox / "c.pdf").write_bytes(b"%PDF-1.4")
    (inbox / "d.docx").write_bytes(told(THO).bytes())
    (inbox / "~$d.docx").write_bytes(b"x")
    assert imported(site, inbox) == 1
    out, err = capsys.readouterr()
    assert [d.stem for d in drafts_of(site)] == ["lop-hoc-so-tren-dinh-mau-son", "nguoi-giu-nhip-cau-khe-buoi"]
    assert "Đã tạo 2 bài nháp." in out
    assert [line.split(": ")[1] for line in err.splitlines()[1:]] == ["a.docx", "c.pdf"]
    assert err.splitlines()[0] == "2 tệp chưa nhập được:"


def test_a_name_that_leaves_the_folder_names_nothing_outside(tmp_path: Path) -> None:
    site = site_at(tmp_path / "trang")
    evil = "../../../../tmp/ra-ngoai.jpg"
    photo = f'Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{evil}"\r\n\r\n'.encode()
    from base64 import encodebytes

    text = "\r\n\r\n".join([MAU.title, MAU.lead, *MAU.body])
    (tmp_path / "thu.eml").write_bytes(mixed(head("a@example.vn", "bai"), plain(text), photo + encodebytes(picture(2))))
    before = {p for p in tmp_path.rglob("*") if site not in p.parents}
    assert imported(site, tmp_path / "thu.eml") == 0
    assert [p.name for p in (site / "images").iterdir()] == ["lop-hoc-so-tren-dinh-mau-son.jpg"]
    assert {p for p in tmp_path.rglob("*") if site not in p.parents} == before
    assert not Path("/tmp/ra-ngoai.jpg").exists()  # noqa: S108 - it is what must not be written
