"""The correction record as a feed, for whoever relies on an entry and wants to hear that it changed."""

from __future__ import annotations

from dateline.dates import Date, iso_day
from dateline.exports import Feed, FeedCategory, FeedEntry
from dateline.model import Event, LogEntry
from dateline.outputs.addresses import page_of
from dateline.outputs.pages.records import correction_record
from dateline.outputs.register import Register
from dateline.outputs.views import LogView

PATH = "corrections.xml"


def corrections_feed(register: Register, base: str) -> Feed:
    """Return the feed; `base` is the edition's address, "" or with a `/` at its end.

    Days come from the entries; that of a feed without any from the newest day in the content: never from the clock.
    """
    config = register.chronology.config
    record = correction_record(register)
    day = register.chronology.build_day
    return Feed(
        chronology=f"{config.id}/{register.chronology.prefix}".rstrip("/"),
        name="corrections",
        title=f"{config.title}: {register.word('nav', 'corrections')}",
        author=config.title,
        language=register.chronology.language,
        base=base,
        path=PATH,
        page="corrections.html",
        updated=_day(record[0][1].date) if record else iso_day(day) if day is not None else "",
        entries=tuple(_entry(register, event, entry, view) for event, entry, view in record),
    )


def _entry(register: Register, event: Event, entry: LogEntry, view: LogView) -> FeedEntry:
    """Return one change; its number in the event's record tells it from another of the same day."""
    kind = register.word("log", entry.kind)
    return FeedEntry(
        names=(event.id, entry.date.edtf, view.id),
        title=f"{kind}: {event.title}",
        path=f"{page_of('event', event.id)}#{view.id}",
        updated=_day(entry.date),
        text=" ".join(filter(None, (entry.change, entry.reason))),
        categories=(FeedCategory(term=entry.kind, label=kind),),
    )


def _day(date: Date) -> str:
    return "" if date.earliest is None else iso_day(date.earliest)
