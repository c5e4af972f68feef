"""Count days: the arithmetic of the proleptic Gregorian calendar beyond what `datetime` covers.

A day number is a *rata die*: day 1 is 0001-01-01, as in `datetime.date.toordinal`, but it runs on to years before 1 and after
9999. Years are astronomical: 0000 is 1 BC, -0043 is 44 BC.
"""

from datetime import date
from functools import lru_cache

OPEN_START = -(2**63)
"""The day number that stands for an open start; ISO text `-inf`."""
OPEN_END = 2**63 - 1
"""The day number that stands for an open end; ISO text `+inf`."""
LONGEST_YEAR = 16
"""The most digits a year may have, so that every day number stays well inside signed 64 bits."""

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LAST = date.max.toordinal()
_CYCLE = 146_097  # days in 400 years


def is_leap(year: int) -> bool:
    """Tell whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date that exists (not checked here)."""
    before = year - 1
    number = 365 * before + before // 4 - before // 100 + before // 400 + _BEFORE[month] + day
    return number + 1 if month > 2 and is_leap(year) else number


@lru_cache(maxsize=1 << 14)  # as below
def civil(day: int) -> tuple[int, int, int]:
    """Return the year, month and day of a day number that is not an open end."""
    if 1 <= day <= _LAST:  # what `datetime` covers, it counts faster
        known = date.fromordinal(day)
        return known.year, known.month, known.day
    cycles, rest = divmod(day - 1, _CYCLE)
    centuries = min(rest // 36_524, 3)
    rest -= centuries * 36_524
    fours, rest = divmod(rest, 1_461)
    years = min(rest // 365, 3)
    rest -= years * 365
    year = 400 * cycles + 100 * centuries + 4 * fours + years + 1
    month = min(rest // 28 + 1, 12)
    while rest < _BEFORE[month] + (month > 2 and is_leap(year)):
        month -= 1
    return year, month, rest - _BEFORE[month] - (month > 2 and is_leap(year)) + 1


@lru_cache(maxsize=1 << 14)  # a chronology has few days, and its pages say each many times
def iso_day(day: int) -> str:
    """Write a day number as `-0043-01-01`, `2021-10-08` or `+12021-01-01`; open ends as `-inf` and `+inf`."""
    if day == OPEN_START:
        return "-inf"
    if day == OPEN_END:
        return "+inf"
    year, month, number = civil(day)
    if 0 <= year <= 9999:
        return f"{year:04}-{month:02}-{number:02}"
    return f"{'-' if year < 0 else '+'}{abs(year):04}-{month:02}-{number:02}"
