"""What a file names elsewhere in the chronology, with the place of each naming."""

from __future__ import annotations

from dateline.diagnostics import Span
from dateline.model import EDITORS, Body, Citation, Cited, Kind, Record, Reference, Text


class Mention(Record, frozen=True, kw_only=True, array_like=True, omit_defaults=True):
    """A file's naming of another thing: in a key, in a body's reference, or in a citation."""

    kind: Kind
    target: str
    citation: bool = False
    span: Span = Span()


def unplaced(mention: Mention) -> Mention:
    """Return a mention without its place, so that equal ones are one."""
    return Mention(kind=mention.kind, target=mention.target, citation=mention.citation)


def citation_mentions(citation: Citation) -> tuple[Mention, ...]:
    """Return the source that a citation names, and its speaker; `editors` is nobody's file."""
    if citation.source == EDITORS:
        return ()
    found = [Mention(kind="source", target=citation.source, span=citation.span, citation=True)]
    if citation.by:
        found.append(Mention(kind="actor", target=citation.by, span=citation.span))
    return tuple(found)


def body_mentions(body: Body) -> tuple[Mention, ...]:
    """Return what a body names, in its order."""
    found: list[Mention] = []
    _gather(body, found)
    return tuple(found)


def _gather(body: Body, found: list[Mention]) -> None:
    for node in body:
        if isinstance(node, Text):  # most are
            continue
        if isinstance(node, Cited):
            for citation in node.citations:
                found.extend(citation_mentions(citation))
        elif isinstance(node, Reference):
            found.append(Mention(kind=node.kind, target=node.target, span=node.span))
        else:
            _gather(node.children, found)
