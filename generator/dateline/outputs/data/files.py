"""Plan the files for other programs: JSON and its schema, CSV, a calendar, and the feeds of entries and of corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from dateline.dates import iso_day
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
from dateline.exports.model import ChronologyData
from dateline.model import Event
from dateline.outputs.addresses import HOME, page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.data.corrections import corrections_feed
from dateline.outputs.data.gathering import gather
from dateline.outputs.data.slides import gather_timeline
from dateline.outputs.register import Register
from dateline.outputs.sight import Sight
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


def data_files(register: Register, base: str, sight: Sight) -> Iterator[Artifact]:
    """Yield an edition's files for other programs; `base` is the edition's address, "" or with a `/` at its end."""
    phrases, many = _phrases(register), len(register.chronology.events) / 4

    @cache
    def data() -> ChronologyData:
        return gather(register, base)

    made: tuple[tuple[str, Callable[[], FileView]], ...] = (
        (JSON, lambda: JsonFile(path=JSON, up="../", data=data())),
        (CSV, lambda: TableFile(path=CSV, up="../", rows=event_rows(data()))),
        (ICS, lambda: CalendarFile(path=ICS, up="../", calendar=agenda(data(), phrases))),
        (
            TIMELINEJS,
            lambda: TimelineFile(path=TIMELINEJS, up="../", timeline=gather_timeline(register, base, phrases)),
        ),
    )
    yield from (Artifact.deferred(path, "", make, many, seen=sight.of_all) for path, make in made)
    yield schema_file()


def feeds(register: Register, base: str) -> Iterator[Artifact]:
    """Yield an edition's feeds of entries and of corrections; `base` as above."""
    feed = _entries_feed(register, base, _phrases(register))
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


def _entries_feed(register: Register, base: str, phrases: Phrases) -> Feed:
    """Return the feed of entries, by the day on which each was first written or last changed, the newest first.

    That order is a feed's own: a reader is told what is new here, not what happened last. Entries of one day stand in the chronology's
    order.
    """
    chronology = register.chronology
    newest = sorted(chronology.events.values(), key=_changed, reverse=True)[:FEED_LIMIT]
    return Feed(
        chronology=f"{chronology.config.id}/{chronology.prefix}".rstrip("/"),
        name="entries",
        title=chronology.config.title,
        author=chronology.config.title,
        language=chronology.language,
        base=base,
        path=ATOM,
        page=HOME,
        updated="" if chronology.build_day is None else iso_day(chronology.build_day),
        entries=tuple(_entry(register, event, phrases) for event in newest),
    )


def _changed(event: Event) -> str:
    return max((entry.date.edtf for entry in event.log), default=event.recorded.edtf if event.recorded else "")


def _entry(register: Register, event: Event, phrases: Phrases) -> FeedEntry:
    """Return an entry of the feed: when it happened, in words, then the summary; an accusation never without its outcome."""
    topics = register.chronology.topics
    when = register.words(event.date)
    endings = (f"{phrases.outcome} {each.link.title}." for each in register.outcomes_of(event.id))
    return FeedEntry(
        names=(event.id,),
        title=phrases.titled(event.title, event.standing),
        path=page_of("event", event.id),
        updated=_changed(event),
        published=event.recorded.edtf if event.recorded else "",
        text=" ".join(filter(None, (f"{when}." if when else "", event.summary, *endings))),
        categories=tuple(
            FeedCategory(term=name, label=register.title(topic))
            for name, topic in topics.items()
            if name in event.topics
        ),
    )
