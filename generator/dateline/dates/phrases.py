"""Name the phrases that a language must supply to word dates; each language's own are in `phrases_<language>`."""

from functools import cache
from importlib import import_module
from typing import cast

import msgspec


class Phrases(msgspec.Struct, frozen=True):
    """The phrases of one language, as templates; `{}` fields are filled by name.

    `…_the` is the form with an article, for use after a preposition; where it is missing, the plain form serves.
    """

    months: tuple[str, ...]
    """January to December."""
    contractions: tuple[tuple[str, str], ...]
    """Two words that are written as one (Spanish "de el" → "del"), applied last."""
    or_word: str
    and_word: str
    softened_or: str
    """How `or_word` is written before its own sound (Spanish "u")."""
    softened_and: str

    after_christ: str
    before_christ: str
    year_the: str
    """A year with its era, after a preposition."""
    digit_group: str
    decade: str
    decade_the: str
    century: str
    century_the: str
    a_year_in: str
    """Some year of a decade or century: {period}."""
    unknown_year: str
    unknown_year_the: str
    year_between: str
    """A year between {first} and {last}."""
    estimate: str
    """{year} (between {first} and {last})."""
    ordinal_century: bool
    """Whether centuries are "20th" (else Roman numerals)."""

    month: str
    """{month} {year}."""
    month_of: str
    """{month} of {year}, an unspecified one."""
    some_month: str
    month_range: str
    """Some month from {first} to {last}."""
    parts: dict[int, tuple[str, str]]
    """Parts of a year by code, 21 to 41: the article, and the template with {year}."""
    part_of: dict[int, str]
    """The template of a part of an unspecified {year}, for codes 21 to 41."""
    north: str
    south: str

    day: str
    """{day} {month} {year}."""
    day_of: str
    """{day} {month} of {year}, an unspecified one."""
    day_month: str
    """{day} {month}, with the year to follow elsewhere."""
    day_the: str
    """A day, worded by `day`, after a preposition: {day}."""
    nth_of: str
    """The {nth} of {month}, an unspecified one."""
    days: str
    """{first} to {last}, the numbers of days."""
    a_day_in: str
    """Some day within {period}."""
    a_day_among: str
    """Some day among {days}, consecutive ones of one month."""
    day_between: str
    """A day between {first} and {last} that fits {mask}."""
    date_time: str
    """{day}, {time}."""
    twelve_hours: bool

    about: str
    possibly: str
    uncertain: str
    """About {date}, uncertain."""
    about_within: str
    """`about` inside a longer phrase."""
    uncertain_within: str
    mark_parts: tuple[str, str, str]
    """The words for year, month and day in a note on them."""
    mark_singular: tuple[str, str, str]
    """Uncertain, approximate, both: of one part."""
    mark_plural: tuple[str, str, str]
    """The same of several parts."""

    span: str
    """From {first} to {last}."""
    span_within: str
    """From {first} to {last}, where an end is qualified or unspecified."""
    span_days: str
    """{first} to {last} {month} {year}, in one month."""
    span_dash: str
    """{first} to {last}, words of one kind: months of a year, days of different months."""
    span_years: str
    """{first} to {last}, plain years."""
    span_same: str
    """From some time in {date} to another in it."""
    since: str
    before: str
    until: str
    since_unknown_end: str
    until_unknown_start: str
    or_before: str
    or_after: str
    some: dict[str, str]
    """Some year, part, month or day from {first} to {last}, by unit."""
    each: dict[str, str]
    """Every year, part, month or day from {first} to {last}, by unit."""
    each_until: dict[str, str]
    each_since: dict[str, str]

    gap: str
    """{time} later."""
    gap_years: tuple[str, str]
    """One year, {count} years."""
    gap_months: tuple[str, str]
    gap_days: tuple[str, str]
    gap_and: str
    """{years} and {months}."""
    without_events: str
    """A stretch of {time} in which nothing happens."""
    labels: dict[str, str]
    """Labels and words of an explanation."""
    precisions: dict[str, str]


LANGUAGES = {
    "en": "phrases_en:BRITISH",
    "en-GB": "phrases_en:BRITISH",
    "en-US": "phrases_en:AMERICAN",
    "es": "phrases_es:SPANISH",
}
"""The language tags that dates can be worded in, and where their phrases are."""


@cache  # an import that does nothing takes longer than what is done with the phrases
def phrases_of(language: str) -> Phrases:
    """Return a language's phrases; ValueError names the languages there are."""
    place = LANGUAGES.get(language)
    if place is None:
        raise ValueError(f"dates cannot be worded in {language!r}; the languages are {', '.join(LANGUAGES)}")
    module, name = place.split(":")
    return cast(Phrases, getattr(import_module(f"dateline.dates.{module}"), name))
