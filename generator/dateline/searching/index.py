"""Make the index of a chronology: groups of word forms that share a stem, and where each is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.chronology.model import Chronology
from dateline.searching.folding import raw_words, words_of
from dateline.searching.packing import pack_numbers, unpack_numbers
from dateline.searching.stemming import stem
from dateline.searching.texts import Passage, ThingKey, event_passages, thing_passages

SEARCHED_THINGS = ("actor", "place", "topic", "source")
"""The kinds whose names find the events that they concern."""
FEW = 16
"""Up to so many changed documents are written down one by one, which takes longer for each."""


class Group(msgspec.Struct, frozen=True):
    """Folded forms of one stem, in order, and the documents that have one of them, as `pack_numbers` writes their numbers.

    A document's number is that of an event, or the number of events plus that of a thing.
    """

    forms: tuple[str, ...]
    packed: str

    @property
    def documents(self) -> tuple[int, ...]:
        """The numbers of the documents, in order and each once."""
        return tuple(unpack_numbers(self.packed))


class Index(msgspec.Struct, frozen=True):
    """The words of one edition. `groups` are in the order of their forms; `concerned` has the events of each thing by their numbers."""

    events: tuple[str, ...]
    things: tuple[ThingKey, ...]
    concerned: tuple[tuple[int, ...], ...]
    groups: tuple[Group, ...]


class Family(msgspec.Struct, frozen=True):
    """The forms of one stem, each with the documents that have it, and all these documents; numbers are packed (`packing`)."""

    forms: dict[str, str]
    documents: str


class Written(msgspec.Struct):
    """The words of an edition as they are written: the families of each language by their stems.

    For the next time there are also the words of each document, by language and with blanks between them, and a digest of all that they
    follow from, where the caller gave one.
    """

    documents: tuple[str, ...]
    digests: list[bytes]
    words: list[dict[str, str]]
    families: dict[str, dict[str, Family]]


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
        groups=_groups(written.families),
    )


def write_down(chronology: Chronology, digests: Sequence[bytes] = (), before: Written | None = None) -> Written:
    """Write down the words of a chronology's events and things.

    `digests` say of each event, and then of all things, what their words follow from. Where one and the documents are the same as `before`, which
    is changed, a document's words are too.
    """
    events, things = tuple(chronology.events), _things(chronology)
    documents = (*events, *(f"{kind}:{name}" for kind, name in things))
    every = [*digests[:-1], *(digests[-1] for _ in things)] if digests else [b""] * len(documents)

    def words_in(number: int) -> dict[str, str]:
        if number < len(events):
            return _words(event_passages(chronology, chronology.events[events[number]]))
        return _words(thing_passages(chronology, things[number - len(events)]))

    if before and before.documents == documents and len(before.digests) == len(before.words) == len(documents):
        changed = [number for number, digest in enumerate(every) if not digest or digest != before.digests[number]]
        if len(changed) <= FEW:
            try:
                for number in changed:
                    _replace(before, number, words_in(number))
            except (LookupError, ValueError):  # what was kept does not fit together
                return write_down(chronology, digests)
            before.digests = every
            return before
    words = [words_in(number) for number in range(len(documents))]
    return Written(documents, every, words, _families(words))


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
    """Note a document in the families of its words, and no longer in those of the words that it had."""
    old, new = (
        {part for language, own in each.items() for word in own.split() for part in _parts(language, word)}
        for each in (written.words[number], words)
    )
    for part in old ^ new:
        (language, stemmed), form = part
        families = written.families.setdefault(language, {})
        forms = dict(families[stemmed].forms) if stemmed in families else {}
        numbers = unpack_numbers(forms.pop(form, ""))
        if part in old:
            numbers.remove(number)
        else:
            numbers = sorted({*numbers, number})
        if numbers:
            forms[form] = pack_numbers(numbers)
        if forms:
            families[stemmed] = _family(forms)
        else:
            del families[stemmed]
    written.words[number] = words


def _families(words: Sequence[Mapping[str, str]]) -> dict[str, dict[str, Family]]:
    """Return the families of all words of documents: those that share a stem, in a language.

    Stems are folded too, so that words typed without their accents join those with them. Few words are new once some events were read.
    """
    numbers: dict[tuple[str, str], list[int]] = {}
    for number, by_language in enumerate(words):
        for language, own in by_language.items():
            for word in own.split():
                numbers.setdefault((language, word), []).append(number)
    forms: dict[tuple[str, str], dict[str, set[int]]] = {}
    for (language, word), documents in numbers.items():
        for key, form in _parts(language, word):
            forms.setdefault(key, {}).setdefault(form, set()).update(documents)
    found: dict[str, dict[str, Family]] = {}
    for (language, stemmed), each in forms.items():
        packed = {form: pack_numbers(sorted(documents)) for form, documents in each.items()}
        found.setdefault(language, {})[stemmed] = _family(packed)
    return found


def _family(forms: dict[str, str]) -> Family:
    return Family(forms, _united(forms.values()))


def _united(packed: Iterable[str]) -> str:
    """Return the numbers of several texts as one."""
    first, *others = packed
    if not others:
        return first
    return pack_numbers(sorted(set(unpack_numbers(first)).union(*map(unpack_numbers, others))))


def _parts(language: str, word: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the stem of each part of a raw word, with that part."""
    parts = words_of(word)
    for part in parts:
        yield (language, "".join(words_of(stem(language, word)))) if len(parts) == 1 else ("", part), part


def _groups(families: Mapping[str, Mapping[str, Family]]) -> tuple[Group, ...]:
    """Return families as groups in order; those with the same forms (one word in two languages) as one."""
    found: dict[tuple[str, ...], list[str]] = {}
    for of_language in families.values():
        for family in of_language.values():
            found.setdefault(tuple(sorted(family.forms)), []).append(family.documents)
    return tuple(Group(forms, _united(found[forms])) for forms in sorted(found))
