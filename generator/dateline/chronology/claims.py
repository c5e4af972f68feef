"""What must be found in a source's text: every quotation and every wording of a date, with the places it may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.chronology.walk import body_groups, dispute_citations
from dateline.diagnostics import Span
from dateline.model import EDITORS, Actor, Basis, Citation, Event, Locator, Source, Thing
from dateline.parsing import Document

Origin = Literal["citation", "prose", "basis"]
Place = tuple[str, Locator | None]
"""A source's id and the locator in it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words said to stand in a source. They may stand at any of `places`: a title's quotation is held by some citation of the body."""

    document: Document
    span: Span
    words: str
    origin: Origin
    places: tuple[Place, ...]


def claims_of(document: Document) -> Iterator[Claim]:
    """Yield what one document claims to stand in its sources, in the order of bases, citations, prose."""
    thing = document.thing
    if thing is None:
        return
    yield from _basis_claims(document, thing)
    for citation in _citations(thing):
        if citation.quotation and citation.source != EDITORS:
            place = (citation.source, citation.locator)
            yield Claim(document, citation.quotation_span, citation.quotation, "citation", (place,))
    groups = [_places(group.citations) for group in body_groups(thing.body)]
    everywhere = tuple(dict.fromkeys(place for places in groups for place in places))
    for run in document.quoted:
        places = everywhere if run.where != "body" else groups[run.cited] if run.cited is not None else ()
        if places:
            yield Claim(document, run.span, run.text, "prose", places)


def _places(citations: tuple[Citation, ...]) -> tuple[Place, ...]:
    return tuple((citation.source, citation.locator) for citation in citations if citation.source != EDITORS)


def _basis_claims(document: Document, thing: Thing) -> Iterator[Claim]:
    bases: tuple[Basis, ...] = thing.basis if isinstance(thing, (Event, Source)) else ()
    for index, basis in enumerate(bases):
        source = basis.source or (thing.id if isinstance(thing, Source) else "")
        if basis.words and source:
            yield Claim(
                document, document.span(f"basis/{index}/words"), basis.words, "basis", ((source, basis.locator),)
            )


def _citations(thing: Thing) -> Iterator[Citation]:
    for group in body_groups(thing.body):
        yield from group.citations
    if isinstance(thing, (Event, Source, Actor)):
        yield from dispute_citations(thing.disputes)
    if isinstance(thing, Actor):
        yield from (role.cite for role in thing.roles if role.cite)
