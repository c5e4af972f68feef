"""Write the events whose days are known as a calendar (iCalendar, RFC 5545).

A calendar has days and nothing coarser, so an event that is known to the month only would have to be given a day that nobody knows: it
is left out, and the calendar's description says how many were.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from dateline.dates import Date, is_approximate, is_uncertain, precision
from dateline.exports.model import Data

_BEGINNING = "19700101"
"""The day on which an entry was written, where no day is known."""
_WIDTH = 74
"""So many bytes of a line stand together, one less than the standard allows."""


class AgendaEntry(Data, kw_only=True):
    """An entry of a calendar: whole days `first` to `last`, inclusive, as ISO days; `url` is "" where the site has no address."""

    id: str
    first: str
    last: str
    title: str
    text: str
    url: str


class Agenda(Data, kw_only=True):
    """A calendar: its entries, in the chronology's order, and the day on which the content last changed (an ISO day, or "")."""

    chronology: str
    title: str
    described: str
    updated: str
    entries: tuple[AgendaEntry, ...]


def known_days(when: Date) -> tuple[date, date] | None:
    """Return the first and last day, inclusive, of a date whose ends are known to the day and lie in the years 1 to 9999.

    A day that is approximate, uncertain or one of several is not known.
    """
    if precision(when) not in ("day", "time", "interval") or is_approximate(when) or is_uncertain(when):
        return None
    ends = when.edtf.split("/")
    first, last = (_day(end.partition("T")[0]) for end in (ends[0], ends[-1]))
    return (first, last) if first and last else None


def ics(calendar: Agenda) -> bytes:
    """Return a calendar as iCalendar: all-day entries. Times of writing come from the content, never from the clock."""
    stamp = f"{calendar.updated.replace('-', '') if _day(calendar.updated) else _BEGINNING}T000000Z"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Dateline//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALDESC:{_text(calendar.described)}",
        f"X-WR-CALNAME:{_text(calendar.title)}",
        *(line for entry in calendar.entries for line in _lines(calendar, entry, stamp)),
        "END:VCALENDAR",
    )
    return b"".join(map(_folded, lines))


def _lines(calendar: Agenda, entry: AgendaEntry, stamp: str) -> Iterator[str]:
    """Yield an entry's lines. The day at which it ends is not in it; after the last of the year 9999 there is none."""
    last = date.fromisoformat(entry.last)
    end = last + timedelta(days=1) if last < date.max else last
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"DTSTART;VALUE=DATE:{entry.first.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{end.isoformat().replace('-', '')}"
    yield f"DTSTAMP:{stamp}"
    yield f"UID:{uuid5(NAMESPACE_URL, f'dateline/{calendar.chronology}/{entry.id}')}"
    yield f"DESCRIPTION:{_text(entry.text)}"
    yield "TRANSP:TRANSPARENT"
    if entry.url:
        yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a text as the standard's TEXT: the characters that end a value, and ends of lines, behind a backslash (3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line as it is sent (3.1): what is longer goes on behind a blank, and neither a character nor a pair with a backslash is cut."""
    rest, parts = line.encode(), []
    while len(rest) > _WIDTH:
        end = _WIDTH
        while rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        if rest[end - 1 : end] == b"\\":
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join((*parts, rest)) + b"\r\n"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2021-10-08") else None
    except ValueError:
        return None
