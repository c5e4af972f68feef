"""The pages that gather what stands all over the chronology: corrections and disputes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dateline.dates import sort_key
from dateline.model import Event, LogEntry
from dateline.outputs.artifacts import Artifact
from dateline.outputs.disputing import view_disputes
from dateline.outputs.entries import view_log
from dateline.outputs.register import Register
from dateline.outputs.views import DisputeView, Headline, Link, LogView, PageView, View


class Corrected(View, kw_only=True):
    """One entry of the correction record and the event that it concerns."""

    headline: Headline
    log: LogView


class CorrectionDay(View, kw_only=True):
    """The entries of one day; `datetime` as in When."""

    date: str
    datetime: str
    entries: tuple[Corrected, ...]


class Corrections(PageView, kw_only=True):
    """The correction record by day, the newest first."""

    days: tuple[CorrectionDay, ...]


class Disputed(View, kw_only=True):
    """The disputes about one thing; `headline` for an event."""

    kind: str
    link: Link
    headline: Headline | None
    disputes: tuple[DisputeView, ...]


class Disputes(PageView, kw_only=True):
    """All disputes: those about events in their order, then those about actors and sources.

    `count` counts what sources disagree about, `copy_errors` the slips in copies, which are no disagreements.
    """

    things: tuple[Disputed, ...]
    count: int
    copy_errors: int


Logged = tuple[Event, LogEntry, LogView]


def correction_record(register: Register) -> tuple[Logged, ...]:
    """Return every entry of the correction record with its event, newest first; of one day in the chronology's order."""
    found = []
    for event in register.chronology.events.values():
        if not event.log:
            continue
        ordered = sorted(event.log, key=lambda entry: sort_key(entry.date))
        found += [(event, entry, view) for entry, view in zip(ordered, view_log(register, event), strict=True)]
    return tuple(sorted(found, key=lambda logged: sort_key(logged[1].date), reverse=True))


def corrections_page(register: Register) -> Artifact:
    """Return the correction record of the whole chronology."""
    by_day = groupby(correction_record(register), key=lambda logged: (logged[2].date, logged[2].datetime))
    days = tuple(
        CorrectionDay(
            date=date,
            datetime=datetime,
            entries=tuple(Corrected(headline=register.headlines[event.id], log=view) for event, _, view in logged),
        )
        for (date, datetime), logged in by_day
    )
    view = Corrections(path="corrections.html", up="", section="corrections", days=days)
    return Artifact("corrections.html", "corrections.html", view)


def disputes_page(register: Register) -> Artifact:
    """Return all that the sources disagree about, and the slips in their copies."""
    view = Disputes(
        path="disputes.html",
        up="",
        section="disputes",
        things=tuple(_disputed(register)),
        count=register.disputes,
        copy_errors=register.copy_errors,
    )
    return Artifact("disputes.html", "disputes.html", view)


def _disputed(register: Register) -> Iterator[Disputed]:
    chronology = register.chronology
    for event in chronology.events.values():
        if event.disputes:
            headline = register.headlines[event.id]
            disputes = view_disputes(register, event.disputes)
            yield Disputed(kind="event", link=headline.link, headline=headline, disputes=disputes)
    for actor in chronology.actors.values():
        if actor.disputes and (link := register.link("actor", actor.id)):
            yield Disputed(kind="actor", link=link, headline=None, disputes=view_disputes(register, actor.disputes))
    for source in chronology.sources.values():
        if source.disputes and (link := register.link("source", source.id)):
            yield Disputed(kind="source", link=link, headline=None, disputes=view_disputes(register, source.disputes))
