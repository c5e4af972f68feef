"""Make the index of a chronology: groups of word forms that share a stem, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.chronology.model import Chronology
from dateline.searching.folding import raw_words, words_of
from dateline.searching.stemming import stem
from dateline.searching.texts import Passage, ThingKey, event_passages, thing_passages

SEARCHED_THINGS = ("actor", "place", "topic", "source")
"""The kinds whose names find the events that they concern."""


class Group(msgspec.Struct, frozen=True):
    """Folded forms of one stem, in order, and the documents that have one of them, in order and each once.

    A document's number is that of an event, or the number of events plus that of a thing.
    """

    forms: tuple[str, ...]
    documents: tuple[int, ...]


class Index(msgspec.Struct, frozen=True):
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
    written: dict[str, dict[str, list[int]]] = {}
    documents = (event_passages(chronology, event) for event in chronology.events.values())
    for number, passages in enumerate((*documents, *(thing_passages(chronology, key) for key in things))):
        _note_words(written, number, passages)
    return Index(
        events=tuple(numbers),
        things=things,
        concerned=tuple(tuple(sorted(numbers[name] for name in chronology.events_of[key])) for key in things),
        groups=_merged(_stemmed(written)),
    )


def _note_words(written: dict[str, dict[str, list[int]]], number: int, passages: Iterable[Passage]) -> None:
    """Note the number of a document under each of its words, by language."""
    texts: dict[str, list[str]] = {}
    for language, text in passages:
        texts.setdefault(language.partition("-")[0], []).append(text)
    for language, own in texts.items():
        known = written.setdefault(language, {})
        for word in set(raw_words("\n".join(own))):
            if word in known:
                known[word].append(number)
            else:
                known[word] = [number]


def _stemmed(written: Mapping[str, Mapping[str, list[int]]]) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Yield each group's forms, in order, with the documents of each: those words that share a stem, in a language, are one group.

    Stems are folded too, so that words typed without their accents join those with them. Few words are new once some events were read.
    """
    forms: dict[tuple[str, str], set[str]] = {}
    documents: dict[tuple[str, str], list[int]] = {}
    for language, words in written.items():
        for word, numbers in words.items():
            for key, form in _parts(language, word):
                forms.setdefault(key, set()).add(form)
                documents.setdefault(key, []).extend(numbers)
    yield from ((tuple(sorted(each)), documents[key]) for key, each in forms.items())


def _parts(language: str, word: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the stem of each part of a raw word, with that part."""
    parts = words_of(word)
    for part in parts:
        yield (language, "".join(words_of(stem(language, word)))) if len(parts) == 1 else ("", part), part


def _merged(groups: Iterable[tuple[tuple[str, ...], list[int]]]) -> tuple[Group, ...]:
    """Return groups in order; those with the same forms (one word in two languages) as one."""
    found: dict[tuple[str, ...], list[int]] = {}
    for forms, documents in groups:
        found.setdefault(forms, []).extend(documents)
    return tuple(Group(forms, tuple(sorted(set(found[forms])))) for forms in sorted(found))
