"""Whether an address can be used: of a site, a hub or a host on the web, or of somebody's mail."""

import re

_SCHEME = re.compile(r"https?://")
_UNUSABLE = re.compile(r"[\s<>\"'\\;,^`{|}]")
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]")
_SERVER = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?P<port>:.*)?")
# As the letters of reminders find it in a text.
_MAIL = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_BETWEEN = re.compile(r"[\s,;<>()\"]+")


def url_fault(text: str) -> str:
    """Why a text cannot be the address of a site or a server, as the end of a sentence; empty where it can be."""
    if _UNUSABLE.search(text) or not text.isprintable():
        return "có dấu cách hoặc dấu không dùng được trong địa chỉ"
    if "?" in text or "#" in text:
        return "có phần sau dấu «?» hoặc «#»"
    scheme = _SCHEME.match(text)
    if not scheme:
        return "phải bắt đầu bằng https:// hoặc http://"
    return _fault_of_server(text[scheme.end() :].partition("/")[0])


def _fault_of_server(text: str) -> str:
    if "@" in text:
        return "có tên đăng nhập trước dấu «@»"
    found = _SERVER.fullmatch(text)
    if not found or not _HOST.fullmatch(found["host"]):
        return "không có tên máy chủ đúng"
    return "" if found["port"] is None or _is_port(found["port"][1:]) else "cổng phải là một số từ 1 đến 65535"


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535


def mail_faults(text: str) -> tuple[str, ...]:
    """What stands in a text as an address of mail and is none: each word with «@», and a word that stands alone."""
    words = [word.strip(".") for word in _BETWEEN.split(text) if word.strip(".")]
    meant = words if len(words) == 1 else [word for word in words if "@" in word]
    return tuple(word for word in meant if not _MAIL.fullmatch(word))


def has_mail(text: str) -> bool:
    return any(_MAIL.fullmatch(word.strip(".")) for word in _BETWEEN.split(text))
