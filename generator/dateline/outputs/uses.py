"""What rests on each source: every place where a thing cites it, by the place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from dateline.chronology.model import Chronology
from dateline.chronology.walk import body_groups, dispute_citations
from dateline.model import EDITORS, Actor, Event, Kind, Locator, Source, Thing
from dateline.outputs.addresses import note_anchor

UseKind = Literal["text", "date", "dispute", "role"]
_CITING_KINDS: tuple[Kind, ...] = ("event", "actor", "place", "topic", "period", "thread", "source", "page")


class Use(NamedTuple):
    """One use of a source: who cites it, for what, where in the source, with which words; `fragment` is where on the citing page."""

    kind: Kind
    thing: str
    what: UseKind
    locator: Locator | None
    words: str
    fragment: str


_Citing = tuple[str, UseKind, Locator | None, str, str]
"""Source, what for, place, words, fragment."""


def uses_of_sources(chronology: Chronology) -> Mapping[str, tuple[Use, ...]]:
    """Return the uses of each source, events first and in their order; of equal ones on a page the first."""
    found: dict[str, dict[tuple[object, ...], Use]] = {}
    for kind in _CITING_KINDS:
        things: Mapping[str, Thing] = getattr(chronology, f"{kind}s")
        for name, thing in things.items():
            for source, what, locator, words, fragment in _citations(thing):
                if source != EDITORS:
                    same = (kind, name, what, locator, words)
                    found.setdefault(source, {}).setdefault(same, Use(*same, fragment))
    return {source: tuple(uses.values()) for source, uses in found.items()}


def _citations(thing: Thing) -> Iterator[_Citing]:
    """Yield each citation of a thing."""
    for number, group in enumerate(body_groups(thing.body), start=1):
        for cite in group.citations:
            yield cite.source, "text", cite.locator, cite.quotation, note_anchor(thing.id, number)
    if isinstance(thing, Event | Source):
        for basis in thing.basis:
            if basis.source:
                yield basis.source, "date", basis.locator, basis.words, "date"
    if isinstance(thing, Event | Source | Actor):
        for cite in dispute_citations(thing.disputes):
            yield cite.source, "dispute", cite.locator, cite.quotation, "disputes"
    if isinstance(thing, Actor):
        for cite in (role.cite for role in thing.roles if role.cite):
            yield cite.source, "role", cite.locator, cite.quotation, "roles"
