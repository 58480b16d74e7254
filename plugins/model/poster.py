"""The picture by which a link to a page is shown elsewhere: what stands on it, and what its file is called."""

from msgspec import Struct

from plugins.model.digest import digest_of
from plugins.model.picture import Picture

WIDTH, HEIGHT = 1200, 630
COVER = 1400  # the least side that directories of podcasts take


class Poster(Struct, frozen=True, array_like=True, gc=False):
    """All that is drawn, and for which story; without one it is the poster of the whole site."""

    slug: str
    title: str
    subject: str
    council: str
    picture: Picture | None = None
    is_cover: bool = False  # a square one, for a broadcaster's feed

    @property
    def path(self) -> str:
        """Content-addressed, so that an address never means two posters."""
        return f"the-chia-se/{digest_of(self).hex()[:16]}.jpg"


def cover_of(outlet: str, council: str) -> Poster:
    """What stands for a broadcaster's feed among podcasts."""
    return Poster("", outlet, "", council, is_cover=True)
