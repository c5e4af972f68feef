"""Write the text of a new content file from the schema: what must be there filled in, what is often wanted as comments."""

from __future__ import annotations

from datetime import date

import yaml

from dateline.model import Kind
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence
from dateline.parsing.schema import SCHEMA
from dateline.parsing.schema_types import (
    Address,
    Choice,
    Cite,
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
from dateline.parsing.translatable import translatable
from dateline.parsing.values import plain

USUAL: dict[Kind, tuple[str, ...]] = {
    "event": (
        *("date", "date_wording", "summary", "standing", "importance", "why", "actors", "places", "topics"),
        *("related", "basis", "disputes", "media", "accusation", "blind_title"),
    ),
    "source": (
        *("publisher", "authors", "published", "accessed", "url", "archived_url", "archived_on", "language", "kind"),
        *("rights", "abstract", "copy_notes", "relations", "basis"),
    ),
    "actor": ("sort", "short", "kind", "side", "roles", "variants"),
    "place": ("latitude", "longitude"),
    "topic": (),
    "period": ("to", "why"),
    "thread": ("question",),
    "page": ("summary",),
    "worksheet": ("question", "thread"),
}
"""The optional keys that a new file suggests; `dateline schema KIND` has the others."""


def skeleton(kind: Kind, name: str, language: str, today: date) -> str:
    """Return a new file that reads without errors: its title made of the id, an event a draft without a date."""
    fields = {field.key: field for field in SCHEMA[kind].fields}
    lines = ["---", *_filled(kind, name, language, today)]
    if USUAL[kind]:
        lines.append(f"# Take away the # where you need a key; `dateline schema {kind}` has them all.")
    lines += [_comment(fields[key]) for key in USUAL[kind]]
    if kind == "event":
        lines.append(
            '# Write below the line; a citation stands before the full stop: … [@source-id, ¶ 9 "exact words"].'
        )
    return "\n".join([*lines, "---", ""])


def _filled(kind: Kind, name: str, language: str, today: date) -> list[str]:
    """Return the lines of the keys that must be there, and of those that keep an unfinished event out of the site."""
    words = name.replace("-", " ")
    title = words[0].upper() + words[1:]
    values = {"title": [f"title: {title}"], "names": ["names:", f"  {language}: {title}"]}
    values |= {"from": [f"from: {today:%Y}"], "events": ["events: []"]}
    lines = [line for field in SCHEMA[kind].fields if field.required for line in values[field.key]]
    if kind == "event":
        lines += ["undated: to be dated from its sources", "status: draft", f"recorded: {today.isoformat()}"]
    return lines


def _comment(field: Field) -> str:
    return f"# {field.key}: {_sample(field.type)}  # {field.doc}"


_SAMPLES: dict[ValueType, str] = {
    Words(): "…",
    Words(several=True): "…",
    Edtf(): "2020-10~",
    Flag(): "true",
    Address(): "https://example.org/",
    Address(none_allowed=True): "https://example.org/",
    OwnId(): "some-id",
    FileName(): "picture.jpg",
    Cite(): '"[@source-id, ¶ 9]"',
    Place(): "¶ 9",
}


def _sample(type_: ValueType) -> str:
    """Return a value of the type in YAML on one line, to be written over."""
    match type_:
        case Choice():
            return type_.names[0]
        case Decimal():
            return f"{type_.low:g}"
        case Id():
            return f"{type_.kind}-id"
        case ListOf():
            return f"[{', '.join([_sample(type_.item)] * max(type_.least, 1))}]"
        case Pairs():
            return f"{{{type_.keys[0] if type_.keys else type_.of}: …}}"
        case IdAndWords():
            return f"{{{type_.kind}-id: {type_.words_key}}}"
        case Table():
            shown = [field for field in type_.fields if field.required] or type_.fields
            return f"{{{', '.join(f'{field.key}: {_sample(field.type)}' for field in shown)}}}"
        case _:
            return _SAMPLES[type_]


def edition(kind: Kind, root: Mapping, body: str, digest: str, language: str) -> str:
    """Return a language edition to be translated: the translated keys and the body of the base file, and the base text's digest."""
    values = {"translates": digest, **_translated(root, SCHEMA[kind], language)}
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{front}---\n{body}"


def _translated(node: Mapping, table: Table, language: str) -> dict[str, object]:
    types = {field.key: field.type for field in table.fields if field.translated or field.key == table.match}
    kept = {key.text: _kept(value, types[key.text], language) for key, value in node.entries if key.text in types}
    return {key: value for key, value in kept.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    """Tell whether there is nothing to translate in a value: neither text nor, in a list, any row with text."""
    return not value or (isinstance(value, list) and all(_is_empty(row) for row in value))


def _kept(node: Node, type_: ValueType, language: str) -> object:
    """Return the part of a value that an edition holds. Rows of a list are found by their place, so none is left out."""
    match type_, node:
        case Table(), Mapping():
            return _translated(node, type_, language)
        case ListOf(), Sequence():
            return [_kept(item, type_.item, language) for item in node.items]
        case Pairs(), Mapping():
            texts = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
            return {language: texts.get(language) or next(iter(texts.values()), "")}
        case Cite(), _ if not list(translatable(node, type_)):
            return ""  # a place in a source, the same in every language
        case _:
            return plain(node)
