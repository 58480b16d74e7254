"""What a file truly is, by its first bytes rather than its name, and what to ask for where it cannot be read."""

from plugins.desk.incoming.incoming import Part, Unreadable
from plugins.desk.incoming.mail import is_msg

_ASK = "xin người gửi gửi lại bài dạng Word (.docx)"
_SIGNS = (
    (b"%PDF", ".pdf"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"{\\rtf", ".rtf"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"),
    (b"MZ", ".exe"),
    (b"GIF8", ".gif"),
)
_SENTENCES = {
    ".pdf": f"tệp PDF không lấy được chữ cho đúng; {_ASK}",
    ".doc": "tệp Word đời cũ (.doc); hãy mở bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi nhập tệp mới, hoặc "
    "xin người gửi gửi dạng .docx",
    ".rtf": f"tệp .rtf; hãy mở bằng Word, lưu lại dạng .docx, hoặc {_ASK}",
    ".rar": "tệp nén .rar; hãy giải nén rồi nhập cả thư mục, hoặc xin người gửi đính kèm thẳng tệp .docx và ảnh",
    ".7z": "tệp nén .7z; hãy giải nén rồi nhập cả thư mục, hoặc xin người gửi đính kèm thẳng tệp .docx và ảnh",
    ".zip": "tệp nén .zip; hãy giải nén rồi nhập cả thư mục, hoặc xin người gửi đính kèm thẳng tệp .docx và ảnh",
    ".docm": "tệp Word có macro (.docm) nên không mở; xin người gửi lưu lại dạng .docx (không macro)",
    ".exe": "tệp chương trình, không phải bài viết; đừng mở, hãy hỏi lại người gửi",
    ".xlsx": f"bảng tính Excel, không phải bài viết; {_ASK}",
    ".pptx": f"tệp trình chiếu, không phải bài viết; {_ASK}",
}  # fmt: skip
_TEXTS = {
    ".txt": ".txt", ".text": ".txt", ".md": ".md", ".markdown": ".md", ".html": ".html", ".htm": ".html",
    ".eml": ".eml", ".doc": ".doc",
}  # fmt: skip
_ALIASES = {".jpeg": ".jpg", ".docm": ".docx", ".dotx": ".docx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ending_of(name: str) -> str:
    return f".{name.lower().rpartition('.')[2]}" if "." in name else ""


def kind_of(part: Part) -> tuple[str, str]:
    """The ending that a file deserves, and a note where it has another that is read all the same."""
    named, true = ending_of(part.name), _true_kind(part.body, ending_of(part.name))
    if true == _ALIASES.get(named, named) or not named:
        return (named if named == ".docm" else true), ""
    if {true, named} <= {".docx", ".doc", ".odt", ".html", ".htm", ".txt", ".md"} and true != ".doc":
        return true, f"tệp mang đuôi {named} nhưng thật ra là {true}: đã đọc theo nội dung thật"
    if true and true != named:
        raise Unreadable(f"tệp mang đuôi «{named}» nhưng thật ra là {true}; {_SENTENCES.get(true, _ASK)}")
    return named, ""


def remedy_for(part: Part, kind: str) -> str:
    """Why a file is not read, with what to ask for."""
    if not part.body:
        return f"tệp trống; {_ASK}"
    return _SENTENCES.get(kind, f"không đọc được loại tệp «{kind or part.name[:40]}»; {_ASK}")


def _true_kind(body: bytes, named: str) -> str:
    if body.startswith(b"PK\x03\x04") or body.startswith(b"PK\x05\x06"):
        return _kind_of_zip(body)
    if body.startswith(_OLE):
        return _kind_of_ole(body)
    for sign, kind in _SIGNS:
        if body.startswith(sign):
            return kind
    if named in (".docx", ".docm", ".odt", ".msg"):
        raise Unreadable("tệp hỏng hoặc bị cắt ngang, không mở được; xin người gửi mở tệp, lưu lại rồi gửi lại")
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) and named not in (".eml", ".md"):
        return ".html"
    return _TEXTS.get(named, named)


def _kind_of_zip(body: bytes) -> str:
    """By the names that the zip lists at its end, without opening it."""
    for sign, kind in (
        (b"word/vbaProject.bin", ".docm"),
        (b"word/document.xml", ".docx"),
        (b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (b"xl/workbook", ".xlsx"),
        (b"ppt/presentation", ".pptx"),
    ):
        if sign in body:
            return kind
    return ".zip"


def _kind_of_ole(body: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in body:
        raise Unreadable("tệp có mật khẩu; xin người gửi bỏ mật khẩu rồi gửi lại")
    if is_msg(body):
        return ".msg"
    return ".doc" if "WordDocument".encode("utf-16-le") in body else ".ole"
