"""A frozen edition as the text of its file, below what the editor wrote there."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import asdict

from plugins.intake import vocabulary as words
from plugins.intake.form import Vocabulary
from plugins.model.edition import Item, LeftOut, ToldAs

BEGIN = "# ===== Phần chốt, do máy ghi (python3 tasks.py freeze); văn bản giữ nguyên như ngày chốt. ====="
HEAD = """\
# {title}
# Muốn bài nào vào số thì ghi mã bài, đường dẫn hoặc tên tệp của bài sau «ghim», theo đúng thứ tự phát, đăng;
# bài nào không lấy thì ghi sau «bỏ». Những bài còn lại do máy chọn.
ghim: []
bỏ: []
"""
_BREAKS = re.compile("[\u2028\u2029\ufeff]")  # which YAML takes for the end of a line, or drops
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_TO_ESCAPE = re.compile('[\\\\"\n\t\u2028\u2029\ufeff]')


def own_part(text: str) -> str:
    """What an editor wrote in a file, without the frozen part."""
    return text.partition(BEGIN)[0]


class Freezing(NamedTuple):
    """What is fixed of an edition, and when."""

    day: dt.date
    told_as: ToldAs
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


def frozen_text(own: str, freezing: Freezing) -> str:
    """The whole file."""
    names, told_as = words.EDITION_FILE.names, asdict(freezing.told_as)
    lines = [own.rstrip(), "", BEGIN, f"{names['frozen']}: {freezing.day}"]
    lines.append(f"{names['told_as']}: {_flow(told_as, words.TOLD_AS)}")
    lines += _listed(names["stories"], map(_item, freezing.items))
    return "\n".join([*lines, *_listed(names["left_out"], map(_left_out, freezing.left_out)), ""])


def _listed(name: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    found = [list(entry) for entry in entries]
    yield f"{name}:" if found else f"{name}: []"
    for first, *others in found:
        yield f"- {first}"
        yield from (f"  {line}" if line else "" for line in others)


def _item(item: Item) -> Iterator[str]:
    own = words.EDITION_STORY
    values = {key: getattr(item, key) for key in own.names if key not in ("date", "body", "clip", "corrections")}
    clip = item.clip and {"src": item.clip.src, "seconds": item.clip.seconds, "bytes": item.clip.bytes}
    corrections = [{"date": str(c.date), "text": c.text} for c in item.corrections]
    values |= {"date": item.iso, "clip": clip, "corrections": corrections, "body": item.body}
    for key in own.names:
        if values[key] and key != "body":
            yield f"{own.names[key]}: {_flow(values[key], words.MEDIA if key == 'clip' else words.CORRECTION)}"
    if item.body:
        yield from _block(own.names["body"], item.body)


def _left_out(left: LeftOut) -> Iterator[str]:
    yield from (f"{name}: {_flow(getattr(left, key))}" for key, name in words.LEFT_OUT.names.items())


def _flow(value: object, own: Vocabulary | None = None) -> str:
    """A value on one line."""
    if isinstance(value, dict) and own is not None:
        return "{" + ", ".join(f"{own.names[key]}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(part, own) for part in value) + "]"
    return str(value) if isinstance(value, int) else quoted(str(value))


def quoted(text: str) -> str:
    """The text between double quotes."""
    return '"' + _TO_ESCAPE.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), text) + '"'


def _block(name: str, text: str) -> Iterator[str]:
    """A text of several lines as it is, where YAML leaves it so."""
    if _BREAKS.search(text):
        yield f"{name}: {quoted(text)}"
        return
    yield f"{name}: |"
    yield from (f"  {line}" if line else "" for line in text.split("\n"))
