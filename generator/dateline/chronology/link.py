"""Join the documents of a chronology: resolve ids and aliases, put events in order, find who refers to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from dateline.chronology.aliases import with_todays_ids
from dateline.chronology.model import Chronology
from dateline.chronology.order import Order, order_events
from dateline.chronology.uses import events_of
from dateline.config import Config
from dateline.dates import OPEN_END
from dateline.model import (
    Actor,
    AnyThing,
    Event,
    Kind,
    Page,
    Period,
    Place,
    Source,
    Thing,
    Thread,
    Topic,
    Worksheet,
)
from dateline.parsing import Document

T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Linked:
    """A chronology with the documents it was made of, for the checks.

    `registry` leads from (kind, id) to the base document, whether or not it could be read whole; `editions` are the language editions.
    """

    chronology: Chronology
    registry: Mapping[tuple[Kind, str], Document]
    editions: tuple[Document, ...]
    order: Order
    media: frozenset[str]
    drafts: frozenset[str] = field(default_factory=frozenset)


def link(
    documents: Iterable[Document],
    config: Config,
    media: frozenset[str] = frozenset(),
    *,
    drafts: bool = False,
    build_day: int | None = None,
) -> Linked:
    """Link documents into a chronology; what is wrong is found by `dateline.chronology.check` afterwards.

    `media` are the names of the files in content/media/. Draft events are left out unless `drafts`. `build_day` is the day number of
    SOURCE_DATE_EPOCH; without one the newest date recorded in the content stands for it.
    """
    ordered = sorted(documents, key=lambda document: (document.kind, document.id, document.language, document.path))
    registry: dict[tuple[Kind, str], Document] = {}
    for document in ordered:
        if not document.language:
            registry.setdefault((document.kind, document.id), document)
    aliases = _aliases(registry)
    things = [_today(document, document.thing, aliases) for document in registry.values() if document.thing]
    hidden = frozenset(
        thing.id for thing in things if isinstance(thing, Event) and thing.status == "draft" and not drafts
    )
    events = {thing.id: thing for thing in _of(Event, things).values() if thing.id not in hidden}
    order = order_events(events)
    in_order = {name: events[name] for name in order.ids}
    periods = _of(Period, things)
    threads = _of(Thread, things)
    period_of = {name: _period(event, periods) for name, event in in_order.items()}
    chronology = Chronology(
        config=config,
        language=config.language,
        events=MappingProxyType(in_order),
        sources=MappingProxyType(_of(Source, things)),
        actors=MappingProxyType(_of(Actor, things)),
        places=MappingProxyType(_of(Place, things)),
        topics=MappingProxyType(_of(Topic, things)),
        periods=MappingProxyType(periods),
        threads=MappingProxyType(threads),
        pages=MappingProxyType(_of(Page, things)),
        worksheets=MappingProxyType(_of(Worksheet, things)),
        aliases=MappingProxyType(aliases),
        period_of=MappingProxyType(period_of),
        events_of=MappingProxyType(events_of(in_order, threads, period_of)),
        build_day=build_day if build_day is not None else _newest_day(in_order.values()),
    )
    editions = tuple(document for document in ordered if document.language)
    return Linked(chronology, MappingProxyType(registry), editions, order, media, hidden)


def _of(type_: type[T], things: Iterable[AnyThing]) -> dict[str, T]:
    return {thing.id: thing for thing in things if isinstance(thing, type_)}


def _aliases(registry: Mapping[tuple[Kind, str], Document]) -> dict[tuple[str, str], str]:
    """Return where each former id leads; an id that is still in use is no alias (`id-duplicate` says so)."""
    found: dict[tuple[str, str], str] = {}
    for (kind, name), document in registry.items():
        for alias in document.thing.aliases if document.thing else ():
            if (kind, alias) not in registry:
                found.setdefault((kind, alias), name)
    return found


def _today(document: Document, thing: AnyThing, aliases: Mapping[tuple[str, str], str]) -> AnyThing:
    """Return a document's record with the ids of today; most name no former one, and stay the very same object."""
    if any((mention.kind, mention.target) in aliases for mention in document.mentions):
        return with_todays_ids(thing, aliases)
    return thing


def _period(event: Event, periods: Mapping[str, Period]) -> str:
    """Return the event's period: its own word, else the latest-beginning period in which its start falls."""
    if event.period:
        return event.period if event.period in periods else ""
    if event.date is None or event.date.earliest is None:
        return ""
    start = event.date.earliest
    holding = [
        (period.from_.earliest, name)
        for name, period in periods.items()
        if period.from_.earliest is not None and period.from_.earliest <= start <= _end(period)
    ]
    return max(holding)[1] if holding else ""


def _end(period: Period) -> int:
    latest = period.to.latest if period.to else None
    return OPEN_END if latest is None else latest


def _newest_day(events: Iterable[Event]) -> int | None:
    """Return the newest day on which something was recorded or changed: what stands for today (content model, "Dates")."""
    dates = [date for event in events for date in (event.recorded, *(entry.date for entry in event.log)) if date]
    return max((date.latest for date in dates if date.latest is not None and date.latest < OPEN_END), default=None)
