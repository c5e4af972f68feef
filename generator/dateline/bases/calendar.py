"""Count in the units of the calendar: the whole unit some places away, and parts of a span."""

from datetime import date

from dateline.bases.expression import Bounds, Portion, Unit
from dateline.dates import civil, day_number

_YEARS = {"year": 1, "decade": 10, "century": 100}


def moved(day: int, unit: Unit, places: int) -> int:
    """Return the day some units away, a month's missing days being its last; ValueError or OverflowError outside years 1 to 9999."""
    from dateutil.relativedelta import relativedelta

    match unit:
        case "hour" | "day":
            step = relativedelta(days=places)
        case "week":
            step = relativedelta(weeks=places)
        case "month":
            step = relativedelta(months=places)
        case _:
            step = relativedelta(years=places * _YEARS[unit])
    return (date.fromordinal(day) + step).toordinal()


def unit_span(day: int, unit: Unit, places: int = 0) -> Bounds:
    """Return the whole unit that holds a day, or one some places away; raises as `moved` does.

    A week is begun on Monday by some and on Sunday by others, and texts do not say: it is given the days of both, 8 of them, or 13
    when counted from a Sunday.
    """
    there = moved(day, unit, places)
    year, month, _ = civil(there)
    match unit:
        case "hour" | "day":
            return Bounds(there, there)
        case "week":
            monday, sunday = there - (there + 6) % 7, there - there % 7
            return Bounds(min(monday, sunday), max(monday, sunday) + 6)
        case "month":
            return months_span(year, month, 1)
        case "year" | "decade" | "century":
            size = _YEARS[unit]
            return months_span(year // size * size, 1, 12 * size)


def months_span(year: int, month: int, count: int) -> Bounds:
    """Return the span of so many whole months from one on; a month may be beyond 12 or below 1."""
    return Bounds(_first_of(year, month), _first_of(year, month + count) - 1)


def season_span(year: int, season: int) -> Bounds:
    """Return a northern meteorological season; winter belongs to the year in which it begins, as in `dateline.dates`."""
    return months_span(year, 3 * season, 3)


def day_span(year: int, month: int, day: int, day_to: int | None = None) -> Bounds | None:
    """Return one day, or the days to another of its month; None where the month has no such day, or they run backwards."""
    whole = months_span(year, month, 1)
    first = _first_of(year, month)
    span = Bounds(first + day - 1, first + (day_to or day) - 1)
    exists = day >= 1 and whole.latest is not None and first + (day_to or day) - 1 <= whole.latest
    return span if exists and (day_to is None or day <= day_to) else None


def part_of(span: Bounds, part: Portion) -> Bounds:
    """Return a part of a span: in whole months where it can be divided so, else in days, rounded outwards."""
    if span.earliest is None or span.latest is None:
        return span
    first, last, whole = part
    year, month, day = civil(span.earliest)
    next_year, next_month, next_day = civil(span.latest + 1)
    months = (next_year - year) * 12 + next_month - month
    if day == next_day == 1 and months % whole == 0:
        return months_span(year, month + months * first // whole, months * (last - first) // whole)
    days = span.latest - span.earliest + 1
    return Bounds(span.earliest + days * first // whole, span.earliest - 1 - (-days * last // whole))


def _first_of(year: int, month: int) -> int:
    years, index = divmod(month - 1, 12)
    return day_number(year + years, index + 1, 1)
