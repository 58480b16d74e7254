"""Photos as they came in to picture files that a story may have: JPEG, PNG or WebP, sound and not too small."""

import warnings
from io import BytesIO

from plugins.desk.incoming.incoming import Photo
from plugins.intake.pictures import MOST_PIXELS

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".jfif")
_KEPT = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp"}
SMALLEST = 150  # pixels; what is smaller both ways is a logo or a sign
_ORIENTATION = 0x0112


def is_photo(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def ready_photo(photo: Photo) -> tuple[Photo | None, str]:
    """The photo with a name that tells its true type, or None; and a note where there is something to say."""
    from PIL import Image

    name = photo.name.rpartition("/")[2]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _ready(photo, name)
    except Exception:  # on spoiled bytes a decoder may raise anything
        return (
            None,
            f"ảnh «{name}» hỏng hoặc không phải ảnh chụp: đã để ngoài bài; xin người gửi gửi lại ảnh gốc (JPEG)",
        )


def _ready(photo: Photo, name: str) -> tuple[Photo | None, str]:
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener

    register_heif_opener()
    with Image.open(BytesIO(photo.body)) as image:
        if image.width * image.height > MOST_PIXELS:
            return None, f"ảnh «{name}» quá 40 megapixel: đã để ngoài bài; hãy thu nhỏ rồi thêm vào bài"
        if image.width < SMALLEST and image.height < SMALLEST:
            return None, f"ảnh «{name}» rất nhỏ (biểu trưng, dấu hiệu): đã để ngoài bài"
        ending = _KEPT.get(image.format or "")
        image.load()
        if ending:
            return Photo(f"{name}{ending}", photo.body), ""
        upright = ImageOps.exif_transpose(image).convert("RGB")
    out = BytesIO()
    upright.save(out, "JPEG", quality=92)
    return Photo(f"{name}.jpg", out.getvalue()), ""
