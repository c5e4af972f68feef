"""From an order to the sheets that it asks for: one table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.handouts.cards import card_events, cards_sheet
from dateline.handouts.chronology_sheet import TWO_PAGES, chronology_sheet
from dateline.handouts.model import Form, Handout
from dateline.handouts.orders import Order, selection_in_words
from dateline.handouts.reader import reader_sheet
from dateline.handouts.wall import wall_sheet
from dateline.handouts.wording import KINDS
from dateline.handouts.worksheet import chosen_worksheets, worksheet_sheet

WORKSHEET_FORMS: tuple[Form, ...] = ("pdf", "docx")

Maker = Callable[[Order], Iterator[Handout]]


def make(order: Order) -> tuple[Handout, ...]:
    """Return the sheets of an order: one, or one for each of the things that it is made from."""
    return tuple(MAKERS[order.kind](order))


def _chronology(order: Order) -> Iterator[Handout]:
    chosen = _chosen(order)
    key = "chronology-complete" if order.level else "chronology"
    sheet = chronology_sheet(
        order.editions, order.paper, order.selection, chosen, pages=0 if order.level else TWO_PAGES
    )
    yield Handout(name=order.name, title=_titled(order, key), language=order.language, sheet=sheet)


def _reader(order: Order) -> Iterator[Handout]:
    sheet = reader_sheet(order.editions, order.paper, order.selection, _chosen(order), order.archive)
    yield Handout(name=order.name, title=_titled(order, "reader"), language=order.language, sheet=sheet)


def _cards(order: Order) -> Iterator[Handout]:
    events = card_events(order.editions[0], order.selection)
    if events:
        sheet = cards_sheet(order.editions, order.paper, events, order.name)
        yield Handout(name=order.name, title=_titled(order, "cards"), language=order.language, sheet=sheet)
        yield Handout(
            name=order.name, title=_titled(order, "cards-table"), language=order.language, sheet=sheet, form="csv"
        )


def _worksheets(order: Order) -> Iterator[Handout]:
    """Yield each worksheet, or its key, as PDF and as a document that teachers can change."""
    for worksheet in chosen_worksheets(order.editions[0], order.selection):
        sheet = worksheet_sheet(order.editions, order.paper, worksheet.id, order.kind, order.sides)
        title = order.editions[0].say(KINDS, order.kind, title=worksheet.title)
        for form in WORKSHEET_FORMS:
            yield Handout(name=order.named(worksheet.id), title=title, language=order.language, sheet=sheet, form=form)


def _wall(order: Order) -> Iterator[Handout]:
    sheet = wall_sheet(order.editions, order.paper, order.selection)
    if sheet:
        name = order.name.removesuffix(order.paper) + sheet.paper
        yield Handout(name=name, title=_titled(order, "wall"), language=order.language, sheet=sheet)


def _chosen(order: Order) -> tuple[str, ...]:
    """Return what was chosen, in the words of each language."""
    return tuple(selection_in_words(edition, order.selection) for edition in order.editions)


def _titled(order: Order, key: str) -> str:
    title, chosen = order.editions[0].say(KINDS, key), _chosen(order)[0]
    return f"{title} ({chosen})" if chosen else title


MAKERS: Mapping[str, Maker] = {
    "chronology": _chronology,
    "reader": _reader,
    "worksheet": _worksheets,
    "key": _worksheets,
    "cards": _cards,
    "wall": _wall,
}
