"""The moment and the settings on which the reading of a site depends."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plugins.model.registries import Registries

LAST_SECOND = 7_289_568_000  # in the year 2200; a moment beyond it is a mistake, and the clock is taken


def now_of(registries: Registries, clock: datetime) -> datetime:
    """Now, in the site's time zone: SOURCE_DATE_EPOCH where it is set, else the clock."""
    zone = registries.site.zone
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and int(fixed) <= LAST_SECOND:
        return datetime.fromtimestamp(int(fixed), zone)
    return clock.astimezone(zone)


def version_of(settings: Mapping[str, Any]) -> str:
    """What makes all that was read before worthless when it changes."""
    return "|".join(str(settings[key]) for key in ("CODE_VERSION", "MARKDOWN_ENGINE", "SITEURL"))
