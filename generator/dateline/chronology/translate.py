"""Make the chronology of one language: the base records with the words of their language editions in place of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

import msgspec

from dateline.chronology.aliases import attribute
from dateline.chronology.link import Linked
from dateline.chronology.model import Chronology
from dateline.chronology.recalling import Recalled, bare_events
from dateline.config import Config, SettingsEdition
from dateline.model import EDITORS, AnyThing, Citation, Event, Kind, Thing
from dateline.parsing import Document
from dateline.parsing.scalars import Value
from dateline.parsing.schema import SCHEMA
from dateline.parsing.schema_types import Cite, IdAndWords, ListOf, Pairs, Table, ValueType

T = TypeVar("T", bound=AnyThing)
_AS_WRITTEN = frozenset(
    {("source", "title"), ("medium", "credit"), ("medium", "licence"), ("event", "date_wording"), ("actor", "short")}
)
"""What is the words of others, or a name, and may stand in every language as it is."""


def editions_of(linked: Linked) -> tuple[Chronology, ...]:
    """Return the chronology in each of its languages, the base language first, the others in the order of `languages`."""
    base = linked.chronology
    others = (language for language in base.config.all_languages if language != base.language)
    return (base, *(translated(linked, language) for language in others))


def translated(linked: Linked, language: str) -> Chronology:
    """Return the chronology in a language: what has no edition in it keeps the base file's words (`translation-missing` says so).

    Dates, ids, relations, bases and the order are the base's. A translated body replaces the base's whole, with its own citations.
    """
    base = linked.chronology
    if language == base.language:
        return base
    editions = {(edition.kind, edition.id): edition for edition in linked.editions if edition.language == language}

    def with_words(kind: Kind, things: Mapping[str, T]) -> Mapping[str, T]:
        found = {
            name: _thing(thing, editions[kind, name]) if (kind, name) in editions else thing
            for name, thing in things.items()
        }
        return MappingProxyType(found)

    events: Mapping[str, Event] = with_words("event", bare_events(base))
    if isinstance(base.events, Recalled):
        events = Recalled(events, lambda name: with_words("event", {name: base.events[name]})[name])
    return msgspec.structs.replace(
        base,
        config=_settings(base.config, language),
        language=language,
        events=events,
        sources=with_words("source", base.sources),
        actors=with_words("actor", base.actors),
        places=with_words("place", base.places),
        topics=with_words("topic", base.topics),
        periods=with_words("period", base.periods),
        threads=with_words("thread", base.threads),
        pages=with_words("page", base.pages),
        worksheets=with_words("worksheet", base.worksheets),
        reworded=frozenset(_reworded(base, linked.editions, language)),
        gists=MappingProxyType(
            dict(base.gists)
            | {name: each.gist for (kind, name), each in editions.items() if _divides_anew(base, kind, each)}
        ),
    )


def _divides_anew(base: Chronology, kind: Kind, edition: Document) -> bool:
    """Tell whether an edition's text stands in the place of an event's."""
    return kind == "event" and bool(edition.body) and edition.id in base.events


def _reworded(base: Chronology, editions: Iterable[Document], language: str) -> Iterator[str]:
    """Yield the events whose edition says in its own words what the sources say of the date; one that only adds to them does not."""
    for edition in editions:
        if edition.kind == "event" and edition.language == language and edition.id in base.events:
            own = str(msgspec.json.decode(edition.translation or "{}").get("date_wording", ""))
            if own and not own.startswith(base.events[edition.id].date_wording):
                yield edition.id


def _settings(config: Config, language: str) -> Config:
    """Return the settings of a language's edition: in its words, and published in a folder of its own."""
    base_url = f"{config.base_url.rstrip('/')}/{language}" if config.base_url else ""
    words = next(
        (each for each in config.translations if each.language == language), SettingsEdition(language=language)
    )
    return msgspec.structs.replace(
        config,
        base_url=base_url,
        title=words.title or config.title,
        subtitle=words.subtitle or config.subtitle,
        license=words.license or config.license,
        notice=words.notice or config.notice,
    )


def _thing(thing: T, edition: Document) -> T:
    words = msgspec.json.decode(edition.translation or "{}")
    changed = _merged(thing, SCHEMA[edition.kind], words)
    return msgspec.structs.replace(changed, body=edition.body) if edition.body else changed


def _merged(record: T, table: Table, words: Mapping[str, Value]) -> T:
    """Return a record with the translated values of an edition's mapping in place of its own."""
    changes = {
        attribute(field.key): _value(getattr(record, attribute(field.key)), field.type, words[field.key])
        for field in table.fields
        if field.translated and field.key in words
    }
    return msgspec.structs.replace(record, **changes) if changes else record


def _value(old: Value, type_: ValueType, new: Value) -> Value:
    match type_:
        case Table():
            return old if old is None else _merged(old, type_, new)
        case ListOf():
            return _rows(old, type_.item, new)
        case Cite():
            return _cite(old, msgspec.convert(new, Citation)) if isinstance(old, Citation) else old
        case Pairs():  # names by language: the edition's come in addition, and instead
            return tuple({**dict(old), **dict(new)}.items())
        case _:
            return new


def _cite(old: Citation, new: Citation) -> Citation:
    """Return a citation with our own words in another language: the reason of `[@editors]`, or what somebody without a name is called.

    A place in a source, its words and the name of an actor are the same in every language.
    """
    if old.source != new.source:
        return old
    if old.source == EDITORS:
        return new
    return msgspec.structs.replace(old, by_name=new.by_name) if old.by_name and new.by_name else old


def _rows(old: tuple[Value, ...], item: ValueType, new: list[Value]) -> tuple[Value, ...]:
    rows = list(old)
    for index, words in enumerate(new):
        place = _place(old, item, index, words)
        if place is not None:
            rows[place] = _row(rows[place], item, words)
    return tuple(rows)


def _row(old: Value, item: ValueType, words: Value) -> Value:
    match item:
        case Table():
            return _merged(old, item, words)
        case IdAndWords():
            spoken = words.get(item.words_key, "")
            return msgspec.structs.replace(old, **{item.words_key: spoken}) if spoken else old
        case _:
            return words


def _place(old: tuple[Value, ...], item: ValueType, index: int, words: Value) -> int | None:
    """Return which base row an edition's row translates: by the key that names it, else by its position; None where there is none."""
    key = item.match if isinstance(item, Table) else item.id_key if isinstance(item, IdAndWords) else ""
    if key and key in words:
        return next((place for place, row in enumerate(old) if getattr(row, attribute(key)) == words[key]), None)
    return index if index < len(old) else None


def untranslated(edition: Document, base: Thing | None) -> Iterator[str]:
    """Yield the pointers of the texts of a base record that an edition has no words for.

    What a source or a maker has written itself needs none: titles of sources, credits, licences, wordings of dates.
    """
    if base is not None:
        words = msgspec.json.decode(edition.translation or "{}")
        yield from _left_out(base, SCHEMA[edition.kind], words, "", edition)


def _left_out(
    record: Value, table: Table, words: Mapping[str, Value], pointer: str, edition: Document
) -> Iterator[str]:
    for field in table.fields:
        old, here = getattr(record, attribute(field.key), None), f"{pointer}{field.key}"
        if not field.translated or not old or (table.name, field.key) in _AS_WRITTEN:
            continue
        new = words.get(field.key)
        match field.type:
            case Table():
                yield from _left_out(old, field.type, new or {}, f"{here}/", edition)
            case ListOf():
                yield from _left_out_rows(old, field.type.item, new or [], here, edition)
            case Pairs():
                if edition.language not in {**dict(old), **dict(new or {})}:
                    yield here
            case Cite() if old.source != EDITORS and not old.by_name:
                continue
            case _:
                if not new:
                    yield here


def _left_out_rows(
    old: tuple[Value, ...], item: ValueType, new: list[Value], here: str, edition: Document
) -> Iterator[str]:
    given = {_place(old, item, index, words): words for index, words in enumerate(new)}
    for index, row in enumerate(old):
        words = given.get(index, {})
        if isinstance(item, Table):
            yield from _left_out(row, item, words, f"{here}/{index}/", edition)
        elif isinstance(item, IdAndWords) and getattr(row, item.words_key) and not words.get(item.words_key):
            yield f"{here}/{index}"


def unmatched_rows(edition: Document, base: Thing | None) -> Iterator[str]:
    """Yield the pointers of an edition's rows that translate no row of the base record."""
    if base is not None:
        words = msgspec.json.decode(edition.translation or "{}")
        yield from _unmatched(base, SCHEMA[edition.kind], words, "")


def _unmatched(record: Value, table: Table, words: Mapping[str, Value], pointer: str) -> Iterator[str]:
    for field in table.fields:
        new = words.get(field.key)
        old = getattr(record, attribute(field.key), None)
        if not field.translated or new is None:
            continue
        here = f"{pointer}{field.key}"
        if isinstance(field.type, Table):
            if old is None:
                yield here
            else:
                yield from _unmatched(old, field.type, new, f"{here}/")
        elif isinstance(field.type, ListOf):
            yield from _unmatched_rows(old, field.type.item, new, here)


def _unmatched_rows(old: Value, item: ValueType, new: list[Value], here: str) -> Iterator[str]:
    for index, words in enumerate(new):
        place = _place(old, item, index, words)
        if place is None:
            yield f"{here}/{index}"
        elif isinstance(item, Table):
            yield from _unmatched(old[place], item, words, f"{here}/{index}/")


def citations_of(edition: Document, base: Thing) -> Iterator[tuple[str, Citation, Citation | None]]:
    """Yield the pointer of every citation in an edition's front matter, the citation, and the base record's in the same place, if any."""
    yield from _cited(base, SCHEMA[edition.kind], msgspec.json.decode(edition.translation or "{}"), "")


def _cited(
    record: Value, table: Table, words: Mapping[str, Value], pointer: str
) -> Iterator[tuple[str, Citation, Citation | None]]:
    for field in table.fields:
        old: Value = getattr(record, attribute(field.key), None)
        new, here = words.get(field.key), f"{pointer}{field.key}"
        if not field.translated or new is None:
            continue
        match field.type:
            case Cite():
                yield here, msgspec.convert(new, Citation), old
            case Table() if old is not None:
                yield from _cited(old, field.type, new, f"{here}/")
            case ListOf(item=Table() as item):
                yield from _cited_in_rows(old, item, new, here)
            case _:
                continue


def _cited_in_rows(
    old: tuple[Value, ...], item: Table, new: list[Value], pointer: str
) -> Iterator[tuple[str, Citation, Citation | None]]:
    for index, words in enumerate(new):
        place = _place(old, item, index, words)
        if place is not None:
            yield from _cited(old[place], item, words, f"{pointer}/{index}/")
