"""Find the word that an author probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 100
_LIKENESS = 0.6


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean `x`?" for the nearest known word, or nothing where none is near (or the word is no word at all)."""
    if not word or len(word) > _LONGEST:
        return ""
    near = difflib.get_close_matches(word.casefold(), sorted(known), n=1, cutoff=_LIKENESS)
    return f"Did you mean `{near[0]}`?" if near else ""


class Suggestions:
    """Gives suggestions from one large set of words, at most a few: comparing with ten thousand ids takes a tenth of a second."""

    MOST = 50
    """After so many different words nobody reads the hints one by one, and the report must not become slow."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = sorted(known)
        self.given: dict[str, str] = {}

    def did_you_mean(self, word: str) -> str:
        """Return what `did_you_mean` returns; nothing for new words once `MOST` have been looked up."""
        if word not in self.given:
            self.given[word] = did_you_mean(word, self.known) if len(self.given) < self.MOST else ""
        return self.given[word]
