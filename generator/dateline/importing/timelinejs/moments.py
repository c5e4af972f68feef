"""Read TimelineJS's dates, parts of years, months, days and times, as EDTF.

TimelineJS has negative years for BCE, labels -44 "44 BCE" and 1 BCE accordingly is -1: it counts as historians do and has no year 0.
EDTF counts astronomically: 1 BCE is 0000, 44 BCE is -0043.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import msgspec

from dateline.dates import DateError
from dateline.dates import parse as parse_date
from dateline.parsing.forms import short

PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")

_YEAR = re.compile(r"([-−]?)([0-9]{1,16})")
_NUMBER = re.compile(r"[0-9]{1,4}")
_GROUPED = re.compile(r"(?<=[0-9])[,\s](?=[0-9]{3}(?![0-9]))")
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{1,2})(?:[:.](?P<second>[0-9]{1,2})(?:[.,:](?P<millisecond>[0-9]{1,3}))?)?)?"
    r"\s*(?:(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})\s*(?:(?P<half>[ap])\.?m\.?)?", re.IGNORECASE)
_LIMITS = {
    "month": (1, 12),
    "day": (1, 31),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
    "millisecond": (0, 999),
}


class Moment(msgspec.Struct, frozen=True):
    """A date as EDTF, and a time of day that EDTF cannot carry (`10`, `10:20`, `10:20:30.500`), or nothing.

    `beyond` holds months and days of years that have more than four digits, whose EDTF is the year alone.
    """

    edtf: str
    time: str = ""
    beyond: str = ""


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a date: the part, and why, in words."""

    part: str
    message: str


def read_moment(parts: Mapping[str, str]) -> Moment | Fault:
    """Return the date whose parts these are; a part that is absent or empty is not known and never filled in."""
    texts = {part: text.strip() for part in PARTS if (text := parts.get(part, "")).strip()}
    year = _year(texts.get("year", ""))
    if isinstance(year, Fault):
        return year
    numbers: dict[str, int] = {}
    for before, part in pairwise(PARTS):
        if part not in texts:
            continue
        low, high = _LIMITS[part]
        if not _NUMBER.fullmatch(texts[part]) or not low <= int(texts[part]) <= high:
            return Fault(part, f"`{short(texts[part])}` is no {part}: a number from {low} to {high} is expected")
        if before != "year" and before not in texts:
            return Fault(part, f"{_a(part)} stands here without {_a(before)}")
        numbers[part] = int(texts[part])
    return _moment(year, numbers)


def read_clock(text: str) -> dict[str, str] | Fault:
    """Return the parts of a time of day as a spreadsheet has it: `10:20`, `1020`, `10.20.30`, `10:20 PM`."""
    match = _RUN_TOGETHER.fullmatch(text.strip()) or _CLOCK.fullmatch(text.strip())
    if not match:
        return Fault("hour", f"`{short(text)}` is no time of day: write 14:30 or 2:30 PM")
    hour = int(match["hour"])
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return Fault("hour", f"`{short(text)}` is no time of day: hours with AM and PM are 1 to 12")
        hour = hour % 12 + (12 if half in "pP" else 0)
    found = match.groupdict()
    rest = {part: found[part] for part in ("minute", "second", "millisecond") if found.get(part)}
    return {"hour": str(hour), **rest}


def same_day_or_later(start: Moment, end: Moment) -> bool:
    """Tell whether a date may end where it is said to."""
    return not isinstance(parse_date(f"{start.edtf.partition('T')[0]}/{end.edtf.partition('T')[0]}"), DateError)


def historical_year(year: int) -> int:
    """Return the year as TimelineJS counts it (1 BCE is -1), from an astronomical one (1 BCE is 0)."""
    return year if year > 0 else year - 1


def _year(text: str) -> int | Fault:
    if not text:
        return Fault("year", "there is no year, and without one TimelineJS shows nothing either")
    match = _YEAR.fullmatch(_GROUPED.sub("", text))
    if not match:
        return Fault("year", f"`{short(text)}` is no year: write a number, with a minus for BCE (-44 is 44 BCE)")
    if not int(match[2]):
        return Fault("year", "there is no year 0: 1 BCE is -1, and 1 CE is 1")
    return 1 - int(match[2]) if match[1] else int(match[2])


def _moment(year: int, numbers: Mapping[str, int]) -> Moment | Fault:
    if abs(year) > 9999:
        beyond = "-".join(f"{numbers[part]:02}" for part in ("month", "day") if part in numbers)
        return Moment(f"Y{year}", _time(numbers), beyond)
    edtf = f"{'-' * (year < 0)}{abs(year):04}" + "".join(
        f"-{numbers[part]:02}" for part in ("month", "day") if part in numbers
    )
    error = parse_date(edtf)
    if isinstance(error, DateError):
        return Fault("day", f"{edtf}: {error.message}")
    if "second" in numbers and "millisecond" not in numbers:
        return Moment(f"{edtf}T{_time(numbers)}")
    return Moment(edtf, _time(numbers))


def _time(numbers: Mapping[str, int]) -> str:
    clock = ":".join(f"{numbers[part]:02}" for part in ("hour", "minute", "second") if part in numbers)
    return clock + (f".{numbers['millisecond']:03}" if "millisecond" in numbers else "")


def _a(part: str) -> str:
    return f"an {part}" if part == "hour" else f"a {part}"
