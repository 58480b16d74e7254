"""A small world whose third quarter of 2026 is reported: three units, of which one ended in it, and four stories."""

from msgspec.structs import replace

from plugins.model.catalogue import Catalogue
from plugins.model.letterhead import Letterhead
from plugins.model.period import Period, period_named
from plugins.tracker.document import Document
from plugins.tracker.report import Editions, report_of
from plugins.tracker.summary import Summary, summary_of
from plugins.tracker.year import yearbooks
from tests.tracker.sheet import Case, catalogue

REGISTRY = (
    "rule so quarter 1 2025-01-01..",
    "points 2025-01-01.. 10 2 20 tinh=2",
    "group khoi",
    "unit a so in khoi called Sở An",
    "unit b so in khoi called Sở Bình",
    "unit c so ..2026-08-01 in khoi called Sở Cũ then b",
)
STORIES = "2025-08-01 a; 2026-07-05 a level=tinh who=Lan; 2026-08-20 a who=Lan; 2026-09-30 a,b who=Tổ Một kind=tap-the"
HEAD = Letterhead(
    parent="Ủy ban nhân dân tỉnh",
    agency="Hội đồng Thi đua",
    number="12",
    symbol="BC-HĐ",
    place="Hương Giang",
    authority=("TM. Hội đồng", "KT. Chủ tịch"),
    signer_title="Phó Chủ tịch",
    signer="Lê Thị Mẫu",
    recipients=("Các sở;", "Lưu: VT."),
)


def world(today: str = "2026-11-05", stories: str = STORIES) -> Catalogue:
    known = catalogue(Case("", REGISTRY, today, stories, ()))
    return replace(known, registries=replace(known.registries, letterhead=HEAD))


def period(name: str) -> Period:
    found = period_named(name)
    assert found is not None
    return found


def summary(known: Catalogue, name: str = "2026-Q3") -> Summary:
    found = summary_of(period(name), known, yearbooks(known))
    assert found is not None
    return found


def report(known: Catalogue, name: str = "2026-Q3", editions: Editions = ()) -> Document:
    return report_of(summary(known, name), known.registries, editions)
