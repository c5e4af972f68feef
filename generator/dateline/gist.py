"""What is asked of an event's text again and again, worked out once, when its file is read."""

from __future__ import annotations

import hashlib

import msgspec

from dateline.diagnostics import Span
from dateline.model import Body, Citation, Cited, Element, Record, Reference
from dateline.sentences import Statements, statements

_encode = msgspec.msgpack.Encoder().encode


class Gist(Record, frozen=True, kw_only=True):
    """The sources that each sentence cites, what the body cites and refers to (`apparatus`), and a digest of the whole body: 16 bytes."""

    statements: Statements = ()
    apparatus: Body = ()
    digest: bytes = b""


def gist_of(body: Body) -> Gist:
    """Return the gist of a body."""
    digest = hashlib.blake2b(_encode(body), digest_size=16).digest()
    return Gist(statements=statements(body), apparatus=apparatus(body), digest=digest)


def apparatus(body: Body) -> Body:
    """Return what a body cites and refers to, in its order, without its words and without the places where they are typed."""
    found: list[Cited | Reference] = []
    _gather(body, found)
    return tuple(found)


def _gather(body: Body, found: list[Cited | Reference]) -> None:
    for node in body:
        if isinstance(node, Element):
            _gather(node.children, found)
        elif isinstance(node, Cited):
            found.append(Cited(tuple(map(unplaced, node.citations))))
        elif isinstance(node, Reference):
            found.append(Reference(node.kind, node.target, "", Span()))


def unplaced(citation: Citation) -> Citation:
    """Return a citation without the place where it is typed, so that equal ones are one."""
    return Citation(
        source=citation.source,
        locator=citation.locator,
        quotation=citation.quotation,
        by=citation.by,
        by_name=citation.by_name,
    )
