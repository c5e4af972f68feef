"""Read a time of day: `T23:20:30`, with `Z`, with a shift from UTC, or local (LoC level 0)."""

import re

import msgspec

from dateline.dates.days import civil, day_number
from dateline.dates.tree import DateError, Point

_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-]([0-9]{2})(?::([0-9]{2}))?)?")


def at_time(point: Point, time: str) -> Point | DateError:
    """Return the day with its time: all of hours, minutes and seconds; an error's offset counts from the start of `time`."""
    if not point.day or point.masked or any(point.marks):
        return DateError("a time of day needs a whole date before it, with no mark and no X", -1)
    match = _TIME.fullmatch(time)
    if not match:
        return DateError("a time of day is written hh:mm:ss, then nothing, Z, or a shift such as +02:00", 0)
    return _time_problem(match, point) or msgspec.structs.replace(point, time=time)


def _time_problem(match: re.Match[str], point: Point) -> DateError | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    if hour > 23:
        return DateError("hours are 00 to 23: midnight is 00:00:00 of the next day", 0)
    if minute > 59:
        return DateError("minutes are 00 to 59", match.start(2))
    shift = int(match[5] or 0) * 60 + int(match[6] or 0)
    if int(match[6] or 0) > 59 or shift > 14 * 60:
        return DateError("a shift from UTC is 14:00 at most, its minutes 00 to 59", match.start(4))
    if shift == 0 and (match[4] or "").startswith("-"):
        return DateError("no shift is written Z or +00:00", match.start(4))
    if second == 60:
        utc = hour * 60 + minute + (shift if "-" in (match[4] or "") else -shift)
        return None if _leap_second(point, utc) else DateError("there was no leap second then", match.start(3))
    return DateError("seconds are 00 to 59", match.start(3)) if second > 60 else None


def _leap_second(point: Point, utc_minute: int) -> bool:
    """Tell whether a leap second can stand here: the last minute, UTC, of June or December since 1972 (ISO 8601-1, 4.3.10)."""
    days, minute = divmod(utc_minute, 24 * 60)
    day = point.earliest + days
    year, _, _ = civil(day)
    return minute == 24 * 60 - 1 and year >= 1972 and day in (day_number(year, 6, 30), day_number(year, 12, 31))
