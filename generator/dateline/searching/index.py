"""Make the index of a chronology: groups of word forms that share a stem, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.chronology.model import Chronology
from dateline.searching.folding import folded_parts, raw_words
from dateline.searching.stemming import stem
from dateline.searching.texts import Passage, ThingKey, event_passages, thing_passages

SEARCHED_THINGS = ("actor", "place", "topic", "source")
"""The kinds whose names find the events that they concern."""

_Stem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Folded forms of one stem, in order, and the documents that have one of them, in order and each once.

    A document's number is that of an event, or the number of events plus that of a thing.
    """

    forms: tuple[str, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The words of one edition. `groups` are in the order of their forms; `concerned` has the events of each thing by their numbers."""

    events: tuple[str, ...]
    things: tuple[ThingKey, ...]
    concerned: tuple[tuple[int, ...], ...]
    groups: tuple[Group, ...]


def make_index(chronology: Chronology) -> Index:
    """Index a chronology's texts: the same chronology gives the same index, whatever the order of its mappings' making."""
    numbers = {name: number for number, name in enumerate(chronology.events)}
    things = tuple(
        (kind, name)
        for kind in SEARCHED_THINGS
        for name in getattr(chronology, f"{kind}s")
        if (kind, name) in chronology.events_of
    )
    forms: dict[_Stem, set[str]] = {}
    found: dict[_Stem, list[int]] = {}
    documents = (event_passages(chronology, event) for event in chronology.events.values())
    for number, passages in enumerate((*documents, *(thing_passages(chronology, key) for key in things))):
        for group in _gather(passages, forms):
            found.setdefault(group, []).append(number)
    groups = (Group(tuple(sorted(forms[group])), tuple(numbers_)) for group, numbers_ in found.items())
    return Index(
        events=tuple(numbers),
        things=things,
        concerned=tuple(tuple(sorted(numbers[name] for name in chronology.events_of[key])) for key in things),
        groups=tuple(sorted(groups, key=lambda group: (group.forms, group.documents))),
    )


def _gather(passages: Iterable[Passage], forms: dict[_Stem, set[str]]) -> Mapping[_Stem, None]:
    """Add the words of one document to their groups, and return the groups it has, each once.

    Stems are folded too, so that words typed without their accents join those with them.
    """
    met: dict[_Stem, None] = {}
    words: dict[tuple[str, str], None] = {}
    for language, text in passages:
        own = language.partition("-")[0]
        words.update(dict.fromkeys((own, word) for word in raw_words(text)))
    for language, word in words:
        parts = folded_parts(word)
        for part in parts:
            group = (language, "".join(folded_parts(stem(language, word)))) if len(parts) == 1 else ("", part)
            forms.setdefault(group, set()).add(part)
            met[group] = None
    return met
