"""Make the index of a chronology: groups of word forms that share a stem, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.chronology.model import Chronology
from dateline.searching.folding import raw_words, words_of
from dateline.searching.stemming import stem
from dateline.searching.texts import Passage, ThingKey, event_passages, thing_passages

SEARCHED_THINGS = ("actor", "place", "topic", "source")
"""The kinds whose names find the events that they concern."""


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
    stems = _Stems()
    found: dict[int, list[int]] = {}
    documents = (event_passages(chronology, event) for event in chronology.events.values())
    for number, passages in enumerate((*documents, *(thing_passages(chronology, key) for key in things))):
        for group in stems.of(passages):
            found.setdefault(group, []).append(number)
    return Index(
        events=tuple(numbers),
        things=things,
        concerned=tuple(tuple(sorted(numbers[name] for name in chronology.events_of[key])) for key in things),
        groups=_merged((tuple(sorted(stems.forms[group])), numbers_) for group, numbers_ in found.items()),
    )


def _merged(groups: Iterable[tuple[tuple[str, ...], list[int]]]) -> tuple[Group, ...]:
    """Return groups in order; those with the same forms (one word in two languages) as one."""
    found: dict[tuple[str, ...], list[int]] = {}
    for forms, documents in groups:
        found.setdefault(forms, []).extend(documents)
    return tuple(Group(forms, tuple(sorted(set(found[forms])))) for forms in sorted(found))


class _Stems:
    """Numbers the groups of words, and remembers those of each word: few words are new once some events have been read.

    Stems are folded too, so that words typed without their accents join those with them.
    """

    def __init__(self) -> None:
        self.forms: list[set[str]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._known: dict[str, dict[str, tuple[int, ...]]] = {}

    def of(self, passages: Iterable[Passage]) -> set[int]:
        """Return the groups of all words of one document."""
        texts: dict[str, list[str]] = {}
        for language, text in passages:
            texts.setdefault(language.partition("-")[0], []).append(text)
        found: set[int] = set()
        for language, own in texts.items():
            known = self._known.setdefault(language, {})
            for word in set(raw_words("\n".join(own))):
                groups = known.get(word)
                if groups is None:
                    groups = known[word] = tuple(self._group(language, word))
                found.update(groups)
        return found

    def _group(self, language: str, word: str) -> Iterator[int]:
        """Yield the group of each part of a raw word, with that part among its forms."""
        parts = words_of(word)
        for part in parts:
            own = (language, "".join(words_of(stem(language, word)))) if len(parts) == 1 else ("", part)
            number = self._numbers.setdefault(own, len(self.forms))
            if number == len(self.forms):
                self.forms.append(set())
            self.forms[number].add(part)
            yield number
