"""Gather one entry's fields into front matter: ours where the content model has them, `x-` keys where it has not, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.dates import DateError
from dateline.dates import parse as parse_date
from dateline.importing.cleaning import line, prose
from dateline.importing.model import Value
from dateline.parsing.forms import is_web_address, short

SOURCE_KEYS = ("title", "publisher", "authors", "published", "accessed", "url", "language", "kind", "private")
"""The keys of a source that an import fills, in the order in which they are written; `x-` keys follow."""

RESERVED = frozenset({"x-imported", "x-key"})
"""The `x-` keys that the import itself writes."""

_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


class Draft:
    """One entry on its way to a file; a reader fills it field by field. `keys` are ours, in the order in which they are written."""

    def __init__(self, keys: tuple[str, ...] = SOURCE_KEYS) -> None:
        self._keys = keys
        self._own: dict[str, Value] = {}
        self._extra: dict[str, list[str]] = {}
        self._remarks: list[str] = []
        self.notes: list[str] = []

    def put(self, key: str, field: str, text: str) -> None:
        """Set one of our keys; where it is set already with other words, keep the text under the field's own name."""
        text = line(text)
        if text and self._own.setdefault(key, text) != text:
            self.keep(field, text)

    def set(self, key: str, value: Value) -> None:
        """Set one of our keys to a value that is fit for front matter; nothing is set to nothing."""
        if value:
            self._own[key] = value

    def authors(self, names: Iterable[str]) -> None:
        """Add to the authors' names, given name first."""
        known = self._own.get("authors", ())
        found = tuple(name for name in map(line, names) if name)
        if found:
            self._own["authors"] = (*(known if isinstance(known, tuple) else ()), *found)

    def date(self, key: str, field: str, edtf: str, raw: str) -> None:
        """Set a date if `edtf` is one; else keep `raw`, what the entry says, and note it."""
        if edtf and key not in self._own and not isinstance(parse_date(edtf), DateError):
            self._own[key] = edtf
        elif line(raw):
            self.keep(field, raw)
            self.notes.append(f"the date `{short(line(raw))}` is kept as {extra_key(field)}")

    def address(self, field: str, text: str) -> None:
        """Set the address; one that is not http or https, or a second one, is kept under the field's own name."""
        text = line(text)
        if is_web_address(text):
            self.put("url", field, text)
        elif text:
            self.keep(field, text)
            self.notes.append(f"`{short(text)}` is no web address, and is kept as {extra_key(field)}")

    def remark(self, text: str) -> None:
        """Keep an abstract or a note, the words of others, where it reaches no output."""
        text = prose(text)
        if text:
            self._remarks.append(text)

    def keep(self, field: str, *texts: str) -> None:
        """Keep a field that a source has no key for as `x-<field>`."""
        found = [text for text in map(line, texts) if text]
        if found:
            self._extra.setdefault(extra_key(field), []).extend(found)

    def get(self, key: str) -> Value:
        """Return what one of our keys holds so far, or nothing."""
        return self._own.get(key, "")

    def values(self) -> tuple[tuple[str, Value], ...]:
        """Return the front matter in the order in which it is written."""
        own = self._own | ({"private": "\n\n".join(self._remarks)} if self._remarks else {})
        extra = ((key, texts[0] if len(texts) == 1 else tuple(texts)) for key, texts in self._extra.items())
        return (*((key, own[key]) for key in self._keys if key in own), *extra)


def extra_key(field: str) -> str:
    """Return the `x-` key of a field: `container-title` → `x-container-title`."""
    name = "x-" + (_NOT_IN_KEYS.sub("-", field.lower()).strip("-")[:60].strip("-") or "field")
    return f"{name}-field" if name in RESERVED else name
