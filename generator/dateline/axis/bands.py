"""Lay periods behind the axis as bands, with as much of their titles as fits."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.axis.model import LENGTH, Band, Era, Sheet
from dateline.axis.scale import Scale
from dateline.axis.text import EM, shortened
from dateline.dates import OPEN_END, OPEN_START

_AIR = 8
"""Room around a title, in tenths of an em."""


def make_bands(eras: Iterable[Era], scale: Scale, sheet: Sheet) -> tuple[Band, ...]:
    """Return the periods that meet the axis, in order; one that overlaps the one before it stands in a row of its own."""
    found: list[Band] = []
    for era in eras:
        first = OPEN_START if era.first.earliest is None else era.first.earliest
        last = OPEN_END if era.last is None or era.last.latest is None else era.last.latest
        if last < scale.first or first > scale.last:
            continue
        start, end = scale.at(max(first, scale.first)), scale.after(min(last, scale.last))
        room = (end - start) * sheet.ems * EM // LENGTH - _AIR
        before = found[-1] if found else None
        row = 1 - before.row if before and start < before.end and before.row == 0 else 0
        found.append(
            Band(
                start=start,
                end=max(end, start + 1),
                title=era.title,
                words=era.words,
                path=era.path,
                label=shortened(era.title, room),
                runs_on=last > scale.last,
                row=row,
            )
        )
    return tuple(found)
