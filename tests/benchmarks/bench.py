"""`python3 tasks.py bench`: this product against other generators on the same stories, in alternating runs."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.contest import Entrant, Series, measure, say
from tests.benchmarks.generate import SEED
from tests.benchmarks.measure import BuildError, memory_method
from tests.benchmarks.peers import Hugo, Ours, Peer, Pelican, Zola
from tests.benchmarks.scenario import SCENARIOS, Corpus, Scenario


def rows_of(scenario: Scenario, found: dict[str, Series]) -> Iterator[dict[str, Any]]:
    """One row for each entrant; how the first compares with it stands in the others' rows."""
    first = next(iter(found.values()))
    for label, series in found.items():
        row: dict[str, Any] = {"scenario": scenario.name, "generator": label, "runs": [vars(c) for c in series.costs]}
        row |= {
            "wall": series.median("wall"),
            "cpu": series.median("cpu"),
            "peak_mib": series.peak,
            "peaks": series.peaks,
        }
        if series is not first:
            row |= {f"{figure}_ratio": first.ratio(series, figure) for figure in ("wall", "cpu")}
            row["peak_ratio"] = first.peak / series.peak if first.peak and series.peak else None
        yield row


HEADERS = (
    "Scenario\nKịch bản",
    "Generator\nBộ dựng",
    "Wall, s\nThời gian",
    "CPU, s\nXử lý",
    "Memory, MiB\nBộ nhớ",
    "Wall ratio\nTỷ lệ",
    "CPU ratio\nTỷ lệ",
    "Memory ratio\nTỷ lệ",
)


def print_table(title: str, rows: Iterable[dict[str, Any]]) -> None:
    """The figures; a ratio is that of the scenario's first generator to the row's own."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title)
    for number, header in enumerate(HEADERS):
        table.add_column(header, justify="right" if number > 1 else "left", no_wrap=True)
    last = ""
    for row in rows:
        scenario = SCENARIOS[row["scenario"]]
        figures = (row.get(key) for key in ("wall", "cpu", "peak_mib", "wall_ratio", "cpu_ratio", "peak_ratio"))
        cells = [shown(figure, digits) for figure, digits in zip(figures, (3, 3, 0, 3, 3, 3), strict=True)]
        name = f"{scenario.english}\n{scenario.vietnamese}" if scenario.name != last else ""
        table.add_row(name, row["generator"], *cells)
        last = scenario.name
    console = Console()
    (console if console.is_terminal else Console(width=120)).print(table)


def shown(figure: float | None, digits: int) -> str:
    return "" if figure is None else f"{figure:.{digits}f}"


def entrants_for(options: argparse.Namespace, work: Path) -> list[Entrant]:
    """Those that were asked for and can be started here; a sentence tells of each other one."""
    wanted: list[Peer] = [] if options.without_ours else [Ours(options.tracker == "yes")]
    known: dict[str, Peer] = {"hugo": Hugo(), "zola": Zola(work / "tools"), "pelican": Pelican()}
    wanted += [known[name] for name in options.peers]
    found = []
    for peer in wanted:
        absence = peer.absence()
        if absence:
            say(absence)
        else:
            label = f"{peer.name} {peer.version()}".strip()
            found.append(Entrant(label, peer, Corpus(options.n, options.seed), work / f"{peer.name}-{options.n}"))
    return found


def compare(options: argparse.Namespace, work: Path) -> list[dict[str, Any]]:
    """Every scenario with all entrants that know it."""
    entrants = entrants_for(options, work)
    if not entrants:
        raise BuildError("không có bộ dựng nào ở đây")
    for entrant in entrants:
        entrant.prepare()
    rows: list[dict[str, Any]] = []
    for name in options.scenarios:
        scenario = SCENARIOS[name]
        fitting = [entrant for entrant in entrants if scenario.fits(entrant.peer)]
        if fitting:
            rows += rows_of(scenario, measure(scenario, fitting, options.runs))
    return rows


def scale(options: argparse.Namespace, work: Path) -> list[dict[str, Any]]:
    """One body edited in ten times as many stories, against the same in as many as asked for."""
    ours = Ours(options.tracker == "yes")
    counts = (options.n * 10, options.n)
    entrants = [Entrant(f"ours, {n}", ours, Corpus(n, options.seed), work / f"ours-{n}") for n in counts]
    for entrant in entrants:
        entrant.prepare()
    return list(rows_of(SCENARIOS["body"], measure(SCENARIOS["body"], entrants, options.runs)))


def names_of(known: Iterable[str]) -> Any:
    """An option's type: known names with commas between them."""
    allowed = tuple(known)

    def parsed(text: str) -> list[str]:
        names = [name.strip() for name in text.split(",") if name.strip()]
        if unknown := [name for name in names if name not in allowed]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: không có; chọn trong {', '.join(allowed)}")
        return names

    return parsed


def positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: phải là số nguyên dương")
    return int(text)


def options_from(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py bench", description="So sánh tốc độ dựng trang với bộ dựng khác.")
    add = parser.add_argument
    add("--n", type=positive, default=10_000, help="số bài (10000)")
    add("--runs", type=positive, default=5, help="số lần đo (5)")
    add("--scenarios", type=names_of(SCENARIOS), default=list(SCENARIOS), help=", ".join(SCENARIOS))
    add("--peers", type=names_of(("hugo", "zola", "pelican")), default=["hugo"], help="hugo, zola, pelican (hugo)")
    add("--without-ours", action="store_true", help="chỉ đo các bộ dựng khác")
    add("--scaling", action="store_true", help="chỉ đo sửa một bài khi số bài gấp mười so với --n")
    add("--tracker", choices=("yes", "no"), default="yes", help="no: trang không có chỉ tiêu và thang điểm")
    add("--keep", type=Path, metavar="DIR", help="giữ và dùng lại các trang đã sinh trong DIR")
    add("--seed", type=int, default=SEED, help="mầm của bộ sinh bài")
    add("--json", type=Path, metavar="FILE", help="ghi mọi số đo vào FILE")
    return parser.parse_args(argv)


@contextmanager
def work_folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            yield Path(folder).resolve()


def main(argv: list[str]) -> int:
    """Measures and prints; 1 where a build fails."""
    options = options_from(argv)
    try:
        with work_folder(options.keep) as work:
            rows = scale(options, work) if options.scaling else compare(options, work)
    except BuildError as failure:
        say(f"Không đo được: {failure}")
        return 1
    except KeyboardInterrupt:
        return 130
    machine = f"{os.cpu_count()} CPU, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print_table(f"{options.n} stories / bài, median of {options.runs} / trung vị; {machine}", rows)
    print(f"Memory / bộ nhớ: {memory_method()}.")
    if options.json:
        report = {"n": options.n, "runs": options.runs, "seed": options.seed, "machine": machine, "rows": rows}
        options.json.write_text(json.dumps(report | {"memory": memory_method()}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
