"""Name the gap between two consecutive dates: "3 years 2 months later"."""

from dateline.dates.days import OPEN_END, OPEN_START, civil, month_length
from dateline.dates.phrases import Phrases, phrases_of
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
    years, months = _between(first, last)
    ended = max(points(tree_of(earlier.edtf)), key=lambda point: point.latest)
    began = min(points(tree_of(later.edtf)), key=lambda point: point.earliest)
    if not _is_monthly(ended) or not _is_monthly(began):
        months = 0
    return _words(years, months, phrases_of(language)) if years or months else None


def _between(first: int, last: int) -> tuple[int, int]:
    """Return the whole years and months from one day to a later one; the month's last day counts as the last of any month."""
    year, month, day = civil(first)
    to_year, to_month, to_day = civil(last)
    whole = (to_year - year) * 12 + to_month - month
    if to_day < min(day, month_length(to_year, to_month)):
        whole -= 1
    return divmod(whole, 12)


def _is_monthly(point: Point) -> bool:
    return point.latest - point.earliest < _MONTHLY and not any(point.marks) and not estimated(point)


def _words(years: int, months: int, phrases: Phrases) -> str:
    counted_years = (phrases.gap_years[0] if years == 1 else phrases.gap_years[1]).format(count=years)
    counted_months = (phrases.gap_months[0] if months == 1 else phrases.gap_months[1]).format(count=months)
    if years and months:
        return phrases.gap.format(time=phrases.gap_and.format(years=counted_years, months=counted_months))
    return phrases.gap.format(time=counted_years if years else counted_months)
