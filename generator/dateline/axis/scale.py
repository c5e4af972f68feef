"""Lay days out along the axis: evenly, but for long stretches in which nothing happens, which are cut short and named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dateline.axis.model import LENGTH, Knot
from dateline.dates import OPEN_END, OPEN_START

Days = tuple[int, int]
"""Consecutive days, both inclusive."""

MARGIN = 150
"""What is left free at both ends, so that a mark on the first day is whole."""
BREAK = 620
"""How much of the axis a stretch takes up that is cut short."""
MOST_BREAKS = 5
WORTH = 6
"""A stretch is cut short when it is at least one in so many parts of what is left."""
KEPT = 25
"""One in so many parts of an empty stretch is left on both sides of the cut, so that what is next to it has air."""
REACH, SHORTEST = 10, 1500
"""A date may make the axis at most `REACH` times longer than those more exactly known do; `SHORTEST` days count as no less."""


class Scale(msgspec.Struct, frozen=True):
    """A scale: its knots, and the stretches of days that are cut short, each with the empty stretch it was cut from."""

    knots: tuple[Knot, ...]
    cuts: tuple[tuple[Days, Days], ...]

    @property
    def first(self) -> int:
        """The first day on the axis."""
        return self.knots[0].day

    @property
    def last(self) -> int:
        """The last day on the axis."""
        return self.knots[-1].day - 1

    @property
    def days(self) -> int:
        """How many days stand on the axis at full length."""
        return self.last + 1 - self.first - sum(last + 1 - first for (first, last), _ in self.cuts)

    @property
    def length(self) -> int:
        """How much of the axis those days take up."""
        return self.knots[-1].at - self.knots[0].at - BREAK * len(self.cuts)

    def at(self, day: int) -> int:
        """Return the position at which a day begins; days beyond the axis stand at its ends, open ones at the very ends."""
        before, after = self.knots[0], self.knots[-1]
        if day < before.day:
            return 0 if day == OPEN_START else before.at
        if day >= after.day:
            return LENGTH if day == OPEN_END else after.at
        if len(self.knots) > 2:
            right = bisect_right(self.knots, day, key=lambda knot: knot.day)
            before, after = self.knots[right - 1], self.knots[right]
        return before.at + (day - before.day) * (after.at - before.at) // (after.day - before.day)

    def after(self, day: int) -> int:
        """Return the position at which a day ends."""
        return LENGTH if day == OPEN_END else self.at(day + 1)


def reach(spans: Iterable[Days]) -> Days | None:
    """Return the first and last day that an axis must have; None for nothing.

    A date known only to the century, or a state that has lasted for ages, does not shrink all else to a corner: it runs over the edge.
    """
    lengths = sorted((end - start, start, end) for start, end in spans)
    if not lengths:
        return None
    _, first, last = lengths[0]
    for length, start, end in lengths:
        if length <= REACH * max(last - first, SHORTEST):
            first, last = min(first, start), max(last, end)
    return first, last


def make_scale(first: int, last: int, busy: Sequence[Days]) -> Scale:
    """Return the scale from the first to the last day; `busy` are the days on which something may have happened, in any order."""
    if last - first < 2:
        first, last = first - 1, last + 1
    empty = _empty(first, last, busy)
    cuts = sorted(_worth_cutting(last + 1 - first, empty))
    kept = [(_trimmed(whole), whole) for whole in cuts]
    days = last + 1 - first - sum(end + 1 - start for (start, end), _ in kept)
    length = LENGTH - 2 * MARGIN - BREAK * len(kept)
    knots = [Knot(day=first, at=MARGIN)]
    gone = 0
    for number, ((start, end), _) in enumerate(kept):
        at = MARGIN + number * BREAK + (start - first - gone) * length // days
        knots += [Knot(day=start, at=at), Knot(day=end + 1, at=at + BREAK)]
        gone += end + 1 - start
    knots.append(Knot(day=last + 1, at=LENGTH - MARGIN))
    return Scale(tuple(knots), tuple(kept))


def _empty(first: int, last: int, busy: Sequence[Days]) -> list[Days]:
    """Return the stretches between the first and last day in which nothing happens."""
    found = []
    end = first - 1
    near = ((max(start, first), min(until, last)) for start, until in busy if start <= last and first <= until)
    for start, until in sorted(near):
        if start > end + 1:
            found.append((end + 1, start - 1))
        end = max(end, until)
    return [*found, (end + 1, last)] if end < last else found


def _worth_cutting(days: int, empty: list[Days]) -> list[Days]:
    """Return the longest empty stretches, as long as each would take up much of what the others leave."""
    found: list[Days] = []
    for start, end in sorted(empty, key=lambda span: (span[0] - span[1], span)):
        length = end + 1 - start
        if length * WORTH < days or length < 3 or len(found) == MOST_BREAKS or length >= days:
            break
        found.append((start, end))
        days -= length - 2 * (length // KEPT)
    return found


def _trimmed(span: Days) -> Days:
    start, end = span
    margin = (end + 1 - start) // KEPT
    return start + margin, end - margin


def bends_forward(scale: Scale) -> bool:
    """Tell whether a scale is one: days and positions both go forward from knot to knot."""
    return all(a.day < b.day and a.at < b.at for a, b in pairwise(scale.knots))
