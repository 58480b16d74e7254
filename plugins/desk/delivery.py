"""Files handed to the user: written whole or not at all, and never over something that is there already."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

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
        _write({name: body for name, body in files.items() if not (folder / name).exists()}, folder)
    except OSError as fault:
        raise Refused(f"không ghi được vào «{folder}» ({fault.strerror}); không có tệp nào được ghi") from fault


def _is_other(file: Path, body: bytes) -> bool:
    return file.is_symlink() or (file.exists() and (not file.is_file() or file.read_bytes() != body))


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """All are written beside their places first; a fault takes back what was moved."""
    made = [part for part in (folder, *folder.parents) if not part.exists()]
    moved: list[Path] = []
    stage = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(mkdtemp(prefix=".dang-ghi-", dir=folder))
        for name, body in files.items():
            (stage / name).write_bytes(body)
        for name in files:
            (stage / name).rename(folder / name)
            moved.append(folder / name)
    except OSError:
        for file in moved:
            file.unlink(missing_ok=True)
        _remove(stage)
        for part in made:
            _remove_empty(part)
        raise
    _remove(stage)


def _remove(stage: Path | None) -> None:
    if stage:
        shutil.rmtree(stage, ignore_errors=True)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
