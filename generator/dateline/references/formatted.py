"""Format CSL items as references in Chicago, APA and MLA style, by our own rules for the few kinds of things that we cite.

The rules are those of the manuals as their CSL styles have them ("Chicago Manual of Style 18, author-date", "APA 7", "MLA 9"); a test
holds what is printed here to what a CSL processor makes of those styles, item by item, and names the few places where we mean
something else. What we settle for all three: titles stay as their sources print them; an unsigned item begins with its title; of a date
the smallest unit that holds it is printed, which is never false, and words where no year holds it; no day of access.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from dateline.references.apa import apa
from dateline.references.chicago import chicago
from dateline.references.csl import CslDate, CslItem, CslName
from dateline.references.locales import MARKS, Locale, locale_of
from dateline.references.mla import mla

STYLES: tuple[tuple[str, str, Callable[[CslItem, Locale], str]], ...] = (
    ("chicago", "Chicago", chicago),
    ("apa", "APA", apa),
    ("mla", "MLA", mla),
)
"""Key, name and rules of each style."""

_RULES = {key: rules for key, _, rules in STYLES}
_FOREIGN = re.compile("[\ue000-\uf8ff\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|(?i:</?span[^>]*>?)")
"""What no text of an item may bring: our own marks, and control characters."""
_TITLE, _URL = "\ue002", "\ue003"
"""What stands for the beginnings of a title and of an address: marks of ours too."""
_LOOKED_AT = 2
"""So many characters at the end of a text decide whether a full stop follows it: a quotation mark, and what is before it."""


class Formatter:
    """Formats references in one language."""

    def __init__(self, language: str = "en") -> None:
        """Take a language; one that we have no words for gets American English."""
        self._locale, self._language = locale_of(language), language

    def html(self, item: CslItem, style: str) -> str:
        """Return a reference as HTML: escaped text with `i`. A style that is not in STYLES is a KeyError."""
        return _as_html(self._format(item, style))

    def every_html(self, item: CslItem) -> tuple[str, ...]:
        """Return a reference in each of STYLES as HTML."""
        cleaned = _cleaned(item)
        title, url = _escaped(cleaned.title[:-_LOOKED_AT]), _escaped(cleaned.url[:-_LOOKED_AT])
        forms = _forms(_with_holes(cleaned), self._language)
        return tuple(form.replace(_TITLE, title).replace(_URL, url) for form in forms)

    def plain(self, item: CslItem, style: str) -> str:
        """Return a reference as plain text. A style that is not in STYLES is a KeyError."""
        return _FOREIGN.sub("", self._format(item, style))

    def _format(self, item: CslItem, style: str) -> str:
        return _RULES[style](_cleaned(item), self._locale)


@lru_cache(maxsize=1 << 10)
def _forms(item: CslItem, language: str) -> tuple[str, ...]:
    """Return the references of all items that differ by the beginnings of titles and addresses only, such as the entries of one day."""
    locale = locale_of(language)
    return tuple(_as_html(rules(item, locale)) for _, _, rules in STYLES)


def _with_holes(item: CslItem) -> CslItem:
    """Return an item with holes where its title and address begin: rules look at nothing of a text but whether it is one, and its end."""
    title, url = (
        f"{hole}{text[-_LOOKED_AT:]}" if text else "" for hole, text in ((_TITLE, item.title), (_URL, item.url))
    )
    return msgspec.structs.replace(item, id="", title=title, url=url)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _as_html(reference: str) -> str:
    return _escaped(reference).replace(MARKS[0], "<i>").replace(MARKS[1], "</i>")


def _cleaned(item: CslItem) -> CslItem:
    """Return what a reference shows of an item, its texts without anything that we would take for our own marks."""
    return CslItem(
        id=item.id,
        type="document" if item.type == "personal_communication" else item.type,
        title=_plain(item.title),
        author=tuple(
            CslName(family=_plain(name.family), given=_plain(name.given), literal=_plain(name.literal))
            for name in item.author
        ),
        container_title=_plain(item.container_title),
        publisher=_plain(item.publisher),
        issued=_plain_date(item.issued),
        url=_plain(item.url),
    )


def _plain_date(date: CslDate | None) -> CslDate | None:
    return CslDate(within=date.within, circa=date.circa, words=_plain(date.words)) if date else None


def _plain(text: str) -> str:
    return text if text.isprintable() and "<" not in text else _FOREIGN.sub("", text)
