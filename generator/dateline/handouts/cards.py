"""Cards to cut out and put in order: fronts that do not give the order away, backs with the date, the place and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.handouts.edition import Edition
from dateline.handouts.events import cut, footer, ranks, view_event
from dateline.handouts.model import Paper, Part, Sheet
from dateline.handouts.sequence import MOST_UNDECIDED, Sequence, sequence
from dateline.handouts.shuffling import letter, sheet_code, shuffled
from dateline.handouts.wording import CARDS, FRAME, said
from dateline.model import Event
from dateline.outputs.languages import direction
from dateline.outputs.views import View
from dateline.selection import Selection, select

ON_A_SHEET = 8
ENOUGH = 2 * ON_A_SHEET
"""How many cards a set has where nobody chose its events: two sheets, for groups of three to five pupils."""
_LONGEST_TITLE, _LONGEST_SUMMARY = 150, 260


class Card(View, kw_only=True):
    """One card: `mark` is the letter on both sides, `title` and `summary` stand on the front, all else on the back."""

    mark: str
    title: str
    summary: str
    heading: str
    """The event's own title, for the back."""
    when: str
    asides: tuple[str, ...]
    place: str
    """Its place in the order, in words, or the places that it can have."""
    notes: tuple[str, ...]


class CardsPart(Part, kw_only=True):
    """The cards in one language."""

    cards: tuple[Card, ...]
    order: str
    """The marks in the chronology's order, for the teacher."""


class CardsSheet(Sheet, kw_only=True):
    """Cards, eight on a sheet, in an order that follows from a seed; every part has the same cards in the same order."""

    code: str
    seed: str
    parts: tuple[CardsPart, ...]


def card_events(edition: Edition, selection: Selection) -> tuple[Event, ...]:
    """Return the events of a set in the chronology's order: those that were chosen, else the most important that can be put in order."""
    chronology = edition.chronology
    events = tuple(chronology.events[name] for name in select(selection, chronology).events)
    return events if selection != Selection() else most_telling(edition, events, ENOUGH)


def most_telling(edition: Edition, events: tuple[Event, ...], enough: int) -> tuple[Event, ...]:
    """Return at most so many events, by importance, that leave few pairs undecided; only what happened and is dated."""
    rank = ranks(events)
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: rank[event.id]):
        if event.standing != "occurred" or event.date is None or len(kept) == enough:
            continue
        if sequence((*kept, event), edition.chronology.events).undecided <= MOST_UNDECIDED / 2:
            kept.append(event)
    chosen = {event.id for event in kept}
    return tuple(event for event in events if event.id in chosen)


def cards_sheet(editions: tuple[Edition, ...], paper: Paper, events: tuple[Event, ...], seed: str) -> CardsSheet:
    """Return the cards of some events, in one language or two."""
    known = sequence(events, editions[0].chronology.events)
    dealt = shuffled(known.events, seed, str)
    marks = {name: letter(index) for index, name in enumerate(dealt)}
    title = editions[0].say(CARDS, "cards", title=editions[0].chronology.config.title)
    return CardsSheet(
        kind="cards",
        paper=paper,
        title=title,
        code=sheet_code("cards", seed, *known.events),
        seed=seed,
        parts=tuple(_part(edition, known, dealt, marks) for edition in editions),
    )


def _part(edition: Edition, known: Sequence, dealt: tuple[str, ...], marks: dict[str, str]) -> CardsPart:
    events = edition.chronology.events
    return CardsPart(
        language=edition.language,
        direction=direction(edition.language),
        title=edition.say(CARDS, "cards", title=edition.chronology.config.title),
        subtitle="",
        words=said(edition.texts, FRAME, CARDS),
        footer=footer(edition),
        cards=tuple(_card(edition, events[name], known, marks) for name in dealt),
        order=" ".join(marks[name] for name in known.events),
    )


def _card(edition: Edition, event: Event, known: Sequence, marks: dict[str, str]) -> Card:
    text = view_event(edition, event, 0, abridged=True)
    return Card(
        mark=marks[event.id],
        title=cut(" ".join((event.blind_title or event.title).split()), _LONGEST_TITLE),
        summary=cut(" ".join((event.blind_summary or event.summary).split()), _LONGEST_SUMMARY),
        heading=cut(text.title, _LONGEST_TITLE),
        when=text.when,
        asides=text.asides,
        place=place_in_words(edition, event.id, known, marks),
        notes=text.notes,
    )


def place_in_words(edition: Edition, event: str, known: Sequence, marks: dict[str, str]) -> str:
    """Return the place of an event among others, or the places that it can have and the events that it may change places with."""
    first, last = known.places(event)
    every = len(known.events)
    if first == last:
        return edition.say(CARDS, "place", place=first, all=every)
    others = ", ".join(sorted(marks[name] for name in known.either_way(event)))
    return edition.say(CARDS, "places", first=first, last=last, all=every, others=others)


def rows(part: CardsPart) -> Iterator[tuple[str, str, str]]:
    """Yield the cards as front, back and mark, for programs that ask them one by one."""
    for card in part.cards:
        back = (card.when, *card.asides, card.place, *card.notes)
        yield (
            ". ".join(filter(None, (card.title.rstrip("."), card.summary))),
            ". ".join(each.rstrip(".") for each in back),
            card.mark,
        )
