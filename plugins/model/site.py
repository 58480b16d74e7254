"""The site itself: whose page it is, and where it stands."""

from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.model.view import ENGLISH

USAGE_TERMS = "Khi dẫn lại bài, xin ghi rõ tác giả và nguồn."


class UnitKind(Struct, frozen=True):
    """A kind of unit, such as department or commune."""

    code: str
    name: str


class English(Struct, frozen=True):
    """The organisation in English, for readers abroad."""

    name: str
    about: str
    managing_body: str = ""
    address: str = ""


class Desk(Struct, frozen=True):
    """The code host that the editors' web desk saves to."""

    backend: str
    repo: str
    branch: str = "main"
    folder: str = ""  # where the site lies in the repository; empty: the repository is the site
    base_url: str = ""  # of the host; for GitHub, of the service that lets editors log in
    app_id: str = ""  # by which the host knows the desk


class Logo(Struct, frozen=True):
    """The organisation's own mark: its file beside the registries, where it is published, and its type."""

    name: str
    path: str
    type: str


THEME_LOGO = Logo("", "theme/icon.svg", "image/svg+xml")


class Site(Struct, frozen=True):
    """What site.yml says."""

    name: str
    code: str
    url: str
    short: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    page_size: int = 20
    managing_body: str = ""
    responsible: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    demo: bool = False
    hub: str = ""
    unit_kinds: tuple[UnitKind, ...] = ()
    joint_stories: str = "each"
    submit_to: str = ""
    usage_terms: str = USAGE_TERMS
    english: English | None = None
    desk: Desk | None = None
    logo: Logo | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def called_in(self, language: str) -> "Site":
        """The site with its names in a language; one that has no word there is left out."""
        own = self.english
        if language != ENGLISH or own is None:
            return self
        return replace(self, name=own.name, managing_body=own.managing_body, address=own.address, responsible="")

    def kind_name(self, code: str) -> str:
        return next((k.name for k in self.unit_kinds if k.code == code), code)
