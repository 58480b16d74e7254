"""A site as a command finds it now: whole and without a fault, or refused with every problem named."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from plugins.builder.output import Refused, site_fault
from plugins.builder.workers import workers_of
from plugins.intake.loading import Options, Sources, site_loaded
from plugins.intake.settings import now_of
from plugins.model.catalogue import Catalogue
from plugins.model.registries import Registries


def catalogue_of_site(site: Path, on: date | None = None, *, pictures: bool = False) -> Catalogue:
    """What is public now, or at the end of another day; with one faulty story everything made of it might be wrong."""
    if fault := site_fault(site):
        raise Refused(fault.removeprefix("lỗi: "))
    options = Options(root=site, now=lambda registries: _moment(registries, on), pictures=pictures)
    with workers_of(None) as workers:
        loaded = site_loaded(options, Sources(""), workers)
    errors = [str(p) for p in loaded.problems if p.severity == "error"]
    if loaded.catalogue is None or errors:
        raise Refused("\n".join([f"trang còn {len(errors)} lỗi, hãy sửa rồi chạy lại; chưa ghi gì:", *errors]))
    return loaded.catalogue


def _moment(registries: Registries, on: date | None) -> datetime:
    now = now_of(registries, datetime.now(UTC))
    if on is None or on == now.date():
        return now
    end = datetime.combine(on, time(23, 59, 59), registries.site.zone)
    return datetime.fromisoformat(end.isoformat())  # a fixed offset, as stories have
