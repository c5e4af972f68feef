"""Draw an axis: from dated events, periods and sources' dates to positions, lanes and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dateline.axis.bands import make_bands
from dateline.axis.counts import columns, count, rows
from dateline.axis.marks import WIDE, Dated, busy_days, dated, laned, make_mark, with_label
from dateline.axis.model import Axis, Mark, Sheet, Subject
from dateline.axis.publications import publication_marks, published_days
from dateline.axis.scale import Scale, make_scale, reach
from dateline.axis.ticks import choose_step, make_breaks, make_heads, make_ticks

T = TypeVar("T")

MOST_NAMED = 60
"""So many landmarks are tried, spread over all there are; the rest are among the counts."""


def draw(subject: Subject, sheet: Sheet) -> Axis | None:
    """Return the axis of a subject; None where no event has a place on one.

    Takes time that grows with the number of events: above `sheet.marks` events only landmarks are looked at one by one.
    """
    events = tuple(found for each in subject.happenings if (found := dated(each)))
    busy = busy_days(events)
    whole = reach(busy)
    if whole is None:
        return None
    published = published_days(subject.publications)
    first, last = _widened(whole, subject, published)
    scale = make_scale(first, last, [*busy, *published])
    return _drawn(subject, sheet, scale, events)


def _widened(whole: tuple[int, int], subject: Subject, published: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and last day of the axis, so that sources published soon after the last event stand on it too."""
    first, last = whole
    near = max((last - first) // 4, 60)
    beyond = [day for _, day in published if last < day <= last + near]
    since = first if subject.since is None else subject.since
    until = last if subject.until is None else subject.until
    return min(first, since), max(last, until, *beyond) if beyond else max(last, until)


def _drawn(subject: Subject, sheet: Sheet, scale: Scale, events: tuple[Dated, ...]) -> Axis:
    step = choose_step(scale, sheet, subject.language)
    breaks = make_breaks(scale, sheet, subject.language)
    named, marks, spans = _marks(events, scale, sheet)
    dense = marks is None
    counted = count(events, sheet.columns) if dense else None
    everything = {mark.id: mark for mark in (*named, *(marks or ()), *spans)}
    lines = (
        rows(
            count(events, sheet.rows),
            [(whole[1] + 1, each) for (_, whole), each in zip(scale.cuts, breaks, strict=True)],
            {} if dense else everything,
            {name: mark for name, mark in everything.items() if mark.importance == "landmark"},
            subject,
        )
        if sheet.rows
        else ()
    )
    return Axis(
        unit=step.unit,
        knots=scale.knots,
        breaks=breaks,
        bands=make_bands(subject.eras, scale, sheet),
        ticks=make_ticks(scale, step, sheet, breaks, subject),
        heads=make_heads(scale, step, sheet, breaks, subject),
        named=named,
        named_lanes=_lines(named),
        marks=marks or (),
        mark_lanes=_lanes(marks or ()),
        spans=spans,
        span_lanes=_lanes(spans),
        columns=columns(counted, scale, subject) if counted else (),
        publications=publication_marks(subject.publications, scale, sheet),
        rows=lines,
        events=len(subject.happenings),
        listed_only=len(subject.happenings) - (counted.number if counted else len(events)),
        busiest=max(lines, key=lambda row: row.count, default=None),
    )


def _marks(
    events: tuple[Dated, ...], scale: Scale, sheet: Sheet
) -> tuple[tuple[Mark, ...], tuple[Mark, ...] | None, tuple[Mark, ...]]:
    """Return landmarks with their names, the other marks (None where there are too many), and those that reach over much of the axis."""
    named = _named([each for each in events if each.happening.importance == "landmark"], scale, sheet)
    if len(events) > sheet.marks:
        return named, None, ()
    known = {mark.id for mark in named}
    others = [make_mark(each, scale, sheet) for each in events if each.happening.id not in known]
    marks, left = laned((mark for mark in others if mark.end - mark.start <= WIDE), sheet.lanes)
    spans, over = laned((mark for mark in others if mark.end - mark.start > WIDE), sheet.lanes)
    return (named, None, ()) if left or over else (named, marks, spans)


def _named(landmarks: Sequence[Dated], scale: Scale, sheet: Sheet) -> tuple[Mark, ...]:
    """Return landmarks with their names: all, else as many as there is room for, spread over them, so that the first do not take all of it."""
    made = [make_mark(each, scale, sheet) for each in _spread(landmarks, MOST_NAMED)]
    labelled = [label for mark in made if (label := with_label(mark, sheet))]
    most = len(labelled)
    while True:
        named, left = laned(_spread(labelled, most), sheet.labels)
        if not left or most <= sheet.labels:
            return named
        most = max(most * 4 // 5, sheet.labels)


def _spread(things: Sequence[T], most: int) -> Sequence[T]:
    """Return so many of some things, taken at even distances."""
    if len(things) <= most:
        return things
    return [things[(2 * index + 1) * len(things) // (2 * most)] for index in range(most)]


def _lines(named: Sequence[Mark]) -> tuple[int, ...]:
    """Return how many lines each lane of landmarks has: a title, a date, and the longest of its notes."""
    notes = [(mark.lane, len(mark.label.note)) for mark in named if mark.label]
    return tuple(2 + max(lines for at, lines in notes if at == lane) for lane in range(_lanes(named)))


def _lanes(marks: Sequence[Mark]) -> int:
    return max((mark.lane + 1 for mark in marks), default=0)
