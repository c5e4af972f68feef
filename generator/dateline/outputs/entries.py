"""Events as lists show them: the line, and the whole entry."""

from __future__ import annotations

from dataclasses import replace

from dateline.dates import sort_key
from dateline.lazily import Lazily
from dateline.model import Event, LogEntry, Medium
from dateline.outputs.addresses import MEDIA, page_of
from dateline.outputs.dating import html_date, view_basis, view_when
from dateline.outputs.prose import count_notes, view_prose
from dateline.outputs.register import Register
from dateline.outputs.views import Entry, Headline, Involved, Link, LogView, PictureView


def view_headline(register: Register, event: Event) -> Headline:
    """Return an event as one line: an accusation with its outcome."""
    return Headline(
        id=event.id,
        link=Link(path=page_of("event", event.id), title=event.title),
        when=view_when(register, event),
        standing=event.standing,
        importance=event.importance,
        disputed=any(dispute.kind != "copy-error" for dispute in event.disputes),
        copy_error=any(dispute.kind == "copy-error" for dispute in event.disputes),
        outcomes=register.outcomes_of(event.id),
    )


def with_headlines(register: Register) -> Register:
    """Return the register with every event's line, each worded when it is first asked for."""
    events = register.chronology.events
    return replace(register, headlines=Lazily(events, lambda name: view_headline(register, events[name])))


def headlines_of(register: Register, ids: tuple[str, ...]) -> tuple[Headline, ...]:
    """Return several events, each as one line, without those that are not shown (drafts)."""
    return tuple(register.headlines[name] for name in ids if name in register.headlines)


def view_entry(register: Register, event: Event) -> Entry:
    """Return an event with all its text."""
    prose = view_prose(register, event.body, event.id)
    involved = ((register.link("actor", each.actor), each.role) for each in event.actors)
    return Entry(
        headline=register.headlines[event.id],
        summary=event.summary,
        why=event.why,
        actors=tuple(Involved(link=link, role=role) for link, role in involved if link),
        places=register.links("place", event.places),
        topics=register.links("topic", event.topics),
        prose=prose,
        notes=count_notes(prose),
        witnesses=len(register.witnesses.of_event(event)),
        disputes=tuple(dispute.about for dispute in event.disputes if dispute.kind != "copy-error"),
        bases=tuple(view_basis(register, basis) for basis in event.basis),
        pictures=tuple(view_picture(medium) for medium in event.media),
    )


def view_picture(medium: Medium) -> PictureView:
    """Return a picture; one elsewhere is never fetched, only linked."""
    return PictureView(
        path=MEDIA + medium.file if medium.file else "",
        url=medium.url,
        alt=medium.alt,
        caption=medium.caption,
        credit=medium.credit,
        licence=medium.licence,
    )


def described(register: Register, event: Event) -> str:
    """Return an event in a sentence or two, for where a program shows it alone: an accusation never without its outcome."""
    outcomes = (
        f"{register.word('export', 'outcome')} {each.link.title}{f' ({each.when})' if each.when else ''}."
        for each in register.outcomes_of(event.id)
    )
    return " ".join(filter(None, (event.summary, *outcomes)))


def view_log(register: Register, event: Event) -> tuple[LogView, ...]:
    """Return an event's correction record, oldest first."""
    ordered = sorted(event.log, key=lambda entry: sort_key(entry.date))
    return tuple(_view_log_entry(register, entry, number) for number, entry in enumerate(ordered, start=1))


def _view_log_entry(register: Register, entry: LogEntry, number: int) -> LogView:
    return LogView(
        id=f"change-{number}",
        kind=entry.kind,
        date=register.words(entry.date),
        datetime=html_date(entry.date),
        change=entry.change,
        reason=entry.reason,
    )
