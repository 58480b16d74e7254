"""Half-open spans of days, values that hold for one, and how days and spans are written."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct


class Timespan(Struct, frozen=True):
    """From the first day up to, not including, `until`; an open end is None."""

    start: date | None = None
    until: date | None = None

    def contains(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)

    def overlaps(self, other: "Timespan") -> bool:
        return (self.until is None or other.start is None or other.start < self.until) and (
            other.until is None or self.start is None or self.start < other.until
        )


ALWAYS = Timespan()


class Dated(Struct, frozen=True):
    """A text (a name, a code) that holds for a span."""

    text: str
    span: Timespan = ALWAYS


def text_on(dated: Iterable[Dated], day: date) -> str | None:
    """The text in force on a day."""
    return next((d.text for d in dated if d.span.contains(day)), None)


def day_text(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def span_text(span: Timespan) -> str:
    """The span in words; the last day is the one before `until`."""
    start = f"từ ngày {day_text(span.start)}" if span.start else ""
    until = f"trước ngày {day_text(span.until)}" if span.until else ""
    return " ".join(part for part in (start, until) if part)
