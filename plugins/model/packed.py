"""A zip file whose bytes depend on nothing but what is in it."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".zip", ".docx", ".mp3", ".mp4")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name


def zip_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in the order given, under names of UTF-8."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, body in files:
            entry = ZipInfo(name, EARLIEST)
            entry.create_system = 3  # the same on Windows
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if name.lower().endswith(PACKED_ALREADY) else ZIP_DEFLATED
            archive.writestr(entry, body)
    return out.getvalue()


def zip_without_clock(archive: bytes) -> bytes:
    """A zip made by a library, such as a Word file, without the time at which it was made."""
    with ZipFile(BytesIO(archive)) as made:
        return zip_bytes((entry.filename, made.read(entry)) for entry in made.infolist())
