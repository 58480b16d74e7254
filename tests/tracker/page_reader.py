"""Reads the tracker's pages as a reader does, into the figures that the year's JSON has."""

import re
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag

from plugins.tracker.status import STATUSES

CODES = {word: code for code, word in STATUSES.items()}


class CellRead(NamedTuple):
    """A cell of a heat table."""

    status: str
    count: int
    partial: bool
    link: str | None


class YearRead(NamedTuple):
    """What the page of a year says of each unit, by code."""

    cells: dict[str, list[CellRead]]
    sums: dict[str, int]
    standings: dict[str, tuple[int, list[int], int]]  # place, parts, total
    columns: list[tuple[list[int], int]]  # of each table, with its total
    figures: dict[str, int]
    trend: dict[int, tuple[int, int, int]]  # contributions, active units, units


def soup_of(body: bytes) -> BeautifulSoup:
    return BeautifulSoup(body, "html.parser")


def unit_of(row: Tag) -> str:
    """The code of the unit that a row leads to."""
    link = row.select_one("th[scope=row] a")
    assert link is not None
    return str(link["href"]).rstrip("/").rpartition("/")[2]


def cell_read(cell: Tag) -> CellRead:
    link, text = cell.find("a"), cell.get_text()
    words, _, number = text.partition(": ")
    status, _, partial = words.partition(", ")
    assert f"gs-cell--{CODES[status]}" in cell["class"], "the sign says what the words say"
    assert (partial, number.endswith("*")) in {("", False), ("không đủ kỳ", True)}
    href = str(link["href"]) if isinstance(link, Tag) else None
    return CellRead(CODES[status], int(number.rstrip("*") or 0), bool(partial), href)


def numbers(cells: Any) -> list[int]:
    return [int(cell.get_text()) for cell in cells]


def year_read(body: bytes) -> YearRead:
    soup = soup_of(body)
    rows = soup.select("table.gs-heat tbody tr")
    sums = {unit_of(row): numbers(row.select("td.gs-heat__sum"))[0] for row in rows}
    assert len(sums) == len(rows), "each unit has one row"
    ranks = soup.select("table.gs-standing tbody tr")
    ranked = {unit_of(row): numbers(row.select("td")) for row in ranks}
    feet = [numbers(row.select("td")) for row in soup.select("table.gs-heat tfoot tr")]
    trend = {int(row.select("th")[0].get_text()): row.select("td") for row in soup.select("table.gs-trend tbody tr")}
    return YearRead(
        cells={unit_of(row): [cell_read(cell) for cell in row.select("td.gs-cell")] for row in rows},
        sums=sums,
        standings={code: (found[0], found[1:-1], found[-1]) for code, found in ranked.items()},
        columns=[(foot[:-1], foot[-1]) for foot in feet],
        figures=figures_of(soup),
        trend={year: trend_of(cells) for year, cells in trend.items()},
    )


def figures_of(soup: BeautifulSoup) -> dict[str, int]:
    """The numbers at the top of a page, by what they count."""
    pairs = [(d.select("dt")[0], d.select("dd")[0]) for d in soup.select("dl.gs-figures__list > div")]
    return {label.get_text(): int(number.get_text()) for label, number in pairs}


def trend_of(cells: Any) -> tuple[int, int, int]:
    contributions, units = (cell.get_text() for cell in cells)
    found = re.fullmatch(r"(\d+) trong (\d+) đơn vị", units)
    assert found is not None
    return int(contributions), int(found[1]), int(found[2])


def agrees(page: YearRead, year: dict[str, Any]) -> None:
    """The page of a year says what the JSON of the year says."""
    units = {unit["code"]: unit for unit in year["units"]}
    assert page.cells.keys() == units.keys()
    for code, unit in units.items():
        rows = unit["periods"]
        shown = [(c.status, c.count, c.partial, c.link is not None) for c in page.cells[code]]
        assert shown == [(r["status"], r["count"], r["partial"], bool(r["stories"])) for r in rows]
        assert page.sums[code] == sum(row["count"] for row in rows)
        parts = [part["points"] for part in unit["score"]["parts"]]
        expected = (unit["place"], parts, unit["score"]["total"]) if unit["place"] else None
        assert page.standings.get(code) == expected
    rows = [row for unit in units.values() for row in unit["periods"]]
    assert all(sum(column) == total for column, total in page.columns)
    assert sum(total for _, total in page.columns) == sum(row["count"] for row in rows)
    assert page.figures == {
        "lượt giới thiệu": sum(len(row["stories"]) for row in rows),
        "bài tính chỉ tiêu": sum(row["count"] for row in rows),
        "đơn vị có bài": len(introducing(year)),
        **{f"kỳ {STATUSES[s].lower()}": sum(row["status"] == s for row in rows) for s in ("met", "missed", "due")},
    }
    told = (page.figures["lượt giới thiệu"], len(introducing(year)), len(units))
    assert page.trend[year["year"]] == told


def introducing(year: dict[str, Any]) -> list[str]:
    return [unit["code"] for unit in year["units"] if any(row["stories"] for row in unit["periods"])]
