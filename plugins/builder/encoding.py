"""Encodes a picture upright, at a width and in a form, without any metadata of the original."""

from io import BytesIO
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageOps, features

from plugins.intake.pictures import without_transparency
from plugins.model.digest import digest_of_bytes

_OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 55, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
}


# Encodings of other options or of another Pillow are other pictures.
VERSION = digest_of_bytes(repr((_OPTIONS, PIL.__version__, features.version("avif"))).encode()).hex()[:8]


def encode(source: Path, width: int, form: str) -> bytes:
    with Image.open(source) as opened:
        if opened.format == "JPEG":
            opened.draft("RGB", (width * 2, width * 2))
        upright = ImageOps.exif_transpose(opened)
    height = max(1, round(upright.height * width / upright.width))
    image = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    written = BytesIO()
    without_transparency(image).save(written, **_OPTIONS[form])  # nothing of the original's metadata is passed on
    return written.getvalue()
