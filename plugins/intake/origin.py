"""Where the bodies of a site come from and where their links lead: what planners ask besides the catalogue."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Raw

from plugins.intake.body import NO_HTML, Body
from plugins.intake.links import Links
from plugins.model.catalogue import Fact
from plugins.model.digest import digest_of, digest_of_bytes
from plugins.model.plain_page import PlainPage
from plugins.model.story import Story


class Origin(NamedTuple):
    """The site's folder, the Markdown engine, whether pictures are made, the resolver of links."""

    root: str
    engine: str
    with_pictures: bool
    links: Links
    made: Mapping[str, Raw]  # bodies as HTML that were read just now

    @property
    def digest(self) -> bytes:
        """Where links lead is the catalogue's to say."""
        return digest_of((self.root, self.engine, self.with_pictures))

    def body(self, text: Story | PlainPage) -> Body:
        return Body(self.root, text.path, self.engine, text.body, self.made.get(text.path, NO_HTML))

    def targets(self, text: Story | PlainPage) -> dict[str, str]:
        """Each address that it links to, with the page that is meant."""
        return self.links.resolved(text.links, text.path)


class Library:
    """How the bodies of some stories can be had. Their texts are known by the stories; here it is where links lead."""

    def __init__(self, stories: Iterable[Story], origin: Origin) -> None:
        self.origin = origin
        self.targets = {s.path: Fact(origin.targets(s)) for s in stories if s.links}
        leads = [path.encode() + fact.digest for path, fact in self.targets.items()]
        self.digest = digest_of_bytes(origin.digest, *leads)

    def body(self, story: Story) -> Body:
        return self.origin.body(story)

    def targets_of(self, story: Story) -> Fact:
        return self.targets.get(story.path, NOWHERE)


NOWHERE = Fact({})
