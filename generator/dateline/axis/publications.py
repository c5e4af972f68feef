"""Put the days on which sources were published into a lane of their own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.axis.model import LENGTH, Publication, PublicationMark, Sheet
from dateline.axis.scale import Days, Scale
from dateline.axis.text import positions
from dateline.dates import OPEN_END, OPEN_START

_WIDTH = 10
"""The width of a source's mark, in tenths of an em."""


def published_days(publications: Iterable[Publication]) -> tuple[Days, ...]:
    """Return the stretches of days in which sources were published, those with two known ends."""
    bounds = ((each.date.earliest, each.date.latest) for each in publications)
    return tuple(
        (first, last)
        for first, last in bounds
        if first is not None and last is not None and first != OPEN_START and last != OPEN_END
    )


def publication_marks(publications: Iterable[Publication], scale: Scale, sheet: Sheet) -> tuple[PublicationMark, ...]:
    """Return a mark for each source on the axis; those that would overlap stand as one that counts them and leads to the first."""
    least = positions(_WIDTH, sheet)
    found: list[PublicationMark] = []
    for each in sorted(publications, key=lambda each: (each.date.earliest or 0, each.date.latest or 0, each.title)):
        days = published_days([each])
        if not days or days[0][0] < scale.first or days[0][1] > scale.last:
            continue
        start, end = scale.at(days[0][0]), scale.after(days[0][1])
        before = found[-1] if found else None
        if end - start < least:
            start = min(max((start + end - least) // 2, 0), LENGTH - least)
            end = start + least
        if before and start < before.end:
            end = max(before.end, end) if end - before.start <= 3 * least else before.end
            found[-1] = msgspec.structs.replace(before, end=end, count=before.count + 1)
        else:
            mark = PublicationMark(start=start, end=end, title=each.title, words=each.words, path=each.path, count=1)
            found.append(mark)
    return tuple(found)
