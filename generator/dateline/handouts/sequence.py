"""What is known of the order of some events: a partial order, since dates are bounds and may overlap.

An event is certainly earlier than another where it is over before the other can begin, or where the content says so (`after`,
`before`), directly or through others. All else may stand either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from dateline.dates import OPEN_END, OPEN_START
from dateline.model import Event

MOST_UNDECIDED = 1 / 3
"""A set with a greater share of undecided pairs is hardly an exercise in ordering."""
LEAST = 4
"""A set of fewer events is none."""


class Sequence(msgspec.Struct, frozen=True):
    """Some events and which of them are certainly earlier: `before` has, by id, all that come certainly before it."""

    events: tuple[str, ...]
    before: Mapping[str, frozenset[str]]

    def places(self, event: str) -> tuple[int, int]:
        """Return the first and the last place, from 1, that an event can have among the others."""
        after = sum(event in earlier for earlier in self.before.values())
        return len(self.before[event]) + 1, len(self.events) - after

    def either_way(self, event: str) -> tuple[str, ...]:
        """Return the events that may stand before or after this one."""
        return tuple(
            other
            for other in self.events
            if other != event and other not in self.before[event] and event not in self.before[other]
        )

    @property
    def undecided(self) -> float:
        """The share of pairs that may stand either way: 0 for a full order."""
        pairs = len(self.events) * (len(self.events) - 1) // 2
        return 1 - sum(map(len, self.before.values())) / pairs if pairs else 0.0

    def only(self, events: Iterable[str]) -> Sequence:
        """Return what is known of fewer events."""
        kept = frozenset(events)
        return Sequence(
            tuple(event for event in self.events if event in kept),
            {event: earlier & kept for event, earlier in self.before.items() if event in kept},
        )


def sequence(events: Iterable[Event], chronology: Mapping[str, Event]) -> Sequence:
    """Return what is known of the order of some events of a chronology."""
    chosen = tuple(events)
    said = _said(chronology)
    later = {event.id: _reached(event.id, said) for event in chosen}
    before: dict[str, set[str]] = {event.id: set() for event in chosen}
    earlier = {event.id: _reached(event.id, _turned(said)) for event in chosen} if said else {}
    for one, other in combinations(chosen, 2):
        for first, second in ((one, other), (other, one)):
            if _is_before(first, second, later[first.id], earlier.get(second.id, frozenset()), chronology):
                before[second.id].add(first.id)
    return Sequence(tuple(event.id for event in chosen), {name: frozenset(found) for name, found in before.items()})


def better_set(found: Sequence, most: float = MOST_UNDECIDED) -> Sequence:
    """Return the sequence without the fewest events that leave too many pairs undecided: each time the one with the most."""
    while found.undecided > most and len(found.events) > LEAST:
        worst = max(found.events, key=lambda event: len(found.either_way(event)))
        found = found.only(event for event in found.events if event != worst)
    return found


def _is_before(
    first: Event, second: Event, later: frozenset[str], earlier: frozenset[str], chronology: Mapping[str, Event]
) -> bool:
    """Tell whether one event is certainly earlier: said so, or one that it is not later than ends before one that the other is not earlier than."""
    if second.id in later:
        return True
    ends = min((_latest(chronology[each]) for each in (first.id, *later)), default=OPEN_END)
    begins = max((_earliest(chronology[each]) for each in (second.id, *earlier)), default=OPEN_START)
    return ends < begins


def _latest(event: Event) -> int:
    return event.date.latest if event.date and event.date.latest is not None else OPEN_END


def _earliest(event: Event) -> int:
    return event.date.earliest if event.date and event.date.earliest is not None else OPEN_START


def _said(chronology: Mapping[str, Event]) -> Mapping[str, frozenset[str]]:
    """Return, by event, those that the content says come after it."""
    found: dict[str, set[str]] = {}
    for event in chronology.values():
        for other in event.after:
            found.setdefault(other, set()).add(event.id)
        for other in event.before:
            found.setdefault(event.id, set()).add(other)
    return {name: frozenset(later) & chronology.keys() for name, later in found.items() if name in chronology}


def _turned(said: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for first, later in said.items():
        for each in later:
            found.setdefault(each, set()).add(first)
    return {name: frozenset(earlier) for name, earlier in found.items()}


def _reached(start: str, said: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return all events that are said to come after one, directly or through others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for each in said.get(waiting.pop(), ()):
            if each not in found and each != start:
                found.add(each)
                waiting.append(each)
    return frozenset(found)
