"""Solve dates with unspecified digits: which years, months and days `156X-1X-3X` can stand for.

A mask stands only for dates that exist (ISO 8601-2, 4.6 and 9.2 leave it open): `XXXX-02-29` is a leap day, `2019-02-3X` nothing.
A masked month is a calendar month, never a season or quarter.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from dateline.dates.days import day_number, is_leap, month_length

_DIGITS = "0123456789"
_COMMON, _LEAP = 2001, 2000  # any year of each kind: the two have the same days as all others


def matching(mask: str, low: int, high: int) -> tuple[int, ...]:
    """Return the numbers from low to high, inclusive, whose zero-padded digits fit the mask; an empty mask fits all."""
    if not mask:
        return tuple(range(low, high + 1))
    if "X" not in mask:
        return (int(mask),) if low <= int(mask) <= high else ()
    return tuple(n for n in range(low, high + 1) if _fits(mask, f"{n:02}"))


def _fits(mask: str, digits: str) -> bool:
    return all(m in ("X", d) for m, d in zip(mask, digits, strict=True))


def year_range(negative: bool, digits: str) -> tuple[int, int]:
    """Return the first and last year that four digits with `X` can stand for; `-0000` is no year."""
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (-high, min(-low, -1)) if negative else (low, high)


def years(negative: bool, digits: str, latest_first: bool) -> Iterator[int]:
    """Yield the years that four digits with `X` can stand for, in order."""
    shrinking = negative != latest_first
    choices = ((_DIGITS[::-1] if shrinking else _DIGITS) if d == "X" else d for d in digits)
    magnitudes = (int("".join(chosen)) for chosen in product(*choices))
    return (-year for year in magnitudes if year) if negative else magnitudes


def masked_bounds(negative: bool, digits: str, month: str, day: str) -> tuple[int, int] | None:
    """Return the first and last day that fit the masks; None when no date does."""
    first = _extreme(negative, digits, month, day, latest=False)
    last = _extreme(negative, digits, month, day, latest=True)
    return None if first is None or last is None else (first, last)


@lru_cache(maxsize=1024)
def _month_days(year: int, month: str, day: str) -> tuple[tuple[int, int], ...]:
    """Return the first and last (month, day) of a year that fit the masks, if any do."""
    found = [(m, d) for m in matching(month, 1, 12) for d in matching(day, 1, month_length(year, m))]
    return (found[0], found[-1]) if found else ()


def _extreme(negative: bool, digits: str, month: str, day: str, *, latest: bool) -> int | None:
    """Return the first or last fitting day; only a leap day can fit some years of a mask and not others."""
    leap_only = not _month_days(_COMMON, month, day)
    if leap_only and not _month_days(_LEAP, month, day):
        return None
    for year in years(negative, digits, latest_first=latest):
        if is_leap(year) or not leap_only:
            ends = _month_days(_LEAP if is_leap(year) else _COMMON, month, day)
            return day_number(year, *ends[-1 if latest else 0])
    return None
