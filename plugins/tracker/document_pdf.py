"""A document as PDF with its fonts in it, set by Typst."""

from pathlib import Path

from msgspec import json, to_builtins

from plugins.tracker.document import Block, Document, Table, frame_of, in_words

HERE = Path(__file__).parent
FORM = HERE / "document.typ"
FONTS = HERE / "fonts"  # Tinos: free, and as wide as Times New Roman, which the form asks for


def pdf_bytes(document: Document) -> bytes:
    """The same bytes for the same document: nothing of the machine is seen."""
    import typst  # slow to load

    text = json.encode(_data(document)).decode()
    made = typst.compile(
        FORM,
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"document": text},
        timestamp=0,
    )
    return bytes(made)


def _data(document: Document) -> dict[str, object]:
    """What the form reads: dates in words, numbers as they are."""
    day = document.day
    frame = frame_of(document.letterhead, day) if document.letterhead else None
    return {
        "title": document.title,
        "abstract": document.abstract,
        "day": (day.year, day.month, day.day),
        "landscape": document.landscape,
        "frame": to_builtins(frame),
        "body": [_block(block) for block in document.body],
    }


def _block(block: Block) -> dict[str, object]:
    data: dict[str, object] = to_builtins(block)
    if isinstance(block, Table):
        data["rows"] = [[c if isinstance(c, int) else in_words(c) for c in row] for row in block.rows]
    return data
