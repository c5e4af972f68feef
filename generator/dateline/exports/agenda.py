"""Write the events whose days are known as a calendar (iCalendar, RFC 5545).

A calendar has days and nothing coarser, so an event that is known to the month only would have to be given a day that nobody knows: it
is left out, and the calendar's description says how many were.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from dateline.exports.model import ChronologyData, Data, DateData
from dateline.exports.phrases import Phrases

_BEGINNING = date(1970, 1, 1)


class Entry(Data, kw_only=True):
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
    entries: tuple[Entry, ...]


def agenda(chronology: ChronologyData, phrases: Phrases) -> Agenda:
    """Return the calendar of the events whose days are known; withdrawn ones are not in it."""
    titles = {event.id: event.title for event in chronology.events}
    entries = []
    for event in chronology.events:
        days = known_days(event.date)
        if days and event.standing != "withdrawn":
            endings = (f"{phrases.outcome} {titles[each]}" for each in event.outcomes if each in titles)
            entries.append(
                Entry(
                    id=event.id,
                    first=days[0].isoformat(),
                    last=days[1].isoformat(),
                    title=phrases.titled(event.title, event.standing),
                    text="\n".join(filter(None, (event.date.display, event.summary, *endings))),
                    url=event.url if "://" in event.url else "",
                )
            )
    return Agenda(
        chronology=chronology.id,
        title=chronology.title,
        described=phrases.some_days.format(shown=len(entries), all=len(chronology.events)),
        updated=chronology.updated or "",
        entries=tuple(entries),
    )


def known_days(when: DateData) -> tuple[date, date] | None:
    """Return the first and last day, inclusive, of a date whose ends are known to the day and lie in the years 1 to 9999.

    A day that is approximate, uncertain or one of several is not known.
    """
    if when.approximate or when.uncertain or when.precision not in ("day", "time", "interval"):
        return None
    ends = (when.edtf or "").split("/")
    first, last = (_day(end.partition("T")[0]) for end in (ends[0], ends[-1]))
    return (first, last) if first and last else None


def ics(calendar: Agenda) -> bytes:
    """Return a calendar as iCalendar: all-day entries. Times of writing come from the content, never from the clock."""
    from icalendar import Calendar, Event

    stamp = datetime.combine(_day(calendar.updated) or _BEGINNING, datetime.min.time(), UTC)
    found = Calendar()
    found.add("prodid", "-//Dateline//Dateline//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", calendar.title)
    found.add("x-wr-caldesc", calendar.described)
    for entry in calendar.entries:
        first, last = date.fromisoformat(entry.first), date.fromisoformat(entry.last)
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"dateline/{calendar.chronology}/{entry.id}")))
        event.add("dtstamp", stamp)
        event.add("dtstart", first)
        event.add(
            "dtend", last + timedelta(days=1) if last < date.max else last
        )  # exclusive, and there is no day after
        event.add("summary", entry.title)
        event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        if entry.url:
            event.add("url", entry.url)
        found.add_component(event)
    return bytes(found.to_ical())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2021-10-08") else None
    except ValueError:
        return None
