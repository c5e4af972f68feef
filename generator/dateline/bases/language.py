"""Describe how a language words time: tables of words and the forms they stand in, made into one pattern.

A form is a template: a regular expression in which a blank is any white space between words and `<name>` a word of the table of
that name. No repetition stands inside another and every one is short, so that matching is linear in the length of the words.
"""

import re
from collections.abc import Mapping

import msgspec

from dateline.bases.expression import Direction, ExpressionKind, Hedge, Needs, Portion, Unit

DIGITS: Mapping[str, str] = {
    "day": r"[0-3]?[0-9](?![0-9])",
    "day_to": r"[0-3]?[0-9](?![0-9])",
    "month_digits": r"[01][0-9]",
    "year": r"(?:1[5-9]|20)[0-9]{2}(?![0-9])",
    "year_to": r"(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![0-9])",
    "decade": r"(?:1[5-9]|20)[0-9]0",
    "century": r"[0-9]{1,2}|[ivx]{1,5}\b",
}
"""What `<name>` stands for where it is written in figures."""
_COUNT = r"[0-9]{1,4}(?![0-9]|[.,][0-9])"
_NAME = re.compile(r"<(\w+)>")
_BLANK = r"(?:\s{1,9})"


class Form(msgspec.Struct, frozen=True):
    """A way to word a time: its template, and what it means besides the words found in it."""

    template: str
    kind: ExpressionKind
    direction: Direction = "either"
    unit: Unit | None = None
    number: int = 0
    weekday: int | None = None
    needs: Needs = ""
    weak: bool = False


class Language(msgspec.Struct, frozen=True):
    """The words of one language; keys are in small letters, with single blanks and without accents or full stops."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, tuple[Unit, bool]]
    """Units, and whether the word is a plural, which alone means several."""
    numbers: Mapping[str, tuple[int, int]]
    """Counts as (least, greatest)."""
    hedges: Mapping[str, Hedge]
    parts: Mapping[str, Portion]
    which: Mapping[str, int]
    """ "last", "this", "next" as -1, 0, 1."""
    nths: Mapping[str, int]
    """Ordinal numbers from 1."""
    decades: Mapping[str, int]
    """Decades that have a name ("años noventa"), as their first year."""
    forms: tuple[Form, ...]
    """The forms; where two begin at the same letter, the one that stands first here is taken."""
    until: str
    """The words before an expression that open its start ("before")."""
    since: str
    """The words before an expression that open its end ("since")."""
    future: str
    """Words that tell of what is to come; this and `past` meet the words with their accents."""
    past: str
    """Words that tell of what has been."""


class Patterns(msgspec.Struct, frozen=True):
    """A language made ready for searching, in words whose accents are left out.

    Group `f7` of `forms` is the eighth form; the words in it are the groups `month_7` and so on, named in `names[7]`.
    """

    forms: re.Pattern[str]
    names: tuple[tuple[str, ...], ...]
    until: re.Pattern[str]
    since: re.Pattern[str]
    tenses: re.Pattern[str]
    """Group 1 tells of the future, group 2 of the past."""


def compiled(language: Language) -> Patterns:
    """Make a language's patterns."""
    forms = (f"(?P<f{index}>{_expanded(form.template, language, index)})" for index, form in enumerate(language.forms))
    until, since, future, past = (
        _expanded(template, language, 0)
        for template in (language.until, language.since, language.future, language.past)
    )
    return Patterns(
        re.compile(rf"\b(?:{'|'.join(forms)})", re.IGNORECASE),
        tuple(tuple(_NAME.findall(form.template)) for form in language.forms),
        re.compile(rf"\b(?:{until}){_BLANK}$", re.IGNORECASE),
        re.compile(rf"\b(?:{since}){_BLANK}$", re.IGNORECASE),
        re.compile(rf"\b(?:({future})|({past}))\b", re.IGNORECASE),
    )


def key(text: str) -> str:
    """Return a found word as the tables have it."""
    return " ".join(text.lower().split()).rstrip(".")


def _expanded(template: str, language: Language, index: int) -> str:
    pieces = _NAME.split(template)
    for place, piece in enumerate(pieces):
        if place % 2:
            pieces[place] = f"(?P<{piece}_{index}>{_words(piece, language)})"
        else:
            pieces[place] = piece.replace(" ", _BLANK)
    return "".join(pieces)


def _words(name: str, language: Language) -> str:
    if name in DIGITS:
        return DIGITS[name]
    tables: Mapping[str, Mapping[str, object]] = {
        "month": language.months,
        "weekday": language.weekdays,
        "season": language.seasons,
        "unit": language.units,
        "number": language.numbers,
        "hedge": language.hedges,
        "part": language.parts,
        "which": language.which,
        "nth": language.nths,
        "decade_name": language.decades,
    }
    words = "|".join(word.replace(" ", _BLANK) for word in sorted(tables[name], key=len, reverse=True))
    return rf"(?:{words})\b{'|' + _COUNT if name == 'number' else ''}"
