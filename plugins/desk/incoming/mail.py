"""An e-mail (.eml or Outlook's .msg) to its letter, its own text and the files in it."""

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.header import decode_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from plugins.desk.incoming.forwarded import Forwarded, forwarded_in
from plugins.desk.incoming.incoming import Incoming, Letter, Part, Photo, Unreadable
from plugins.desk.incoming.plain import decoded, paragraphs_of
from plugins.desk.incoming.web import incoming_from_html
from plugins.model.text import nfc

LARGEST = 40_000_000  # bytes; mail servers take 25 MB of files, which is 34 MB in base64
MOST_PARTS = 500
WINMAIL = "thư chỉ có tệp winmail.dat (dạng riêng của Outlook); xin người gửi đính kèm bài .docx vào một thư mới"


class Mail(NamedTuple):
    """One e-mail, taken apart."""

    letter: Letter
    text: Incoming
    parts: tuple[Part, ...]
    inner: tuple[EmailMessage, ...] = ()  # e-mails that were sent on as files


def mail_from_eml(name: str, body: bytes) -> Mail:
    """Reads an .eml."""
    message = BytesParser(policy=policy.default).parsebytes(body)
    if not message["from"] and not message["subject"] and not message["date"]:
        raise Unreadable("tệp không phải thư điện tử; xin người gửi chuyển tiếp lại thư kèm tệp bài")
    return mail_of(name, message)


def mail_of(name: str, message: EmailMessage) -> Mail:
    """Takes a message apart; what is inside a message that it holds is not looked at yet."""
    texts: dict[str, str] = {}
    parts: list[Part] = []
    photos: dict[str, Photo] = {}
    inner: list[EmailMessage] = []
    for part in _leaves(message):
        kind, file = part.get_content_type(), _file_name(part)
        if kind == "message/rfc822":
            inner += [m for m in part.iter_parts() if isinstance(m, EmailMessage)]
        elif kind in ("text/plain", "text/html") and not file and part.get_content_disposition() != "attachment":
            texts[kind] = texts.get(kind, "") + _text_of(part)
        else:
            body = _bytes_of(part)
            file = file or f"phan-{len(parts) + 1}.{part.get_content_subtype()}"
            parts.append(Part(file, body))
            if part.get_content_maintype() == "image" and part["content-id"]:
                photos[f"cid:{str(part['content-id']).strip().strip('<>')}"] = Photo(file, body)
    letter = Letter(_addresses(message), nfc(_header(message, "subject")), _sent(message))
    return _mail(name, letter, texts, (photos, parts, inner))


Files = tuple[dict[str, Photo], list[Part], list[EmailMessage]]


def _mail(name: str, letter: Letter, texts: dict[str, str], files: Files) -> Mail:
    photos, parts, inner = files
    if texts.get("text/html", "").strip():
        whole = incoming_from_html(name, texts["text/html"], photos)
    else:
        whole = Incoming(name, paragraphs_of(texts.get("text/plain", "")))
    found = forwarded_in(whole)
    shown = {p.name for p in whole.photos}
    letter = _with_forwarded(letter, found)
    return Mail(letter, found.text, tuple(p for p in parts if p.name not in shown), tuple(inner))


def _with_forwarded(letter: Letter, found: Forwarded) -> Letter:
    """The letter as its first writer sent it, where it was sent on."""
    return Letter(
        addresses=tuple(dict.fromkeys((*found.addresses, *letter.addresses))),
        subject=found.subject or letter.subject,
        sent=found.sent or letter.sent,
        message=found.message,
    )


def mail_from_msg(name: str, body: bytes) -> Mail:
    """Reads an Outlook .msg."""
    from oxmsg import Message

    try:
        message = Message.load(body)
        sender, files = message.sender or "", [(a.file_name, a.file_bytes) for a in message.attachments]
        texts = {"text/html": message.html_body or "", "text/plain": message.body or ""}
        letter = Letter(_parsed([sender]), nfc(message.subject or ""), message.sent_date)
    except Exception as fault:  # the library raises whatever spoiled bytes lead it to
        raise Unreadable("tệp .msg hỏng; xin người gửi chuyển tiếp lại thư, hoặc lưu thư dạng .eml") from fault
    parts = [Part(nfc(name or f"tep-{place}"), raw) for place, (name, raw) in enumerate(files, 1) if raw]
    return _mail(name, letter, texts, ({}, parts, []))


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something; a message that is held is one of them."""
    stack, count = [message], 0
    while stack:
        part = stack.pop()
        count += 1
        if count > MOST_PARTS:
            raise Unreadable("thư có quá nhiều phần; xin người gửi gửi lại bài trong một thư mới")
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            stack += reversed([p for p in part.iter_parts() if isinstance(p, EmailMessage)])
        else:
            yield part


def _bytes_of(part: EmailMessage) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _text_of(part: EmailMessage) -> str:
    return decoded(_bytes_of(part), part.get_content_charset(""))[0]


def _header(message: EmailMessage, name: str) -> str:
    """A header's text, also of bytes that its sender did not encode."""
    try:
        value = str(message[name] or "")
    except (ValueError, IndexError, TypeError, AttributeError):  # the standard library's parser fails on some shapes
        return ""
    if any("\udc80" <= c <= "\udcff" for c in value):
        value = decoded(value.encode("utf-8", "surrogateescape"))[0]
    return value


def _addresses(message: EmailMessage) -> tuple[str, ...]:
    return _parsed([_header(message, "from"), _header(message, "reply-to")])


def _parsed(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.lower() for _, a in getaddresses(values) if "@" in a))


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError):
        return None
    return sent if sent.tzinfo else None


def _file_name(part: EmailMessage) -> str:
    """A file's name in whatever way it was written: RFC 2231, RFC 2047 in quotes as Outlook does, or plain bytes."""
    try:
        name = part.get_filename() or ""
    except (ValueError, IndexError, TypeError, AttributeError, LookupError):
        name = ""
    if "=?" in name:
        name = "".join(_word(raw, charset) for raw, charset in decode_header(name))
    if "%" in name and "'" in name:
        charset, _, rest = name.partition("''")
        name = decoded(unquote_to_bytes(rest or name), charset)[0]
    if any("\udc80" <= c <= "\udcff" for c in name):
        name = decoded(name.encode("utf-8", "surrogateescape"))[0]
    return nfc(name).replace("\\", "/").rpartition("/")[2].strip()


def _word(raw: bytes | str, charset: str | None) -> str:
    return raw if isinstance(raw, str) else decoded(raw, charset or "")[0]


def is_outlook_box(part: Part) -> bool:
    """Outlook's own wrapping, which no other program opens."""
    return part.name.lower() == "winmail.dat" or part.body[:4] == b"\x78\x9f\x3e\x22"


def is_msg(body: bytes) -> bool:
    return "__substg1.0_".encode("utf-16-le") in body
