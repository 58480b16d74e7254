"""The tiny site's registries, and a story read against them as the loading reads it."""

from pathlib import Path

from plugins.intake.files import Folder
from plugins.intake.registries import registries_from
from plugins.intake.story import Reading, Surroundings, story_from
from plugins.model.problem import in_order
from plugins.model.registries import Registries
from plugins.model.story import Story
from tests.hostile.tiny_site import REGISTRIES, STORY


def registries(**files: str) -> Registries:
    """The tiny site's registries with some files replaced, by name without ending."""
    texts = {path.removeprefix("registries/"): text for path, text in REGISTRIES.items()}
    texts |= {f"{name}.yml": text for name, text in files.items()}
    found, problems = registries_from({name: text.encode() for name, text in texts.items()})
    assert found is not None
    assert problems == []
    return found


TINY = registries()


def reading(text: str | bytes, known: Registries = TINY, root: Path = Path("/khong-co")) -> Reading:
    raw = text if isinstance(text, bytes) else text.encode()
    return story_from(STORY, raw, Surroundings(Folder(root), known, "pyromark"))


def read(text: str | bytes, known: Registries = TINY) -> Story:
    """The story, of which nothing may be wrong."""
    found = reading(text, known)
    assert found.problems == ()
    assert found.story is not None
    return found.story


def told(text: str | bytes, known: Registries = TINY) -> list[str]:
    """The problems as the editor reads them."""
    return [str(p) for p in in_order(list(reading(text, known).problems))]
