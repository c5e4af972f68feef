"""Events as paper shows them: dates in words, and nothing said without what must stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.dates import iso_day, sort_key, words_of
from dateline.handouts.edition import Edition
from dateline.handouts.glyphs import breakable_address
from dateline.handouts.model import EventText, Footer, Group
from dateline.handouts.pictures import pictures
from dateline.handouts.wording import FRAME
from dateline.model import Event
from dateline.outputs.grouping import period_bounds
from dateline.outputs.views import When
from dateline.selection.model import IMPORTANCES

CORRECTIONS = "corrections.html"
_LONGEST_TITLE, _LONGEST_SUMMARY = 240, 600
"""How much of a title and of a summary a sheet of limited length prints; what is cut ends in an ellipsis."""


def view_event(edition: Edition, event: Event, rank: int, *, abridged: bool = False) -> EventText:
    """Return an event; `abridged` cuts what would fill the page by itself."""
    headline = edition.register.headlines[event.id]
    title, summary = " ".join(event.title.split()), " ".join(event.summary.split())
    return EventText(
        id=event.id,
        when=headline.when.words or edition.say(FRAME, "date-not-known"),
        asides=tuple(_asides(edition, headline.when)),
        title=cut(title, _LONGEST_TITLE) if abridged else title,
        summary=cut(summary, _LONGEST_SUMMARY) if abridged else summary,
        notes=tuple(_notes(edition, event)),
        importance=event.importance,
        rank=rank,
        pictures=() if abridged else tuple(pictures(event)),
    )


def ranks(events: Iterable[Event]) -> Mapping[str, int]:
    """Return each event's place, from 1, among events by importance: landmarks, then major ones, then minor ones, withdrawn ones last.

    Among equals those come first that more of the others name, then the earlier in the chronology.
    """
    found = tuple(events)
    named: dict[str, int] = {}
    for event in found:
        for relation in event.related:
            named[relation.event] = named.get(relation.event, 0) + 1
    ordered = sorted(
        found,
        key=lambda event: (
            event.standing == "withdrawn",
            IMPORTANCES.index(event.importance),
            -named.get(event.id, 0) - len(event.related),
        ),
    )
    return {event.id: place for place, event in enumerate(ordered, start=1)}


def groups(edition: Edition, events: Iterable[Event], *, abridged: bool = False) -> tuple[Group, ...]:
    """Return events, given in the chronology's order, under their periods."""
    found = tuple(events)
    rank = ranks(found)
    chronology = edition.chronology
    runs: list[tuple[str, list[EventText]]] = []
    for event in found:
        name = chronology.period_of[event.id]
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(view_event(edition, event, rank[event.id], abridged=abridged))
    return tuple(
        Group(
            title=chronology.periods[name].title if name in chronology.periods else "",
            bounds=period_bounds(edition.register, chronology.periods[name]) if name in chronology.periods else "",
            events=tuple(members),
        )
        for name, members in runs
    )


def footer(edition: Edition) -> Footer:
    """Return what stands at the foot of every page."""
    config = edition.chronology.config
    version = edition.say(FRAME, "version", version=config.version) if config.version else ""
    day = edition.chronology.build_day
    as_of = edition.say(FRAME, "as-of", day=words_of(iso_day(day), edition.language)) if day is not None else ""
    address = edition.address(CORRECTIONS)
    return Footer(
        chronology=config.title,
        version=", ".join(filter(None, (version, as_of))),
        licence=config.license,
        corrections=edition.say(FRAME, "corrected-since", address=breakable_address(address))
        if address
        else edition.say(FRAME, "corrected-since-offline"),
    )


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters: cut after a sentence where one ends in its second half, else after a word."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    stop = max(kept.rfind(mark) for mark in (". ", "! ", "? "))
    if stop >= longest // 2:
        return f"{kept[: stop + 1]} …"
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[longest // 2 :] else kept}…"


def _asides(edition: Edition, when: When) -> Iterator[str]:
    if when.outside:
        yield edition.say(FRAME, "elsewhere", date=when.outside)


def _notes(edition: Edition, event: Event) -> Iterator[str]:
    """Yield what must stand with an event wherever it is shown."""
    if event.standing != "occurred":
        yield edition.word("standing-explained", event.standing)
    when = edition.register.headlines[event.id].when
    if not when.words:
        yield from filter(None, (when.undated,))
        for key, links in (("after", when.after), ("before", when.before)):
            if links:
                yield edition.say(FRAME, key, events="; ".join(link.title for link in links))
    yield from outcomes(edition, event)
    if about := "; ".join(each.about for each in event.disputes if each.kind != "copy-error"):
        yield edition.say(FRAME, "sources-disagree", about=about)
    yield from corrections(edition, event)


def corrections(edition: Edition, event: Event) -> Iterator[str]:
    """Yield what was corrected in an event, the earliest first."""
    for entry in sorted(event.log, key=lambda entry: sort_key(entry.date)):
        if entry.kind == "correction":
            yield edition.say(FRAME, "corrected", day=edition.register.words(entry.date), change=entry.change)


def outcomes(edition: Edition, event: Event) -> Iterator[str]:
    """Yield what came of an accusation, each outcome with its date."""
    for each in edition.register.outcomes_of(event.id):
        outcome = f"{each.link.title} ({each.when})" if each.when else each.link.title
        yield edition.say(FRAME, "outcome", outcome=outcome)
