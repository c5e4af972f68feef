"""Gather a chronology's calendar: the events whose days are known."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.dates import iso_day
from dateline.exports import Agenda, AgendaEntry, Phrases, known_days
from dateline.outputs.addresses import page_of
from dateline.outputs.register import Register


def gather_agenda(register: Register, base: str, phrases: Phrases) -> Agenda:
    """Return the calendar of the events whose days are known; withdrawn ones are not in it.

    `base` is the edition's address, "" or with a `/` at its end.
    """
    chronology = register.chronology
    entries = tuple(_entries(register, base, phrases))
    return Agenda(
        chronology=chronology.config.id,
        title=chronology.config.title,
        described=phrases.some_days.format(shown=len(entries), all=len(chronology.events)),
        updated="" if chronology.build_day is None else iso_day(chronology.build_day),
        entries=entries,
    )


def _entries(register: Register, base: str, phrases: Phrases) -> Iterator[AgendaEntry]:
    events = register.chronology.events
    for event in events.values():
        days = known_days(event.date) if event.date and event.standing != "withdrawn" else None
        if days is None:
            continue
        outcomes = register.outcomes.get(event.id, ()) if event.accusation else ()
        endings = (f"{phrases.outcome} {events[each].title}" for each in outcomes)
        yield AgendaEntry(
            id=event.id,
            first=days[0].isoformat(),
            last=days[1].isoformat(),
            title=phrases.titled(event.title, event.standing),
            text="\n".join(filter(None, (register.words(event.date), event.summary, *endings))),
            url=base + page_of("event", event.id) if "://" in base else "",
        )
