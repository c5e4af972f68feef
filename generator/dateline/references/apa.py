"""References after the Publication Manual of the American Psychological Association."""

from __future__ import annotations

from dateline.references.csl import CslDate, CslItem, CslName
from dateline.references.locales import (
    Locale,
    in_full,
    initials,
    italic,
    listed,
    rest_of,
    sentences,
    stopped,
    year_of,
)

_IN_PERIODICALS = frozenset({"article-newspaper", "article-magazine", "interview"})
_ARTICLES = frozenset({"article-newspaper", "article-magazine"})
_DATED_BY_YEAR = frozenset({"book", "report", "thesis"})
_MOST_NAMES, _NAMES_THEN = 20, 19


def apa(item: CslItem, locale: Locale) -> str:
    """Return a reference: authors, date, title, where it appeared, address without a stop behind it."""
    if item.type in ("treaty", "legislation"):
        return _ended((_act(item, locale), item.url), item, locale)
    title, date = _title(item), f"({_date(item, locale)})"
    kind = f"[{locale.interview}]" if item.type == "interview" else ""
    if _is_published_thesis(item):
        kind = f"[{item.publisher}]"
    head = (
        (_names(item.author), date, " ".join(part for part in (title, kind) if part))
        if item.author
        else (title, date, kind)
    )
    return _ended((*head, _place(item), item.url), item, locale)


def _ended(parts: tuple[str, ...], item: CslItem, locale: Locale) -> str:
    said = sentences(parts, locale)
    return said if item.url else stopped(said, ".", locale)


def _title(item: CslItem) -> str:
    """Return the title: in italics where the thing stands alone, plain where it is part of something."""
    contained = item.container_title and (item.type in _IN_PERIODICALS or not item.author)
    return item.title if contained else italic(item.title)


def _place(item: CslItem) -> str:
    if item.container_title:
        return italic(item.container_title) if item.type in _IN_PERIODICALS else item.container_title
    return "" if item.type in _ARTICLES or _is_published_thesis(item) else item.publisher


def _is_published_thesis(item: CslItem) -> bool:
    """Tell whether a thesis can be read somewhere: then its university stands in brackets behind the title, else at the end."""
    return item.type == "thesis" and bool(item.publisher and item.url)


def _date(item: CslItem, locale: Locale) -> str:
    date = item.issued
    if date is None:
        return locale.undated
    rest = "" if item.type in _DATED_BY_YEAR else rest_of(date, locale)
    said = ", ".join(part for part in (year_of(date, locale, 1), rest) if part)
    return _about(said, date, locale)


def _about(said: str, date: CslDate, locale: Locale) -> str:
    return f"{locale.about} {said}" if date.circa and date.within else said


def _names(names: tuple[CslName, ...]) -> str:
    shown = tuple(_name(name) for name in names)
    if len(shown) > _MOST_NAMES:
        return f"{', '.join(shown[:_NAMES_THEN])}, … {shown[-1]}"
    return listed(shown, "&")


def _name(name: CslName) -> str:
    return name.literal or ", ".join(part for part in (name.family, initials(name.given)) if part)


def _act(item: CslItem, locale: Locale) -> str:
    """Return a treaty with its parties and day, or a law with its year."""
    if item.type == "legislation":
        return f"{item.title} ({year_of(item.issued, locale, 1)})" if item.issued else item.title
    parties = "-".join(name.family or name.literal for name in item.author)
    date = _about(in_full(item.issued, locale, 1), item.issued, locale) if item.issued else ""
    return ", ".join(part for part in (item.title if parties else italic(item.title), parties, date) if part)
