"""Plan the files for other programs: JSON and its schema, CSV, a calendar, and the feeds of entries and of corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.exports import (
    SCHEMA_NAME,
    Agenda,
    Feed,
    FeedCategory,
    FeedEntry,
    Phrases,
    Rows,
    Timeline,
    agenda,
    atom,
    chronology_json,
    chronology_schema,
    event_rows,
    events_csv,
    ics,
    json_feed,
    timelinejs_json,
)
from dateline.exports.model import ChronologyData, EventData
from dateline.outputs.addresses import HOME, page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.data.corrections import corrections_feed
from dateline.outputs.data.gathering import gather
from dateline.outputs.data.slides import gather_timeline
from dateline.outputs.register import Register
from dateline.outputs.views import FileView

FOLDER = "data/"
TIMELINEJS = f"{FOLDER}timelinejs.json"
JSON, CSV, ICS = f"{FOLDER}chronology.json", f"{FOLDER}events.csv", f"{FOLDER}events.ics"
SCHEMA = f"{FOLDER}{SCHEMA_NAME}"
ATOM, JSON_FEED = "feed.xml", "feed.json"
FEED_LIMIT = 100
"""How many entries a feed of entries has at most, the newest: a feed reader asks for the whole of it again and again."""


class JsonFile(FileView, kw_only=True):
    """A chronology as JSON."""

    data: ChronologyData

    def written(self) -> bytes:
        """Return the file's bytes."""
        return chronology_json(self.data)


class TableFile(FileView, kw_only=True):
    """A chronology's events as a table."""

    rows: Rows

    def written(self) -> bytes:
        """Return the file's bytes."""
        return events_csv(self.rows)


class CalendarFile(FileView, kw_only=True):
    """A calendar."""

    calendar: Agenda

    def written(self) -> bytes:
        """Return the file's bytes."""
        return ics(self.calendar)


class TimelineFile(FileView, kw_only=True):
    """A chronology as TimelineJS reads it."""

    timeline: Timeline

    def written(self) -> bytes:
        """Return the file's bytes."""
        return timelinejs_json(self.timeline)


class AtomFile(FileView, kw_only=True):
    """A feed as Atom."""

    feed: Feed

    def written(self) -> bytes:
        """Return the file's bytes."""
        return atom(self.feed)


class JsonFeedFile(FileView, kw_only=True):
    """A feed as JSON Feed."""

    feed: Feed

    def written(self) -> bytes:
        """Return the file's bytes."""
        return json_feed(self.feed)


def data_files(register: Register, base: str) -> Iterator[Artifact]:
    """Yield an edition's files; `base` is the edition's address, "" or with a `/` at its end."""
    data = gather(register, base)
    phrases = _phrases(register)
    yield Artifact(JSON, "", JsonFile(path=JSON, up="../", data=data))
    yield Artifact(CSV, "", TableFile(path=CSV, up="../", rows=event_rows(data)))
    yield Artifact(ICS, "", CalendarFile(path=ICS, up="../", calendar=agenda(data, phrases)))
    timeline = gather_timeline(register, base, phrases)
    yield Artifact(TIMELINEJS, "", TimelineFile(path=TIMELINEJS, up="../", timeline=timeline))
    feed = _entries_feed(register, data, phrases)
    yield Artifact(ATOM, "", AtomFile(path=ATOM, up="", feed=feed))
    yield Artifact(
        JSON_FEED, "", JsonFeedFile(path=JSON_FEED, up="", feed=msgspec.structs.replace(feed, path=JSON_FEED))
    )
    corrections = corrections_feed(register, base)
    yield Artifact(corrections.path, "", AtomFile(path=corrections.path, up="", feed=corrections))


def schema_file() -> Artifact:
    """Return the JSON Schema of the chronology's file: the same for every edition and every chronology."""
    return Artifact(SCHEMA, "", chronology_schema())


def _phrases(register: Register) -> Phrases:
    return Phrases(
        some_days=register.word("export", "some-days"),
        outcome=register.word("export", "outcome"),
        announced=register.word("standing", "announced"),
        condition=register.word("standing", "condition"),
        withdrawn=register.word("standing", "withdrawn"),
        some_dated=register.word("export", "some-dated"),
        sources=register.word("export", "sources"),
    )


def _entries_feed(register: Register, data: ChronologyData, phrases: Phrases) -> Feed:
    """Return the feed of entries, by the day on which each was first written or last changed, the newest first.

    That order is a feed's own: a reader is told what is new here, not what happened last. Entries of one day stand in the chronology's
    order.
    """
    titles = {event.id: event.title for event in data.events}
    newest = sorted(data.events, key=_changed, reverse=True)[:FEED_LIMIT]
    return Feed(
        chronology=f"{data.id}/{register.chronology.prefix}".rstrip("/"),
        name="entries",
        title=data.title,
        author=data.title,
        language=data.language,
        base=data.url,
        path=ATOM,
        page=HOME,
        updated=data.updated or "",
        entries=tuple(
            FeedEntry(
                names=(event.id,),
                title=phrases.titled(event.title, event.standing),
                path=page_of("event", event.id),
                updated=_changed(event),
                published=event.recorded or "",
                text=_text(event, titles, phrases),
                categories=tuple(
                    FeedCategory(term=topic.id, label=topic.title) for topic in data.topics if topic.id in event.topics
                ),
            )
            for event in newest
        ),
    )


def _changed(event: EventData) -> str:
    return max((entry.date for entry in event.log), default=event.recorded or "")


def _text(event: EventData, titles: Mapping[str, str], phrases: Phrases) -> str:
    """Return what an entry says: when it happened, in words, then the summary; an accusation never without its outcome."""
    endings = (f"{phrases.outcome} {titles[each]}." for each in event.outcomes if each in titles)
    return " ".join(filter(None, (f"{event.date.display}." if event.date.display else "", event.summary, *endings)))
