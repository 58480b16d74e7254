"""The coming edition of each plan: when it comes out, and until when it takes stories."""

from collections.abc import Iterable
from datetime import date

from plugins.model.edition import edition_folder
from plugins.model.outlet import Outlet
from plugins.model.rhythm import DAY, date_after
from plugins.model.text import collation_key
from plugins.model.timespan import day_text
from plugins.model.view import Link


def coming_editions(outlets: Iterable[Outlet], today: date) -> tuple[Link, ...]:
    """A link to each, the soonest first."""
    found = [(date_after(plan.rhythm, today), outlet, plan) for outlet in outlets for plan in outlet.editions]
    there = [(day, outlet, plan) for day, outlet, plan in found if outlet.span.contains(day)]
    there.sort(key=lambda one: (one[0], collation_key(one[1].name), collation_key(one[2].name), one[2].code))
    return tuple(
        Link(edition_folder(outlet.code, plan.code, day), plan.name, note=f"{outlet.name}: {_when(outlet, day)}")
        for day, outlet, plan in there
    )


def _when(outlet: Outlet, day: date) -> str:
    return f"{outlet.comes_out} ngày {day_text(day)}, nhận bài đến hết {day - DAY:%d/%m}"
