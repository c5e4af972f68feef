"""Write a selection as a query: the one way of writing it, so that equal selections have equal addresses."""

from __future__ import annotations

from urllib.parse import quote_plus

from dateline.selection.model import KEYS, Selection


def write(selection: Selection) -> str:
    """Return the query, without `?`: keys in the order of the vocabulary, a pair for each value; "" for everything."""
    return "&".join(f"{key}={quote_plus(value)}" for key in KEYS for value in _values(selection, key))


def _values(selection: Selection, key: str) -> tuple[str, ...]:
    if key in ("from", "to"):
        date = selection.from_ if key == "from" else selection.to
        return (date.edtf,) if date else ()
    found: str | tuple[str, ...] = getattr(selection, key)
    return found if isinstance(found, tuple) else (found,) if found else ()
