"""Reckon how much room words take, in tenths of an em, without a font: rather too much than too little."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dateline.axis.model import LENGTH, Sheet

EM = 10
_NARROW = frozenset("ijlI.,:;'’|!()[]·ítf ")
_WIDE = frozenset("mwMWÆŒ@%—…&")


@lru_cache(maxsize=8192)  # an axis is drawn with more and fewer names until they fit: the same words again and again
def width(text: str) -> int:
    """Return the room for a text in tenths of an em."""
    return sum(map(_character, text))


@lru_cache(maxsize=1024)
def _character(character: str) -> int:
    if character in _NARROW:
        return 4
    if character in _WIDE or unicodedata.east_asian_width(character) in "WF":
        return 10
    if unicodedata.combining(character):
        return 0
    return 7 if character.isupper() else 6


def shortened(text: str, room: int) -> str:
    """Return a text that fits into so many tenths of an em: cut after a word and marked by …, "" where not even two words fit."""
    if width(text) <= room:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        short = " ".join(words).rstrip(",;:–-") + "…"
        if width(short) <= room:
            return short if len(words) > 1 else ""
    return ""


def wrapped(text: str, room: int) -> tuple[str, ...]:
    """Return a text on as few lines as its words allow, none wider than `room` where no single word is."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def positions(tenths: int, sheet: Sheet) -> int:
    """Return how many positions so many tenths of an em take up at the narrowest, rounded up."""
    return -(-tenths * LENGTH // (sheet.ems * EM))
