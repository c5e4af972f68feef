"""Replace former ids by today's in a record, so that everything after linking knows one name for each thing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.model import AnyThing, Body, Citation, Cited, Element, Kind, Node, Reference
from dateline.parsing.scalars import Value
from dateline.parsing.schema import SCHEMA
from dateline.parsing.schema_types import Cite, Id, IdAndWords, ListOf, Table, ValueType

Aliases = Mapping[tuple[str, str], str]


def with_todays_ids(thing: AnyThing, aliases: Aliases) -> AnyThing:
    """Return the record with every former id replaced; unchanged where no id is a former one."""
    kind: Kind = next(each for each in SCHEMA if each == type(thing).__name__.lower())
    changes: dict[str, Value] = {}
    for field in SCHEMA[kind].fields:
        name = attribute(field.key)
        old = getattr(thing, name)
        new = _renamed(old, field.type, aliases)
        if new != old:
            changes[name] = new
    body = body_with_todays_ids(thing.body, aliases)
    if body != thing.body:
        changes["body"] = body
    return msgspec.structs.replace(thing, **changes) if changes else thing


def attribute(key: str) -> str:
    """Return the name that a key has as a field of its record."""
    return f"{key}_" if key == "from" else key


def _renamed(value: Value, type_: ValueType, aliases: Aliases) -> Value:
    if value is None:
        return None
    match type_:
        case Id():
            return aliases.get((type_.kind, value), value)
        case IdAndWords():
            name = aliases.get((type_.kind, value.actor), value.actor)
            return msgspec.structs.replace(value, actor=name)
        case Cite():
            return citation_with_todays_ids(value, aliases)
        case ListOf():
            return tuple(_renamed(item, type_.item, aliases) for item in value)
        case Table():
            inner = {attribute(field.key): field.type for field in type_.fields}
            return msgspec.structs.replace(
                value,
                **{name: _renamed(getattr(value, name), inner_type, aliases) for name, inner_type in inner.items()},
            )
        case _:
            return value


def citation_with_todays_ids(citation: Citation, aliases: Aliases) -> Citation:
    """Return a citation with every former id replaced."""
    source = aliases.get(("source", citation.source), citation.source)
    by = aliases.get(("actor", citation.by), citation.by)
    return msgspec.structs.replace(citation, source=source, by=by)


def body_with_todays_ids(body: Body, aliases: Aliases) -> Body:
    """Return the body with every former id replaced in its citations and references."""
    return tuple(_node(node, aliases) for node in body)


def _node(node: Node, aliases: Aliases) -> Node:
    match node:
        case Element():
            return Element(node.tag, body_with_todays_ids(node.children, aliases), node.attributes)
        case Cited():
            return Cited(tuple(citation_with_todays_ids(citation, aliases) for citation in node.citations))
        case Reference():
            return Reference(node.kind, aliases.get((node.kind, node.target), node.target), node.words, node.span)
        case _:
            return node
