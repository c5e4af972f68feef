"""What rests on each source: every place where a thing cites it, by the place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from dateline.chronology.model import Chronology
from dateline.chronology.walk import body_citations, dispute_citations
from dateline.model import EDITORS, Actor, Event, Kind, Locator, Source, Thing

UseKind = Literal["text", "date", "dispute", "role"]
_CITING_KINDS: tuple[Kind, ...] = ("event", "actor", "place", "topic", "period", "thread", "source", "page")


class Use(NamedTuple):
    """One use of a source: who cites it, for what, where in the source, with which words."""

    kind: Kind
    thing: str
    what: UseKind
    locator: Locator | None
    words: str


def uses_of_sources(chronology: Chronology) -> Mapping[str, tuple[Use, ...]]:
    """Return the uses of each source, events first and in their order, each once."""
    found: dict[str, dict[Use, None]] = {}
    for kind in _CITING_KINDS:
        things: Mapping[str, Thing] = getattr(chronology, f"{kind}s")
        for name, thing in things.items():
            for source, what, locator, words in _citations(thing):
                if source != EDITORS:
                    found.setdefault(source, {})[Use(kind, name, what, locator, words)] = None
    return {source: tuple(uses) for source, uses in found.items()}


def _citations(thing: Thing) -> Iterator[tuple[str, UseKind, Locator | None, str]]:
    """Yield each citation of a thing: source, what for, place, words."""
    for cite in body_citations(thing.body):
        yield cite.source, "text", cite.locator, cite.quotation
    if isinstance(thing, Event | Source):
        for basis in thing.basis:
            if basis.source:
                yield basis.source, "date", basis.locator, basis.words
    if isinstance(thing, Event | Source | Actor):
        for cite in dispute_citations(thing.disputes):
            yield cite.source, "dispute", cite.locator, cite.quotation
    if isinstance(thing, Actor):
        for role in thing.roles:
            if role.cite:
                yield role.cite.source, "role", role.cite.locator, role.cite.quotation
