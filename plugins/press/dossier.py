"""What all files of an edition are made from, made once for files that are made one after the other."""

from functools import lru_cache

from plugins.model.digest import digest_of_bytes
from plugins.model.edition import Edition
from plugins.model.page import Texts
from plugins.press.edition import EditionInput
from plugins.press.script import Script


class Dossier:
    """An edition with its script, as an input of pages: its digest does not stand for texts, as it tells which of them
    it has read. Two are the same if their texts are too."""

    def __init__(self, known: EditionInput) -> None:
        self.known = known
        self.digest = digest_of_bytes(known.digest, known.place.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dossier) and (self.digest, self.known.texts) == (other.digest, other.known.texts)

    @property
    def edition(self) -> Edition:
        return _edition(self)

    @property
    def read(self) -> Texts:
        return self.edition.read

    @property
    def script(self) -> Script:
        return _script(self)


@lru_cache(maxsize=2)
def _edition(dossier: Dossier) -> Edition:
    return dossier.known.made()


@lru_cache(maxsize=2)
def _script(dossier: Dossier) -> Script:
    from plugins.press.announcing import script_of  # the many patterns behind it are slow to load

    place = dossier.known.place
    return script_of(_edition(dossier), place.voice, place.engine)
