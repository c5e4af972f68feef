"""Hold the English phrases for dates, British and American."""

import msgspec

from dateline.dates.phrases import Phrases

_SEASONS = ("spring", "summer", "autumn", "winter")
_QUARTERS = ("first quarter", "second quarter", "third quarter", "fourth quarter")
_QUADRIMESTERS = ("first four months", "second four months", "third four months")
_HALVES = ("first half", "second half")
_UNITS = {"year": "year", "part": "period", "month": "month", "day": "day"}


def _parts(seasons: tuple[str, ...]) -> dict[int, tuple[str, str]]:
    named = {code: ("", f"{name} {{year}}") for base in (21, 25, 29) for code, name in enumerate(seasons, base)}
    numbered = enumerate((*_QUARTERS, *_QUADRIMESTERS, *_HALVES), 33)
    return named | {code: ("the ", f"{name} of {{year}}") for code, name in numbered}


def _part_of(seasons: tuple[str, ...]) -> dict[int, str]:
    named = {code: f"{name} of {{year}}" for base in (21, 25, 29) for code, name in enumerate(seasons, base)}
    return named | {code: template for code, (_, template) in _parts(seasons).items() if code > 32}


BRITISH = Phrases(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    contractions=(),
    or_word="or",
    and_word="and",
    softened_or="or",
    softened_and="and",
    after_christ="AD {year}",
    before_christ="{year} BC",
    year_the="{year}",
    digit_group=",",
    decade="{decade}s",
    decade_the="the {decade}s",
    century="{century} century ({first}–{last})",
    century_the="the {century} century ({first}–{last})",
    a_year_in="a year in {period}",
    unknown_year="unknown year",
    unknown_year_the="an unknown year",
    year_between="a year between {first} and {last}",
    estimate="{year} (between {first} and {last})",
    ordinal_century=True,
    month="{month} {year}",
    month_of="{month} of {year}",
    some_month="some month in {year}",
    month_range="some month from {first} to {last}",
    parts=_parts(_SEASONS),
    part_of=_part_of(_SEASONS),
    north="{part} (Northern Hemisphere)",
    south="{part} (Southern Hemisphere)",
    day="{day} {month} {year}",
    day_of="{day} {month} of {year}",
    day_month="{day} {month}",
    day_the="{day}",
    nth_of="the {nth} of {month}",
    days="{first} to {last}",
    a_day_in="a day in {period}",
    a_day_among="a day from {days}",
    day_between="a day between {first} and {last} ({mask})",
    date_time="{day}, {time}",
    twelve_hours=False,
    about="about {date}",
    possibly="possibly {date}",
    uncertain="about {date}, uncertain",
    about_within="about {date}",
    uncertain_within="possibly about {date}",
    mark_parts=("year", "month", "day"),
    mark_singular=("{parts} uncertain", "{parts} approximate", "{parts} uncertain and approximate"),
    mark_plural=("{parts} uncertain", "{parts} approximate", "{parts} uncertain and approximate"),
    span="from {first} to {last}",
    span_within="from {first} to {last}",
    span_days="{first}–{last} {month} {year}",
    span_dash="{first} – {last}",
    span_years="{first}–{last}",
    span_same="within {date}",
    since="from {date}",
    before="before {date}",
    until="up to {date}",
    since_unknown_end="from {date}, end unknown",
    until_unknown_start="until {date}, start unknown",
    or_before="{date} or earlier",
    or_after="{date} or later",
    some={unit: f"some {word} from {{first}} to {{last}}" for unit, word in _UNITS.items()},
    each={unit: f"every {word} from {{first}} to {{last}}" for unit, word in _UNITS.items()},
    each_until={unit: f"every {word} up to {{date}}" for unit, word in _UNITS.items()},
    each_since={unit: f"every {word} from {{date}}" for unit, word in _UNITS.items()},
    gap="{time} later",
    gap_years=("1 year", "{count} years"),
    gap_months=("1 month", "{count} months"),
    gap_days=("1 day", "{count} days"),
    gap_and="{years} {months}",
    without_events="{time} without events",
    labels={
        "date": "Date",
        "valid": "Valid",
        "yes": "yes",
        "no": "no",
        "level": "EDTF level",
        "words": "In words",
        "earliest": "Earliest day",
        "latest": "Latest day",
        "precision": "Known to",
        "open": "open ({iso})",
        "unknown": "unknown",
        "uncertain": "uncertain (?)",
        "approximate": "approximate (~)",
        "both": "uncertain and approximate (%)",
        "year": "Year",
        "month": "Month",
        "part": "Part of the year",
        "day": "Day",
        "time": "Time",
        "start": "Start",
        "end": "End",
        "one of": "One of",
        "all of": "All of",
        "unspecified": "unspecified",
        "problem": "Problem",
        "position": "At character",
        "instead": "Write instead",
    },
    precisions={
        "time": "the second",
        "day": "the day",
        "month": "the month",
        "season": "the season or part of a year",
        "year": "the year",
        "decade": "the decade",
        "century": "the century",
        "range": "its bounds",
        "interval": "an interval",
        "open": "an interval with an open end",
        "unknown": "an interval with an unknown end",
        "set": "a set of dates",
    },
)

_AMERICAN_SEASONS = ("spring", "summer", "fall", "winter")

AMERICAN = msgspec.structs.replace(
    BRITISH,
    parts=_parts(_AMERICAN_SEASONS),
    part_of=_part_of(_AMERICAN_SEASONS),
    day="{month} {day}, {year}",
    day_of="{month} {day} of {year}",
    day_month="{month} {day}",
    span_days="{month} {first}–{last}, {year}",
    twelve_hours=True,
)
