"""How long a story takes on air: its lead-in and body at the outlet's speaking rate, and its clip."""

from math import ceil

from plugins.model.outlet import Outlet
from plugins.model.story import Media, Story
from plugins.press.passages import passages_of, safe_html
from plugins.press.speech.reading import Voice, read_out, syllables


def seconds_of(lead_in: str, body: str, clip: Media | None, reader: "Reader") -> int:
    """Whole seconds, rounded up so that a sum of items is never shorter than they are."""
    texts = [lead_in, *(passage.text for passage in passages_of(safe_html(body, reader.engine)))]
    count = sum(syllables(read_out(text, reader.voice).text) for text in texts)
    return ceil(count * 60 / reader.rate) + (clip.seconds if clip else 0)


class Reader:
    """Who reads an outlet's stories aloud."""

    def __init__(self, voice: Voice, rate: int, engine: str) -> None:
        self.voice, self.rate, self.engine = voice, rate, engine


def clip_of(story: Story, outlet: Outlet) -> Media | None:
    """What a station plays of a story: a radio only what can be heard, nobody else anything."""
    if outlet.medium == "television":
        return story.video or story.audio
    return story.audio if outlet.medium == "radio" else None


def clock_text(seconds: int) -> str:
    """Minutes and seconds, such as 3:07."""
    return f"{seconds // 60}:{seconds % 60:02}"
