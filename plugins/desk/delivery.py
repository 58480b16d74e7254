"""Files handed to the user: written whole or not at all, and never over something that is there already."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from plugins.builder.output import Refused


def deliver(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files; those that are there with the same bytes are left, others there are never replaced."""
    try:
        changed = [name for name, body in files.items() if _is_other(folder / name, body)]
        if changed:
            raise Refused(
                f"trong «{folder}» đã có «{changed[0]}» với nội dung khác (có thể đã được sửa tay), nên không ghi gì;"
                " hãy chuyển tệp ấy đi, hoặc chọn thư mục khác bằng --out"
            )
        new = {name: body for name, body in files.items() if not (folder / name).exists()}
        if new:
            _write(new, folder)
    except OSError as fault:
        raise Refused(f"không ghi được vào «{folder}» ({fault.strerror}); không có tệp nào được ghi") from fault


def _is_other(file: Path, body: bytes) -> bool:
    return file.is_symlink() or (file.exists() and (not file.is_file() or file.read_bytes() != body))


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """All are written into a folder beside their place first; whatever ends this too early leaves no trace."""
    home = folder if folder.exists() else folder.parent
    made = [part for part in (home, *home.parents) if not part.exists()]
    stage = home / f".dang-ghi-{token_hex(4)}"
    moved: list[Path] = []
    try:
        stage.mkdir(parents=True)
        for name, body in files.items():
            (stage / name).write_bytes(body)
        _move(stage, folder, moved)
        moved.clear()
    finally:
        for file in moved:
            file.unlink(missing_ok=True)
        shutil.rmtree(stage, ignore_errors=True)
        for part in made:
            _remove_empty(part)


def _move(stage: Path, folder: Path, moved: list[Path]) -> None:
    """In one step where the folder is new."""
    if stage.parent != folder:
        stage.rename(folder)
        return
    for file in sorted(stage.iterdir()):
        file.rename(folder / file.name)
        moved.append(folder / file.name)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
