"""Read one date as people write it, in English or Spanish, and give its EDTF: "Oct. 15, 2020", "siglo XIX", "44 BC"."""

import re
from collections.abc import Callable

from dateline.dates.reading import read_tree
from dateline.dates.tree import DateError

MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_SEASONS = {
    **dict.fromkeys(("spring", "primavera"), "21"),
    **dict.fromkeys(("summer", "verano"), "22"),
    **dict.fromkeys(("autumn", "fall", "otoño"), "23"),
    **dict.fromkeys(("winter", "invierno"), "24"),
}
_NTH = {
    **dict.fromkeys(("first", "1st", "primer", "q1"), 0),
    **dict.fromkeys(("second", "2nd", "segundo", "q2"), 1),
    **dict.fromkeys(("third", "3rd", "tercer", "q3"), 2),
    **dict.fromkeys(("fourth", "last", "4th", "cuarto", "q4"), 3),
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LEADING = (
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),? )?"
    r"(?:(?:the|el|la|los|las|en|in|on) )?"
)
_NAME = r"(?P<name>[a-záéíóúñ]{3,10})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°)?"
_FROM = r"(?:from |del )?"
_TO = r"(?: ?[-–] ?| to | al )"


def valid(text: str) -> str | None:
    """Return the text if it is EDTF, else None."""
    return None if isinstance(read_tree(text), DateError) else text


def read_human(text: str) -> str | None:
    """Return the EDTF of one date in small letters, by the first form that fits and exists; "… or …" where two do."""
    plain = re.sub(_LEADING, "", text)
    for pattern, write in _FORMS:
        match = re.fullmatch(pattern, plain)
        found = write(match) if match else None
        if found and all(valid(reading) for reading in found.split(" or ")):
            return found
    return None


def _days_of_month(match: re.Match[str]) -> str | None:
    first = _named_day(match)
    return f"{first}/{first[:-2]}{int(match['last']):02}" if first else None


def _named_day(match: re.Match[str]) -> str | None:
    month = MONTHS.get(match["name"])
    return f"{match['year']}-{month}-{int(match['day']):02}" if month else None


def _named(match: re.Match[str]) -> str | None:
    name = match["name"]
    part = MONTHS.get(name) or _SEASONS.get(name)
    return f"{match['year']}-{part}" if part else None


def _slashed(match: re.Match[str]) -> str | None:
    """Read day/month/year in either order; where both are dates, give both."""
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    readings = [
        f"{year}-{month:02}-{day:02}" for month, day in ((a, b), (b, a)) if valid(f"{year}-{month:02}-{day:02}")
    ]
    return " or ".join(dict.fromkeys(readings)) or None


def _century(match: re.Match[str]) -> str | None:
    text = match["nth"].upper()
    number = int(text) if text.isdigit() else _roman(text)
    return f"{number - 1:02}XX" if 1 <= number <= 99 else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _nth_part(match: re.Match[str]) -> str | None:
    nth = _NTH.get(match["nth"])
    unit = match["unit"] or "quarter"
    base = 33 if unit.startswith(("quarter", "trim")) else 37 if unit.startswith("cuatri") else 40
    return None if nth is None else f"{match['year']}-{base + nth}"


def _christ(match: re.Match[str]) -> str | None:
    number = int(match["number"])
    if match["era"].startswith(("b", "a.c", "a. c")):
        return f"{'-' if number > 1 else ''}{number - 1:04}"
    return f"{number:04}"


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
    (rf"{_FROM}{_DAY}{_TO}(?P<last>[0-9]{{1,2}})(?: of| de)? {_NAME},?(?: de| del)? {_YEAR}", _days_of_month),
    (rf"{_NAME} {_FROM}{_DAY}{_TO}(?P<last>[0-9]{{1,2}}),? {_YEAR}", _days_of_month),
    (rf"{_DAY}(?: of| de)?[ -]{_NAME}(?:,? |-| de | del )(?:año )?{_YEAR}", _named_day),
    (rf"{_NAME} {_DAY},? (?:de )?{_YEAR}", _named_day),
    (rf"{_YEAR},? {_NAME} {_DAY}", _named_day),
    (rf"{_NAME}(?:,? | of | de | del )(?:año )?{_YEAR}", _named),
    (rf"{_YEAR},? {_NAME}", _named),
    (rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})", lambda m: _iso(m, m["day"])),
    (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", lambda m: _iso(m, m["day"])),
    (rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})", lambda m: _iso(m, None)),
    (rf"(?P<month>[0-9]{{1,2}})[/.-]{_YEAR}", lambda m: _iso(m, None)),
    (rf"(?P<a>[0-9]{{1,2}})[/.-](?P<b>[0-9]{{1,2}})[/.-]{_YEAR}", _slashed),
    (r"(?:década de (?:los )?|años )?(?P<decade>[0-9]{3})0['’]?s?", lambda m: f"{m['decade']}X"),
    (r"(?P<nth>[0-9]{1,2})(?:st|nd|rd|th) century", _century),
    (r"siglo (?P<nth>[ivxl]{1,7}|[0-9]{1,2})", _century),
    (rf"(?P<nth>q[1-4])(?P<unit>),? (?:of |de )?{_YEAR}", _nth_part),
    (rf"{_YEAR},? ?(?P<nth>q[1-4])(?P<unit>)", _nth_part),
    (
        rf"(?P<nth>[a-z0-9]+) (?P<unit>quarter|half|trimestre|cuatrimestre|semestre) (?:of|de|del) {_YEAR}",
        _nth_part,
    ),
    (r"(?P<number>[0-9]{1,4}) ?(?P<era>bce?|ce|ad|[ad]\. ?c\.)", _christ),
    (r"(?P<era>ad) (?P<number>[0-9]{1,4})", _christ),
)


def _iso(match: re.Match[str], day: str | None) -> str:
    month = f"{match['year']}-{int(match['month']):02}"
    return month if day is None else f"{month}-{int(day):02}"
