"""The filters that templates have: prose, words for codes, dates kept whole, figures, places in sources, names of languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from markupsafe import Markup

from dateline.dates import LANGUAGES
from dateline.model import Element, Locator, Text
from dateline.outputs.html import render_nodes
from dateline.outputs.wording import WORDS

_REMEMBERED = 4_000
"""So many pieces of HTML are remembered: those of some hundred events."""


def filters_for(gettext: Callable[[str], str], root: str = "") -> Mapping[str, Callable[..., str]]:
    """Return the filters by their names, speaking through `gettext`; `root` leads from the edition's root to the site's."""
    return {
        "prose": _prose(root),
        "word": _word(gettext),
        "locator": _locator(gettext),
        "language_name": language_name,
        "unbroken": unbroken,
        "figure": _figure(gettext),
        "percent": percent,
        "ems": ems,
    }


def _prose(root: str) -> Callable[[tuple[Text | Element, ...], str, int], Markup]:
    @remembered
    def paragraph(nodes: tuple[Text | Element, ...], up: str) -> Markup:
        return Markup(render_nodes(nodes, up, 0, root))  # noqa: S704 - render_nodes escapes

    def prose(nodes: tuple[Text | Element, ...], up: str, heading: int) -> Markup:
        """Return resolved nodes as HTML; `heading` is the level of the heading above them, which says nothing of a lone paragraph.

        Paragraphs are remembered: the page of an event and that of its year, made one after the other, have the same.
        """
        if len(nodes) == 1 and isinstance(nodes[0], Element) and nodes[0].tag == "p":
            return paragraph(nodes, up)
        return Markup(render_nodes(nodes, up, heading, root))  # noqa: S704 - as above

    return prose


def remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """Return a macro of a view and texts, such as the way up, that remembers what it made of the last ones.

    Views are told by identity, since they never change. Only for macros that look at nothing else but the site.
    """
    known: dict[tuple[int, tuple[str, ...]], tuple[object, Markup]] = {}

    def call(it: object, *texts: str) -> Markup:
        found = known.get((id(it), texts))
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            # The view stays alive with what was made of it, so that no other gets its identity.
            found = known[id(it), texts] = (it, macro(it, *texts))
        return found[1]

    return call


def _figure(gettext: Callable[[str], str]) -> Callable[[int], str]:
    def figure(number: int) -> str:
        """Return a number with its thousands set apart as the language does: 10,000; in Spanish 1000, but 10.000."""
        digits = str(number)
        if len(digits) < 4:
            return digits
        apart = gettext("1,000")[1:-3] if len(digits) == 4 else gettext("10,000")[2:-3]
        head = len(digits) % 3
        return apart.join(filter(None, (digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3)))))

    return figure


@lru_cache(maxsize=1 << 14)
def percent(position: int) -> str:
    """Return a position on an axis as a share of its length: "43.21%"."""
    whole, hundredths = divmod(position, 100)
    return f"{whole}.{hundredths:02}".rstrip("0").rstrip(".") + "%"


@lru_cache(maxsize=1 << 12)
def ems(tenths: int) -> str:
    """Return tenths of an em as a length: "1.4em"."""
    sign, (whole, rest) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    return f"{sign}{whole}.{rest}em" if rest else f"{sign}{whole}em"


def _word(gettext: Callable[[str], str]) -> Callable[[str, str], str]:
    @cache
    def word(code: str, table: str) -> str:
        """Look up the words for a code of a view in one of the tables of `wording`; an unknown code is a bug: KeyError."""
        return gettext(WORDS[table][code])

    return word


def _locator(gettext: Callable[[str], str]) -> Callable[[Locator], str]:
    signs = {"paragraph": (gettext("¶"), gettext("¶¶")), "page": (gettext("p."), gettext("pp."))}

    def locator(place: Locator) -> str:
        """Return a place in a source: "¶ 9", "¶¶ 9–11", "p. 3", "pp. 3–5", "at 12:40"."""
        if place.kind == "time":
            return gettext("at %(time)s") % {"time": _clock(place.first, place.last)}
        one, several = signs[place.kind]
        return (
            f"{one}\u00a0{place.first}" if place.first == place.last else f"{several}\u00a0{place.first}–{place.last}"
        )

    return locator


def _clock(first: int, last: int) -> str:
    times = (f"{seconds // 60}:{seconds % 60:02}" for seconds in dict.fromkeys((first, last)))
    return "–".join(times)


_OFTEN_NAMED: Mapping[str, Mapping[str, str]] = {
    "en": {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese"},
    "es": {"en": "inglés", "es": "español", "fr": "francés", "de": "alemán", "it": "italiano", "pt": "portugués"},
}
"""What CLDR calls the languages of most sources: to load Babel for them takes longer than to make twenty pages."""


@lru_cache(maxsize=1 << 10, typed=True)
def language_name(code: str, language: str) -> str:
    """Return what a language is called in another ("Spanish"), or its code where CLDR has no name for it."""
    if language not in LANGUAGES:
        return code
    if known := _OFTEN_NAMED.get(language.partition("-")[0], {}).get(code):
        return known
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").get_display_name(language.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


_A_DATE = re.compile(
    r"\b\d{1,2} (?:de )?[^\W\d]+(?: de)? \d{4}\b"  # 6 October 2021, 6 de octubre de 2021
    r"|[^\W\d]+ \d{1,2}, \d{4}\b"  # October 6, 2021
    r"|[^\W\d]+(?: de)? \d{4}\b"  # October 2021, octubre de 2021
)


@lru_cache(maxsize=1 << 12, typed=True)  # typed: HTML is never taken for plain text that looks like it
def unbroken(words: str) -> str:
    """Return dates in words with no place for a new line inside a day, month and year: only between two of them."""
    return _A_DATE.sub(lambda date: date[0].replace(" ", "\N{NO-BREAK SPACE}"), words)
