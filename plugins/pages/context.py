"""What every planner of pages may ask for besides the catalogue."""

from collections.abc import Mapping
from typing import NamedTuple

from plugins.intake.links import Links


class PlanContext(NamedTuple):
    """The site's folder, the Markdown engine, the resolver of links."""

    root: str
    engine: str
    links: Links
    posters: bool  # pictures are made, and so a poster for each story
    made: Mapping[str, bytes]  # bodies as HTML that were read just now
