"""The pages that gather what stands all over the chronology: corrections and disputes."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.dates import sort_key
from dateline.model import Dispute
from dateline.outputs.artifacts import Artifact
from dateline.outputs.entries import view_dispute, view_log
from dateline.outputs.register import Register
from dateline.outputs.views import DisputeView, Headline, Link, LogView, PageView, View


class Corrected(View, kw_only=True):
    """One entry of the correction record and the event that it concerns."""

    headline: Headline
    log: LogView


class Corrections(PageView, kw_only=True):
    """The correction record, newest first."""

    entries: tuple[Corrected, ...]


class Disputed(View, kw_only=True):
    """The disputes about one thing; `headline` for an event."""

    kind: str
    link: Link
    headline: Headline | None
    disputes: tuple[DisputeView, ...]


class Disputes(PageView, kw_only=True):
    """All disputes: those about events in their order, then those about actors and sources."""

    things: tuple[Disputed, ...]
    count: int


def corrections_page(register: Register) -> Artifact:
    """Return the correction record of the whole chronology."""
    dated = [(entry, event) for event in register.chronology.events.values() for entry in event.log]
    dated.sort(key=lambda pair: sort_key(pair[0].date), reverse=True)
    entries = tuple(
        Corrected(headline=register.headlines[event.id], log=view_log(register, entry)) for entry, event in dated
    )
    view = Corrections(path="corrections.html", up="", section="corrections", entries=entries)
    return Artifact("corrections.html", "corrections.html", view)


def disputes_page(register: Register) -> Artifact:
    """Return all that the sources disagree about."""
    things = tuple(_disputed(register))
    view = Disputes(path="disputes.html", up="", section="disputes", things=things, count=register.disputes)
    return Artifact("disputes.html", "disputes.html", view)


def _disputed(register: Register) -> Iterator[Disputed]:
    chronology = register.chronology
    for event in chronology.events.values():
        if event.disputes:
            headline = register.headlines[event.id]
            disputes = _views(register, event.disputes)
            yield Disputed(kind="event", link=headline.link, headline=headline, disputes=disputes)
    for actor in chronology.actors.values():
        if actor.disputes and (link := register.link("actor", actor.id)):
            yield Disputed(kind="actor", link=link, headline=None, disputes=_views(register, actor.disputes))
    for source in chronology.sources.values():
        if source.disputes and (link := register.link("source", source.id)):
            yield Disputed(kind="source", link=link, headline=None, disputes=_views(register, source.disputes))


def _views(register: Register, disputes: tuple[Dispute, ...]) -> tuple[DisputeView, ...]:
    return tuple(view_dispute(register, dispute) for dispute in disputes)
