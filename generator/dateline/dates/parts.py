"""Bound the parts of a year: seasons, quarters, quadrimesters and halves (codes 21 to 41).

The standards give no days. We take the meteorological seasons, so that every season is three whole months and none overlaps the
next: spring March to May, summer June to August, autumn September to November, winter December to February. Codes 21 to 24
("independent of location") are read as northern, as other readers of EDTF do; 25 to 28 are northern, 29 to 32 southern by
definition. A season that runs over New Year belongs to the year in which it begins: `2020-24` is December 2020 to February 2021.
"""

from dateline.dates.days import day_number, month_length

_FIRST_AND_LENGTH = {
    **{code: (3 + 3 * index, 3) for base in (21, 25) for index, code in enumerate(range(base, base + 4))},
    **{code: (first, 3) for code, first in zip(range(29, 33), (9, 12, 3, 6), strict=True)},
    **{code: (1 + 3 * index, 3) for index, code in enumerate(range(33, 37))},
    **{code: (1 + 4 * index, 4) for index, code in enumerate(range(37, 40))},
    **{code: (1 + 6 * index, 6) for index, code in enumerate(range(40, 42))},
}


def is_part(code: int) -> bool:
    """Tell whether a number in the month's place names a part of the year."""
    return 21 <= code <= 41


def part_bounds(first_year: int, last_year: int, code: int) -> tuple[int, int]:
    """Return the part's first day in the first year and its last day in the last year."""
    first, length = _FIRST_AND_LENGTH[code]
    over, last = divmod(first + length - 2, 12)
    year, month = last_year + over, last + 1
    return day_number(first_year, first, 1), day_number(year, month, month_length(year, month))
