"""Link again after one document changed, where nothing that decides the links of others did: most edits are to one file's words.

The rule: what `link` works out for all things together (former ids, the order, periods, what stands for today) follows from few values of
each document. Where these are equal before and after, so is what follows from them, and only the document's own part is made again.
Where one of them differs, the answer is None, and the caller links everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import msgspec

from dateline.chronology.claims import Claim, Pointer, pointers_of
from dateline.chronology.link import (
    Linked,
    checked_of,
    newest_day,
    todays_edition,
    todays_gist,
    todays_thing,
    verdicts_of,
)
from dateline.chronology.uses import concerned, threads_naming
from dateline.chronology.walk import body_groups
from dateline.chronology.witness import Verdict, Verify
from dateline.model import AnyThing, Event, Period, Source, Thread
from dateline.parsing import Document

K = TypeVar("K")
T = TypeVar("T")
_Place = tuple[bool, str, str, str, str]
"""Where a document stands among those whose claims are listed: base documents before language editions, each by kind, id, language, path."""


def relink(before: Linked, old: Document, new: Document, verify: Verify, build_day: int | None) -> Linked | None:
    """Return what `link` would return with one document in the place of another; None where only `link` can tell.

    `verify` and `build_day` are what `link` was given for `before`.
    """
    if _place(new) != _place(old):
        return None
    if new.language:
        return _edition(before, new, verify)
    return _base(before, old, new, verify, build_day)


def _base(before: Linked, old: Document, new: Document, verify: Verify, build_day: int | None) -> Linked | None:
    chronology = before.chronology
    if before.registry.get((new.kind, new.id)) is not old or old.thing is None or new.thing is None:
        return None
    was, thing = todays_thing(old, old.thing, chronology.aliases), todays_thing(new, new.thing, chronology.aliases)
    things: Mapping[str, AnyThing] = getattr(chronology, f"{new.kind}s")
    if new.id not in things or _deciding(was) != _deciding(thing):
        return None
    changes: dict[str, object] = {f"{new.kind}s": _with(things, new.id, thing)}
    if isinstance(was, Event) and isinstance(thing, Event):
        changes["events_of"] = _events_of(before, was, thing)
        gist = todays_gist(new.gist, chronology.aliases)
        changes["gists"] = _with(chronology.gists, new.id, gist)
        if build_day is None and newest_day((was,)) != newest_day((thing,)):
            changes["build_day"] = newest_day({**chronology.events, new.id: thing}.values())
    linked = msgspec.structs.replace(
        before,
        chronology=msgspec.structs.replace(chronology, **changes),
        registry=_with(before.registry, (new.kind, new.id), new),
    )
    return _with_claims(linked, new, thing, verify)


def _with(values: Mapping[K, T], key: K, value: T) -> Mapping[K, T]:
    """Return a mapping with another value at a key. A proxy's own copy is that of its dictionary: else each of ten thousand is asked for."""
    changed = values.copy() if isinstance(values, MappingProxyType) else dict(values)
    changed[key] = value
    return MappingProxyType(changed)


def _edition(before: Linked, new: Document, verify: Verify) -> Linked | None:
    places = [index for index, each in enumerate(before.editions) if _place(each) == _place(new)]
    if len(places) != 1:
        return None
    today = todays_edition(new, before.chronology.aliases)
    editions = (*before.editions[: places[0]], today, *before.editions[places[0] + 1 :])
    return _with_claims(msgspec.structs.replace(before, editions=editions), today, None, verify)


def _deciding(thing: AnyThing) -> tuple[object, ...]:
    """Return the values of a record that decide about others, besides whom it concerns and when it was last changed."""
    decisive: tuple[object, ...]
    match thing:
        case Event():
            decisive = (thing.date, thing.date_outside, thing.after, thing.before, thing.period, thing.status)
        case Source():
            decisive = (thing.rights,)
        case Period():
            decisive = (thing.from_, thing.to)
        case Thread():
            decisive = tuple(step.event for step in thing.events)
        case _:
            decisive = ()
    return type(thing), thing.aliases, *decisive


def _events_of(before: Linked, was: Event, event: Event) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return which events concern each thing, with one event in another's place in the order."""
    chronology = before.chronology
    period, threads = chronology.period_of[event.id], threads_naming(chronology.threads).get(event.id, [])
    old, new = set(concerned(was, period, threads)), set(concerned(event, period, threads))
    if old == new:
        return chronology.events_of
    found = dict(chronology.events_of)
    for key in old - new:
        found[key] = tuple(name for name in found[key] if name != event.id)
        if not found[key]:
            del found[key]
    rank = {name: index for index, name in enumerate(chronology.events)}
    for key in new - old:
        found[key] = tuple(sorted((*found.get(key, ()), event.id), key=rank.__getitem__))
    return MappingProxyType(found)


def _with_claims(linked: Linked, document: Document, thing: AnyThing | None, verify: Verify) -> Linked:
    """Return the chronology with a document's own verdicts and pointers in the place of those that its older self had."""
    chronology = linked.chronology
    record = (document, thing, tuple(body_groups(thing.body if thing else document.body)))
    verdicts = tuple(verdicts_of([record], linked.archive, chronology.sources, verify))
    measured = chronology.sources.keys() & linked.archive.fingerprints.keys()
    pointers = tuple(pointers_of(*record, measured))

    def of_verdict(each: tuple[Claim, Verdict]) -> _Place:
        return _place(each[0].document)

    def of_pointer(each: Pointer) -> _Place:
        return _place(each.document)

    all_verdicts = _spliced(linked.verdicts, verdicts, _place(document), of_verdict)
    return msgspec.structs.replace(
        linked,
        chronology=msgspec.structs.replace(chronology, checked=MappingProxyType(checked_of(all_verdicts))),
        verdicts=all_verdicts,
        pointers=_spliced(linked.pointers, pointers, _place(document), of_pointer),
    )


def _spliced(old: Sequence[T], new: tuple[T, ...], place: _Place, place_of: Callable[[T], _Place]) -> tuple[T, ...]:
    """Return a sequence that is in the order of places with other values at one of them."""
    first, last = bisect_left(old, place, key=place_of), bisect_right(old, place, key=place_of)
    return (*old[:first], *new, *old[last:])


def _place(document: Document) -> _Place:
    return bool(document.language), document.kind, document.id, document.language, document.path
