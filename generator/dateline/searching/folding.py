"""Fold text for comparison: without case, accents and joined letters; and split it into words.

`static/find.js` folds what readers type by the same rules; `tests/browser/test_find.py` compares the two.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
)
"""Letters that Unicode does not decompose, as people type them who do not have them on their keyboard."""
_APART = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
"""For texts of ASCII, several times faster than a pattern: letters as small ones, and blanks for what stands between words."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Characters inside words that nobody sees: soft hyphen, zero-width blanks and joiners."""


def fold(text: str) -> str:
    """Return a text in small letters, without accents, in compatible forms: "Mérida" as "merida", "ﬁ" as "fi"."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text).lower().translate(_UNSEEN)
    return "".join(letter for letter in plain if category(letter) != "Mn").translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order, repetitions and all."""
    return tuple(_WORD.findall(fold(text)))


def raw_words(text: str) -> list[str]:
    """Return the words of a text in small letters, accents kept where they make one letter with their base: what stemmers expect."""
    if text.isascii():
        return text.encode("ascii").translate(_APART).decode("ascii").split()
    plain = normalize("NFC", text).lower().translate(_UNSEEN)
    marks = {ord(letter): None for letter in set(plain) if category(letter) == "Mn"}
    return _WORD.findall(plain.translate(marks))
