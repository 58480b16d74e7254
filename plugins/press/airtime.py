"""How long a story takes on air: its lead-in and body at the outlet's speaking rate, and its clip."""

from math import ceil
from typing import NamedTuple

from plugins.model.outlet import Outlet
from plugins.model.story import Media, Story
from plugins.press.interview import heard_in
from plugins.press.passages import safe_html
from plugins.press.speech.rule import Voice


class Reader(NamedTuple):
    """Who reads an outlet's stories aloud."""

    voice: Voice
    rate: int  # syllables a minute
    engine: str

    def seconds(self, texts: list[str], clip: Media | None, room: int | None = None) -> int:
        """Whole seconds, rounded up so that a sum of items is never shorter than they are. Reading out takes long and
        makes no text shorter: one that is beyond the room already as it is written is not read out."""
        from plugins.press.speech.reading import read_out, syllables  # its many patterns are slow to load

        beside = clip.seconds if clip else 0
        least = self._seconds(sum(map(syllables, texts))) + beside
        if room is not None and least > room:
            return least
        return self._seconds(sum(syllables(read_out(text, self.voice).text) for text in texts)) + beside

    def _seconds(self, count: int) -> int:
        return ceil(count * 60 / self.rate)

    def texts(self, lead_in: str, body: str) -> list[str]:
        """What is read of a story."""
        heard = heard_in(safe_html(body, self.engine))
        return [lead_in, *(text for utterance in heard if utterance.is_read for text in utterance.texts)]


def clip_of(story: Story, outlet: Outlet) -> Media | None:
    """What a station plays of a story: a radio only what can be heard, nobody else anything."""
    if outlet.medium == "television":
        return story.video or story.audio
    return story.audio if outlet.medium == "radio" else None


def clock_text(seconds: int) -> str:
    """Minutes and seconds, such as 3:07."""
    return f"{seconds // 60}:{seconds % 60:02}"
