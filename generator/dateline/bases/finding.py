"""Find the time expressions in words."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from dateline.bases.english import ENGLISH
from dateline.bases.expression import Direction, Portion, Side, TimeExpression, Unit
from dateline.bases.kinds import rank
from dateline.bases.language import Form, Language, Patterns, compiled, key
from dateline.bases.spanish import SPANISH
from dateline.model import BasisKind

LONGEST = 1000
"""Words beyond this many code points are not read: a basis quotes a clause, not a page."""
LANGUAGES = {"en": ENGLISH, "en-GB": ENGLISH, "en-US": ENGLISH, "es": SPANISH}
_MANY: dict[Unit, tuple[int, int]] = {
    "hour": (2, 24),
    "day": (2, 14),
    "week": (2, 8),
    "month": (2, 18),
    "year": (2, 20),
    "decade": (2, 10),
    "century": (2, 10),
}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_SAME = {"ſ": "s", "ı": "i"}  # letters that a pattern blind to case takes for these, and the tables do not
_DIRECTIONS: dict[int, Direction] = {-1: "last", 0: "this", 1: "next"}


def is_read(language: str) -> bool:
    """Tell whether time expressions of a language are known here."""
    return language in LANGUAGES


def find(words: str, language: str, kind: BasisKind | None = None) -> TimeExpression | None:
    """Return the time expression inside the words, or None; never raises.

    Where there are several, the one that a basis of this kind counts with is taken, else the plainest, else the first.
    """
    found = [(rank(each, kind), each.offset, each) for each in find_all(words, language)]
    return min(found, key=lambda each: each[:2])[2] if found else None


def find_all(words: str, language: str) -> tuple[TimeExpression, ...]:
    """Return all time expressions of the words in their order; none for a language that is not read here."""
    if language not in LANGUAGES:
        return ()
    base = language.partition("-")[0]
    return tuple(_expressions(words[:LONGEST], LANGUAGES[base], _patterns(base)))


@lru_cache(maxsize=2)
def _patterns(language: str) -> Patterns:
    return compiled(LANGUAGES[language])


def _expressions(words: str, language: Language, patterns: Patterns) -> Iterator[TimeExpression]:
    plain, places = _without_accents(words)
    for match in patterns.forms.finditer(plain):
        index = int((match.lastgroup or "f0")[1:])
        written = ((name, match.group(f"{name}_{index}")) for name in patterns.names[index])
        found = {name: key(text) for name, text in written if text is not None}
        start, end = places[match.start()], places[match.end()]
        expression = _read(language.forms[index], found, language)
        side = _side(plain[max(0, match.start() - 40) : match.start()], patterns)
        expression = msgspec.structs.replace(expression, text=words[start:end], offset=start, side=side)
        if expression.kind == "recurring" and "which" not in found:
            tense = _tense(words, start, end, patterns)
            expression = msgspec.structs.replace(
                expression, direction=expression.direction if tense == "either" else tense
            )
        yield expression


def _without_accents(words: str) -> tuple[str, Sequence[int]]:
    """Return the words without accents, one letter for each, and where each letter stands; the end last."""
    if words.isascii():
        return words, range(len(words) + 1)
    bases = [_SAME.get(letter) or unicodedata.normalize("NFD", letter)[0] for letter in words]
    places = [place for place, base in enumerate(bases) if not unicodedata.combining(base)]
    return "".join(bases[place] for place in places), [*places, len(words)]


def _read(form: Form, found: dict[str, str], language: Language) -> TimeExpression:
    """Return what a form and the words found in it mean; text and place are filled in where they are known."""
    unit, number, number_to = _counted(form, found, language)
    which = language.which.get(found.get("which", ""))
    year, year_unit = _year(found, language)
    direction = form.direction
    if form.kind == "recurring" and which is not None:
        direction = _DIRECTIONS[which]
    elif form.kind == "unit" and which is not None:
        number = number_to = which
    return TimeExpression(
        text="",
        offset=0,
        kind=form.kind,
        direction=direction,
        unit=year_unit or unit,
        number=number,
        number_to=number_to,
        hedge=language.hedges.get(found.get("hedge", ""), ""),
        year=year,
        year_to=_year_to(year, found),
        month=language.months.get(found.get("month", "")) or _figures(found, "month_digits"),
        day=_figures(found, "day"),
        day_to=_figures(found, "day_to"),
        season=language.seasons.get(found.get("season", "")),
        weekday=language.weekdays.get(found.get("weekday", ""), form.weekday),
        portions=_portions(form, found, language),
        needs=form.needs,
        weak=form.weak,
    )


def _counted(form: Form, found: dict[str, str], language: Language) -> tuple[Unit | None, int, int]:
    """Return the unit and the least and greatest count; a plural without a number is a vague many."""
    if "unit" not in found:
        return form.unit, form.number, form.number
    unit, is_plural = language.units[found["unit"]]
    if form.kind == "unit":
        return unit, form.number, form.number
    written = found.get("number")
    if written is None:
        return (unit, *_MANY[unit]) if is_plural else (unit, 1, 1)
    return (unit, int(written), int(written)) if written.isdecimal() else (unit, *language.numbers[written])


def _year(found: dict[str, str], language: Language) -> tuple[int | None, Unit | None]:
    """Return the year, or the first year of the decade or century; the unit where it is not a year."""
    if "decade" in found:
        return int(found["decade"]), "decade"
    if "decade_name" in found:
        return language.decades[found["decade_name"]], "decade"
    if "century" in found:
        written = found["century"]
        return 100 * ((int(written) if written.isdecimal() else _roman(written)) - 1), "century"
    return _figures(found, "year"), None


def _year_to(year: int | None, found: dict[str, str]) -> int | None:
    """Return the year that ends a range: `2012-18` ends in 2018; None where it would end before it begins."""
    last = _figures(found, "year_to")
    if year is None or last is None:
        return None
    last = last if last > 99 else year // 100 * 100 + last
    return last if last > year else None


def _portions(form: Form, found: dict[str, str], language: Language) -> tuple[Portion, ...]:
    """Return the parts to take: the nth decade of a century first, then the part of what is left."""
    portions: list[Portion] = []
    if "nth" in found and form.unit == "century":
        nth = language.nths[found["nth"]]
        portions.append((nth - 1, nth, 10))
    if "part" in found:
        portions.append(language.parts[found["part"]])
    return tuple(portions)


def _figures(found: dict[str, str], name: str) -> int | None:
    return int(found[name]) if name in found else None


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _side(before: str, patterns: Patterns) -> Side:
    if patterns.until.search(before):
        return "until"
    return "from" if patterns.since.search(before) else ""


def _tense(words: str, start: int, end: int, patterns: Patterns) -> Direction:
    """Tell from the nearest hint before the expression, else from the first after it, whether it is past or to come."""
    hints = list(patterns.tenses.finditer(words))
    before = [hint for hint in hints if hint.end() <= start]
    after = [hint for hint in hints if hint.start() >= end]
    hint = before[-1] if before else after[0] if after else None
    if hint is None:
        return "either"
    return "future" if hint.group(1) else "past"
