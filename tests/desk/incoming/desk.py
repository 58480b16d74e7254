"""A site with the sample's registries and stories, and what became of files that were imported into it."""

import shutil
from pathlib import Path

from plugins.desk.incoming.command import main
from plugins.intake.front_matter import Document, document_of
from plugins.intake.report import Report
from plugins.intake.source import text_of

CONTENT = Path(__file__).resolve().parents[3] / "content"
NOW = "1795190400"  # 20 November 2026, noon in Việt Nam


def site_at(folder: Path, stories: bool = False) -> Path:
    """The sample site's registries, without stories unless they are asked for."""
    shutil.copytree(CONTENT / "registries", folder / "registries")
    if stories:
        shutil.copytree(CONTENT / "stories", folder / "stories")
        shutil.copytree(CONTENT / "images", folder / "images")
    return folder


def imported(site: Path, *files: Path) -> int:
    return main([*map(str, files), "--site", str(site)])


def drafts_of(site: Path) -> list[Path]:
    """The stories that the sample site does not have, in the order of their paths."""
    found = (p for p in (site / "stories").rglob("*.md"))
    return sorted(p for p in found if not (CONTENT / p.relative_to(site)).exists())


def document(draft: Path) -> Document:
    report = Report(draft.name)
    text = text_of(draft.read_bytes(), report)
    found = document_of(text, report, "story") if text else None
    assert found is not None, report.problems
    return found


def facts_of(draft: Path) -> dict[str, str]:
    """The front matter, flat, and how many photos the story has."""
    found: dict[str, str] = {}
    read = document(draft)
    for key, value in read.head.items():
        if isinstance(value.data, dict):
            found |= {f"{key}.{inner}": str(part.data) for inner, part in value.data.items()}
        else:
            found[key] = str(value.data)
    found["photos"] = str(bool(found.get("image")) + read.body.count("!["))
    return found


def marked_keys(draft: Path) -> set[str]:
    """The keys that say themselves that they are guessed or to be filled in."""
    lines = draft.read_text(encoding="utf-8").partition("\n---\n")[0].split("\n")
    return {line.partition(":")[0] for line in lines if "# đoán:" in line or "# cần điền:" in line}
