"""Suggest the EDTF for a date written for people: "15 Oct 2020", "circa 1520", "between 1960 and 1970", "octubre de 2020".

Nothing is ever filled in: a suggestion has what the text has. Every suggestion is valid EDTF, checked before it is given.
"""

import re
from collections.abc import Callable
from datetime import datetime

from dateline.dates.days import civil
from dateline.dates.human_dates import MONTHS, read_human, valid
from dateline.dates.reading import date_of, read_tree
from dateline.dates.tree import DateError

_LONGEST_SPAN = 30  # "1939-45" is a span of years, "2001-42" a slip
_LONGEST = 60  # a longer text is no date that a person wrote


def suggestion(text: str) -> str | None:
    """Return the EDTF to write instead of a text that is none, two joined by "or" where it has two readings; else None."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST or not re.search("[0-9]|siglo", plain.lower()):
        return None
    return _tidied(plain) or _phrase(plain.lower()) or _by_dateutil(plain)


def _tidied(text: str) -> str | None:
    """Mend slips of the keyboard: blanks, small letters, typographic dashes, the words of older drafts of EDTF."""
    mended = text.replace(" ", "").replace("–", "-").replace("—", "-").replace("−", "-")
    mended = mended.replace("open", "..").replace("unknown", "").replace("?~", "%").replace("~?", "%")
    mended = mended.upper().replace("U", "X")
    return valid(mended) or valid(text.replace(" ", "T"))


def _phrase(text: str) -> str | None:
    """Read a phrase in small letters with single blanks."""
    return _compound(text) or _qualified(text) or read_human(text)


_COMPOUNDS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    (r"(?:between|entre) (.+) (?:and|y|e) (.+)", lambda a, b: f"[{a}..{b}]"),
    (r"(?:from |de |desde |del )?(.+?) (?:to|until|through|a|al|hasta|-|–) (.+)", lambda a, b: f"{a}/{b}"),
    (r"([0-9]{4}) ?[-–] ?([0-9]{4})", lambda a, b: f"{a}/{b}"),
    (r"(.+) (?:or|o|u) (.+)", lambda a, b: f"[{a},{b}]"),
)
_SIDED: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    (r"(?:before|antes de|antes del) (.+)", lambda a: _beside(a, before=True)),
    (r"(?:after|después de|después del) (.+)", lambda a: _beside(a, before=False)),
    (r"(?:until|till|up to|hasta|hasta el) (.+)", lambda a: f"../{a}"),
    (r"(?:since|from|desde|desde el) (.+)", lambda a: f"{a}/.."),
)


def _compound(text: str) -> str | None:
    short = re.fullmatch(r"([0-9]{2})([0-9]{2}) ?[-–] ?([0-9]{2})", text)
    if short and 0 < int(short[3]) - int(short[2]) <= _LONGEST_SPAN:
        return valid(f"{short[1]}{short[2]}/{short[1]}{short[3]}")
    for pattern, write in _COMPOUNDS:
        match = re.fullmatch(pattern, text)
        if match:
            first, last = _part(match[1]), _part(match[2])
            found = valid(write(first, last)) if first and last else None
            if found:
                return found
    for pattern, side in _SIDED:
        match = re.fullmatch(pattern, text)
        known = _part(match[1]) if match else None
        found = side(known) if known else None
        if found and valid(found):
            return found
    return None


def _part(text: str) -> str | None:
    found = valid(text.upper()) or _qualified(text) or read_human(text)
    return None if found is None or " or " in found else found


def _beside(edtf: str, *, before: bool) -> str | None:
    """Return the open interval that ends just before, or starts just after, a year, month or day."""
    tree = read_tree(edtf)
    if isinstance(tree, DateError) or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", edtf):
        return None
    date = date_of(edtf, tree)
    edge = (date.earliest or 0) - 1 if before else (date.latest or 0) + 1
    year, month, day = civil(edge)
    neighbour = f"{year:04}-{month:02}-{day:02}"[: len(edtf)]
    return f"../{neighbour}" if before else f"{neighbour}/.."


_ABOUT = r"(?:circa|ca\.?|c\.?|about|around|approximately|approx\.?|hacia|alrededor de|aprox\.?) ?(?P<rest>.+)"
_POSSIBLY = r"(?:possibly|perhaps|probably|maybe|posiblemente|quizás?|probablemente) (?P<rest>.+)"


def _qualified(text: str) -> str | None:
    for pattern, mark in ((_ABOUT, "~"), (_POSSIBLY, "?")):
        match = re.fullmatch(pattern, text)
        inner = _part(match["rest"]) if match else None
        if inner:
            return valid(inner + mark)
    return None


def _by_dateutil(text: str) -> str | None:
    """Let dateutil read a text that names a month, twice with different defaults, and keep what both readings share."""
    if not any(word.lower() in MONTHS for word in re.findall(r"[A-Za-z]{3,}", text)):
        return None
    from dateutil import parser

    readings = []
    for default in (datetime(2001, 1, 1), datetime(2004, 2, 2)):  # noqa: DTZ001 (a calendar date has no zone)
        try:
            readings.append(parser.parse(text, default=default, ignoretz=True))
        except (ValueError, OverflowError):
            return None
    one, other = readings
    numbers = {int(number) for number in re.findall("[0-9]+", text)}
    if one.year != other.year or one.month != other.month or one.year not in numbers:
        return None  # a part of it came from a default, or dateutil guessed a century
    if one.day != other.day:
        return valid(f"{one:%Y-%m}")
    return valid(f"{one:%Y-%m-%d}") if one.day in numbers else None
