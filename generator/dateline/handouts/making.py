"""From an order to the sheets that it asks for: one table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.handouts.chronology_sheet import TWO_PAGES, chronology_sheet
from dateline.handouts.model import Handout
from dateline.handouts.orders import Order, selection_in_words
from dateline.handouts.wording import KINDS

Maker = Callable[[Order], Iterator[Handout]]


def make(order: Order) -> tuple[Handout, ...]:
    """Return the sheets of an order: one, or one for each of the things that it is made from."""
    return tuple(MAKERS[order.kind](order))


def _chronology(order: Order) -> Iterator[Handout]:
    chosen = tuple(selection_in_words(edition, order.selection) for edition in order.editions)
    key = "chronology-complete" if order.level else "chronology"
    sheet = chronology_sheet(
        order.editions, order.paper, order.selection, chosen, pages=0 if order.level else TWO_PAGES
    )
    yield Handout(name=order.name, title=_titled(order, key, chosen[0]), language=order.language, sheet=sheet)


def _titled(order: Order, key: str, chosen: str) -> str:
    title = order.editions[0].say(KINDS, key)
    return f"{title} ({chosen})" if chosen else title


MAKERS: Mapping[str, Maker] = {"chronology": _chronology}
