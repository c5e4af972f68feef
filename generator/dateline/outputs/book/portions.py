"""Cut what is too long for one file into portions: reading systems lay out a whole file before they show its first line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dateline.outputs.artifacts import encode
from dateline.outputs.views import View

T = TypeVar("T")

PORTION = 200_000
"""How much a portion holds, in bytes of its views' encoding: about as many bytes of XHTML."""


def portions(items: Iterable[T], weight: Callable[[T], int], limit: int = PORTION) -> tuple[tuple[T, ...], ...]:
    """Return the items in as few runs as fit in order; an item that exceeds the limit by itself has a run of its own."""
    found: list[list[T]] = []
    filled = 0
    for item in items:
        more = weight(item)
        if not found or filled + more > limit:
            found.append([])
            filled = 0
        found[-1].append(item)
        filled += more
    return tuple(tuple(run) for run in found)


def weight_of(view: View) -> int:
    """Return how much a view weighs: about as much as what it becomes."""
    return len(encode(view))
