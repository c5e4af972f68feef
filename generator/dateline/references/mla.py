"""References after the handbook of the Modern Language Association."""

from __future__ import annotations

from dateline.references.csl import CslItem, CslName
from dateline.references.locales import (
    Locale,
    inverted,
    italic,
    listed,
    quoted,
    sentences,
    stopped,
    straight,
    year_of,
)

_ARTICLES = frozenset({"article-newspaper", "article-magazine"})
_SPOKEN = frozenset({"document", "interview", "speech"})
_ACTS = frozenset({"treaty", "legislation"})
_DATED_BY_YEAR = frozenset({"book", "thesis"})
_MOST_NAMES = 2


def mla(item: CslItem, locale: Locale) -> str:
    """Return a reference: authors, title, then its place, its date and its address, with commas between."""
    publisher = "" if item.type in _ARTICLES or item.type in ("interview", "thesis") else item.publisher
    place = italic(item.container_title) if item.container_title else publisher
    date = _date(item, locale, begins=not place)
    container = ", ".join(part for part in (place, date, item.url) if part)
    academy = item.publisher if item.type == "thesis" else ""
    parts = (_names(item.author, locale), _title(item, locale), container, academy)
    said = sentences(parts, locale)
    return f"{said}." if item.url and not academy else stopped(said, ".", locale)


def _title(item: CslItem, locale: Locale) -> str:
    if item.author and item.type in _ACTS:
        return item.title
    if item.container_title or (item.author and item.type in _SPOKEN):
        return quoted(item.title, locale)
    return italic(item.title)


def _names(names: tuple[CslName, ...], locale: Locale) -> str:
    if not names:
        return ""
    if len(names) > _MOST_NAMES:
        return f"{inverted(names[0])}, {locale.others}"
    return listed((inverted(names[0]), *map(straight, names[1:])), locale.conjunction)


def _date(item: CslItem, locale: Locale, *, begins: bool) -> str:
    """Return the date; `begins` where it is the first thing in its sentence."""
    date = item.issued
    if date is None or item.type == "speech":
        return ""
    said = year_of(date, locale)
    if len(date.within) > 1 and item.type not in _DATED_BY_YEAR:
        month = locale.short_months[date.within[1] - 1]
        if len(date.within) > 2:
            month = locale.day_of_month.format(day=date.within[2], month=month)
        said = locale.month_of_year.format(month=month, year=said)
    if not (date.circa and date.within):
        return said
    if item.type in _DATED_BY_YEAR:
        return f"[{said}?]"
    return f"{'Circa' if begins else 'circa'} {said}"
