"""Word files and plain texts, as others read them."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from plugins.press.document import STYLES, text_bytes, word_bytes
from plugins.press.paragraph import Paragraph

ALL = tuple(Paragraph(style, f"Đoạn «{style}» & <chữ>\x0b việt") for style in STYLES)


def test_python_docx_reads_every_paragraph_in_its_style() -> None:
    found = Document(BytesIO(word_bytes("Tên tài liệu", ALL)))
    assert [(p.style.style_id, p.text) for p in found.paragraphs if p.style] == [
        (style, f"Đoạn «{style}» & <chữ> việt") for style in STYLES
    ]
    assert found.core_properties.title == "Tên tài liệu"
    assert found.sections[0].footer.paragraphs


def test_a_word_file_is_the_same_whenever_it_is_made() -> None:
    assert word_bytes("Tên", ALL) == word_bytes("Tên", ALL)


def test_a_plain_text_is_as_windows_wants_it() -> None:
    text = text_bytes((Paragraph("Title", "Tên"), Paragraph("Line", "Một."), Paragraph("Normal", "Hai\nba.")))
    assert text == "\ufeffTên\r\nMột.\r\n\r\nHai ba.\r\n".encode()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_reads_it_too(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(word_bytes("Tên", (Paragraph("Heading1", "Đầu đề"), Paragraph("Line", "Một dòng."))))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "a.txt").read_text("utf-8-sig").split("\n")[:2] == ["Đầu đề", "Một dòng."]


def test_a_point_that_brings_its_number_has_no_dash() -> None:
    text = text_bytes(
        (Paragraph("ListBullet", "1. Một."), Paragraph("ListBullet", "Hai."), Paragraph("Line", "1. Ba."))
    )
    assert text == "\ufeff1. Một.\r\n– Hai.\r\n1. Ba.\r\n".encode()
