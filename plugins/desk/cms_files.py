"""Where the set-up puts decap-cms and its server, and whether they are there."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".desk"  # made by tasks.py from the lock in cms_web/
MODULES = FOLDER / "node_modules"
SERVER = Path(__file__).with_name("cms_web") / "server.cjs"


def is_set_up() -> bool:
    return all((MODULES / name).is_dir() for name in ("decap-cms", "decap-server", "js-yaml"))
