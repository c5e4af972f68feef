"""The words and marks of references in each language, and the pieces that all styles are made of."""

from __future__ import annotations

import msgspec

from dateline.references.csl import CslDate, CslName

MARKS = ("\ue000", "\ue001")
"""What stands for the tags of italics until the text is escaped: characters that are taken out of every item."""
_FULL_STOPS = (".", "?", "!")
_CLOSING = ("”", "’", "»", MARKS[1])


class Locale(msgspec.Struct, frozen=True):
    """A language's words; `stops_inside` where a stop comes before the closing quotation mark, as in American English."""

    quotes: tuple[str, str]
    stops_inside: bool
    conjunction: str
    undated: str
    others: str
    about: str
    interview: str
    eras: tuple[str, str]
    """What follows a year before 1000, in Chicago and MLA, and in APA."""
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    whole_date: str
    """A date in running text: `{day}`, `{month}` and `{year}`."""
    month_of_year: str
    day_of_month: str
    """A day before its month's year in MLA, with `{day}` and `{month}`."""
    after_year: str
    """A day behind its year in Chicago and APA, likewise."""


_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SPANISH = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_AMERICAN = Locale(
    quotes=("“", "”"),
    stops_inside=True,
    conjunction="and",
    undated="n.d.",
    others="et al.",
    about="ca.",
    interview="Interview",
    eras=(" AD", " C.E."),
    months=_ENGLISH,
    short_months=_SHORT,
    whole_date="{month} {day}, {year}",
    month_of_year="{month} {year}",
    day_of_month="{day} {month}",
    after_year="{month} {day}",
)
_BRITISH = Locale(
    quotes=("‘", "’"),
    stops_inside=False,
    conjunction="and",
    undated="n.d.",
    others="et al.",
    about="ca.",
    interview="Interview",
    eras=(" AD", " C.E."),
    months=_ENGLISH,
    short_months=_SHORT,
    whole_date="{day} {month} {year}",
    month_of_year="{month} {year}",
    day_of_month="{day} {month}",
    after_year="{month} {day}",
)
_CASTILIAN = Locale(
    quotes=("«", "»"),
    stops_inside=False,
    conjunction="y",
    undated="s.\u00a0f.",
    others="et\u00a0al.",
    about="c.",
    interview="Entrevista",
    eras=(" d.\u00a0C.", " d.\u00a0C."),
    months=_SPANISH,
    short_months=_SPANISH,
    whole_date="{day} de {month} de {year}",
    month_of_year="{month} de {year}",
    day_of_month="{day} de {month}",
    after_year="{day} de {month}",
)


def locale_of(language: str) -> Locale:
    """Return the words of a language; American English where we have none."""
    return {"es": _CASTILIAN, "en-GB": _BRITISH}.get(language, _AMERICAN)


def italic(text: str) -> str:
    """Return a text in italics; nothing for nothing."""
    return f"{MARKS[0]}{text}{MARKS[1]}" if text else ""


def quoted(text: str, locale: Locale) -> str:
    """Return a text between quotation marks; a stop that follows it is put in its place by `sentences`."""
    return f"{locale.quotes[0]}{text}{locale.quotes[1]}"


def sentences(parts: tuple[str, ...], locale: Locale) -> str:
    """Join parts that are not empty, each ended by a full stop, but for the last; none follows another stop."""
    shown = [part for part in parts if part]
    return "".join(f"{stopped(part, '.', locale)} " for part in shown[:-1]) + (shown[-1] if shown else "")


def stopped(text: str, stop: str, locale: Locale) -> str:
    """Return a text with a stop behind it, before its closing quotation mark where the language has it so."""
    words, closing = (text[:-1], text[-1]) if text.endswith(_CLOSING) else (text, "")
    if stop == "." and words.endswith(_FULL_STOPS):
        return text
    if closing and locale.stops_inside and closing == locale.quotes[1]:
        return f"{words}{stop}{closing}"
    return f"{text}{stop}"


def inverted(name: CslName) -> str:
    """Return a name with the family's first, as in an alphabetical list."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def straight(name: CslName) -> str:
    """Return a name as it is spoken."""
    return name.literal or " ".join(part for part in (name.given, name.family) if part)


def listed(names: tuple[str, ...], conjunction: str) -> str:
    """Return names as a list, with a comma before the conjunction, also of two: the first is inverted and has one of its own."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def year_of(date: CslDate, locale: Locale, era: int = 0) -> str:
    """Return the year that holds a date, with its era before 1000; its words where no year does."""
    if not date.within:
        return date.words
    return f"{date.within[0]}{locale.eras[era] if date.within[0] < 1000 else ''}"


def rest_of(date: CslDate | None, locale: Locale) -> str:
    """Return what is known within the year, "March 5", "5 de marzo" or "March"; nothing for nothing."""
    if date is None or len(date.within) < 2:
        return ""
    month = locale.months[date.within[1] - 1]
    return month if len(date.within) < 3 else locale.after_year.format(day=date.within[2], month=month)


def in_full(date: CslDate, locale: Locale, era: int = 0) -> str:
    """Return a date as running text has it, with the style's era before 1000."""
    year = year_of(date, locale, era)
    if len(date.within) < 2:
        return year
    month = locale.months[date.within[1] - 1]
    if len(date.within) < 3:
        return locale.month_of_year.format(month=month, year=year)
    return locale.whole_date.format(day=date.within[2], month=month, year=year)


def initials(given: str) -> str:
    """Return the initials of given names, the parts of a double name joined: "J.-L. M."."""
    return " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split())
