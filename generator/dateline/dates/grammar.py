"""Read one date of an EDTF text: years, months, days and parts of a year, with marks and masks (text to `Point`).

The patterns have no nested repetition, so reading is linear in the length of the text.
"""

import re

from dateline.dates.days import day_number, is_leap, month_length
from dateline.dates.long_years import read_long_year
from dateline.dates.masks import masked_bounds, year_range
from dateline.dates.parts import is_part, part_bounds
from dateline.dates.times import at_time
from dateline.dates.tree import MARKS, DateError, Point

POINT = re.compile(
    r"([?~%]?)(-?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?",
)
"""Year, month and day, each with a mark on its left and on its right."""
_NAMES = "January February March April May June July August September October November December"
_FORMS = "YYYY, YYYY-MM or YYYY-MM-DD"
_WRITTEN = f"a date is written {_FORMS}"
_DIGITS = re.compile("[0-9]{5,}")
_WORD = re.compile(r"[^\W\d_X]{3}")
_PLAIN = (0, 0, 0)


def read_point(text: str) -> Point | DateError:
    """Read one date without interval or set; an error's offset counts from the start of `text`."""
    match = POINT.fullmatch(text)
    if match:
        return _calendar_point(match)
    word = _WORD.search(text)
    if word:
        return DateError(f"a date is written in figures: {_FORMS}", word.start())
    day, separator, time = text.partition("T")
    if separator:
        point = read_point(day)
        if isinstance(point, DateError):
            return point
        timed = at_time(point, time)
        return timed.moved(len(day) + 1) if isinstance(timed, DateError) else timed
    return read_long_year(text) or _explained(text)


def _calendar_point(match: re.Match[str]) -> Point | DateError:
    left, sign, digits, right, left2, month, right2, left3, day, right3 = match.groups(default="")
    if left or right or left2 or right2 or left3 or right3:
        found = _marks(match)
        if isinstance(found, DateError):
            return found
        marks, level = found
    else:
        marks, level = _PLAIN, 0
    if sign:
        level = level or 1
        if digits == "0000":
            return DateError("there is no year -0000: the year 0000 is 1 BC, -0001 is 2 BC", match.start(2))
    if "X" in digits or "X" in month or "X" in day:
        return _masked_point(match, marks, level)
    found_days = _days(match, -int(digits) if sign else int(digits))
    if isinstance(found_days, DateError):
        return found_days
    if month > "20":
        level = max(level, 2 if month > "24" else 1)
    return Point(bool(sign), digits, 0, 0, month, day, "", marks, level, *found_days)


def _days(match: re.Match[str], year: int) -> tuple[int, int] | DateError:
    """Return the first and last day of a date without masks, or say why there is no such date."""
    if not match[6]:
        return day_number(year, 1, 1), day_number(year, 12, 31)
    month = int(match[6])
    if match[9]:
        problem = _no_such_day(year, month, int(match[9]), match)
        return problem or _one_day(year, month, int(match[9]))
    if is_part(month):
        return part_bounds(year, year, month)
    if 1 <= month <= 12:
        return day_number(year, month, 1), day_number(year, month, month_length(year, month))
    return _no_such_month(match)


def _one_day(year: int, month: int, day: int) -> tuple[int, int]:
    number = day_number(year, month, day)
    return number, number


def _marks(match: re.Match[str]) -> tuple[tuple[int, int, int], int] | DateError:
    """Say what qualifies each component: a mark on its left it alone, on its right it and all before it (LoC level 2)."""
    lefts, rights = (1, 5, 8), (4, 7, 10)
    if match[1] and match[4]:
        return DateError(f"two marks on the year: write one of ? ~ %, not {match[1]} and {match[4]}", match.start(4))
    effective, group = [0, 0, 0], 0
    for index in (2, 1, 0):
        group |= MARKS[match[rights[index]] or ""]
        effective[index] = group | MARKS[match[lefts[index]] or ""]
    last = 2 if match[9] else 1 if match[6] else 0
    elsewhere = any(match[left] for left in lefts) or any(match[right] for right in rights[:last])
    return (effective[0], effective[1], effective[2]), 2 if elsewhere else 1


def _no_such_month(match: re.Match[str]) -> DateError:
    return DateError(
        f"there is no month {match[6]}: months are 01 to 12, seasons and other parts of a year 21 to 41", match.start(6)
    )


def _no_such_day(year: int, month: int, day: int, match: re.Match[str]) -> DateError | None:
    if not 1 <= month <= 12:
        if is_part(month):
            return DateError(
                f"{month} in the month's place is a part of the year, which takes no day", match.start(9) - 1
            )
        return _no_such_month(match)
    if 1 <= day <= month_length(year, month):
        return None
    if month == 2 and day == 29:
        return DateError(f"{match[2]}{match[3]} is not a leap year: February has 28 days", match.start(9))
    length = month_length(year, month)
    leap = f" in {match[2]}{match[3]}" if month == 2 and is_leap(year) else ""
    return DateError(f"there is no day {day:02}: {_NAMES.split()[month - 1]} has {length} days{leap}", match.start(9))


def _masked_point(match: re.Match[str], marks: tuple[int, int, int], level: int) -> Point | DateError:
    negative, digits, month, day = bool(match[2]), match[3], match[6] or "", match[9] or ""
    if "X" not in month and month > "12":
        if not is_part(int(month)):
            return _no_such_month(match)
        if day:
            return DateError(
                f"{month} in the month's place is a part of the year, which takes no day", match.start(9) - 1
            )
        bounds: tuple[int, int] | None = part_bounds(*year_range(negative, digits), int(month))
    else:
        bounds = masked_bounds(negative, digits, month, day)
    if bounds is None:
        at = 9 if day else 6
        return DateError("no date fits these digits, whatever the X stand for", match.start(at))
    level = max(level, 1 if _masked_from_the_right(digits, month, day) else 2)
    return Point(negative, digits, 0, 0, month, day, "", marks, level, *bounds)


def _masked_from_the_right(digits: str, month: str, day: str) -> bool:
    """Tell whether the mask is one of level 1's: 201X, 20XX, 2004-XX, 1985-04-XX, 1985-XX-XX."""
    if "X" in digits:
        return not month and "X" not in digits[:2]
    if "X" in month:
        return month == "XX" and day in ("", "XX")
    return day == "XX"


def _explained(text: str) -> DateError:
    """Say where a text stops being a date."""
    if not text:
        return DateError(f"the date is empty: {_WRITTEN}", 0)
    if _DIGITS.fullmatch(text):
        return DateError(f"{_WRITTEN}; a year of more than four digits begins with Y", 4)
    match = POINT.match(text)
    at = match.end() if match else 0
    rest = text[at:]
    if not match:
        stem = re.match(r"[?~%]?[Y-]?-?[0-9X]*", text)
        at = stem.end() if stem else 0
        found = text[at : at + 1]
        return DateError(_about(found) or f"{_WRITTEN}, with all four digits of the year", min(at, len(text)))
    if rest[0] in "?~%":
        return DateError("two marks side by side: ? is uncertain, ~ approximate, % both", at)
    if rest[0] == "-" and match[9]:
        return DateError("nothing follows the day", at)
    if rest[0] == "-":
        return DateError("a month and a day have two digits each", at + 1 if len(rest) > 1 else at)
    return DateError(_about(rest[0]) or f"unexpected {rest[0]!r}: {_WRITTEN}", at)


def _about(character: str) -> str | None:
    if character.isspace():
        return "a date has no blanks"
    if character in ("x", "u", "U"):
        return "an unspecified digit is a capital X"
    if character in ("y", "e", "t", "z"):
        return f"the letter is a capital {character.upper()}"
    if character and not character.isascii():
        return f"{character!r} has no place in a date: use plain digits and hyphens"
    return None
