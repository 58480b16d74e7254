"""Reads the facts of a picture file: its true type, its size once upright, its digest."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile

from plugins.intake.report import Report
from plugins.model.digest import digest_of_bytes
from plugins.model.picture import Picture

MOST_PIXELS = 40_000_000
LONGEST = 60_000_000  # bytes
TYPES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_TURNED = frozenset((5, 6, 7, 8))  # EXIF orientations that swap width and height
_ORIENTATION = 0x0112


def picture_of(file: Path, source: str, report: Report, line: int) -> Picture | None:
    """The picture's facts, or None where the report says what is wrong."""
    expected = TYPES.get(file.suffix.lower())
    if expected is None:
        report.error(line, "story.image-broken", f"ảnh «{source}» không phải JPEG, PNG hay WebP")
        return None
    size = file.stat().st_size
    if size > LONGEST:
        report.error(line, "story.image-too-large", f"ảnh «{source}» nặng {size // 1_000_000} MB, quá 60 MB")
        return None
    raw = file.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _facts(raw, source, expected, report, line)
    except Image.DecompressionBombError:
        report.error(line, "story.image-too-large", f"ảnh «{source}» quá 40 megapixel")
    except Exception:  # on spoiled bytes a decoder may raise anything
        report.error(line, "story.image-broken", f"ảnh «{source}» hỏng hoặc bị cắt ngang")
    return None


def _facts(raw: bytes, source: str, expected: str, report: Report, line: int) -> Picture | None:
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with Image.open(BytesIO(raw)) as image:
        found = "JPEG" if image.format == "MPO" else image.format  # MPO: a telephone's JPEG with a preview behind it
        if found != expected:
            report.error(
                line, "story.image-broken", f"ảnh «{source}» mang đuôi {expected} nhưng thật ra là {image.format}"
            )
            return None
        width, height = image.size
        if width * height > MOST_PIXELS:
            report.error(
                line, "story.image-too-large", f"ảnh «{source}» có {width}×{height} điểm ảnh, quá 40 megapixel"
            )
            return None
        turned = image.getexif().get(_ORIENTATION) in _TURNED
        image.load()  # finds what is cut short
    if turned:
        width, height = height, width
    return Picture(source, digest_of_bytes(raw).hex()[:16], width, height)


def without_transparency(image: Image.Image) -> Image.Image:
    """On white, in RGB."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image = ground
    plain = image.convert("RGB")
    plain.info = {}
    return plain
