"""The names and peer groups of a unit through time, and what they say of each other."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from plugins.intake import vocabulary as words
from plugins.intake.form import Form, Vocabulary
from plugins.model.timespan import Dated, Timespan, day_text

FIRST_DAY = date.min


class Part(NamedTuple):
    """A dated text with its form."""

    form: Form
    dated: Dated

    @property
    def start(self) -> date:
        return self.dated.span.start or FIRST_DAY


def names_of(form: Form, life: Timespan) -> tuple[Dated, ...]:
    """A unit's names, the latest last; a unit that never changed its name has one for always."""
    plain, parts = form.text("name"), _parts(form, "names", words.DATED_NAME, "name")
    if not parts:
        return (Dated(plain),)
    latest = parts[-1].dated.text
    if plain and plain != latest:
        message = f"«name: {plain[:60]}» khác tên mới nhất trong «names» là «{latest[:60]}»"
        form.fault("name", "two-names", message)
    if _are_apart(form, parts) and is_sound(form, life):
        _check_gaps(parts, life)
    return tuple(part.dated for part in parts)


def peer_groups_of(form: Form) -> tuple[Dated, ...]:
    """A unit's peer groups by day; there may be days without one."""
    value = form.values.get("peer_group")
    if value is None or isinstance(value.data, str):
        return (Dated(form.text("peer_group")),) if form.has("peer_group") else ()
    parts = _parts(form, "peer_group", words.DATED_GROUP, "code")
    _are_apart(form, parts)
    return tuple(part.dated for part in parts)


def _parts(form: Form, key: str, vocabulary: Vocabulary, text: str) -> list[Part]:
    """The list under a key by its days; those without a text are told, and left out."""
    read = [
        (part.require(text), Part(part, Dated(part.text(text), part.span()))) for part in form.forms(key, vocabulary)
    ]
    return sorted((part for whole, part in read if whole), key=lambda part: part.start)


def is_sound(form: Form, span: Timespan) -> bool:
    """Its days are as they were written; of days that could not be read nothing else is said."""
    return form.has("from") == (span.start is not None) and form.has("until") == (span.until is not None)


def _are_apart(form: Form, parts: list[Part]) -> bool:
    """No day has two of them; false too where some day could not be read."""
    sound = [part for part in parts if is_sound(part.form, part.dated.span)]
    doubled = [other for one, other in combinations(sound, 2) if one.dated.span.overlaps(other.dated.span)]
    for other in dict.fromkeys(doubled):
        message = f"«{other.dated.text[:60]}» có ngày chồng với mục khác của «{form.text('code')[:60]}»"
        other.form.error(other.form.line, "registry.overlapping-names", message)
    return len(sound) == len(parts) and not doubled


def _check_gaps(parts: list[Part], life: Timespan) -> None:
    """Between two names a unit would have none; before and after them all it is called by the latest."""
    for part, gap in _between(parts):
        if gap.overlaps(life):
            message = f"đơn vị không có tên {_days(gap)}, giữa hai tên"
            part.form.error(part.form.line, "registry.name-gap", message)
    first, last = parts[0], parts[-1]
    if first.dated.span.start and Timespan(None, first.start).overlaps(life):
        _warn(first.form, Timespan(life.start, first.start), last.dated.text)
    if last.dated.span.until and Timespan(last.dated.span.until).overlaps(life):
        _warn(last.form, Timespan(last.dated.span.until, life.until), last.dated.text)


def _between(parts: list[Part]) -> Iterator[tuple[Part, Timespan]]:
    for one, other in pairwise(parts):
        until, start = one.dated.span.until, other.dated.span.start
        if until and start and until < start:
            yield other, Timespan(until, start)


def _warn(form: Form, gap: Timespan, latest: str) -> None:
    message = f"đơn vị không có tên {_days(gap)}, nên được gọi bằng tên mới nhất «{latest[:60]}»"
    form.report.warn(form.line, "registry.name-gap", message)


def _days(gap: Timespan) -> str:
    if gap.start is None:
        return f"trước ngày {day_text(gap.until)}" if gap.until else ""
    start = f"từ ngày {day_text(gap.start)}"
    return f"{start} đến hết ngày {day_text(gap.until - timedelta(days=1))}" if gap.until else start
