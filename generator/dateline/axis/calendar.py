"""Walk along the calendar in steps of days, months or years, and name where each step begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from dateline.dates import civil, day_number, month_name, words_of

Unit = Literal["day", "month", "year"]
_DAYS: dict[Unit, int] = {"day": 1, "month": 30, "year": 365}
_FOUR_DIGITS = 9999


class Step(msgspec.Struct, frozen=True):
    """So many days, months or years."""

    unit: Unit
    count: int

    @property
    def days(self) -> int:
        """About how many days it takes, at least."""
        return _DAYS[self.unit] * self.count


def steps() -> Iterator[Step]:
    """Yield the steps that a scale may have, finest first, without end."""
    yield from (Step("day", 1), Step("day", 7), Step("month", 1), Step("month", 3), Step("month", 6))
    power = 1
    while True:
        yield from (Step("year", power), Step("year", 2 * power), Step("year", 5 * power))
        power *= 10


def begins(step: Step, day: int) -> int:
    """Return the first day of the step that a day falls in.

    Centuries BC are counted as people do: from 100 BC, not from the astronomical year -100.
    """
    year, month, number = civil(day)
    if step.unit == "day":
        return day_number(year, month, (number - 1) // step.count * step.count + 1)
    if step.unit == "month":
        return day_number(year, (month - 1) // step.count * step.count + 1, 1)
    return day_number(_first_year(year, step.count), 1, 1)


def _first_year(year: int, count: int) -> int:
    if count == 1:
        return year
    if year > 0:
        return max(year // count * count, 1)
    return 1 - -((year - 1) // count) * count


@lru_cache(maxsize=1 << 12)  # a chronology has few months and years, and hundreds of axes
def following(step: Step, day: int) -> int:
    """Return the first day of the step after the one that begins on a day."""
    year, month, _ = civil(day)
    if step.unit == "day":
        ahead = day + step.count
        return ahead if civil(ahead)[1] == month else _next_month(year, month)
    if step.unit == "month":
        return _next_month(year, month + step.count - 1)
    if 0 < year < step.count:
        return day_number(step.count, 1, 1)
    return day_number(year + step.count, 1, 1)


def _next_month(year: int, month: int) -> int:
    return day_number(year, month + 1, 1) if month < 12 else day_number(year + 1, 1, 1)


def year_iso(year: int) -> str:
    """Write an astronomical year as EDTF."""
    return f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= _FOUR_DIGITS else f"Y{year}"


def short_name(step: Step, day: int, language: str) -> str:
    """Name a step by its beginning as a tick does: 2020, October, 14."""
    year, month, number = civil(day)
    if step.unit == "day":
        return str(number)
    return month_name(month, language) if step.unit == "month" else words_of(year_iso(year), language)


_OF_ERA = re.compile(r"(\D*)(\d[\d,.\s]*\d|\d)(\D*)")


def full_name(step: Step, day: int, language: str) -> str:
    """Name a whole step: 2020, 1950–1959, October 2020, 14 October 2020; of years of one era, the era once: 1000–901 BC."""
    first, last = _edtf(step.unit, day), _edtf(step.unit, following(step, day) - 1)
    if first == last:
        return words_of(first, language)
    begun, ended = (_OF_ERA.fullmatch(words_of(each, language)) for each in (first, last))
    if begun and ended and (begun[1], begun[3]) == (ended[1], ended[3]) != ("", ""):
        return f"{begun[1]}{begun[2]}–{ended[2]}{ended[3]}"
    return words_of(f"{first}/{last}", language)


def _edtf(unit: Unit, day: int) -> str:
    year, month, number = civil(day)
    if unit == "year" or abs(year) > _FOUR_DIGITS:
        return year_iso(year)
    return f"{year_iso(year)}-{month:02}" if unit == "month" else f"{year_iso(year)}-{month:02}-{number:02}"
