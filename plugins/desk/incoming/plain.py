"""Plain text and Markdown to what came in, in whatever encoding they were saved."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from plugins.desk.incoming.incoming import MOST_PARAGRAPHS, Incoming, Paragraph, Run, Unreadable
from plugins.intake.source import likely_encoding

LARGEST = 5_000_000  # bytes
_BLANK_LINES = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"\*\*(?P<bold>\S(?:.*?\S)?)\*\*|(?<![*\w])[*_](?P<italic>\S(?:.*?\S)?)[*_](?![*\w])")
_LINK = re.compile(r"!?\[(?P<words>[^\]\n]*)\]\((?P<address>[^)\s]+)[^)]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
WRAPPED = range(50, 90)  # how long the lines are that an e-mail program broke
_SAVED_AS = {"TCVN3 (ABC)": "cp1252", "Windows-1258": "cp1258", "Windows-1252": "cp1252"}


def decoded(body: bytes, said: str = "") -> tuple[str, str]:
    """The text, and a note for the editor where its encoding had to be guessed; `said` is what its sender named."""
    for mark, name in ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            return _lines(body.decode(name, "replace")), ""
    for name in dict.fromkeys(("utf-8", said)):
        try:
            if name and not (name == "utf-8" and b"\0" in body):
                return _lines(body.decode(name)), ""
        except (UnicodeDecodeError, LookupError):
            continue
    guess = likely_encoding(body)
    utf_16 = "utf-16-be" if body[:1] == b"\0" else "utf-16-le"
    name = _SAVED_AS.get(guess, utf_16)
    return _lines(body.decode(name, "replace")), f"tệp không phải UTF-8, đã đọc như {guess}: hãy đọc lại dấu"


def _lines(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def incoming_from_text(name: str, body: bytes) -> Incoming:
    """Reads a .txt; its lines are paragraphs, unless a program broke them at the same width."""
    text, note = _whole(body)
    return Incoming(name, paragraphs_of(text), notes=(note,) if note else ())


def incoming_from_markdown(name: str, body: bytes) -> Incoming:
    """Reads a .md; front matter of another site is left out."""
    text, note = _whole(body)
    if text.startswith("---\n") and "\n---\n" in text:
        text = text.partition("\n---\n")[2]
    blocks = tuple(_markdown_paragraph(part) for part in _parts(text))
    return Incoming(name, blocks, notes=(note,) if note else ())


def _whole(body: bytes) -> tuple[str, str]:
    if len(body) > LARGEST:
        raise Unreadable("tệp chữ quá dài; xin người gửi chỉ gửi phần bài viết")
    text, note = decoded(body)
    if text.count("\n") > MOST_PARAGRAPHS:
        raise Unreadable("tệp có quá nhiều đoạn văn; xin người gửi chỉ gửi phần bài viết")
    if text.count("\0") > 0 or text.count("\ufffd") > len(text) // 20:
        raise Unreadable("tệp không phải tệp chữ; xin người gửi gửi bài dạng .docx")
    return text, note


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text."""
    return tuple(Paragraph((Run(part),)) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Parts between blank lines, each line of them alone where it was not broken by a program."""
    found: list[str] = []
    for part in _BLANK_LINES.split(text):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        whole = bool(lines) and all(len(line) in WRAPPED for line in lines[:-1])
        found += [" ".join(lines)] if whole and len(lines) > 1 else lines
    return found


def _markdown_paragraph(part: str) -> Paragraph:
    heading = _HEADING.fullmatch(part)
    text = heading[2] if heading else part
    runs: list[Run] = []
    end = 0
    for found in _LINK.finditer(text):
        runs += _emphasised(text[end : found.start()])
        if found[0].startswith("["):
            runs.append(Run(_plain(found["words"]), link=found["address"]))
        end = found.end()
    runs += _emphasised(text[end:])
    return Paragraph(tuple(r for r in runs if r.text), heading=len(heading[1]) if heading else 0)


def _emphasised(text: str) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for found in _EMPHASIS.finditer(text):
        runs.append(Run(_plain(text[end : found.start()])))
        runs.append(Run(_plain(found["bold"] or found["italic"]), bool(found["bold"]), bool(found["italic"])))
        end = found.end()
    return [*runs, Run(_plain(text[end:]))]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
