"""A day as an editor types it behind a command."""

import re
from datetime import date

from plugins.builder.output import Refused

YEARS = range(1900, 2201)
_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))")


def day_of(text: str) -> date:
    """Either order is read, as in stories."""
    found = _DAY.fullmatch(text)
    try:
        if found:
            year, month, day = (int(found[i] or found[j]) for i, j in ((1, 6), (2, 5), (3, 4)))
            if year in YEARS:
                return date(year, month, day)
    except ValueError:
        pass
    raise Refused(f"«{text[:40]}» không phải một ngày có thật; viết như 2026-12-21 hoặc 21/12/2026")
