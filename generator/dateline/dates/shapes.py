"""Say how a date is drawn: which days it may touch, which of them it certainly covers, and how its ends are known.

What holds for words holds for pictures: nothing is drawn more exactly than it is known. A day is a point; "October 2020" is some
time within a month, so only the month has a shape; what lasted from October 2020 to June 2021 certainly lasted from November to May.
"""

from functools import lru_cache
from typing import Literal

import msgspec

from dateline.dates.days import OPEN_END, OPEN_START
from dateline.dates.traits import estimated, tree_of
from dateline.dates.tree import APPROXIMATE, UNCERTAIN, Date, Interval, Members, Point, Run, Tree, points

ShapeKind = Literal[
    "day",  # one day is known
    "within",  # some time within its bounds: a month, a season, a year, one of neighbouring days
    "lasting",  # from one date to another
    "one-of",  # one of several dates that lie apart
    "all-of",  # each of several dates
]
Edge = Literal["known", "about", "open", "unknown"]


class Stretch(msgspec.Struct, frozen=True):
    """Consecutive days that a date, or a member of a set, may touch.

    `first` and `last` are inclusive, `OPEN_START` and `OPEN_END` where an end is open. An unknown end stands at the nearest day known.
    `sure` are the first and last day of those that a lasting date certainly covers, None where there is none.
    """

    first: int
    last: int
    sure: tuple[int, int] | None
    begins: Edge
    ends: Edge


class Shape(msgspec.Struct, frozen=True):
    """How a date is drawn; several stretches only for sets. `uncertain` where a part is marked `?` or `%`."""

    kind: ShapeKind
    stretches: tuple[Stretch, ...]
    uncertain: bool


@lru_cache(maxsize=1 << 14)  # an event stands on the axes of all things that it concerns
def shape_of(date: Date) -> Shape:
    """Return how a date is drawn."""
    tree = tree_of(date.edtf)
    uncertain = any(mark & UNCERTAIN for point in points(tree) for mark in point.marks)
    kind, stretches = _drawn(tree)
    return Shape(kind, stretches, uncertain)


def _drawn(tree: Tree) -> tuple[ShapeKind, tuple[Stretch, ...]]:
    if isinstance(tree, Point):
        is_day = tree.unit == "day" and not tree.masked and not estimated(tree)
        return "day" if is_day else "within", (_stretch(tree, tree),)
    if isinstance(tree, Interval):
        return _interval(tree)
    runs = tuple(_run(run) for run in tree.runs)
    stretches = runs if tree.every else _joined(runs)
    if len(stretches) == 1:
        only = stretches[0]
        return "day" if only.first == only.last else "within", stretches
    return _set_kind(tree), stretches


def _set_kind(members: Members) -> ShapeKind:
    return "all-of" if members.every else "one-of"


def _interval(interval: Interval) -> tuple[ShapeKind, tuple[Stretch, ...]]:
    """Draw an interval; `../2018` says only that something had happened by then, so it lies within an open stretch."""
    start, end = interval.start, interval.end
    first = OPEN_START if interval.open_start else start.earliest if start else None
    last = OPEN_END if interval.open_end else end.latest if end else None
    begins: Edge = "open" if interval.open_start else _edge(start)
    ends: Edge = "open" if interval.open_end else _edge(end)
    if first is None:  # `/2018`: all that is known is that it ended in 2018
        first = end.earliest if end else OPEN_START
    if last is None:
        last = start.latest if start else OPEN_END
    if start is None and interval.open_start:
        return "within", (Stretch(first, last, None, begins, ends),)
    return "lasting", (Stretch(first, last, _sure(interval), begins, ends),)


def _sure(interval: Interval) -> tuple[int, int] | None:
    """Return the days that an interval covers whatever its ends are: from its latest start to its earliest end."""
    if interval.start is None:
        return None
    if interval.end is None:
        return (interval.start.latest, OPEN_END) if interval.open_end else None
    first, last = interval.start.latest, interval.end.earliest
    return (first, last) if first <= last else None


def _edge(point: Point | None) -> Edge:
    if point is None:
        return "unknown"
    return "about" if estimated(point) or any(mark & APPROXIMATE for mark in point.marks) else "known"


def _stretch(first: Point, last: Point) -> Stretch:
    return Stretch(first.earliest, last.latest, None, _edge(first), _edge(last))


def _run(run: Run) -> Stretch:
    return Stretch(
        run.first.earliest if run.first else OPEN_START,
        run.last.latest if run.last else OPEN_END,
        None,
        _edge(run.first) if run.first else "open",
        _edge(run.last) if run.last else "open",
    )


def _joined(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return stretches in order, those that touch or overlap as one: "2007 or 2008" is some time within two years."""
    found: list[Stretch] = []
    for each in sorted(stretches, key=lambda stretch: (stretch.first, stretch.last)):
        before = found[-1] if found else None
        if before is None or each.first > before.last + 1:
            found.append(each)
        elif each.last > before.last:
            found[-1] = Stretch(before.first, each.last, None, before.begins, each.ends)
    return tuple(found)
