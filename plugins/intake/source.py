"""Bytes of a text file to clean text: UTF-8, NFC, one kind of line end, no control characters."""

from codecs import BOM_UTF8
from pathlib import Path

from plugins.intake.report import Report
from plugins.model.text import forbidden_character, nfc

USUAL = 64_000  # bytes; a place for all of LONGEST would cost more than the reading
LONGEST = 1_000_000  # bytes; the longest story seen has 30,000
# The commonest bytes of Vietnamese letters in the two one-byte encodings still met.
_CP1258 = frozenset(b"\xcc\xec\xd2\xde\xf2\xfd\xf5\xf0\xdd\xd5\xd0\xea\xf4\xe2\xe3")
_TCVN3 = frozenset(b"\xb5\xb8\xb6\xb7\xb9\xad\xae\xac\xa9\xaa\xab\xa8\xca\xcb\xc7\xc8\xd5\xd2\xdd\xde\xe3\xe8\xed\xfe")


def bytes_of(file: Path | str) -> bytes:
    """The file's bytes; of one that is too large, only enough to tell so."""
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  a path object costs as much as the reading
        body = opened.read(USUAL)
        return body + opened.read(LONGEST + 1 - USUAL) if len(body) == USUAL else body


def likely_encoding(raw: bytes) -> str:
    """A guess that tells the editor where the file came from."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:200].count(0) > len(raw[:200]) // 4:
        return "UTF-16"
    high = [b for b in raw if b >= 0x80]
    windows, tcvn3 = (sum(b in known for b in high) for known in (_CP1258, _TCVN3))
    if tcvn3 > windows:
        return "TCVN3 (ABC)"
    return "Windows-1258" if windows * 2 > len(high) else "Windows-1252"


def text_of(raw: bytes, report: Report) -> str | None:
    """The text, or None where the report says why there is none."""
    if len(raw) > LONGEST:
        report.error(1, "text.too-large", f"tệp dài quá {LONGEST:,} byte".replace(",", "."))
        return None
    try:
        text = raw.removeprefix(BOM_UTF8).decode()
        if "\0" in text[:9] and likely_encoding(raw) == "UTF-16":  # Latin letters in UTF-16 are sound UTF-8
            raise UnicodeDecodeError("utf-8", raw, 0, 1, "UTF-16")
    except UnicodeDecodeError as fault:
        name = likely_encoding(raw)
        line = raw.count(b"\n", 0, fault.start) + 1
        report.error(line, "text.encoding", f"tệp không phải UTF-8, có vẻ là {name}", "lưu lại tệp với bảng mã UTF-8")
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = nfc(text)
    found = forbidden_character(text)
    if found:
        place, name = found
        line = text.count("\n", 0, place) + 1
        report.error(line, "text.control-character", f"có ký tự điều khiển {name} không hiển thị được")
        return None
    return text
