"""Find the events that have all words of a query, exactly as `static/find.js` does from the published index."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.searching.folding import words_of
from dateline.searching.index import Group, Index

SHORTEST_NUMBER = 3
"""Digits that a number has at least for longer numbers to be found by it."""
SHORTEST_STEM, LONGEST_ENDING = 4, 4
"""A word that begins none is taken for a longer form of one with at least so many letters, at most so many shorter."""


def find(index: Index, query: str) -> frozenset[str]:
    """Return the ids of the events that have every word of a query; all events for a query without words."""
    found = frozenset(range(len(index.events)))
    for word in dict.fromkeys(words_of(query)):
        found &= _events_with(index, word)
    return frozenset(index.events[number] for number in found)


def _events_with(index: Index, word: str) -> frozenset[int]:
    total = len(index.events)
    found: set[int] = set()
    for group in groups_with(index, word):
        for document in group.documents:
            found.update((document,) if document < total else index.concerned[document - total])
    return frozenset(found)


def groups_with(index: Index, word: str) -> tuple[Group, ...]:
    """Return the groups that a folded word of a query finds."""
    exact = word.isdecimal() and len(word) < SHORTEST_NUMBER
    begun = tuple(
        group for group in index.groups if any(form == word if exact else form.startswith(word) for form in group.forms)
    )
    return begun or tuple(_shortened(index, word))


def _shortened(index: Index, word: str) -> Iterator[Group]:
    """Yield the groups of the longest form that a word begins with."""
    if word.isdecimal():
        return
    for length in range(len(word) - 1, max(SHORTEST_STEM, len(word) - LONGEST_ENDING) - 1, -1):
        known = [group for group in index.groups if word[:length] in group.forms]
        if known:
            yield from known
            return
