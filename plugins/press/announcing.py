"""How a script comes about: an edition read out by its outlet's announcer."""

from math import ceil

from plugins.model.edition import Edition, Item
from plugins.press.airtime import clock_text
from plugins.press.breath import breaths, sentences
from plugins.press.interview import Utterance, heard_in
from plugins.press.passages import safe_html
from plugins.press.script import CUE, SHORT_SECONDS, Part, Script, ScriptItem, Short, sources_text
from plugins.press.speech.reading import read_out, syllables
from plugins.press.speech.rule import Voice

CUES = {"pause": "[Ngắt, không đọc: %s]", "table": "[Bảng số liệu, không đọc: %s – xem bài]"}


def script_of(edition: Edition, voice: Voice, engine: str) -> Script:
    announced, items, total = _Announced(edition, voice, engine), [], 0
    for number, item in enumerate(edition.items, 1):
        total += item.seconds
        items.append(announced.item(item, (number, clock_text(item.seconds), clock_text(total))))
    return Script(edition.outlet.name, clock_text(total), edition.outlet.speaking_rate, tuple(items))


class _Announced:
    """An edition while it is read out."""

    def __init__(self, edition: Edition, voice: Voice, engine: str) -> None:
        self.rate = edition.outlet.speaking_rate
        self.is_radio = edition.outlet.medium == "radio"
        self.voice, self.engine = voice, engine
        self.unknown: list[str] = []

    def said(self, text: str) -> str:
        spoken = read_out(text, self.voice)
        self.unknown += spoken.unknown
        return spoken.text

    def item(self, item: Item, place: tuple[int, str, str]) -> ScriptItem:
        if item.notice:
            return ScriptItem(*place, notice=item.notice)
        self.unknown = []
        lead_in = self.said(item.lead_in)
        parts = tuple(map(self.utterance, heard_in(safe_html(item.body, self.engine))))
        return ScriptItem(
            *place,
            title=item.title,
            lead_in=breaths(lead_in),
            parts=tuple(map(_part, parts)),
            clip=f"{item.clip.src} ({clock_text(item.clip.seconds)})" if item.clip else "",
            transcript=_transcript(item),
            sources=sources_text(item),
            corrections=tuple(f"{c.date:%d/%m/%Y}: {c.text}" for c in item.later),
            unknown=tuple(dict.fromkeys(self.unknown)),
            short=self.short(item, parts) if self.is_radio else None,
        )

    def utterance(self, written: Utterance) -> Utterance:
        if not written.is_read:
            return written
        return Utterance(written.kind, tuple(map(self.said, written.texts)), self.said(written.speaker))

    def short(self, item: Item, parts: tuple[Utterance, ...]) -> Short:
        """The summary and the announcer's first paragraphs, as many whole sentences as there is time for."""
        told = (text for part in parts if part.kind in ("text", "point") for text in part.texts)
        kept, room = [], self.rate * SHORT_SECONDS // 60
        for sentence in (sentence for text in (self.said(item.summary), *told) for sentence in sentences(text)):
            room -= syllables(sentence)
            if room < 0:
                break
            kept.append(sentence)
        return Short(_lines(tuple(kept)), clock_text(ceil(sum(map(syllables, kept)) * 60 / self.rate)))


def _part(said: Utterance) -> Part:
    if not said.is_read:
        return Part(CUE, tuple(CUES[said.kind] % text for text in said.texts))
    return Part(said.kind, _lines(said.texts), said.speaker)


def _transcript(item: Item) -> tuple[str, ...]:
    """What is said in the clip, line by line as it was written; without the clip nobody hears it."""
    return tuple(filter(None, map(str.strip, item.transcript.splitlines()))) if item.clip else ()


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in breaths(text))
