"""References after the Chicago Manual of Style, author-date."""

from __future__ import annotations

from dateline.references.csl import CslDate, CslItem, CslName
from dateline.references.locales import (
    Locale,
    in_full,
    inverted,
    italic,
    listed,
    quoted,
    rest_of,
    sentences,
    stopped,
    straight,
    year_of,
)

_ARTICLES = frozenset({"article-newspaper", "article-magazine"})
_WHOLES = frozenset({"book", "report"})
"""What stands alone, in italics whoever wrote it."""
_DATED_BY_YEAR = frozenset({"book", "report", "thesis"})
_MOST_NAMES, _NAMES_THEN = 6, 3


def chicago(item: CslItem, locale: Locale) -> str:
    """Return a reference: authors, year, title, where it appeared and when in the year, address."""
    if item.type in ("treaty", "legislation"):
        return _act(item, locale)
    title = _title(item, locale)
    names = _names(item.author, locale)
    year = _year(item.issued, locale)
    head = (names, year, title) if names else (title, year)
    rest = "" if item.type in _DATED_BY_YEAR else rest_of(item.issued, locale)
    place = ", ".join(part for part in (_place(item), rest) if part)
    return stopped(sentences((*head, place, item.url), locale), "." if not item.url else "", locale) + _end(item)


def _end(item: CslItem) -> str:
    """Return the stop behind an address, which belongs to the sentence even where the address ends in one."""
    return "." if item.url else ""


def _title(item: CslItem, locale: Locale) -> str:
    if item.type in _ARTICLES or not item.author:
        return quoted(item.title, locale) if item.container_title else italic(item.title)
    return italic(item.title) if item.type in _WHOLES else quoted(item.title, locale)


def _place(item: CslItem) -> str:
    if item.container_title:
        return item.container_title if item.type == "webpage" else italic(item.container_title)
    return "" if item.type in _ARTICLES else item.publisher


def _names(names: tuple[CslName, ...], locale: Locale) -> str:
    if not names:
        return ""
    shown = (inverted(names[0]), *map(straight, names[1:]))
    if len(shown) > _MOST_NAMES:
        return ", ".join((*shown[:_NAMES_THEN], locale.others))
    return listed(shown, locale.conjunction)


def _year(date: CslDate | None, locale: Locale) -> str:
    if date is None:
        return locale.undated
    year = year_of(date, locale)
    return f"[{year}?]" if date.circa and date.within else year


def _act(item: CslItem, locale: Locale) -> str:
    """Return a treaty with its parties and day, or a law with its year."""
    if item.type == "legislation":
        year = f" ({year_of(item.issued, locale)})" if item.issued else ""
        said = f"{item.title}{year}"
    else:
        parties = "-".join(name.family or name.literal for name in item.author)
        date = in_full(item.issued, locale) if item.issued else ""
        date = f"[{date}?]" if item.issued and item.issued.circa and item.issued.within else date
        said = ", ".join(part for part in (item.title if parties else italic(item.title), parties, date) if part)
    return sentences((said, item.url), locale) + _end(item) if item.url else stopped(said, ".", locale)
