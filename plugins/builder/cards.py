"""Draws a poster: the picture by which a link to a story or to the site is shown elsewhere."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont, ImageOps

from plugins.intake.pictures import without_transparency
from plugins.model.digest import digest_of_bytes
from plugins.model.poster import COVER, HEIGHT, WIDTH, Poster

FONT = Path(__file__).with_name("fonts") / "BeVietnamPro-SemiBold.ttf"  # no raqm is needed: its letters are precomposed
RED, DEEP, GOLD, WHITE = "#8c1d18", "#6f1410", "#e2b04a", "#fdfaf4"
MARGIN, PORTRAIT = 72, 400  # of the text at all sides; the width of the story's picture
SIZES = range(88, 27, -4)  # of the title, the largest that fits
TITLE_TOP, TITLE_HEIGHT = 116, 320
LEADING = 1.34  # of letters with two signs above each other
_OPTIONS = {"quality": 88, "optimize": True, "progressive": True, "subsampling": 0}

# A poster drawn in another way, or by another Pillow, is another picture.
VERSION = digest_of_bytes(Path(__file__).read_bytes(), FONT.read_bytes(), PIL.__version__.encode()).hex()[:8]


def drawn(poster: Poster, site: Path) -> bytes:
    """The poster as a JPEG; a cover is one that stands on a square of its ground."""
    image = _drawn(poster, site)
    if poster.is_cover:
        size = (COVER, COVER * HEIGHT // WIDTH)
        cover = Image.new("RGB", (COVER, COVER), RED)
        cover.paste(image.resize(size, Image.Resampling.LANCZOS), (0, COVER - size[1]))
        image = cover
    written = BytesIO()
    image.save(written, "JPEG", **_OPTIONS)
    return written.getvalue()


def _drawn(poster: Poster, site: Path) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), RED)
    draw = ImageDraw.Draw(image)
    right = WIDTH
    if poster.picture:
        right = WIDTH - PORTRAIT
        image.paste(_portrait(site / poster.picture.source), (right, 0))
        draw.rectangle((right - 6, 0, right - 1, HEIGHT), fill=GOLD)
    draw.rectangle((0, HEIGHT - 92, right - 7 if poster.picture else WIDTH, HEIGHT), fill=DEEP)
    draw.rectangle((MARGIN, 76, MARGIN + 96, 83), fill=GOLD)
    _write(draw, poster, right - 2 * MARGIN)
    return image


def _write(draw: ImageDraw.ImageDraw, poster: Poster, width: int) -> None:
    """Title, who it is about, whose page it is."""
    font, lines = _fitted(poster.title, width, SIZES, TITLE_HEIGHT)
    top = TITLE_TOP
    for line in lines:
        draw.text((MARGIN, top), line, WHITE, font)
        top += _leading(font)
    if poster.subject:
        font, lines = _fitted(poster.subject, width, range(34, 23, -2), 92)
        for number, line in enumerate(lines):
            draw.text((MARGIN, top + 12 + number * _leading(font)), line, GOLD, font)
    font, lines = _fitted(poster.council, width, range(28, 15, -1), 56)
    middle = HEIGHT - 46 - len(lines) * _leading(font) // 2
    for number, line in enumerate(lines):
        draw.text((MARGIN, middle + number * _leading(font)), line, WHITE, font)


def _fitted(text: str, width: int, sizes: range, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The text in lines, as large as the place allows; at the smallest size the end gives way to dots."""
    for size in sizes:
        font = _font(size)
        lines = _lines(text, font, width)
        if len(lines) * _leading(font) <= height and all(font.getlength(line) <= width for line in lines):
            return font, lines
    most = max(1, height // _leading(font))
    return font, [_cut(line, font, width, len(lines) > most and n == most - 1) for n, line in enumerate(lines[:most])]


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int, goes_on: bool) -> str:
    """A line that is too long, or the last of a text that goes on, ends in dots."""
    end = "…" if goes_on or font.getlength(line) > width else ""
    while end and line and font.getlength(line + end) > width:
        line = line[:-1]
    return line + end


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _leading(font: ImageFont.FreeTypeFont) -> int:
    return round(font.size * LEADING)


def _portrait(source: Path) -> Image.Image:
    """The story's picture, upright, filling its place; faces are above the middle."""
    with Image.open(source) as opened:
        if opened.format == "JPEG":
            opened.draft("RGB", (2 * HEIGHT, 2 * HEIGHT))
        upright = without_transparency(ImageOps.exif_transpose(opened))
    return ImageOps.fit(upright, (PORTRAIT, HEIGHT), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
