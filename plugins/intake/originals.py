"""A picture's original for those who print it: upright, as a JPEG of its full size."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from plugins.intake.body import SourceChanged
from plugins.intake.pictures import without_transparency
from plugins.model.digest import digest_of_bytes
from plugins.model.picture import Picture

_ORIENTATION = 0x0112
_OPTIONS = {"quality": 95, "subsampling": 0, "optimize": True}


def original_jpeg(root: str, picture: Picture) -> bytes:
    """The file itself where it is such a JPEG, with all that a camera wrote into it; else encoded anew."""
    try:
        raw = Path(root, picture.source).read_bytes()
    except OSError as fault:
        raise SourceChanged(picture.source) from fault
    if digest_of_bytes(raw).hex()[:16] != picture.content:
        raise SourceChanged(picture.source)
    with Image.open(BytesIO(raw)) as image:
        if image.format in ("JPEG", "MPO") and image.getexif().get(_ORIENTATION, 1) == 1:
            return raw
        profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA") else None
        upright = without_transparency(ImageOps.exif_transpose(image))
    written = BytesIO()
    upright.save(written, "JPEG", icc_profile=profile, **_OPTIONS)
    return written.getvalue()
