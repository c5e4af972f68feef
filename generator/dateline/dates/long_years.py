"""Read a year that is more than four digits: `Y170000002`, `Y-17E7`, `1950S2` (LoC levels 1 and 2)."""

import re

from dateline.dates.days import LONGEST_YEAR, day_number
from dateline.dates.tree import MARKS, DateError, Point

_LONG = re.compile(r"([?~%]?)(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?([?~%]?)")


def read_long_year(text: str) -> Point | DateError | None:
    """Read a year with `Y`, `E` or `S`; None when the text has none of these forms."""
    match = _LONG.fullmatch(text)
    return _long_point(match) if match and (match[2] or match[6]) else None


def _long_point(match: re.Match[str]) -> Point | DateError:
    left, letter, sign, digits, power, figures, right = match.groups(default="")
    if left and right:
        return DateError(f"two marks on one year: write one of ? ~ %, not {left} and {right}", match.start(7))
    problem = _long_problem(match)
    if problem:
        return problem
    exponent, significant = int(power or 0), int(figures or 0)
    year = int(digits) * 10**exponent
    scale = 10 ** (len(str(year)) - significant) if significant else 1
    low, high = year // scale * scale, year // scale * scale + scale - 1
    first, last = (-high, -low) if sign else (low, high)
    mark = MARKS[left] | MARKS[right]
    level = 2 if power or figures or left or not letter else 1
    bounds = day_number(first, 1, 1), day_number(last, 12, 31)
    return Point(bool(sign), digits, exponent, significant, "", "", "", (mark, 0, 0), level, *bounds)


def _long_problem(match: re.Match[str]) -> DateError | None:
    _, letter, sign, digits, power, figures, _ = match.groups()
    at = match.start(4)
    if not letter and (power or len(digits) != 4):
        return DateError("a year of more than four digits, or with E, begins with Y", match.start(3))
    if letter and digits.startswith("0"):
        return DateError("the digits after Y do not begin with 0", at)
    if letter and not power and len(digits) < 5:
        return DateError("Y is for years of more than four digits: leave it out", match.start(2))
    if power is not None and (power.startswith("0") or not power):
        return DateError("the power of ten after E is a whole number from 1", match.start(5))
    if len(power or "") > 2 or len(digits) + int(power or 0) > LONGEST_YEAR:
        return DateError(f"the year is too far away: it may have {LONGEST_YEAR} digits at most", at)
    if not letter and not int(digits):
        return DateError(f"the year {sign}{digits} has no significant digits", at)
    if figures is None:
        return None
    length = len(str(int(digits))) + int(power or 0)
    if figures.startswith("0") or len(figures) > 2 or int(figures) > length:
        return DateError(
            f"the significant digits after S are a number from 1 to {length}, the digits of the year", match.start(6)
        )
    return None
