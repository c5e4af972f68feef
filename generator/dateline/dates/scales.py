"""Word what stands along a scale of time: the names of months, and stretches in which nothing happens."""

from dateline.dates.days import civil, month_length
from dateline.dates.phrases import Phrases, phrases_of

_MANY = 3  # from so many years on, the months beyond them say nothing at a glance


def month_name(month: int, language: str) -> str:
    """Return the name of a month, 1 to 12."""
    return phrases_of(language).months[month - 1]


def without_events(first: int, last: int, language: str) -> str:
    """Return the words for a stretch of days, both inclusive, without an event: "6 years without events".

    Counts whole years, from three on without months; below a year whole months; below a month days. Rounded down: at least so much.
    """
    phrases = phrases_of(language)
    years, months = months_between(first, last + 1)
    return phrases.without_events.format(time=_length(years, months, last - first + 1, phrases))


def months_between(first: int, last: int) -> tuple[int, int]:
    """Return the whole years and months from one day to a later one; the month's last day counts as the last of any month."""
    year, month, day = civil(first)
    to_year, to_month, to_day = civil(last)
    whole = (to_year - year) * 12 + to_month - month
    if to_day < min(day, month_length(to_year, to_month)):
        whole -= 1
    return divmod(whole, 12)


def counted_years_and_months(years: int, months: int, phrases: Phrases) -> str:
    """Return "3 years 2 months"; one of the numbers may be 0."""
    counted_years = _counted(years, phrases.gap_years)
    counted_months = _counted(months, phrases.gap_months)
    if years and months:
        return phrases.gap_and.format(years=counted_years, months=counted_months)
    return counted_years if years else counted_months


def _length(years: int, months: int, days: int, phrases: Phrases) -> str:
    if years >= _MANY:
        return counted_years_and_months(years, 0, phrases)
    if years or months:
        return counted_years_and_months(years, months, phrases)
    return _counted(days, phrases.gap_days)


def _counted(number: int, forms: tuple[str, str]) -> str:
    return (forms[0] if number == 1 else forms[1]).format(count=number)
