"""Find what betrays an event's date or place in the order, in words that a pupil sees before the order is told.

Years, months, days and relative dates are found by the room that finds them in sources (`bases`); ordinals and words such as "again"
by the tables here. A day of the week betrays nothing, nor does a stretch of time ("for a decade").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dateline.bases import TimeExpression, find_all
from dateline.model import Event

_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})s?\b")
_ORDINALS = {
    "en": (
        r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\d+(?:st|nd|rd|th))\b"
        r"|\b(?:again|anew|once more|later|earlier|afterwards|beforehand|previous(?:ly)?|following|next|subsequent(?:ly)?)\b"
    ),
    "es": (
        r"\b(?:primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|cuart[oa]s?|quint[oa]s?|últim[oa]s?|\d+\.?[ºª])(?!\w)"
        r"|\b(?:de nuevo|otra vez|nuevamente|más tarde|después|antes|previ(?:o|a|amente)|anterior(?:es)?|siguientes?|posterior(?:es)?)\b"
    ),
}
_TIES = {"en": r"\b(?:the eve of)\b", "es": r"\b(?:la víspera de)\b"}
_BETRAYING = frozenset({"stated", "recurring", "unit", "distance", "after", "before"})


class Leak(msgspec.Struct, frozen=True):
    """Words that betray an order: the event, the key of its file, the words and where they begin in the text, the text itself."""

    event: str
    language: str
    key: str
    words: str
    offset: int
    text: str

    @property
    def blind_key(self) -> str:
        """The key under which a wording without the leak can be given; "" where there is none."""
        return {"title": "blind_title", "summary": "blind_summary"}.get(self.key.removeprefix("blind_"), "")

    @property
    def proposal(self) -> str:
        """The text without the words: a beginning for a blind one."""
        cut = self.text[: self.offset] + "…" + self.text[self.offset + len(self.words) :]
        return " ".join(cut.split())


def leaks_of(event: Event, language: str) -> Iterator[Leak]:
    """Yield what betrays the order in the words that a card shows: blind wordings where there are some, pictures' words, file names."""
    for key in ("title", "summary"):
        shown = f"blind_{key}" if getattr(event, f"blind_{key}") else key
        yield from _leaks(event, language, shown, " ".join(getattr(event, shown).split()))
    for index, medium in enumerate(event.media):
        for key in ("alt", "caption"):
            yield from _leaks(event, language, f"media/{index}/{key}", " ".join(getattr(medium, key).split()))
        for found in _YEAR.finditer(re.sub(r"[_-]", " ", medium.file)):
            words = medium.file[found.start() : found.end()]
            yield Leak(event.id, language, f"media/{index}/file", words, found.start(), medium.file)


def betraying(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """Return where words that betray a time or a place in an order stand in a text, with the words, in their order."""
    short = language.partition("-")[0]
    found = {each.offset: each.text for each in find_all(text, language) if _betrays(each)}
    for table in (_ORDINALS, _TIES):
        for match in re.finditer(table.get(short, r"(?!)"), text, re.IGNORECASE):
            found.setdefault(match.start(), match[0])
    for match in _YEAR.finditer(text):
        found.setdefault(match.start(), match[0])
    return tuple(_apart(sorted(found.items())))


def _leaks(event: Event, language: str, key: str, text: str) -> Iterator[Leak]:
    for offset, words in betraying(text, language):
        yield Leak(event.id, language, key, words, offset, text)


def _betrays(found: TimeExpression) -> bool:
    """Tell whether an expression says more than a day of the week."""
    if found.kind not in _BETRAYING:
        return False
    is_weekday = found.kind == "recurring" and found.month is None and found.season is None and found.year is None
    return not is_weekday


def _apart(found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield places that do not lie within the one before."""
    end = 0
    for offset, words in found:
        if offset >= end:
            yield offset, words
            end = offset + len(words)
