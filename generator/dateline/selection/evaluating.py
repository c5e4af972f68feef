"""Find the events that a selection means."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dateline.chronology.model import Chronology
from dateline.dates import OPEN_END, OPEN_START, Date, overlaps
from dateline.model import Event
from dateline.searching import Index, find, make_index
from dateline.selection.model import IMPORTANCES, THINGS, Selection, role_key

Test = Callable[[Event], bool]


class Selected(msgspec.Struct, frozen=True):
    """The ids of the events meant, in the chronology's order; `undated` of all others are kept out only because they have no date."""

    events: tuple[str, ...]
    undated: int


def select(selection: Selection, chronology: Chronology, index: Index | None = None) -> Selected:
    """Return the events of a chronology that a selection means; `index` spares making one for its words."""
    tests = tuple(_tests(selection, chronology))
    words = find(index or make_index(chronology), selection.q) if selection.q else frozenset(chronology.events)
    within = _within(selection)
    found = [event for name, event in chronology.events.items() if name in words and all(test(event) for test in tests)]
    return Selected(
        events=tuple(event.id for event in found if within(event)),
        undated=sum(event.date is None for event in found) if selection.from_ or selection.to else 0,
    )


def _tests(selection: Selection, chronology: Chronology) -> Iterator[Test]:
    """Yield a test for each key that asks for something, without words and dates."""
    for kind in THINGS:
        wanted: tuple[str, ...] = getattr(selection, kind)
        if wanted:
            meant = {name for thing in wanted for name in chronology.events_of.get((kind, thing), ())}
            yield lambda event, meant=meant: event.id in meant  # type: ignore[misc]  # a default binds the present value
    if selection.role:
        yield _plays(selection)
    if selection.importance:
        admitted = IMPORTANCES[: IMPORTANCES.index(selection.importance) + 1]
        yield lambda event: event.importance in admitted
    if selection.dispute:
        yield lambda event: any(
            dispute.kind in selection.dispute or ("yes" in selection.dispute and dispute.kind != "copy-error")
            for dispute in event.disputes
        )


def _plays(selection: Selection) -> Test:
    roles = {role_key(role) for role in selection.role}
    return lambda event: any(
        role_key(each.role) in roles and (not selection.actor or each.actor in selection.actor) for each in event.actors
    )


def _within(selection: Selection) -> Test:
    """Return the test of the range of dates."""
    if not selection.from_ and not selection.to:
        return lambda _: True
    span = Date(
        edtf="",
        level=0,
        earliest=selection.from_.earliest if selection.from_ else OPEN_START,
        latest=selection.to.latest if selection.to else OPEN_END,
    )
    return lambda event: event.date is not None and overlaps(event.date, span)
