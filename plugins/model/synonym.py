"""An abbreviation that readers search by, and the words it stands for."""

from msgspec import Struct


class Synonym(Struct, frozen=True):
    """Từ viết tắt."""

    code: str
    words: str
