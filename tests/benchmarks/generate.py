"""The stories of the benchmark: each a pure function of its number, how many there are, and a seed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.benchmarks import phrases
from tests.benchmarks.registry import AWARD, AWARDS, FIELDS, ISSUERS, MOVEMENTS, SYMBOLS, UNIT, UNITS

SEED = 20261120
VIETNAM = dt.timezone(dt.timedelta(hours=7))
FIRST = dt.datetime(2023, 11, 1, 6, 0, tzinfo=VIETNAM)
SPAN = dt.timedelta(days=3 * 365)
AFTERWARDS = dt.datetime(2026, 11, 15, 7, 0, tzinfo=VIETNAM)  # stories added later are newer than every other
SUBJECTS = {"ca-nhan": 6, "tap-the": 3, "ho-gia-dinh": 1}
STAGES = {"dien-hinh": 7, "nhan-to-moi": 2, "xuat-sac": 1}


@dataclass(frozen=True)
class Decision:
    """The document that gave the award."""

    number: str
    date: dt.date
    issuer: str


@dataclass(frozen=True)
class Story:
    """One story, before it is written in a generator's own syntax."""

    slug: str
    title: str
    date: dt.datetime
    unit: str
    field: str
    movement: str
    award: str | None
    decision: Decision | None
    subject: str
    subject_kind: str
    stage: str
    summary: str
    author: str
    tags: tuple[str, ...]
    body: str

    @property
    def award_level(self) -> str:
        return AWARD[self.award].level if self.award else "khong"

    @property
    def award_name(self) -> str:
        return AWARD[self.award].name if self.award else "Chưa được khen thưởng"


@dataclass(frozen=True)
class Exemplar:
    """Who is praised: the name, the kind, and how a sentence calls them."""

    name: str
    kind: str
    call: str
    short: str


def slug_of(text: str) -> str:
    """Text as a-z, 0-9 and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def words_in(text: str) -> int:
    """Written syllables, Markdown's own signs not counted."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def weighted(rng: Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def leaning(rng: Random, count: int) -> int:
    """An index below count; the first ones come more often, as in real registries."""
    return rng.choices(range(count), [1 / (k + 6) for k in range(count)])[0]


def exemplar(rng: Random, place: str) -> Exemplar:
    kind = weighted(rng, SUBJECTS)
    if kind == "tap-the":
        name = f"{rng.choice(phrases.COLLECTIVES)} {place}"
        return Exemplar(name, kind, name, "tập thể")
    given, calls = rng.choice(((phrases.MEN, phrases.MALE_CALLS), (phrases.WOMEN, phrases.FEMALE_CALLS)))
    name = f"{rng.choice(phrases.FAMILIES)} {rng.choice(given)}"
    call = rng.choice(calls[:2] if kind == "ho-gia-dinh" else calls)
    short = f"{call} {name.split()[-1]}"
    if kind == "ho-gia-dinh":
        return Exemplar(f"Gia đình {call} {name}", kind, f"gia đình {call} {name}", f"gia đình {short}")
    return Exemplar(name, kind, f"{call} {name}", short)


def dealt(rng: Random, cards: Sequence[str]) -> Iterator[str]:
    """The cards in random order, none twice before each has come once."""
    while True:
        yield from rng.sample(cards, len(cards))


class Teller:
    """Fills the phrases of one story."""

    def __init__(self, rng: Random, who: Exemplar, place: str, field: str) -> None:
        self.rng, self.who, self.place = rng, who, place
        self.deeds = dealt(rng, [deed for _, deed in phrases.DEEDS[field]])
        self.middles = dealt(rng, phrases.MIDDLES)

    def sentence(self, pattern: str) -> str:
        rng = self.rng
        effect, other = rng.sample(phrases.EFFECTS, 2)
        text = pattern.format(
            call=self.who.call if rng.random() < 0.3 else self.who.short,
            place=self.place,
            deed=next(self.deeds) if "{deed}" in pattern else "",
            effect=effect,
            other=other,
            count=rng.randint(40, 900),
            years=rng.randint(3, 19),
        )
        return capitalised(text)

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence(next(self.middles)) for _ in range(sentences))

    def results(self) -> str:
        chosen = self.rng.sample(phrases.RESULTS, self.rng.randint(3, 4))
        return ";\n".join(f"- {self.sentence(pattern)}" for pattern in chosen) + "."

    def body(self) -> str:
        """Paragraphs, two headings, a list and a quotation: 300 to 500 words."""
        rng = self.rng
        first, second = rng.sample(phrases.HEADINGS, 2)
        opening = f"{self.sentence(rng.choice(phrases.OPENINGS))} {self.paragraph(2)}"
        quote = f"> {rng.choice(phrases.QUOTES)}, {self.who.short} chia sẻ."
        parts = [opening, f"## {first}", self.paragraph(3), "Những kết quả dễ thấy nhất:", self.results(), quote]
        parts.append(f"## {second}")
        target = rng.randint(300, 385)
        while words_in(" ".join(parts)) < target:
            parts.append(self.paragraph(2))
        if rng.random() < 0.3:
            parts.append("Bạn đọc xem thêm [tài liệu hướng dẫn](https://thi-dua.example.vn/) của tỉnh.")
        return "\n\n".join([*parts, self.sentence(rng.choice(phrases.CLOSINGS))]) + "\n"


def published(number: int, count: int) -> dt.datetime:
    """When a story was published: the first count of them fill three years, the rest follow by the minute."""
    if number >= count:
        return AFTERWARDS + dt.timedelta(minutes=number - count)
    return FIRST + dt.timedelta(minutes=number * int(SPAN.total_seconds() // 60) // count)


def decision_for(rng: Random, award: str, day: dt.date) -> Decision:
    level = AWARD[award].level
    number = f"{rng.randint(10, 2900)}/{SYMBOLS[level]}"
    return Decision(number, day - dt.timedelta(days=rng.randint(5, 60)), ISSUERS[level])


def awards_for(kind: str) -> list[str]:
    """The codes of all awards for a kind of subject."""
    return [award.code for award in AWARDS if kind in award.subjects]


def units_on(day: dt.date) -> list[str]:
    return [unit.code for unit in UNITS if unit.in_force(day)]


def story(number: int, count: int, seed: int = SEED) -> Story:
    """The story of a number, among count stories."""
    rng = Random(f"{seed}:{number}:{count}")
    date = published(number, count)
    field = FIELDS[leaning(rng, len(FIELDS))].code
    units = units_on(date.date())
    place = rng.choice(phrases.PLACES)
    who = exemplar(rng, place)
    short_deed, deed = rng.choice(phrases.DEEDS[field])
    title = capitalised(f"{who.call} {short_deed}" if rng.random() < 0.6 else f"Chuyện {short_deed} ở {place}")
    award = rng.choice(awards_for(who.kind)) if rng.random() < 0.7 else None
    return Story(
        slug=f"{slug_of(title)[:50].strip('-')}-{number:06d}",
        title=title,
        date=date,
        unit=units[leaning(rng, len(units))],
        field=field,
        movement=MOVEMENTS[leaning(rng, len(MOVEMENTS))].code,
        award=award,
        decision=decision_for(rng, award, date.date()) if award else None,
        subject=who.name,
        subject_kind=who.kind,
        stage=weighted(rng, STAGES),
        summary=capitalised(f"{who.call} đã {deed}, {rng.choice(phrases.EFFECTS)}."),
        author=f"{rng.choice(phrases.FAMILIES)} {rng.choice(phrases.MEN + phrases.WOMEN)}",
        tags=tuple(rng.sample(phrases.TAGS, 2)),
        body=Teller(rng, who, place, field).body(),
    )


def stories(count: int, seed: int = SEED) -> Iterator[Story]:
    """All stories of a site, oldest first."""
    return (story(number, count, seed) for number in range(count))


def next_award(current: Story) -> str:
    """Another award that the same subject may have."""
    fitting = awards_for(current.subject_kind)
    return fitting[(fitting.index(current.award) + 1) % len(fitting)] if current.award else fitting[0]


def next_unit(current: Story) -> str:
    """Another unit in force on the story's date."""
    fitting = units_on(current.date.date())
    return fitting[(fitting.index(UNIT[current.unit].code) + 1) % len(fitting)]
