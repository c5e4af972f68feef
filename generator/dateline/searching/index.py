"""Make the index of a chronology: groups of word forms that share a stem, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Written(msgspec.Struct):
    """The words of an edition as they are written, by language, each with the numbers of the documents that have it.

    For the next time there are also the words of each document, by language and with blanks between them, and a digest of all that they
    follow from, where the caller gave one.
    """

    documents: tuple[str, ...]
    digests: list[bytes]
    words: list[dict[str, str]]
    numbers: dict[str, dict[str, list[int]]]


def make_index(chronology: Chronology) -> Index:
    """Index a chronology's texts: the same chronology gives the same index, whatever the order of its mappings' making."""
    return index_of(chronology, write_down(chronology))


def index_of(chronology: Chronology, written: Written) -> Index:
    """Return the index of a chronology whose words have been written down."""
    numbers = {name: number for number, name in enumerate(chronology.events)}
    things = _things(chronology)
    return Index(
        events=tuple(numbers),
        things=things,
        concerned=tuple(tuple(sorted(numbers[name] for name in chronology.events_of[key])) for key in things),
        groups=_merged(_stemmed(written.numbers)),
    )


def write_down(chronology: Chronology, digests: Sequence[bytes] = (), before: Written | None = None) -> Written:
    """Write down the words of a chronology's events and things.

    `digests` say of each event, and then of all things, what their words follow from. Where one and the documents are the same as `before`, which
    is changed, a document's words are too.
    """
    events, things = tuple(chronology.events.values()), _things(chronology)
    documents = (*chronology.events, *(f"{kind}:{name}" for kind, name in things))
    every = [*digests[:-1], *(digests[-1] for _ in things)] if digests else [b""] * len(documents)
    if (
        before is None
        or before.documents != documents
        or not len(before.digests) == len(before.words) == len(documents)
    ):
        before = Written(documents, [b""] * len(documents), [{}] * len(documents), {})
    changed = [number for number, digest in enumerate(every) if not digest or digest != before.digests[number]]
    try:
        for number in changed:
            own = number < len(events)
            passages = (
                event_passages(chronology, events[number])
                if own
                else thing_passages(chronology, things[number - len(events)])
            )
            _replace(before, number, _words(passages))
    except (LookupError, ValueError):  # what was kept does not fit together
        return write_down(chronology, digests)
    before.digests = every
    return before


def _things(chronology: Chronology) -> tuple[ThingKey, ...]:
    return tuple(
        (kind, name)
        for kind in SEARCHED_THINGS
        for name in getattr(chronology, f"{kind}s")
        if (kind, name) in chronology.events_of
    )


def _words(passages: Iterable[Passage]) -> dict[str, str]:
    """Return the words of a document, each once, by language and with blanks between them."""
    texts: dict[str, list[str]] = {}
    for language, text in passages:
        texts.setdefault(language.partition("-")[0], []).append(text)
    return {language: " ".join(set(raw_words("\n".join(own)))) for language, own in texts.items()}


def _replace(written: Written, number: int, words: dict[str, str]) -> None:
    """Note the number of a document under each of its words, and no longer under those that it had."""
    for language, own in written.words[number].items():
        for word in own.split():
            numbers = written.numbers[language][word]
            numbers.remove(number)
            if not numbers:
                del written.numbers[language][word]
    for language, own in words.items():
        known = written.numbers.setdefault(language, {})
        for word in own.split():
            if word in known:
                known[word].append(number)
            else:
                known[word] = [number]
    written.words[number] = words


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
