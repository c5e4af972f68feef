"""Read a map, which says what the columns of a table are; say what is wrong with it, all at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

import msgspec

from dateline.diagnostics import did_you_mean
from dateline.importing.drafts import RESERVED
from dateline.importing.mapped.spoken_dates import ORDERS, Order
from dateline.parsing.forms import short
from dateline.parsing.schema import EVENT
from dateline.parsing.schema_types import Choice, Words

_TEXTS = tuple(field.key for field in EVENT.fields if isinstance(field.type, Words))
CHOICES: Mapping[str, tuple[str, ...]] = {
    field.key: field.type.names for field in EVENT.fields if isinstance(field.type, Choice)
}
LISTS = ("actors", "organisations", "places", "topics")
MEDIA = ("url", "alt", "caption", "credit", "licence")
SOURCE = ("title", "publisher", "authors", "published", "url", "language", "kind", "locator", "quotation")
KEYS = (
    *("id", "date", "date.end", "body", *_TEXTS, *CHOICES, *LISTS),
    *(f"media.{key}" for key in MEDIA),
    *(f"source.{key}" for key in SOURCE),
)
SEVERAL = (*LISTS, "source.authors")
"""Keys that may be filled from several columns, each with several values."""

_TOP = ("dates", "separator", "sheet", "columns")
_OWN = re.compile(r"x-[a-z0-9]+(-[a-z0-9]+)*")
_MAX_CHARACTERS = 100_000


class ColumnMap(msgspec.Struct, frozen=True):
    """What a map says: (column, key) pairs, the order of dates written in numbers, what divides several values in one cell, a sheet."""

    columns: tuple[tuple[str, str], ...]
    order: Order | None = None
    separator: str = ";"
    sheet: str = ""


class MapError(msgspec.Struct, frozen=True):
    """What is wrong with a map, one message each."""

    messages: tuple[str, ...]


def read_map(text: str) -> ColumnMap | MapError:
    """Read a map written in TOML."""
    if len(text) > _MAX_CHARACTERS:
        return MapError((f"a map has at most {_MAX_CHARACTERS:,} characters",))
    try:
        root = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return MapError((f"it is not TOML: {short(str(error))}",))
    messages = tuple(_faults(root))
    if messages:
        return MapError(messages)
    columns = tuple((column, key) for column, key in root["columns"].items() if key)
    return ColumnMap(columns, root.get("dates"), root.get("separator", ";"), root.get("sheet", ""))


def missing_columns(column_map: ColumnMap, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return a message for each column of the map that the table has not."""
    found = []
    for column, _ in column_map.columns:
        if column not in columns:
            near = next(
                (f"Did you mean `{short(each)}`?" for each in columns if did_you_mean(column, [each.lower()])), ""
            )
            there = ", ".join(f"`{short(each)}`" for each in columns[:12])
            hint = near or f"It has {there}."
            found.append(f"the table has no column `{short(column)}`. {hint}")
    return tuple(found)


def _faults(root: Mapping[str, object]) -> Iterator[str]:
    for key in root:
        if key not in _TOP:
            known = ", ".join(_TOP)
            yield f"a map has no `{short(key)}`. {did_you_mean(key, _TOP) or f'It has {known}.'}"
    order, separator, sheet = (
        root.get(key, default) for key, default in (("dates", None), ("separator", ";"), ("sheet", ""))
    )
    if order is not None and order not in ORDERS:
        yield f"`dates` is one of {', '.join(ORDERS)}"
    if not isinstance(separator, str) or not separator.strip():
        yield '`separator` is the mark between several values in one cell, such as ";"'
    if not isinstance(sheet, str):
        yield "`sheet` is the name of a workbook's sheet"
    columns = root.get("columns")
    if not isinstance(columns, Mapping) or not columns:
        yield 'it needs a table [columns] with lines such as "What happened" = "title"'
        return
    yield from _column_faults(columns)


def _column_faults(columns: Mapping[str, object]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for column, key in columns.items():
        if key == "":
            continue
        if not isinstance(key, str):
            yield f'`{short(column)}`: a key is text, such as "title"'
        elif key.startswith("x-"):
            if not _OWN.fullmatch(key) or key in RESERVED:
                yield f"`{short(column)}`: `{short(key)}` is no key of one's own: x- and small letters, digits, hyphens"
        elif key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"Known: {', '.join(KEYS)}, and keys of your own that begin with x-."
            yield f"`{short(column)}`: an event has no `{short(key)}`. {hint}"
        elif key in seen and key not in SEVERAL:
            yield f"`{short(column)}`: `{key}` is filled from `{short(seen[key])}` already"
        else:
            seen[key] = column
    if "title" not in columns.values():
        yield "no column is called `title`, and an event needs one"
