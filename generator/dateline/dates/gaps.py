"""Name the gap between two consecutive dates: "3 years 2 months later"."""

from dateline.dates.days import OPEN_END, OPEN_START
from dateline.dates.phrases import phrases_of
from dateline.dates.scales import counted_years_and_months, months_between
from dateline.dates.traits import estimated, tree_of
from dateline.dates.tree import Date, Point, points

_MONTHLY = 31 * 6  # a date known to within half a year can still be counted from in months


def gap(earlier: Date, later: Date, language: str) -> str | None:
    """Return the words for the time from the end of one date to the start of the next.

    Counts whole years and months of the calendar, rounded down, from `earlier.latest` to `later.earliest`: what has passed at least.
    Counts years alone where either end is known only to the year or worse, or is marked. Returns None for less than a month (or
    less than a year, where years alone count), for dates that overlap, and where either end is open or unknown.
    """
    first, last = earlier.latest, later.earliest
    if first is None or last is None or first == OPEN_END or last == OPEN_START or last <= first:
        return None
    years, months = months_between(first, last)
    ended = max(points(tree_of(earlier.edtf)), key=lambda point: point.latest)
    began = min(points(tree_of(later.edtf)), key=lambda point: point.earliest)
    if not _is_monthly(ended) or not _is_monthly(began):
        months = 0
    if not years and not months:
        return None
    phrases = phrases_of(language)
    return phrases.gap.format(time=counted_years_and_months(years, months, phrases))


def _is_monthly(point: Point) -> bool:
    return point.latest - point.earliest < _MONTHLY and not any(point.marks) and not estimated(point)
