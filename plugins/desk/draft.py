"""A new story's file: its front matter as text, a name that is free, and a writing that never replaces a file."""

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from plugins.builder.output import Refused
from plugins.intake.report import Report
from plugins.intake.story import LONGEST_SLUG
from plugins.intake.yaml import value_of
from plugins.model.story import Story
from plugins.model.text import slugify

Content = str | Mapping[str, str]  # of one key


def draft_text(head: Mapping[str, Content], body: str) -> str:
    """The whole file, one key a line."""
    lines = (f"{key}: {_written(value)}\n" for key, value in head.items() if value)
    return f"---\n{''.join(lines)}---\n{body.strip()}\n"


def _written(value: Content) -> str:
    if isinstance(value, str):
        return _scalar(value, "k: {}")
    return "{" + ", ".join(f"{key}: {_scalar(text, '{{k: {}}}')}" for key, text in value.items()) + "}"


def _scalar(text: str, place: str) -> str:
    """The text without quotes where YAML reads the same back, else in quotes."""
    text = " ".join(text.split())
    found = value_of(place.format(text), Report(""))
    read = found.data.get("k") if found and isinstance(found.data, dict) and len(found.data) == 1 else None
    return text if read and read.data == text else json.dumps(text, ensure_ascii=False)


def free_place(title: str, folder: str, stories: Iterable[Story], site: Path) -> tuple[str, str]:
    """A slug that no story has or had, and the path of its file, which is free too."""
    slugs, ids = set[str](), set[str]()
    for story in stories:
        slugs |= {story.slug, *story.redirect_from}
        ids.add(story.id)
    plain = slugify(title, LONGEST_SLUG - 4)
    if not plain:
        raise Refused(f"không đặt được tên tệp từ tiêu đề «{title}»; tiêu đề cần có chữ hoặc số")
    for number in count(1):
        slug = plain if number == 1 else f"{plain}-{number}"
        path = f"{folder}/{slug}.md"
        if slug not in slugs and id_of(path) not in ids and not os.path.lexists(site / path):
            return slug, path
    raise AssertionError("count() has no end")


def id_of(path: str) -> str:
    """The id that a story of this path has where none is written."""
    return path.removeprefix("stories/").removesuffix(".md")


def write_new(file: Path, text: str) -> None:
    """Writes the whole file or nothing; a file that has come to stand there meanwhile is never replaced."""
    half = file.with_name(f".{file.stem[:40]}-{secrets.token_hex(4)}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8", newline="\n")
        _give_name(half, file)
    except OSError as fault:
        if file.exists():
            raise Refused(f"đã có tệp «{file}»; tệp ấy được giữ nguyên") from fault
        raise Refused(f"không ghi được tệp «{file}» ({fault.strerror}); hãy kiểm tra quyền của thư mục") from fault
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _give_name(half: Path, file: Path) -> None:
    """A rename replaces what is there, but on Windows; a second link to the same file never does."""
    if os.name == "nt":
        half.rename(file)
    else:
        os.link(half, file)
