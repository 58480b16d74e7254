"""The tiny site on disk, loaded at a fixed moment; its files are old enough to be trusted."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.intake.loading import Loaded, Options, Sources, Workers, site_loaded
from tests.hostile.tiny_site import NOW, Content, site_at

OLD = int(NOW) - 1_000_000


def age(site: Path, seconds: int = OLD) -> None:
    for file in site.rglob("*"):
        os.utime(file, (seconds, seconds))


def site_with(folder: Path, files: dict[str, Content]) -> Path:
    site = site_at(folder / "site", files)
    age(site)
    return site


def load(site: Path, before: Sources | None = None, workers: Workers | None = None, **options: Any) -> Loaded:
    settings = Options(site, lambda r: datetime.fromtimestamp(int(NOW), r.site.zone), **options)
    return site_loaded(settings, before or Sources(""), workers)
