"""A document's four forms: the same sentences and figures in each, every part in place, the same bytes always."""

import re
import shutil
import subprocess
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from msgspec.structs import replace
from openpyxl import load_workbook
from pypdf import PdfReader

from plugins.tracker.document import COUNTRY, MOTTO, Document, Heading, Paragraph, table_of
from plugins.tracker.document_docx import docx_bytes
from plugins.tracker.document_html import html_bytes
from plugins.tracker.document_pdf import pdf_bytes
from plugins.tracker.document_xlsx import xlsx_bytes
from tests.tracker.reported import report, world

FORMS = {"docx": docx_bytes, "pdf": pdf_bytes, "xlsx": xlsx_bytes, "html": html_bytes}
REPORT = report(world())
LONG = replace(REPORT, body=(table_of("Bảng dài", (("Đơn vị", 60), ("Số", 20)), [(f"Xã {n}", n) for n in range(168)]),))
HOSTILE = "=1+1 <b>&amp;\"' #let x = [*_$ \\ @a ẵ Đ ợ"
PARTS = (
    "ỦY BAN NHÂN DÂN TỈNH",
    "HỘI ĐỒNG THI ĐUA",
    COUNTRY,
    MOTTO,
    "Số: 12/BC-HĐ",
    "Hương Giang, ngày 05 tháng 11 năm 2026",
    "BÁO CÁO",
    "Kết quả giới thiệu gương điển hình tiên tiến quý III/2026",
    "I. TÌNH HÌNH CHUNG",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. HỘI ĐỒNG",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lê Thị Mẫu",
)


def word_of(document: Document) -> Any:
    return docx.Document(BytesIO(docx_bytes(document)))


def words_in_word(word: Any) -> str:
    """All the text of the body, in its order."""
    return "\n".join("".join(t.text for t in p.iter(qn("w:t"))) for p in word.element.body.iter(qn("w:p")))


def pages_of(body: bytes) -> list[str]:
    """The words of each page, however its lines are broken."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(body)).pages]


@cache
def pdf_pages(document: Document) -> list[str]:
    return pages_of(pdf_bytes(document))


def words_in_html(document: Document) -> str:
    return BeautifulSoup(html_bytes(document), "html.parser").get_text("\n")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_has_the_same_bytes(form: str) -> None:
    assert FORMS[form](REPORT) == FORMS[form](report(world()))


def test_every_part_of_the_form_stands_in_word_pdf_and_html() -> None:
    whole_pdf = " ".join(pdf_pages(REPORT))
    for part in PARTS:
        assert part in words_in_word(word_of(REPORT))
        assert part in words_in_html(REPORT)
        assert part in whole_pdf


def test_the_parts_follow_each_other_as_in_the_form() -> None:
    whole = " ".join(pdf_pages(REPORT))
    order = ("ỦY BAN", "CỘNG HÒA", "Số: 12", "BÁO CÁO", "I. TÌNH HÌNH", "./.", "Nơi nhận:")
    places = [whole.index(part) for part in order]
    assert places == sorted(places)


def test_every_sentence_and_figure_of_the_document_is_in_each_form() -> None:
    book = load_workbook(BytesIO(xlsx_bytes(REPORT)))
    cells = {str(value) for sheet in book for row in sheet.values for value in row if value is not None}
    word, page = words_in_word(word_of(REPORT)), words_in_html(REPORT)
    pdf = " ".join(pdf_pages(REPORT)).replace("\u2212", "-")
    for block in REPORT.body:
        if isinstance(block, Heading | Paragraph):
            assert block.text in word
            assert block.text in page
            assert block.text in cells
            assert block.text in pdf
        else:
            for row in block.rows:
                assert {str(c) for c in row if c not in (None, "")} <= cells
                assert "\n".join(str(c) for c in row if c not in (None, "")) in re.sub("\n+", "\n", page)


def test_no_text_is_taken_for_a_command_or_a_formula() -> None:
    document = replace(REPORT, body=(Paragraph(HOSTILE), table_of(HOSTILE, ((HOSTILE, 50),), [(HOSTILE,)])))
    assert words_in_word(word_of(document)).count(HOSTILE) == 4
    assert words_in_html(document).count(HOSTILE) == 4
    assert " ".join(pdf_pages(document)).count("[*_$ \\ @a ẵ Đ ợ") == 4
    book = load_workbook(BytesIO(xlsx_bytes(document)))
    assert book.worksheets[1]["B2"].value == HOSTILE
    assert book.worksheets[1]["B2"].data_type == "s"


# Word


def test_word_has_the_forms_paper_margins_and_font() -> None:
    word = word_of(REPORT)
    section = word.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size.pt) == ("Times New Roman", 14)


def test_pages_are_numbered_at_the_top_centre_from_the_second() -> None:
    section = word_of(REPORT).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous or not section.first_page_header.paragraphs[0].text
    [paragraph] = section.header.paragraphs
    assert [t.text for t in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER


def test_tables_repeat_their_headings_and_no_row_is_cut() -> None:
    word = word_of(LONG)
    head, table, foot = word.tables
    assert len(table.rows) == 169
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for t in (head, table, foot) for row in t.rows)
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True] + [False] * 168


def test_a_title_stays_with_its_table_a_heading_with_its_text_and_the_end_with_the_signature() -> None:
    word = word_of(REPORT)
    kept = {p.text for p in word.paragraphs if p.paragraph_format.keep_with_next}
    assert kept >= {block.text for block in REPORT.body if isinstance(block, Heading)}
    assert kept >= {table.title for table in REPORT.tables}
    assert any(text.endswith("./.") for text in kept)


def test_words_own_facts_are_of_the_reports_day() -> None:
    facts = word_of(REPORT).core_properties
    assert facts.created == facts.modified
    assert facts.created.date() == date(2026, 11, 5)
    assert (facts.title, facts.author, facts.language) == (REPORT.abstract, "Hội đồng Thi đua", "vi-VN")


def test_a_landscape_document_lies_on_its_side_and_one_without_letterhead_has_no_frame() -> None:
    sheet = replace(REPORT, letterhead=None, landscape=True)
    section = word_of(sheet).sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [297, 210]
    box = PdfReader(BytesIO(pdf_bytes(sheet))).pages[0].mediabox
    assert box.width > box.height
    for words in (words_in_word(word_of(sheet)), words_in_html(sheet), " ".join(pdf_pages(sheet))):
        assert MOTTO not in words
        assert "Nơi nhận" not in words


# PDF


def test_the_pdf_carries_its_fonts_and_needs_no_other() -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(pdf_bytes(REPORT))).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        facts = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "Tinos" in facts["/FontName"]
        assert "/FontFile2" in facts or "/FontFile3" in facts


def test_the_pdfs_first_page_has_no_number_and_the_others_begin_with_theirs() -> None:
    pages = pdf_pages(LONG)
    assert len(pages) > 3
    assert not re.match(r"\d", pages[0])
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(f"{number} ")


def test_every_page_of_a_long_table_begins_with_its_headings_and_no_row_is_lost() -> None:
    pages = pdf_pages(LONG)
    with_rows = [page for page in pages if re.search(r"Xã \d", page)]
    assert all("TT Đơn vị Số" in page for page in with_rows)
    assert [int(n) for page in pages for n in re.findall(r"Xã (\d+)", page)] == list(range(168))
    assert "./." not in pages[0]


# Excel


def test_the_workbook_has_real_numbers_and_dates_and_prints_its_headings_again() -> None:
    rows = [(date(2026, 9, 30), 7)]
    document = replace(REPORT, body=(table_of("Có / dấu: [lạ]?", (("Ngày", 20), ("Số", 20)), rows),))
    sheet = load_workbook(BytesIO(xlsx_bytes(document))).worksheets[1]
    assert sheet.title == "1. Có   dấu   lạ"
    assert [cell.value for cell in sheet[2]] == [1, datetime(2026, 9, 30), 7]  # noqa: DTZ001 - cells have no zone
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"


# As LibreOffice sees it


@pytest.mark.long
@pytest.mark.parametrize("document", [REPORT, LONG], ids=["report", "long"])
def test_libreoffice_opens_the_word_file_and_every_part_is_in_place(document: Document, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "cần LibreOffice: sudo apt-get install --no-install-recommends libreoffice-writer"
    (tmp_path / "a.docx").write_bytes(docx_bytes(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = pages_of((tmp_path / "a.pdf").read_bytes())
    whole = " ".join(pages)
    for part in PARTS if document is REPORT else PARTS[:8]:
        assert unaccented(part) in unaccented(whole)
    assert not re.match(r"\d", pages[0])
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(f"{number} ")
    if document is LONG:
        assert [int(n) for n in re.findall(r"Xã (\d+)", whole)] == list(range(168))
        assert all(unaccented("TT Đơn vị Số") in unaccented(page) for page in pages if re.search(r"Xã \d", page))


def unaccented(text: str) -> str:
    """Without the letters that LibreOffice takes from a second font where it has no Times New Roman: they come last."""
    return re.sub(r"[^!-~]", "", text)
