"""What every planner of pages may ask for besides the catalogue."""

from typing import NamedTuple

from plugins.intake.links import Links


class PlanContext(NamedTuple):
    """The site's folder, the Markdown engine, the resolver of links."""

    root: str
    engine: str
    links: Links
