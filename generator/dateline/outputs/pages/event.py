"""The page of an event: everything that is known of it, and how."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from dateline.model import Event
from dateline.outputs.addresses import card_of, page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.dating import html_date
from dateline.outputs.disputing import view_disputes
from dateline.outputs.entries import described, view_log
from dateline.outputs.linked_data import describe_event
from dateline.outputs.pages.embed import EmbedCode, embed_code
from dateline.outputs.referring import event_to_cite, last_changed
from dateline.outputs.register import Register
from dateline.outputs.support import SupportView, view_support
from dateline.outputs.views import (
    DisputeView,
    Entry,
    Headline,
    Link,
    LogView,
    PageView,
    View,
)
from dateline.references import CslItem


class RelatedView(View, kw_only=True):
    """Another event and its relation to this one; `inverse` where the other event states it."""

    relation: str
    inverse: bool
    headline: Headline


class ThreadPlace(View, kw_only=True):
    """A thread that the event stands in, its place there, and its neighbours."""

    link: Link
    question: str
    number: int
    count: int
    previous: Headline | None
    next: Headline | None


class ActorPlace(View, kw_only=True):
    """An actor of the event, and what stands before and after it among that actor's events."""

    link: Link
    previous: Headline | None
    next: Headline | None


class EventPage(PageView, kw_only=True):
    """What an event's page shows; `report` is the address for reporting an error in it, "" for none.

    `corrections` and `updates` are newest first; `as_of` is the day of the newest change, or of the first writing, for citing.
    `listed_at` is where the list has the event among the others: a fragment of the home page or of its year's.
    """

    entry: Entry
    """The event with all its text."""
    support: SupportView
    """What it rests on as a whole."""
    disputes: tuple[DisputeView, ...]
    """Where sources disagree about it."""
    corrections: tuple[LogView, ...]
    """What was wrong before, newest first: shown above the text."""
    updates: tuple[LogView, ...]
    """Other changes, newest first."""
    related: tuple[RelatedView, ...]
    """Related events, in order."""
    threads: tuple[ThreadPlace, ...]
    """The threads that it stands in."""
    actors: tuple[ActorPlace, ...]
    """Those of its actors that stand in other events too."""
    previous: Headline | None
    """What stands before it in the chronology."""
    next: Headline | None
    """What stands after it."""
    listed_at: str
    period: Link | None
    """The period that it stands in."""
    recorded: str
    """When it was first written down, in words."""
    recorded_datetime: str
    as_of: str
    as_of_datetime: str
    cite: CslItem
    """The event as something to cite."""
    report: str
    """Where to report an error in it."""
    linked_data: str
    """The page described for search engines: JSON that stands in a `script` element as it is; "" for none."""
    card: str
    """The address of its picture for those who share the page, from the edition's root; "" where the chronology's stands for it."""
    embed: EmbedCode | None
    """How to show it in a frame on another site."""


def event_page(
    register: Register, event: Event, entry: Entry, neighbours: tuple[Event | None, Event | None], listed_at: str
) -> Artifact:
    """Return the page of an event that stands between two neighbours in the chronology, and in a list at the address given."""
    previous, following = neighbours
    path = page_of("event", event.id)
    log = view_log(register, event)[::-1]
    newest = last_changed(event)
    period = register.chronology.period_of[event.id]
    description = described(register, event)
    view = EventPage(
        path=path,
        up=up_from(path),
        title=event.title,
        description=description,
        section="home",
        entry=entry,
        support=view_support(register, event, entry),
        disputes=view_disputes(register, event.disputes),
        corrections=tuple(each for each in log if each.kind == "correction"),
        updates=tuple(each for each in log if each.kind != "correction"),
        related=_related(register, event),
        threads=tuple(_thread_place(register, name, event.id) for name in register.threads_of.get(event.id, ())),
        actors=tuple(_actor_places(register, event)),
        previous=register.headlines[previous.id] if previous else None,
        next=register.headlines[following.id] if following else None,
        listed_at=listed_at,
        period=register.link("period", period) if period else None,
        recorded=register.words(event.recorded),
        recorded_datetime=html_date(event.recorded),
        as_of=register.words(newest),
        as_of_datetime=html_date(newest),
        cite=event_to_cite(register.chronology, event),
        embed=embed_code(register, "event", Link(path=path, title=event.title)),
        report=report_address(register.chronology.config.report, event),
        linked_data=describe_event(register, event, description),
        card=card_of(event.id) if register.chronology.config.outputs.event_cards else "",
    )
    return Artifact(path, "event.html", view)


def report_address(report: str, event: Event) -> str:
    """Return where to report an error in an event, with its id filled in: an issue form's address, or mail.

    GitHub fills a form's field of the id `event` from a query key of that name.
    """
    if not report:
        return ""
    subject = f"{event.id}: {event.title}"
    if report.startswith(("http://", "https://")):
        filled = urlencode({"title": subject, "event": event.id}, quote_via=quote)
        return f"{report}{'&' if '?' in report else '?'}{filled}"
    return f"mailto:{report.removeprefix('mailto:')}?{urlencode({'subject': subject}, quote_via=quote)}"


def _related(register: Register, event: Event) -> tuple[RelatedView, ...]:
    """Return the events that this one names, then those that name it, each relation once; "see also" is its own inverse."""
    events = register.chronology.events
    own = [(relation.relation, False, relation.event) for relation in event.related]
    inverse = [(kind, kind != "see-also", name) for kind, name in register.related_to.get(event.id, ())]
    return tuple(
        RelatedView(relation=relation, inverse=is_inverse, headline=register.headlines[name])
        for relation, is_inverse, name in dict.fromkeys((*own, *inverse))
        if name in events
    )


def _actor_places(register: Register, event: Event) -> Iterator[ActorPlace]:
    """Yield the event's actors that stand in other events too, with the nearest of these."""
    for involved in event.actors:
        link = register.link("actor", involved.actor)
        own = register.chronology.events_of.get(("actor", involved.actor), ())
        place = register.place_among("actor", involved.actor, event.id)
        previous, following = _neighbours(register, own, place)
        if link and (previous or following):
            yield ActorPlace(link=link, previous=previous, next=following)


def _thread_place(register: Register, name: str, event: str) -> ThreadPlace:
    thread = register.chronology.threads[name]
    steps = tuple(step.event for step in thread.events if step.event in register.chronology.events)
    place = steps.index(event)
    previous, following = _neighbours(register, steps, place)
    return ThreadPlace(
        link=Link(path=page_of("thread", name), title=thread.title),
        question=thread.question,
        number=place + 1,
        count=len(steps),
        previous=previous,
        next=following,
    )


def _neighbours(register: Register, events: tuple[str, ...], place: int) -> tuple[Headline | None, Headline | None]:
    """Return what stands before and after a place in a sequence of events; None at its ends, and for an event that is not shown."""
    before = events[place - 1] if place else ""
    after = events[place + 1] if place + 1 < len(events) else ""
    return register.headlines.get(before), register.headlines.get(after)
