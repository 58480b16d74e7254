"""`tasks.py import`: makes draft stories from files and folders, and tells an editor what became of each."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.builder.output import Refused, site_fault
from plugins.desk.command_words import add_site
from plugins.desk.incoming.archive import Archive, pasts_of
from plugins.desk.incoming.drafting import ALT, Desk, Made, draft_made, to_fill
from plugins.desk.incoming.facts import GUESSED, MISSING
from plugins.desk.incoming.frame import first_words
from plugins.desk.incoming.incoming import Part, Unreadable
from plugins.desk.incoming.parcel import is_ignored, opened
from plugins.desk.incoming.photos import is_photo
from plugins.desk.new import site_of
from plugins.intake.settings import now_of
from plugins.intake.vocabulary import STORY

LARGEST = 60_000_000  # bytes of one file
Fault = tuple[str, str]


def main(argv: list[str]) -> int:
    """Exit 1 where a file could not be read; the others have become drafts all the same."""
    arguments = parser().parse_args(argv)
    files = [Path(name) for name in (*arguments.files, *arguments.file)]
    if fault := site_fault(arguments.site) or (
        "" if files else 'lỗi: hãy ghi tệp hoặc thư mục cần nhập, như "Bài của xã.docx"'
    ):
        sys.stderr.write(f"{fault}\n")
        return 1
    try:
        desk = desk_of(arguments.site)
    except Refused as refused:
        sys.stderr.write(f"lỗi: {refused}\n")
        return 1
    faults: list[Fault] = []
    drafts = 0
    for parcel in parcels_of(files):
        drafts += imported(parcel, desk, faults)
    tell_end(drafts, faults)
    return int(bool(faults))


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="tasks.py import",
        description="Biến tệp Word, thư điện tử của đơn vị thành bài nháp: .docx, .odt, .html, .txt, .md, .eml, .msg, "
        "và ảnh đi cùng. Ảnh được đưa vào bài khi nhập cùng lúc (hoặc nằm cùng thư mục) với đúng một tệp bài.",
        allow_abbrev=False,
    )
    found.add_argument("files", nargs="*", metavar="TỆP", help="tệp hoặc thư mục")
    found.add_argument("--file", action="append", default=[], metavar="TỆP", help="như TỆP, để gọi bằng invoke")
    add_site(found)
    return found


def desk_of(site: Path) -> Desk:
    """The site as it is now."""
    catalogue, stories = site_of(site)
    today = now_of(catalogue.registries, datetime.now(UTC)).date()
    return Desk(site, catalogue.registries, stories, Archive(pasts_of(site, stories)), today, set())


def parcels_of(paths: list[Path]) -> Iterator[list[Path]]:
    """Files that belong together: a text with the photos beside it, else each text alone, and photos without one."""
    loose = [p for p in paths if not p.is_dir()]
    yield from _together(loose)
    for folder in (p for p in paths if p.is_dir()):
        for root, names, files in os.walk(folder):
            names[:] = sorted(n for n in names if not n.startswith("."))
            yield from _together([Path(root, name) for name in sorted(files) if not is_ignored(name)])


def _together(files: list[Path]) -> Iterator[list[Path]]:
    texts = [f for f in files if not is_photo(f.name)]
    photos = [f for f in files if is_photo(f.name)]
    if len(texts) == 1:
        yield [*texts, *photos]
        return
    yield from ([text] for text in texts)
    if photos:
        yield photos


def imported(files: list[Path], desk: Desk, faults: list[Fault]) -> int:
    """How many drafts came of one parcel; what is wrong is added to `faults`."""
    parts: list[Part] = []
    for file in files:
        try:
            parts.append(Part(file.name, bytes_of(file)))
        except Unreadable as fault:
            faults.append((str(file), str(fault)))
    found = opened(parts)
    faults += found.faults
    drafts = 0
    for text in found.texts:
        try:
            made = draft_made(text, desk)
        except (Unreadable, Refused) as fault:
            faults.append((text.name, str(fault)))
            continue
        drafts += bool(made.path)
        sys.stdout.write(told(text.name, made, desk.site))
    return drafts


def bytes_of(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise Unreadable("không có tệp này; kiểm tra lại tên tệp" if not file.exists() else "không phải một tệp")
        if (size := file.stat().st_size) > LARGEST:
            raise Unreadable(
                f"tệp quá lớn ({size // 1_000_000} MB, quá {LARGEST // 1_000_000} MB); xin người gửi nén ảnh lại"
            )
        return file.read_bytes()
    except (OSError, ValueError) as fault:
        raise Unreadable(f"không đọc được tệp ({getattr(fault, 'strerror', None) or fault})") from fault


# --- what the editor reads


def told(name: str, made: Made, site: Path) -> str:
    """All that there is to say of one text."""
    if made.repeat and made.repeat.is_same:
        return f"{name}: bài này đã có ở {site / made.repeat.path}; không tạo bài nháp nữa.\n\n"
    photos = f" và {len(made.photos)} ảnh trong {site / 'images'}" if made.photos else ""
    lines = [f"{name}: đã tạo bài nháp {site / made.path}{photos}"]
    if made.repeat:
        lines.append(f"  Rất giống bài {site / made.repeat.path}: xem có phải bài gửi lại không trước khi sửa tiếp.")
    for state, heading in ((MISSING, "Cần điền:"), (GUESSED, "Máy đoán, hãy xem lại:")):
        rows = [f"    {_named(key)}{_shown(fact.value)}: {fact.why}" for key, fact in to_fill(made.facts, state)]
        rows += [f"    {ALT}: {photo}, vào giữa hai dấu [ ] trong bài" for photo in made.photos[1:] if state == MISSING]
        lines += [f"  {heading}", *rows] if rows else []
    if made.cut:
        lines.append(f"  Đã cắt khỏi bài (thể thức văn bản, thông tin riêng): {first_words(made.cut)}")
    lines += [f"  Lưu ý: {note}" for note in made.notes]
    lines += ["  Chưa xem trước được cho tới khi sửa:", *(f"    {p}" for p in made.problems)] if made.problems else []
    return "\n".join(lines) + "\n\n"


def _named(key: str) -> str:
    name = STORY.names[key]
    return key if name == key else f"{key} ({name})"


def _shown(value: str | dict[str, str]) -> str:
    text = value if isinstance(value, str) else ", ".join(value.values())
    return f" = {text[:80]}" if text else ""


def tell_end(drafts: int, faults: list[Fault]) -> None:
    if drafts:
        sys.stdout.write(
            f"Đã tạo {drafts} bài nháp. Tiếp theo: mở từng tệp, điền các dòng «cần điền», xem lại các dòng «đoán»; "
            "xem trước bằng python3 tasks.py serve --drafts; "
            "duyệt xong thì đổi «status: draft» thành «status: published».\n"
        )
    sys.stdout.flush()
    if faults:
        sys.stderr.write(f"{len(faults)} tệp chưa nhập được:\n")
    for name, sentence in faults:
        sys.stderr.write(f"lỗi: {_on_one_line(name)}: {sentence}\n")


def _on_one_line(text: str) -> str:
    plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else " " for c in plain)
