"""Walk through what a file holds: its citations, its bases, and what it refers to, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import (
    EDITORS,
    Actor,
    Basis,
    Body,
    Citation,
    Cited,
    Dispute,
    Element,
    Event,
    Reference,
    Source,
    Text,
    Thing,
)


def body_citations(body: Body) -> Iterator[Citation]:
    """Yield every citation of a body in its order."""
    for group in body_groups(body):
        yield from group.citations


def body_groups(body: Body) -> list[Cited]:
    """Return every citation group of a body in its order."""
    found: list[Cited] = []
    _gather_groups(body, found)
    return found


def _gather_groups(body: Body, found: list[Cited]) -> None:
    for node in body:
        if isinstance(node, Text):  # most are
            continue
        if isinstance(node, Cited):
            found.append(node)
        elif isinstance(node, Element):
            _gather_groups(node.children, found)


def body_references(body: Body) -> Iterator[Reference]:
    """Yield every reference of a body in its order."""
    for node in body:
        if isinstance(node, Element):
            yield from body_references(node.children)
        elif isinstance(node, Reference):
            yield node


def dispute_citations(disputes: tuple[Dispute, ...]) -> Iterator[Citation]:
    """Yield the citation of every account."""
    for dispute in disputes:
        for account in dispute.accounts:
            yield account.cite


def event_citations(event: Event) -> Iterator[Citation]:
    """Yield every citation of an event: its body's, then its disputes'."""
    yield from body_citations(event.body)
    yield from dispute_citations(event.disputes)


def cited_sources(event: Event) -> tuple[str, ...]:
    """Return the sources that an event rests on, each once: cited ones, then those of its date's basis."""
    named = [citation.source for citation in event_citations(event) if citation.source != EDITORS]
    named += [basis.source for basis in event.basis if basis.source]
    return tuple(dict.fromkeys(named))


def referenced_events(event: Event) -> tuple[str, ...]:
    """Return the events that an event names: by relation, order, basis, or in its body; each once."""
    named = [relation.event for relation in event.related]
    named += [*event.after, *event.before]
    named += [basis.anchor for basis in event.basis if basis.anchor]
    named += [reference.target for reference in body_references(event.body) if reference.kind == "event"]
    return tuple(dict.fromkeys(named))


def citations_in_keys(thing: Thing) -> Iterator[Citation]:
    """Yield the citations that a file's keys hold: of its disputes' accounts, and of an actor's roles."""
    if isinstance(thing, (Event, Source, Actor)):
        yield from dispute_citations(thing.disputes)
    if isinstance(thing, Actor):
        yield from (role.cite for role in thing.roles if role.cite)


def bases_of(thing: Thing) -> Iterator[tuple[int, str, Basis]]:
    """Yield each basis with its index and its source; a source's own basis rests on itself where it names no other."""
    if isinstance(thing, (Event, Source)):
        for index, basis in enumerate(thing.basis):
            yield index, basis.source or (thing.id if isinstance(thing, Source) else ""), basis
