"""Count events by spans of time: columns where there are too many for marks, and the rows of the narrow form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.axis.calendar import Step, begins, following, full_name, steps
from dateline.axis.marks import Dated
from dateline.axis.model import Break, Column, Mark, Row, Subject
from dateline.axis.scale import Scale
from dateline.dates import civil

_FIT = 5
"""A step finer than a year serves where at most one event in so many cannot be told to belong to one of its spans."""

Spans = dict[int, list[Dated]]
"""The first day of a span, and the events that begin in it, in order."""


class Counted(msgspec.Struct, frozen=True):
    """Events by the spans of a step in which they begin, in the order of time."""

    step: Step
    spans: Spans

    @property
    def number(self) -> int:
        """How many events were counted."""
        return sum(map(len, self.spans.values()))


def count(events: Sequence[Dated], most: int) -> Counted:
    """Count events by the finest step that makes at most `most` spans with events.

    No span is finer than the dates: one that says "2014" is not put into January. Where few are so, those few are left out.
    """
    begun = [(each.listed, each.known, each) for each in events]
    known = [(day, until, each) for day, until, each in begun if day is not None]
    for step in steps():
        spans = _spans(known, step, max(most, 2))  # no span holds years before Christ and after
        if spans is not None:
            return Counted(step, spans)
    raise AssertionError("steps go on without end")


def _spans(events: Sequence[tuple[int, int, Dated]], step: Step, most: int) -> Spans | None:
    found: Spans = {}
    left_out = first = until = 0
    for day, known, each in events:
        if not first <= day < until:
            first = begins(step, day)
            until = following(step, first)
        if known >= until and step.unit != "year":
            left_out += 1
            if left_out * _FIT > len(events):
                return None
        elif first in found:
            found[first].append(each)
        elif len(found) == most:
            return None
        else:
            found[first] = [each]
    return dict(sorted(found.items()))


def columns(counted: Counted, scale: Scale, subject: Subject) -> tuple[Column, ...]:
    """Return a column for each span with events."""
    highest = max(map(len, counted.spans.values()), default=1)
    return tuple(
        Column(
            start=(start := scale.at(max(first, scale.first))),
            end=max(scale.after(min(following(counted.step, first) - 1, scale.last)), start + 1),
            words=full_name(counted.step, first, subject.language),
            path=_path(events, subject.years),
            count=len(events),
            height=_height(len(events), highest),
        )
        for first, events in counted.spans.items()
    )


def rows(
    counted: Counted,
    breaks: Sequence[tuple[int, Break]],
    marks: Mapping[str, Mark],
    names: Mapping[str, Mark],
    subject: Subject,
) -> tuple[Row, ...]:
    """Return a row for each span with events; `breaks` have the first day after each.

    `marks` are those to show in the rows, `names` those to name, by event.
    """
    highest = max(map(len, counted.spans.values()), default=1)
    found = []
    before: int | None = None
    for first, events in counted.spans.items():
        until = following(counted.step, first)
        gap = next((" ".join(each.lines) for day, each in breaks if before is not None and before < day <= until), "")
        ids = [each.happening.id for each in events]
        found.append(
            Row(
                words=full_name(counted.step, first, subject.language),
                path=_path(events, subject.years),
                count=len(events),
                height=_height(len(events), highest),
                gap=gap,
                marks=tuple(marks[name] for name in ids if name in marks),
                names=tuple(names[name] for name in ids if name in names),
            )
        )
        before = until
    return tuple(found)


def _path(events: Iterable[Dated], years: Mapping[int, str]) -> str:
    """Return where the first of some events stands in the list, by its year."""
    days = (each.listed for each in events)
    found = (years.get(civil(day)[0], "") for day in days if day is not None)
    return next((path for path in found if path), "")


def _height(number: int, highest: int) -> int:
    return max(number * 1000 // highest, 1)
