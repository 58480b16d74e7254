"""The broadcast script as files: all of it, and the short versions."""

from collections.abc import Iterable, Iterator

from plugins.press.paragraph import Paragraph
from plugins.press.script import CUE, SHORT_SECONDS, Part, Script, ScriptItem

LEAD_IN, COMMENT = "Lời dẫn", "Lời bình"
VOICES = {"interview": "Phỏng vấn", "question": "Phóng viên", "quote": "Trích dẫn"}
STYLES = {"interview": "Interview", "quote": "Interview", CUE: "Note"}
NOTHING = "Trong kỳ này không có bài nào vừa thời lượng."
TOO_LONG = f"Câu đầu đã quá {SHORT_SECONDS} giây; mời biên tập viên rút gọn."


def script_paragraphs(title: str, script: Script) -> Iterator[Paragraph]:
    """What the announcer has in front of them."""
    yield Paragraph("Title", f"Kịch bản: {title}")
    yield Paragraph("Note", script.outlet)
    yield Paragraph("Note", f"Thời lượng dự kiến {script.length}, đọc {script.rate} tiếng mỗi phút.")
    if not script.items:
        yield Paragraph("Normal", NOTHING)
    for item in script.items:
        yield from _item(item)


def _item(item: ScriptItem) -> Iterator[Paragraph]:
    yield Paragraph("Heading1", f"{item.number}. {item.title or item.notice}")
    yield Paragraph("Note", f"Thời lượng {item.length}; cộng dồn {item.total}.")
    if item.notice:
        return
    yield from (Paragraph("Note", f"Đính chính sau khi chốt, ngày {text}") for text in item.corrections)
    if item.unknown:
        yield Paragraph("Note", f"Cần xem cách đọc: {', '.join(item.unknown)}")
    yield Paragraph("Label", LEAD_IN)
    yield from (Paragraph("Line", line) for line in item.lead_in)
    for label, part in labelled(item.parts):
        if label:
            yield Paragraph("Label", label)
        yield from (Paragraph(STYLES.get(part.kind, "Line"), line) for line in part.lines)
    yield from _clip(item)
    yield Paragraph("Label", "Nguồn")
    yield Paragraph("Note", item.sources)


def _clip(item: ScriptItem) -> Iterator[Paragraph]:
    if item.clip:
        yield Paragraph("Label", f"Đoạn phát: {item.clip}")
    if item.transcript:
        yield Paragraph("Label", "Lời trong đoạn phát (không đọc)")
        yield from (Paragraph("Note", line) for line in item.transcript)


def labelled(parts: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    """Each part below whose voice it is, where the voice changes. A cue is nobody's."""
    last = ""
    for part in parts:
        if part.kind == CUE:
            yield "", part
            continue
        label = VOICES.get(part.kind, COMMENT)
        label = f"{label}: {part.speaker}" if part.speaker else label
        yield ("" if label == last == COMMENT else label), part
        last = label


def short_paragraphs(title: str, script: Script) -> Iterator[Paragraph]:
    """Each story in the time that a small station has for it."""
    yield Paragraph("Title", f"Bản ngắn cho truyền thanh cơ sở: {title}")
    yield Paragraph("Note", f"Mỗi bài không quá {SHORT_SECONDS} giây, đọc {script.rate} tiếng mỗi phút.")
    for item in script.items:
        if item.short is None:
            continue
        yield Paragraph("Heading1", f"{item.number}. {item.title}")
        yield Paragraph("Note", f"Thời lượng {item.short.length}." if item.short.lines else TOO_LONG)
        yield Paragraph("Label", "Lời đọc")
        yield from (Paragraph("Line", line) for line in item.short.lines)
        yield Paragraph("Label", "Nguồn")
        yield Paragraph("Note", item.sources)
