"""Put dates in order and compare what they can mean."""

from dateline.dates.days import OPEN_END
from dateline.dates.reading import span
from dateline.dates.tree import Date


def sort_key(date: Date) -> tuple[int, int]:
    """Return the place in the order: earliest day, then latest day.

    An open start (`..`) comes first of all: its earliest day is minus infinity. An unknown start says nothing of when it began,
    so the date stands at the first thing known, its end. An open or unknown end comes after every known end of the same start.
    """
    latest = OPEN_END if date.latest is None else date.latest
    return (latest if date.earliest is None else date.earliest), latest


def overlaps(a: Date, b: Date) -> bool:
    """Tell whether some day lies within the bounds of both; an unknown end could be any day."""
    (first, last), (other_first, other_last) = span(a.earliest, a.latest), span(b.earliest, b.latest)
    return first <= other_last and other_first <= last


def within(a: Date, b: Date) -> bool:
    """Tell whether every day that `a` can mean lies within the bounds of `b`; an unknown end could be any day."""
    (first, last), (other_first, other_last) = span(a.earliest, a.latest), span(b.earliest, b.latest)
    return other_first <= first and last <= other_last
