"""The organisation's own mark: a picture beside the registries, which takes the place of the theme's."""

import re
from collections.abc import Mapping
from io import BytesIO

from plugins.intake.report import Report
from plugins.model.digest import digest_of_bytes
from plugins.model.site import Logo

FILES = {"logo.svg": "image/svg+xml", "logo.png": "image/png", "logo.webp": "image/webp"}
LONGEST = 100_000  # bytes: every page shows it
# What makes a drawing more than a picture, for whoever opens it by itself.
_LIVELY = re.compile(
    rb"<script|<foreignObject|<!ENTITY|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*[\"'](?!#|data:image/)", re.I
)


def logo_of(files: Mapping[str, bytes], reports: Mapping[str, Report]) -> Logo | None:
    """The mark where there is one; what is wrong with it is told at its file."""
    found = [name for name in FILES if name in files]
    for name in found:
        fault = "chỉ được có một tệp biểu trưng" if name != found[0] else _fault(name, files[name])
        if fault:
            reports[name].error(1, "registry.bad-logo", fault)
    if not found:
        return None
    ending = found[0].rpartition(".")[2]
    return Logo(found[0], f"theme/logo-{digest_of_bytes(files[found[0]]).hex()[:16]}.{ending}", FILES[found[0]])


def _fault(name: str, body: bytes) -> str:
    if len(body) > LONGEST:
        return f"biểu trưng nặng {len(body) // 1000} KB, quá {LONGEST // 1000} KB"
    if name.endswith(".svg"):
        if b"<svg" not in body:
            return "tệp không phải hình vẽ SVG"
        return "hình vẽ SVG có mã chạy được hoặc dẫn ra ngoài" if _LIVELY.search(body) else ""
    return "" if _is_picture(body, name.rpartition(".")[2]) else "ảnh hỏng, hoặc không đúng loại mà đuôi tệp nói"


def _is_picture(body: bytes, ending: str) -> bool:
    from PIL import Image  # slow to load, and read only where a registry has changed

    try:
        with Image.open(BytesIO(body), formats=[ending.upper()]) as image:
            image.load()
    except Exception:  # on spoiled bytes a decoder may raise anything
        return False
    return True
