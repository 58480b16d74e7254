"""Opens the zip in which Word and LibreOffice keep a text; knows what is too large, locked or dangerous."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from plugins.desk.incoming.incoming import MOST_PARAGRAPHS, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

MOST_FILES = 2_000
LARGEST_TEXT = 15_000_000  # bytes of one XML file
LARGEST_FILE = 60_000_000  # bytes of one picture, as plugins.intake.pictures allows
LARGEST_WHOLE = 400_000_000  # bytes when unpacked; a zip bomb says more
ENCRYPTED = 0x1  # in the flags of a zip's entry
AGAIN = "xin người gửi mở tệp, lưu lại rồi gửi lại"


class Package:
    """A zip of XML files and pictures."""

    def __init__(self, body: bytes) -> None:
        try:
            self.zip = ZipFile(BytesIO(body))
            self.entries = {e.filename: e for e in self.zip.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as fault:
            raise Unreadable(f"tệp hỏng hoặc bị cắt ngang, không mở được; {AGAIN}") from fault
        if len(self.zip.filelist) > MOST_FILES or sum(e.file_size for e in self.zip.filelist) > LARGEST_WHOLE:
            raise Unreadable(f"tệp phình ra quá lớn khi mở (có thể là tệp phá hoại); {AGAIN}")

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def bytes_of(self, name: str, most: int = LARGEST_FILE) -> bytes:
        """One file of the zip; nothing is ever written to a disk under a name that stands in a zip."""
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable(f"tệp thiếu phần «{name}»; {AGAIN}")
        if entry.flag_bits & ENCRYPTED:
            raise Unreadable("tệp có mật khẩu; xin người gửi bỏ mật khẩu rồi gửi lại")
        if entry.file_size > most:
            raise Unreadable(f"phần «{name}» của tệp quá lớn ({entry.file_size // 1_000_000} MB); {AGAIN}")
        return self._unpacked(entry)

    def _unpacked(self, entry: ZipInfo) -> bytes:
        from zlib import error as ZlibError  # noqa: N812 - an exception's name

        try:
            return self.zip.read(entry)  # never more than the entry says, and that was looked at
        except (BadZipFile, ZlibError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
            raise Unreadable(f"tệp hỏng hoặc bị cắt ngang ở phần «{entry.filename}»; {AGAIN}") from fault

    def xml(self, name: str, paragraph: bytes = b"<w:p") -> "_Element":
        """One XML file, read without entities, network or a document type."""
        return xml_from(self.bytes_of(name, LARGEST_TEXT), name, paragraph)

    def optional_xml(self, name: str) -> "_Element | None":
        return self.xml(name) if name in self else None


def xml_from(raw: bytes, name: str, paragraph: bytes) -> "_Element":
    from lxml import etree  # type: ignore[import-untyped]

    if raw.count(paragraph) > 12 * MOST_PARAGRAPHS:  # other tags begin with the same letters, so this is no exact count
        raise Unreadable(f"tệp có quá nhiều đoạn văn; {AGAIN} chỉ phần bài viết")
    # Older bytes of the same meaning could hide it, but then Word could not read them either.
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise Unreadable(f"phần «{name}» có khai báo DOCTYPE, dấu hiệu của tệp phá hoại; {AGAIN}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable(f"phần «{name}» của tệp hỏng; {AGAIN}") from fault
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"phần «{name}» có khai báo DOCTYPE, dấu hiệu của tệp phá hoại; {AGAIN}")
    return root
