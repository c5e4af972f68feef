"""Plan the files for other programs: JSON and its schema, CSV, a calendar, and the feeds of entries and of corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from dateline.dates import iso_day
from dateline.exports import (
    BETWEEN_EVENTS,
    BETWEEN_SLIDES,
    SCHEMA_NAME,
    Agenda,
    Feed,
    FeedCategory,
    FeedEntry,
    Phrases,
    atom,
    chronology_schema,
    event_csv,
    event_json,
    heading_csv,
    ics,
    json_feed,
    json_frame,
    slide_json,
    timeline_frame,
)
from dateline.lazily import Lazily
from dateline.model import Event
from dateline.outputs.addresses import HOME, page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.data.calendar import gather_agenda
from dateline.outputs.data.corrections import PATH as CORRECTIONS
from dateline.outputs.data.corrections import corrections_feed
from dateline.outputs.data.gathering import gather, gather_event
from dateline.outputs.data.slides import gather_slide, gather_timeline, in_slides
from dateline.outputs.pieces import PiecedFile
from dateline.outputs.register import Register
from dateline.outputs.sight import Sight
from dateline.outputs.views import FileView

FOLDER = "data/"
TIMELINEJS = f"{FOLDER}timelinejs.json"
JSON, CSV, ICS = f"{FOLDER}chronology.json", f"{FOLDER}events.csv", f"{FOLDER}events.ics"
SCHEMA = f"{FOLDER}{SCHEMA_NAME}"
ATOM, JSON_FEED = "feed.xml", "feed.json"
RECORDS = "records"
"""The company of the files that are made from events' records: each is gathered once."""
Frame = Callable[[], tuple[bytes, bytes]]
"""Makes what stands before and after a file's pieces."""
FEED_LIMIT = 100
"""How many entries a feed of entries has at most, the newest: a feed reader asks for the whole of it again and again."""


class CalendarFile(FileView, kw_only=True):
    """A calendar."""

    calendar: Agenda

    def written(self) -> bytes:
        """Return the file's bytes."""
        return ics(self.calendar)


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


def data_files(register: Register, events: Mapping[str, Event], base: str, sight: Sight) -> Iterator[Artifact]:
    """Yield an edition's files for other programs, from a register of the outline and the events with their words.

    `base` is the edition's address, "" or with a `/` at its end.
    """
    phrases = _phrases(register)
    many = len(events) / 4
    records = Lazily(events, lambda name: gather_event(register, events[name], base))

    @cache
    def titles() -> Mapping[str, str]:
        return {name: event.title for name, event in register.chronology.events.items()}

    @cache
    def shown() -> Mapping[str, Event]:
        return {event.id: event for event in in_slides(register)}

    def calendar() -> FileView:
        return CalendarFile(path=ICS, up="../", calendar=gather_agenda(register, base, phrases))

    def pieced(
        path: str,
        frame: Frame,
        between: bytes,
        names: Callable[[], Iterable[str]],
        make: Callable[[str], bytes],
        *,
        company: str,
    ) -> Artifact:
        in_order = cache(lambda: tuple(names()))

        def view() -> FileView:
            head, foot = frame()
            words = tuple(map(sight.of_words, in_order()))
            return PiecedFile(
                path=path, up="../", head=head, between=between, foot=foot, outline=sight.of_outline, pieces=words
            )

        return Artifact.deferred(
            path, "", view, many, company=company, seen=sight.of_all, piece=lambda number: make(in_order()[number])
        )

    def json() -> tuple[bytes, bytes]:
        return json_frame(gather(register, base), len(events))

    def timeline() -> tuple[bytes, bytes]:
        dates = (event.date for event in shown().values() if event.date)
        return timeline_frame(gather_timeline(register, base, phrases), dates)

    def slide(name: str) -> bytes:
        return slide_json(gather_slide(register, events[name], base, phrases))

    def row(name: str) -> bytes:
        return event_csv(records[name], titles())

    yield pieced(JSON, json, BETWEEN_EVENTS, lambda: events, lambda name: event_json(records[name]), company=RECORDS)
    yield pieced(CSV, lambda: (heading_csv(), b""), b"", lambda: events, row, company=RECORDS)
    yield Artifact.deferred(ICS, "", calendar, many, seen=sight.of_outline)
    yield pieced(TIMELINEJS, timeline, BETWEEN_SLIDES, shown, slide, company="")
    yield schema_file()


def feeds(register: Register, base: str, seen: bytes) -> Iterator[Artifact]:
    """Yield an edition's feeds of entries and of corrections; `base` as above, `seen` is a digest of all that they follow from."""

    def entries() -> FileView:
        return AtomFile(path=ATOM, up="", feed=_entries_feed(register, base, ATOM))

    def entries_as_json() -> FileView:
        return JsonFeedFile(path=JSON_FEED, up="", feed=_entries_feed(register, base, JSON_FEED))

    def corrections() -> FileView:
        return AtomFile(path=CORRECTIONS, up="", feed=corrections_feed(register, base))

    for path, feed in ((ATOM, entries), (JSON_FEED, entries_as_json), (CORRECTIONS, corrections)):
        yield Artifact.deferred(path, "", feed, seen=seen)


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


def _entries_feed(register: Register, base: str, path: str) -> Feed:
    """Return the feed of entries, by the day on which each was first written or last changed, the newest first.

    That order is a feed's own: a reader is told what is new here, not what happened last. Entries of one day stand in the chronology's
    order.
    """
    chronology, phrases = register.chronology, _phrases(register)
    newest = sorted(chronology.events.values(), key=_changed, reverse=True)[:FEED_LIMIT]
    return Feed(
        chronology=f"{chronology.config.id}/{chronology.prefix}".rstrip("/"),
        name="entries",
        title=chronology.config.title,
        author=chronology.config.title,
        language=chronology.language,
        base=base,
        path=path,
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
