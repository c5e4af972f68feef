"""Document the schema: tables in Markdown for people, JSON Schema (draft 2020-12) for editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.diagnostics import RULES
from dateline.parsing.citations import ID_PATTERN, MAX_ID
from dateline.parsing.schema import COMMON, SCHEMA, TIMELINE
from dateline.parsing.schema_types import (
    Address,
    Choice,
    Cite,
    Count,
    Decimal,
    Edtf,
    Field,
    FileName,
    Flag,
    Id,
    IdAndWords,
    ListOf,
    OwnId,
    Pairs,
    Place,
    Table,
    ValueType,
    Words,
)

TABLES: Mapping[str, Table] = {**{str(kind): table for kind, table in SCHEMA.items()}, "timeline": TIMELINE}
"""Every kind of file by its name: those of the content, and `timeline.toml`."""

JsonSchema = dict[str, Any]

_ID: JsonSchema = {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": MAX_ID}
_LEGEND = """\
**Bold** keys must be there; ᵗ marks those that a language edition translates. Keys that begin with `x-` are yours: kept and exported.
A language edition, `<id>.<language>.md`, has the ᵗ keys only, and `translates`: the digest of the text that it translates."""


# --- Markdown -----------------------------------------------------------------------------------------------------------


def markdown(names: Iterable[str]) -> str:
    """Return the reference tables of these kinds of file: their own keys, then those that all share, then those inside keys."""
    tables = {name: TABLES[name] for name in names}
    parts = [_LEGEND]
    parts += [_section(_title(name), (f for f in table.fields if f not in COMMON)) for name, table in tables.items()]
    if any(name in SCHEMA for name in tables):
        parts.append(_section("Every file", COMMON))
    inner: dict[str, Table] = {}
    for table in tables.values():
        _gather(table, inner)
    parts += [_section(f"Inside `{key}`", table.fields) for key, table in inner.items()]
    return "\n\n".join(parts) + "\n"


def _title(name: str) -> str:
    return "`timeline.toml`" if name == "timeline" else name.capitalize()


def _section(title: str, fields: Iterable[Field]) -> str:
    rows = [f"### {title}", "", "| key | value | meaning |", "| --- | --- | --- |"]
    for field in fields:
        key = f"**`{field.key}`**" if field.required else f"`{field.key}`"
        value, meaning = _worded(field.type, field.key), field.doc
        rows.append(f"| {key}{'ᵗ' if field.translated else ''} | {_cell(value)} | {_cell(meaning)} |")
    return "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _gather(table: Table, found: dict[str, Table]) -> None:
    """Collect the tables inside a table's keys by key, in the order of the schema. A key has one shape wherever it stands."""
    for field in table.fields:
        inside = field.type.item if isinstance(field.type, ListOf) else field.type
        if not isinstance(inside, Table):
            continue
        if found.setdefault(field.key, inside) != inside:
            raise ValueError(f"`{field.key}` has two shapes in the schema")
        _gather(inside, found)


_WORDED: Mapping[ValueType, str] = {
    Words(): "one line of text",
    Words(several=True): "text",
    Edtf(): "a date in EDTF",
    Flag(): "`true` or `false`",
    Address(): "a web address",
    Address(none_allowed=True): "a web address, or `none`",
    OwnId(): "an id",
    Count(): "a whole number",
    FileName(): "a file's name",
    Cite(): 'a citation: `"[@source-id, ¶ 9]"`',
    Place(): "a locator: `¶ 9`, `¶¶ 9-11`, `p. 3`, `at 12:40`",
}


def _worded(type_: ValueType, key: str) -> str:
    """Return a type in words for a cell of a table; `key` is the key that holds it."""
    match type_:
        case Choice():
            return ", ".join(f"`{name}`" for name in type_.names)
        case Decimal():
            return f"a number from {type_.low:g} to {type_.high:g}"
        case Id():
            return f"{_article(type_.kind)} id"
        case ListOf():
            lone = ", or one alone" if type_.lone else ""
            least = f" of at least {type_.least}" if type_.least else ""
            return f"a list{least}, each {_worded(type_.item, key)}{lone}"
        case Pairs():
            known = f" ({', '.join(f'`{name}`' for name in type_.keys)})" if type_.keys else ""
            return f"a text for each {type_.of}{known}"
        case IdAndWords():
            return f"`{type_.kind}-id` or `{type_.kind}-id: {type_.words_key}`"
        case Table():
            return f"keys: see *Inside `{key}`*"
        case _:
            return _WORDED[type_]


def _article(kind: str) -> str:
    return f"an {kind}'s" if kind[0] in "aeiou" else f"a {kind}'s"


# --- JSON Schema --------------------------------------------------------------------------------------------------------


def json_schema(names: Iterable[str]) -> JsonSchema:
    """Return a JSON Schema of the front matter of these kinds of file (of any of them, if several).

    Numbers and booleans pass where our own reader, which takes every value as typed, reads text: editors' readers of YAML guess types.
    """
    schemas = {name: {"title": name, **_object(TABLES[name])} for name in names}
    head: JsonSchema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if len(schemas) == 1:
        return head | next(iter(schemas.values()))
    return head | {
        "title": "Dateline",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in schemas],
        "$defs": schemas,
    }


def _object(table: Table) -> JsonSchema:
    properties = {field.key: {"description": field.doc, **_type(field.type)} for field in table.fields}
    required = [field.key for field in table.fields if field.required]
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _type(type_: ValueType) -> JsonSchema:
    match type_:
        case Choice():
            return {"enum": list(type_.names)}
        case Decimal():
            numeral = r"^[+-]?\d{1,3}(\.\d{1,9})?$"
            return {"type": ["string", "number"], "pattern": numeral, "minimum": type_.low, "maximum": type_.high}
        case Count():
            return {"type": ["string", "integer"], "pattern": "^[1-9][0-9]{0,3}$", "minimum": 1, "maximum": 9999}
        case Id():
            return _ID
        case ListOf():
            listed = {"type": "array", "items": _type(type_.item), "minItems": type_.least}
            return {"anyOf": [listed, _type(type_.item)]} if type_.lone else listed
        case Pairs():
            names = {"enum": list(type_.keys or RULES)}
            return {"type": "object", "propertyNames": names, "additionalProperties": {"type": "string"}}
        case IdAndWords():
            one = {"type": "object", "minProperties": 1, "maxProperties": 1}
            words = {"additionalProperties": {"type": "string"}}
            return {"anyOf": [_ID, one | {"propertyNames": _ID} | words]}
        case Table():
            return _object(type_)
        case _:
            return _TYPES[type_]


_TEXT: JsonSchema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TYPES: Mapping[ValueType, JsonSchema] = {
    Words(): _TEXT,
    Words(several=True): _TEXT,
    Edtf(): {"type": ["string", "integer"], "pattern": r"^\S+$"},
    Flag(): {"enum": [True, False, "true", "false"]},
    Address(): {"type": "string", "pattern": r"^https?://\S+$"},
    Address(none_allowed=True): {"type": "string", "pattern": r"^https?://\S+$|^none$"},
    OwnId(): _ID,
    FileName(): {"type": "string", "pattern": r"^(?!\.{0,2}(/|$)|.*/\.{0,2}(/|$))[^\\:*?\"<>|]+$"},
    Cite(): {"type": "string", "pattern": r"^\s*\[@.+\]\s*$"},
    Place(): {"type": ["string", "integer"], "pattern": r"\d"},
}
