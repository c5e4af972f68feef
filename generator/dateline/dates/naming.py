"""Name one date in a language, without its marks: year, month, part of a year, day, time."""

import msgspec

from dateline.dates.days import civil, month_length
from dateline.dates.masks import matching, year_range, years
from dateline.dates.phrases import Phrases
from dateline.dates.traits import estimated
from dateline.dates.tree import Point

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Name(msgspec.Struct, frozen=True):
    """The words for a date, in the forms that other phrases need."""

    plain: str
    the: str
    """After a preposition, with the article where the language has one."""
    unspecified: str = ""
    """For a year of which only a period is known: "a year in the 1980s"."""


def name_point(point: Point, phrases: Phrases) -> Name:
    """Return the words for a date, never closer than what is specified."""
    year = _name_year(point, phrases)
    if not point.month:
        return year
    if point.unit == "part":
        return _name_part(point, year, phrases)
    if not point.day:
        return _name_month(point, year, phrases)
    if "X" in point.month or "X" in point.day:
        return _name_masked_day(point, year, phrases)
    template = phrases.day_of if year.unspecified else phrases.day
    plain = template.format(
        day=int(point.day), month=phrases.months[int(point.month) - 1], year=year.unspecified or year.the
    )
    if point.time:
        plain = phrases.date_time.format(day=plain, time=_clock(point.time, phrases))
    return Name(plain, phrases.day_the.format(day=plain))


def year_words(year: int, phrases: Phrases) -> str:
    """Return a year with its era where it needs one: 2020, AD 476, 44 BC."""
    if 1000 <= year <= 9999:
        return str(year)
    number = year if year > 0 else 1 - year
    digits = f"{number:,}".replace(",", phrases.digit_group) if number > 9999 else str(number)
    return (phrases.after_christ if year > 0 else phrases.before_christ).format(year=digits)


def the_year(year: int, phrases: Phrases) -> str:
    """Return a year's words for use after a preposition: 2020, el año 44 a. C."""
    plain = year_words(year, phrases)
    return plain if 1000 <= year <= 9999 else phrases.year_the.format(year=plain)


def join_names(names: list[str], word: str, softened: str) -> str:
    """Return "a, b or c"; the last word softened before its own sound (Spanish "o" → "u", "y" → "e")."""
    if len(names) == 1:
        return names[0]
    comma = "; " if any("," in name for name in names) else ", "
    return f"{comma.join(names[:-1])} {softened if _sounds_alike(word, names[-1]) else word} {names[-1]}"


def _sounds_alike(word: str, following: str) -> bool:
    first = following.split(" ", 1)[0]
    if word == "o":
        return first.startswith(("o", "ho", "8")) or first == "11"
    return word == "y" and first.startswith(("i", "hi"))


def _name_year(point: Point, phrases: Phrases) -> Name:
    year = point.year
    if year is None:
        return _name_masked_year(point, phrases)
    plain, the = year_words(year, phrases), the_year(year, phrases)
    if not estimated(point):
        return Name(plain, the)
    bounds = {"first": _year_of_day(point.earliest, phrases), "last": _year_of_day(point.latest, phrases)}
    return Name(phrases.estimate.format(year=plain, **bounds), phrases.estimate.format(year=the, **bounds))


def _year_of_day(day: int, phrases: Phrases) -> str:
    return year_words(civil(day)[0], phrases)


def _name_masked_year(point: Point, phrases: Phrases) -> Name:
    known = point.digits.rstrip("X")
    first, last = year_range(point.negative, point.digits)
    if not known:
        return Name(phrases.unknown_year, phrases.unknown_year_the, phrases.unknown_year_the)
    if len(known) in (2, 3) and "X" not in known and first >= 1000:
        bounds = {"first": first, "last": last}
        if len(known) == 3:
            plain, the = phrases.decade.format(decade=first), phrases.decade_the.format(decade=first)
        else:
            century = _ordinal(int(known) + 1) if phrases.ordinal_century else _roman(int(known) + 1)
            plain = phrases.century.format(century=century, **bounds)
            the = phrases.century_the.format(century=century, **bounds)
        return Name(plain, the, phrases.a_year_in.format(period=the))
    ends = (next(years(point.negative, point.digits, latest_first=late)) for late in (False, True))
    earliest, latest = (year_words(end, phrases) for end in ends)
    some = phrases.year_between.format(first=earliest, last=latest)
    if "X" in known:
        some = f"{some} ({'-' if point.negative else ''}{point.digits})"
    return Name(some, some, some)


def _name_part(point: Point, year: Name, phrases: Phrases) -> Name:
    code = int(point.month)
    article, template = phrases.parts[code]
    plain = phrases.part_of[code].format(year=year.unspecified) if year.unspecified else template.format(year=year.the)
    hemisphere = phrases.north if 25 <= code <= 28 else phrases.south if 29 <= code <= 32 else "{part}"
    return Name(hemisphere.format(part=plain), hemisphere.format(part=article + plain))


def _name_month(point: Point, year: Name, phrases: Phrases) -> Name:
    if point.month == "XX":
        some = phrases.some_month.format(year=year.the)
        return Name(some, some)
    template = phrases.month_of if year.unspecified else phrases.month
    plain = template.format(month=_month_names(point.month, phrases), year=year.unspecified or year.the)
    return Name(plain, plain)


def _month_names(mask: str, phrases: Phrases) -> str:
    """Return the month, or the months that a mask leaves possible."""
    names = [phrases.months[month - 1] for month in matching(mask, 1, 12)]
    if len(names) > 3:
        return phrases.month_range.format(first=names[0], last=names[-1])
    return join_names(names, phrases.or_word, phrases.softened_or)


def _name_masked_day(point: Point, year: Name, phrases: Phrases) -> Name:
    if point.day == "XX":
        within = year.the if point.month == "XX" else _name_month(point, year, phrases).the
        some = phrases.a_day_in.format(period=within)
    elif "X" not in point.day:
        nth = _ordinal(int(point.day)) if phrases.ordinal_century else str(int(point.day))
        some = phrases.nth_of.format(nth=nth, month=_name_month(point, year, phrases).the)
    elif "X" not in point.month:
        return _name_days_of_month(point, year, phrases)
    else:
        mask = f"{'-' if point.negative else ''}{point.digits}-{point.month}-{point.day}"
        ends = (name_day(day, phrases).the for day in (point.earliest, point.latest))
        some = phrases.day_between.format(first=next(ends), last=next(ends), mask=mask)
    return Name(some, some)


def _name_days_of_month(point: Point, year: Name, phrases: Phrases) -> Name:
    """Name the days of one month that a mask such as `1X` or `X5` leaves possible."""
    month = int(point.month)
    length = month_length(civil(point.latest)[0] if point.year is not None else 2000, month)
    days = matching(point.day, 1, length)
    template = phrases.day_of if year.unspecified else phrases.day
    fields = {"month": phrases.months[month - 1], "year": year.unspecified or year.the}
    if len(days) > 1 and days[-1] - days[0] == len(days) - 1:
        some = phrases.a_day_among.format(
            days=template.format(day=phrases.days.format(first=days[0], last=days[-1]), **fields)
        )
        return Name(some, some)
    plain = template.format(day=join_names([str(day) for day in days], phrases.or_word, phrases.softened_or), **fields)
    return Name(plain, phrases.day_the.format(day=plain))


def name_day(day: int, phrases: Phrases) -> Name:
    """Return the words for a day number."""
    year, month, number = civil(day)
    plain = phrases.day.format(day=number, month=phrases.months[month - 1], year=the_year(year, phrases))
    return Name(plain, phrases.day_the.format(day=plain))


def _clock(time: str, phrases: Phrases) -> str:
    """Return a time of day with its zone: 23:20:30 UTC+04:30."""
    clock, zone = time[:8], time[8:]
    if phrases.twelve_hours:
        hour = int(clock[:2])
        clock = f"{hour % 12 or 12}{clock[2:]} {'AM' if hour < 12 else 'PM'}"
    if not zone:
        return clock
    return f"{clock} UTC" if zone == "Z" else f"{clock} UTC{zone.replace('-', '−')}"


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        while number >= value:
            numeral += letters
            number -= value
    return numeral
