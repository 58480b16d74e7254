"""A text's pieces as Markdown that reads back as the very words, with the signs that Markdown would obey escaped."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from plugins.desk.incoming.incoming import Paragraph, Run, Table
from plugins.desk.incoming.manuscript import Figure, Piece

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|&(?=#?\w{1,32};)|!(?=\[)")
_AT_START = re.compile(r"^(\s*)(?:(#{1,6}(?:\s|$)|[-+=](?:\s|$|[-=\s]*$)|:)|(\d{1,9})([.)]))")
_MARKS = {(True, False): "**", (False, True): "*", (True, True): "***"}
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()\\]+")


def markdown_of(pieces: Sequence[Piece], paths: Mapping[str, str]) -> str:
    """The body; `paths` tells where each photo was put, and one without a path is left out."""
    parts: list[str] = []
    for is_item, group in groupby(pieces, key=lambda p: isinstance(p, Paragraph) and bool(p.item)):
        if is_item:
            parts.append(_list([p for p in group if isinstance(p, Paragraph)]))
        else:
            parts += [_part(p, paths) for p in group]
    return "\n\n".join(part for part in parts if part)


def _part(piece: Piece, paths: Mapping[str, str]) -> str:
    if isinstance(piece, Figure):
        return _figure(piece, paths)
    if isinstance(piece, Table):
        return _table(piece)
    text = _inline(piece.runs)
    if not piece.heading:
        return _at_start(text)
    return f"{'#' * piece.heading} " + text.replace("#", "\\#")  # or it would be taken for the heading's own end


def _figure(figure: Figure, paths: Mapping[str, str]) -> str:
    """The alternative text is left for somebody who has looked at the photo."""
    if figure.photo not in paths:
        return ""
    below = ". ".join(filter(None, (figure.caption.rstrip("."), f"Ảnh: {figure.credit}" if figure.credit else "")))
    caption = f"\n\n*{_escaped(below)}*" if below else ""
    return f"![]({paths[figure.photo]}){caption}"


def _list(items: Sequence[Paragraph]) -> str:
    lines = []
    counts: dict[int, int] = {}
    for item in items:
        depth = min(item.depth, 3)
        counts = {level: count for level, count in counts.items() if level <= depth}
        counts[depth] = counts.get(depth, 0) + 1
        sign = "-" if item.item == "-" else f"{counts[depth]}."
        lines.append(f"{'    ' * depth}{sign} {_at_start(_inline(item.runs))}")
    return "\n".join(lines)


def _table(table: Table) -> str:
    width = max(len(row) for row in table.rows)
    rows = [
        [" ".join(filter(None, (_inline(p.runs, plain=n == 0) for p in cell))) for cell in row]
        for n, row in enumerate(table.rows)
    ]
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _inline(runs: Sequence[Run], plain: bool = False) -> str:
    text = ""
    for place, run in enumerate(runs):
        after = runs[place + 1].text[:1] if place + 1 < len(runs) else ""
        text += _run(run, text[-1:], after, plain)
    return text.strip()


def _run(run: Run, before: str, after: str, plain: bool) -> str:
    words = run.text.strip()
    head, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    if not words:
        return run.text
    text = _escaped(words)
    if run.link and _SAFE_LINK.fullmatch(run.link):
        text = f"[{text}]({run.link})"
    mark = _MARKS.get((run.bold, run.italic), "")
    # Markdown takes a mark for one only where no letter stands close on its other side, and signs make it doubtful.
    clear = not (before + head)[-1:].isalnum() and not (tail + after)[:1].isalnum()
    if mark and not plain and clear and words[0].isalnum() and words[-1].isalnum() and (before + head)[-1:] != "*":
        text = f"{mark}{text}{mark}"
    return f"{head}{text}{tail}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text)


def _at_start(text: str) -> str:
    """A paragraph's first signs, so that it does not become a heading or a list."""
    found = _AT_START.match(text)
    if not found:
        return text
    if found[3]:
        return f"{found[1]}{found[3]}\\{text[found.end() - 1 :]}"
    return f"{found[1]}\\{text[len(found[1]) :]}"
