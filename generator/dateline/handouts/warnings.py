"""What is to be said of sheets that ask for an order: words that give it away, and sets that have hardly one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.handouts.cards import card_events
from dateline.handouts.leaks import Leak, leaks_of
from dateline.handouts.orders import Order
from dateline.handouts.sequence import MOST_UNDECIDED, better_set, sequence
from dateline.handouts.worksheet import chosen_worksheets, worksheet_events
from dateline.model import Event


class Undecidable(msgspec.Struct, frozen=True):
    """A set of which too many pairs may stand either way: the share of them, and the titles that a better set leaves out.

    `worksheet` is the worksheet that asks for it; "" for cards.
    """

    worksheet: str
    share: float
    without: tuple[str, ...]


def leaks(orders: Iterable[Order]) -> tuple[Leak, ...]:
    """Return what gives the order away on the sheets of some orders, each once."""
    found: dict[Leak, None] = {}
    for order in orders:
        for place, edition in enumerate(order.editions):
            for _, events in _sets(order, place):
                found |= dict.fromkeys(leak for event in events for leak in leaks_of(event, edition.language))
    return tuple(found)


def undecidable(orders: Iterable[Order]) -> Iterator[Undecidable]:
    """Yield the sets of some orders that leave more than a third of their pairs undecided."""
    for order in orders:
        chronology = order.editions[0].chronology
        for worksheet, events in _sets(order, 0):
            known = sequence(events, chronology.events)
            if known.undecided > MOST_UNDECIDED:
                kept = frozenset(better_set(known).events)
                yield Undecidable(
                    worksheet, known.undecided, tuple(event.title for event in events if event.id not in kept)
                )


def _sets(order: Order, place: int) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield the sets of events that an order's sheets ask to be put in order, in one of its languages."""
    edition = order.editions[place]
    if order.kind == "cards":
        chosen = [event.id for event in card_events(order.editions[0], order.selection)]
        yield "", tuple(edition.chronology.events[name] for name in chosen)
    elif order.kind == "worksheet":
        for worksheet in chosen_worksheets(edition, order.selection):
            if not worksheet.exercises or "order" in worksheet.exercises:
                yield worksheet.id, worksheet_events(edition, worksheet)
