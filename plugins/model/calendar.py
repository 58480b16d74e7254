"""A calendar of whole days in the form that every calendar program reads (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

MOST_BYTES = 75  # of a line; a longer one goes on in the next, after a space


class Event(Struct, frozen=True):
    """Something to be done by a day."""

    uid: str  # permanent: a program that has the event already replaces it
    day: date
    title: str
    note: str = ""
    link: str = ""


def ics_bytes(name: str, events: Iterable[Event], stamp: date) -> bytes:
    """The calendar; `stamp` says from which day its facts are, so that the bytes do not depend on when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guong Sang//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    for event in sorted(events, key=lambda e: (e.day, e.uid)):
        lines += _event_lines(event, stamp)
    folded = [part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)]
    return "".join(f"{line}\r\n" for line in folded).encode()


def _event_lines(event: Event, stamp: date) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{stamp:%Y%m%d}T000000Z"]
    lines += [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"]
    lines += [f"SUMMARY:{_text(event.title)}"]
    lines += [f"DESCRIPTION:{_text(event.note)}"] if event.note else []
    lines += [f"URL:{event.link}"] if event.link else []
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _text(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterable[str]:
    """The line in parts of at most 75 bytes, none cut inside a letter."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > MOST_BYTES:
            yield part
            part = " "
        part += letter
    yield part
