"""The moment and the settings on which the reading of a site depends."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plugins.model.registries import Registries

LAST_SECOND = 7_289_568_000  # in the year 2200; a moment beyond it is a mistake


class NoMoment(Exception):
    """SOURCE_DATE_EPOCH is set and tells no moment; the message is a Vietnamese sentence for the user."""


def now_of(registries: Registries, clock: datetime) -> datetime:
    """Now, in the site's time zone: SOURCE_DATE_EPOCH where it is set, else the clock."""
    zone, fixed = registries.site.zone, fixed_moment()
    return clock.astimezone(zone) if fixed is None else datetime.fromtimestamp(fixed, zone)


def fixed_moment() -> int | None:
    """SOURCE_DATE_EPOCH where it is set; whoever sets it wants no other moment, so a slip is told."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_SECOND)) and int(text) <= LAST_SECOND:
        return int(text)
    raise NoMoment(
        f"biến SOURCE_DATE_EPOCH đang là «{text[:40]}»; nó phải là số giây kể từ 01/01/1970 giờ UTC, từ 0 đến"
        f" {LAST_SECOND}, ví dụ 1790000000; hãy sửa hoặc bỏ biến ấy đi"
    )


def version_of(settings: Mapping[str, Any]) -> str:
    """What makes all that was read before worthless when it changes."""
    return "|".join(str(settings[key]) for key in ("CODE_VERSION", "MARKDOWN_ENGINE", "SITEURL"))
