"""Reads how long a film or a sound is from the file itself."""

from pathlib import Path


def seconds_of(file: Path) -> int:
    """Whole seconds, rounded; 0 where the file does not tell, as WebM and a spoiled file do not."""
    from tinytag import TinyTag, TinyTagException

    try:
        found = TinyTag.get(file, tags=False)
    except (TinyTagException, OSError, ValueError):
        return 0
    return round(found.duration or 0)
