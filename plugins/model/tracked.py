"""How a unit stands with what was asked of it this year: worked out by the tracker, shown on the unit's own page."""

from typing import Protocol

from msgspec import Struct

from plugins.model.digest import Digested


class TrackedPeriod(Struct, frozen=True):
    """A period with its status, a code and its words; `minimum` is None where nothing is asked."""

    title: str
    status: str
    word: str
    count: int
    minimum: int | None
    href: str


class TrackedYear(Struct, frozen=True):
    """The periods of a year."""

    year: int
    periods: tuple[TrackedPeriod, ...]


class Tracked(Digested, Protocol):
    """One unit's year, made where it is shown."""

    def year(self) -> TrackedYear | None:
        """None where nothing was asked of the unit in the year."""


class Tracking(Digested, Protocol):
    """All units'; its digest changes whenever that of one unit does."""

    def of(self, unit: str) -> Tracked: ...


class Tracker(Digested, Protocol):
    """Works out how units stand once it is asked."""

    @property
    def tracking(self) -> Tracking: ...


class Untracked:
    """A site without the tracker."""

    digest = b"-"

    @property
    def tracking(self) -> "Untracked":
        return self

    def of(self, _: str) -> "Untracked":
        return self

    def year(self) -> None:
        return None
