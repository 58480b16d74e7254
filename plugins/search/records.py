"""A story as Pagefind's record: text folded as the search page folds a query, facets by code, what a result shows."""

import re
from html import unescape

from plugins.intake.body import Body
from plugins.model.award import SUBJECT_KINDS
from plugins.model.story import Story
from plugins.model.text import nfc, with_tones_placed

_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\s+")
_BARRED = str.maketrans(
    {"đ": "d\u0335", "Đ": "D\u0335"}
)  # Pagefind ignores a mark when asked without, but not a letter


def searchable(text: str) -> str:
    """The form in which text is indexed; tim-kiem.js does the same to a query."""
    return with_tones_placed(nfc(text)).translate(_BARRED)


def record_of(story: Story, body: Body) -> dict[str, object]:
    """What Pagefind is given. The title stands in the text too, so that a phrase of it is found."""
    card = story.card
    names = [*(u.name for u in card.units), card.field.name, *(m.name for m in card.movements)]
    award = [card.award.name] if card.award else []
    text = plain_text(body.html("", {}, {}))
    parts = [card.title, card.subject.name, card.summary, text, *names, *award, *story.tags]
    return {
        "url": f"guong/{card.slug}/",
        "content": searchable(". ".join(filter(None, parts))),
        "meta": {
            "title": searchable(card.title),
            "who": searchable(f"{SUBJECT_KINDS[card.subject.kind]}: {card.subject.name}"),
            "day": f"{card.date:%d/%m/%Y}",
        },
        "filters": {
            "phong-trao": [m.code for m in card.movements],
            "linh-vuc": [card.field.code],
            "don-vi": [u.code for u in card.units],
            "cap": [card.award_level],
            "doi-tuong": [card.subject.kind],
            "nam": [card.iso[:4]],
        },
        "sort": {"ngay": card.iso},
    }


def plain_text(html: str) -> str:
    return _BLANK.sub(" ", unescape(_TAG.sub(" ", html))).strip()
