"""What must be found in a source's text: every quotation and every wording of a date, with the places it may stand."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Literal

import msgspec

from dateline.chronology.walk import bases_of, citations_in_keys
from dateline.diagnostics import Span
from dateline.model import EDITORS, Citation, Cited, Locator, Thing
from dateline.parsing import Document

Origin = Literal["citation", "prose", "basis"]
Place = tuple[str, Locator | None]
"""A source's id and the locator in it."""


class Claim(msgspec.Struct, frozen=True):
    """Words said to stand in a source. They may stand at any of `places`: a title's quotation is held by some citation of the body."""

    document: Document
    span: Span
    words: str
    origin: Origin
    places: tuple[Place, ...]


class Pointer(msgspec.Struct, frozen=True):
    """A place of a source that a citation or a basis names without quoting a word of it."""

    document: Document
    span: Span
    source: str
    locator: Locator


def claims_of(document: Document, thing: Thing | None, cited: tuple[Cited, ...]) -> Iterator[Claim]:
    """Yield what one document claims to stand in its sources, in the order of bases, citations, prose.

    `thing` is the document's record with the ids of today, so that a source's former id leads to the same text, and `cited` the citation
    groups of its body in their order (`walk.body_groups`). A language edition has no record: its bases and accounts are the base file's.
    """
    for index, source, basis in bases_of(thing) if thing else ():
        if basis.words and source:
            span = document.span(f"basis/{index}/words")
            yield Claim(document, span, basis.words, "basis", ((source, basis.locator),))
    for citation in _citations(thing, cited):
        if citation.quotation:
            place = (citation.source, citation.locator)
            yield Claim(document, citation.quotation_span, citation.quotation, "citation", (place,))
    if not document.quoted:
        return
    groups = [_places(group.citations) for group in cited]
    everywhere = tuple(dict.fromkeys(place for places in groups for place in places))
    for run in document.quoted:
        places = everywhere if run.where != "body" else groups[run.cited] if run.cited is not None else ()
        if places:
            yield Claim(document, run.span, run.text, "prose", places)


def pointers_of(
    document: Document, thing: Thing | None, cited: tuple[Cited, ...], sources: Container[str]
) -> Iterator[Pointer]:
    """Yield the places of some sources that one document names without quoting from them."""
    for index, source, basis in bases_of(thing) if thing else ():
        if basis.locator and source in sources and not basis.words:
            yield Pointer(document, document.span(f"basis/{index}/locator"), source, basis.locator)
    for citation in _citations(thing, cited):
        if citation.locator and not citation.quotation and citation.source in sources:
            yield Pointer(document, citation.span, citation.source, citation.locator)


def _places(citations: tuple[Citation, ...]) -> tuple[Place, ...]:
    return tuple((citation.source, citation.locator) for citation in citations if citation.source != EDITORS)


def _citations(thing: Thing | None, cited: tuple[Cited, ...]) -> list[Citation]:
    """Return every citation of a source, wherever it stands."""
    found = [each for group in cited for each in group.citations if each.source != EDITORS]
    if thing:
        found += [each for each in citations_in_keys(thing) if each.source != EDITORS]
    return found
