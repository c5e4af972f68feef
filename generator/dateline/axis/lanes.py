"""Put what stands side by side into lanes, so that nothing in a lane overlaps."""

from __future__ import annotations

from collections.abc import Sequence

Extent = tuple[int, int]
"""From one position to another; the end is not part of it."""


def in_lanes(extents: Sequence[Extent], most: int) -> tuple[int | None, ...]:
    """Return a lane for each extent, the lowest that is free; None for those that find none among `most` lanes.

    The extents are in the order of their starts. Each lane is looked at once for each extent, so the time grows with their number.
    """
    ends: list[int] = []
    found: list[int | None] = []
    for start, end in extents:
        lane = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
        if lane == most:
            found.append(None)
            continue
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        found.append(lane)
    return tuple(found)
