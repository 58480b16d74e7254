"""Makes the indexes of the years with Pagefind, and keeps each by the digest of what it was made from."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import DecodeError, msgpack

from plugins.intake.sealed import sealed_keep, sealed_read
from plugins.model.digest import digest_of_bytes

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("index.mjs")
NEEDED = ("pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind")
FOLDERS = ("index", "filter", "fragment")
LONGEST = 600  # seconds
Files = dict[str, bytes]


class NoIndex(Exception):
    """Why there is none, and what helps: a sentence."""


def index_files(file: Path, records: Callable[[], Sequence[object]]) -> Files:
    """One year's index; Node is started only where `file` does not keep it."""
    kept = _decoded(sealed_read(file))
    if kept is None:
        kept = made(records())
        sealed_keep(file, msgpack.encode(kept))
    return kept


def _decoded(body: memoryview | None) -> Files | None:
    try:
        return None if body is None else msgpack.decode(body, type=Files)
    except (DecodeError, ValueError):
        return None


def version() -> bytes:
    """What an index depends on besides its stories."""
    return digest_of_bytes(SCRIPT.read_bytes(), (ROOT / "package-lock.json").read_bytes())


def node() -> str | None:
    """The one that the set-up installed beside Python, for want of a new one, else the machine's own."""
    return shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")


def made(records: Sequence[object]) -> Files:
    """Runs Pagefind."""
    program = node()
    if program is None or not (ROOT / "node_modules" / "pagefind").is_dir():
        raise NoIndex("chưa cài Node.js (từ bản 18) hoặc Pagefind; hãy chạy: python3 tasks.py build")
    with tempfile.TemporaryDirectory() as folder:
        asked = json.dumps({"records": records}).encode()
        try:
            command = [program, str(SCRIPT), folder]
            subprocess.run(command, input=asked, capture_output=True, check=True, timeout=LONGEST)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as fault:
            why = getattr(fault, "stderr", b"") or str(fault).encode()
            last = (why.decode(errors="replace").strip().splitlines() or [""])[-1]
            raise NoIndex(f"Pagefind không chạy được ({last}); hãy xóa thư mục node_modules rồi dựng lại") from fault
        return _files(Path(folder))


def _files(folder: Path) -> Files:
    """The files that our page asks for: Pagefind's own search forms stay away."""
    found = [*(folder / name for name in NEEDED), *folder.glob("*.pf_meta")]
    found += [file for name in FOLDERS for file in (folder / name).glob("*")]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(found)}
