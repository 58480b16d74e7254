"""The theme's static files as pages: one style sheet made of its parts, the others as they are."""

from pathlib import Path

from plugins.model.catalogue import Fact
from plugins.model.digest import digest_of_bytes
from plugins.model.page import Blob, Page, Section, bytes_of_blob
from plugins.model.site import Logo

STYLE = "theme/style.css"


def asset_section(theme: Path) -> tuple[Section, dict[str, str]]:
    """The pages, and for each file's name its address with a version that changes with its bytes."""
    static = theme / "static"
    parts = tuple(Blob(f.read_bytes()) for f in sorted(static.glob("css/*.css")))
    others = {
        f.relative_to(static).as_posix(): Blob(f.read_bytes())
        for f in sorted(static.rglob("*"))
        if f.is_file() and f.suffix != ".css"
    }
    versions = {"style.css": f"{STYLE}?v={digest_of_bytes(*[p.digest for p in parts]).hex()[:10]}"}
    versions |= {name: f"theme/{name}?v={body.digest.hex()[:10]}" for name, body in others.items()}
    return Section("theme", plan_assets, (Fact(tuple(others)), *parts, *others.values())), versions


def logo_section(site: Path, logo: Logo) -> Section:
    """The organisation's own mark, at an address that changes with its bytes."""
    return Section("logo", plan_logo, (Fact(logo.path), Blob((site / "registries" / logo.name).read_bytes())))


def plan_logo(path: Fact, file: Blob) -> list[Page]:
    return [Page(path.value, bytes_of_blob, (file,))]


def plan_assets(names: Fact, *files: Blob) -> list[Page]:
    count = len(files) - len(names.value)
    pages = [Page(f"theme/{n}", bytes_of_blob, (f,)) for n, f in zip(names.value, files[count:], strict=True)]
    return [Page(STYLE, style_sheet, files[:count]), *pages]


def style_sheet(*parts: Blob) -> bytes:
    return b"\n".join(part.body.strip() for part in parts) + b"\n"
