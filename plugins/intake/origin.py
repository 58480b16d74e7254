"""Where the bodies of a site come from and where their links lead: what planners ask besides the catalogue."""

from collections.abc import Mapping
from typing import NamedTuple

from plugins.intake.body import Body
from plugins.intake.links import Links
from plugins.model.digest import digest_of
from plugins.model.plain_page import PlainPage
from plugins.model.story import Story


class Origin(NamedTuple):
    """The site's folder, the Markdown engine, whether pictures are made, the resolver of links."""

    root: str
    engine: str
    with_pictures: bool
    links: Links
    made: Mapping[str, bytes]  # bodies as HTML that were read just now

    @property
    def digest(self) -> bytes:
        """Where links lead is the catalogue's to say."""
        return digest_of((self.root, self.engine, self.with_pictures))

    def body(self, text: Story | PlainPage) -> Body:
        return Body(self.root, text.path, self.engine, text.body, self.made.get(text.path, b""))

    def targets(self, text: Story | PlainPage) -> dict[str, str]:
        """Each address that it links to, with the page that is meant."""
        return self.links.resolved(text.links, text.path)
