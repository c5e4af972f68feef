"""The order of events: total, stable, and true to `after` and `before`; contradictions are found, with the step that shows them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

import msgspec

from dateline.dates import OPEN_END, Date, sort_key
from dateline.model import Event

Key = tuple[int | str, ...]
Neighbours = Mapping[str, tuple[str, ...]]

_BEFORE, _SELF, _AFTER = 0, 1, 2
"""The last part of a key: what stands before a thing, the thing, what stands after it. So an event that is only known to come after
another gets a place directly behind it, and before the next event of the list."""
_LONGEST_KEY = 100


class Contradiction(msgspec.Struct, frozen=True):
    """An event that cannot stand where its relations put it; `steps` are the ids that show why, in the order they demand."""

    event: str
    steps: tuple[str, ...]
    cycle: bool


class Order(msgspec.Struct, frozen=True):
    """The ids in order, and the contradictions found on the way."""

    ids: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]


def order_events(events: Mapping[str, Event]) -> Order:
    """Sort by earliest day, latest day, the narrower date from outside, id; then by `after` and `before`.

    An event without a date stands directly after the last event that it comes after, else directly before the first that it comes
    before, else at the end. Relations to events that are not there are left out (another check reports them). The order of `events`
    does not matter. Events in a circle stand at the end, each where its date puts it among them.
    """
    followers = _followers(events)
    leaders = _turned(followers)
    line = _in_line(events, leaders, followers)
    keys = _keys(events, line, leaders, followers)
    waiting = {name: len(leaders.get(name, ())) for name in events}
    ready = [(keys[name], name) for name in events if not waiting[name]]
    heapq.heapify(ready)
    ids: list[str] = []
    while ready:
        _, name = heapq.heappop(ready)
        ids.append(name)
        for follower in followers.get(name, ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                heapq.heappush(ready, (keys[follower], follower))
    rest = sorted((name for name in events if waiting[name]), key=lambda name: (keys[name], name))
    return Order((*ids, *rest), (*_cycles(rest, leaders), *_against_dates(ids, events, followers)))


def _followers(events: Mapping[str, Event]) -> Neighbours:
    """Return, for each event, those that must come after it."""
    found: dict[str, set[str]] = {}
    for name, event in events.items():
        for earlier in event.after:
            if earlier in events:
                found.setdefault(earlier, set()).add(name)
        for later in event.before:
            if later in events:
                found.setdefault(name, set()).add(later)
    return {name: tuple(sorted(names)) for name, names in found.items()}


def _turned(followers: Neighbours) -> Neighbours:
    """Return, for each event, those that must come before it."""
    found: dict[str, list[str]] = {}
    for name, names in followers.items():
        for follower in names:
            found.setdefault(follower, []).append(name)
    return {name: tuple(sorted(names)) for name, names in found.items()}


def _in_line(events: Iterable[str], leaders: Neighbours, followers: Neighbours) -> tuple[str, ...]:
    """Return all ids so that each comes after its leaders; what is in a circle, or behind one, comes last."""
    waiting = {name: len(leaders.get(name, ())) for name in sorted(events)}
    line = [name for name, number in waiting.items() if not number]
    for name in line:  # grows while it is walked
        for follower in followers.get(name, ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                line.append(follower)
    return (*line, *(name for name, number in waiting.items() if number))


def _dated_key(event: Event, date: Date) -> Key:
    narrower = event.date_outside.edtf if event.date_outside else date
    return (*sort_key(date), *sort_key(narrower), event.id, _SELF)


def _keys(
    events: Mapping[str, Event], line: tuple[str, ...], leaders: Neighbours, followers: Neighbours
) -> dict[str, Key]:
    """Return a sorting key for every event; one without a date takes its place from those it stands by."""
    keys: dict[str, Key] = {name: _dated_key(event, event.date) for name, event in events.items() if event.date}
    homeless = [name for name in line if name not in keys]
    known = -1
    while homeless and known != len(keys):
        known = len(keys)
        for name in homeless:  # leaders come first in the line, so a chain of undated events is placed in one walk
            if before := [keys[other] for other in leaders.get(name, ()) if other in keys]:
                keys[name] = _beside(max(before), _AFTER, name)
        for name in reversed(homeless):
            if name not in keys and (after := [keys[other] for other in followers.get(name, ()) if other in keys]):
                keys[name] = _beside(min(after), _BEFORE, name)
        homeless = [name for name in homeless if name not in keys]
    for name in homeless:
        keys[name] = (OPEN_END, OPEN_END, OPEN_END, OPEN_END, name, _SELF)
    return keys


def _beside(key: Key, side: int, name: str) -> Key:
    """Return the key of a place directly beside another; in a very long chain the same key, where the relations alone keep order."""
    return key if len(key) > _LONGEST_KEY else (*key[:-1], side, name, _SELF)


def _cycles(names: list[str], leaders: Neighbours) -> tuple[Contradiction, ...]:
    """Return the circles that keep events from becoming ready; circles that share events may be found one at a time.

    Each of these events waits for another of them, so a walk from leader to leader ends in a circle.
    """
    left = set(names)
    found: list[Contradiction] = []
    for start in names:
        path: list[str] = []
        seen: dict[str, int] = {}
        here: str | None = start
        while here is not None and here in left and here not in seen:
            seen[here] = len(path)
            path.append(here)
            here = next((name for name in leaders.get(here, ()) if name in left), None)
        if here is not None and here in seen:
            circle = path[: seen[here] - 1 if seen[here] else None : -1]
            first = circle.index(min(circle))
            steps = (*circle[first:], *circle[:first], circle[first])
            found.append(Contradiction(steps[0], steps, cycle=True))
        left.difference_update(path)
    return tuple(found)


def _against_dates(ids: Iterable[str], events: Mapping[str, Event], followers: Neighbours) -> tuple[Contradiction, ...]:
    """Return the events that end before something begins which they must follow, through undated events too."""
    floor: dict[str, int] = {}
    came_from: dict[str, str] = {}
    found: list[Contradiction] = []
    for name in ids:
        date = events[name].date
        low = floor.get(name, -OPEN_END)
        if date and date.latest is not None and date.latest < low:
            found.append(Contradiction(name, _steps(name, came_from), cycle=False))
            continue
        if date and date.earliest is not None and date.earliest >= low:
            low = date.earliest
            came_from.pop(name, None)
        for follower in followers.get(name, ()):
            if low > floor.get(follower, -OPEN_END):
                floor[follower], came_from[follower] = low, name
    return tuple(found)


def _steps(name: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    """Return the way to an event from the one whose beginning it contradicts."""
    steps = [name]
    while steps[-1] in came_from:
        steps.append(came_from[steps[-1]])
    return tuple(reversed(steps))
