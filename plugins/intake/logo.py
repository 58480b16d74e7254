"""The organisation's own mark: a picture beside the registries, which takes the place of the theme's."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from plugins.intake.report import Report
from plugins.model.digest import digest_of_bytes
from plugins.model.site import Logo

FILES = {"logo.svg": "image/svg+xml", "logo.png": "image/png", "logo.webp": "image/webp"}
LONGEST = 100_000  # bytes: every page shows it
SVG = "http://www.w3.org/2000/svg"
# Whoever opens a drawing by itself runs what is in it: only what draws may be there.
DRAWING = frozenset(
    (
        *(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "switch",
            "title",
            "desc",
            "metadata",
            "style",
            "image",
            "clipPath",
            "mask",
        ),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "marker"),
        *("linearGradient", "radialGradient", "stop", "pattern", "filter", "feBlend", "feColorMatrix", "feComposite"),
        *("feFlood", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset"),
    )
)
_OWN_PREAMBLE = re.compile(r"<!DOCTYPE[^>]*\[|<!ENTITY|<\?(?!xml\s)", re.IGNORECASE)
_OUTWARD = re.compile(r"@import|(?:url\(\s*[\"']?|src\s*=\s*)(?!#|data:image/|[\"')\s])|[\\]", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp|gif);)|\s*$", re.IGNORECASE)


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
        return f"biểu trưng nặng {-(-len(body) // 1000)} KB, quá {LONGEST // 1000} KB"
    if name.endswith(".svg"):
        return _fault_of_drawing(body)
    return "" if _is_picture(body, name.rpartition(".")[2]) else "ảnh hỏng, hoặc không đúng loại mà đuôi tệp nói"


def _fault_of_drawing(body: bytes) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # slow to load, and used only where a registry has changed

    try:
        written = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "hình vẽ SVG không được lưu ở dạng UTF-8"
    if _OWN_PREAMBLE.search(written):
        return "hình vẽ SVG có khai báo riêng của phần mềm vẽ (ENTITY); hãy xuất lại dạng SVG thường (plain SVG)"
    try:
        root = etree.fromstring(written.partition("?>")[2] if written.startswith("<?xml") else written)
    except (etree.XMLSyntaxError, ValueError):
        return "hình vẽ SVG bị hỏng hoặc bị cắt ngang"
    if root.tag != f"{{{SVG}}}svg":
        return "tệp không phải hình vẽ SVG (phần tử gốc phải là svg, có xmlns)"
    lively = any(_is_lively(element) for element in root.iter(etree.Element))
    return "hình vẽ SVG có mã chạy được hoặc dẫn ra ngoài" if lively else ""


def _is_lively(element: Any) -> bool:
    """It can do more than draw; what other programs left in namespaces of their own does nothing."""
    space, _, name = element.tag.rpartition("}")
    if "xhtml" in space or (space == f"{{{SVG}" and name not in DRAWING):
        return True
    if name == "style" and _OUTWARD.search(element.text or ""):
        return True
    keys = ((key.rpartition("}")[2].lower(), value) for key, value in element.attrib.items())
    return any(
        key.startswith("on") or (not _INSIDE.match(value) if key in ("href", "src") else bool(_OUTWARD.search(value)))
        for key, value in keys
    )


def _is_picture(body: bytes, ending: str) -> bool:
    from PIL import Image  # slow to load, as above

    try:
        with Image.open(BytesIO(body), formats=[ending.upper()]) as image:
            image.load()
    except Exception:  # on spoiled bytes a decoder may raise anything
        return False
    return True
