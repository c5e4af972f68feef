"""The types of values that a schema's fields have, as data: what reads them, documents them and validates them matches over this set."""

from __future__ import annotations

import msgspec

from dateline.model import Kind


class Words(msgspec.Struct, frozen=True):
    """Plain text; `several` lines allowed."""

    several: bool = False


class Edtf(msgspec.Struct, frozen=True):
    """A date in EDTF."""


class Choice(msgspec.Struct, frozen=True):
    """One of a few names."""

    names: tuple[str, ...]


class Flag(msgspec.Struct, frozen=True):
    """`true` or `false`."""


class Decimal(msgspec.Struct, frozen=True):
    """A decimal number within bounds, kept as typed."""

    low: float
    high: float


class Count(msgspec.Struct, frozen=True):
    """A whole number from 1 to 9999."""


class Address(msgspec.Struct, frozen=True):
    """An http or https address; `none_allowed` lets an author say that there is none."""

    none_allowed: bool = False


class Id(msgspec.Struct, frozen=True):
    """The id of a thing of one kind."""

    kind: Kind


class OwnId(msgspec.Struct, frozen=True):
    """An id that this file gives: a former id, or a part's."""


class FileName(msgspec.Struct, frozen=True):
    """The name of a file in content/media/, with `/` between folders; cannot climb out."""


class Cite(msgspec.Struct, frozen=True):
    """One citation in brackets."""


class Place(msgspec.Struct, frozen=True):
    """A locator: `¶ 9`, `p. 3`, or bare paragraph numbers."""


class ListOf(msgspec.Struct, frozen=True):
    """A list of at least `least` items; a single value stands for a list of one where `lone`."""

    item: ValueType
    lone: bool = False
    least: int = 0


class Pairs(msgspec.Struct, frozen=True):
    """A mapping whose keys the author chooses (languages, rule names), to texts."""

    of: str
    keys: tuple[str, ...] = ()


class IdAndWords(msgspec.Struct, frozen=True):
    """`id`, or `id: words` (an actor and its role)."""

    kind: Kind
    id_key: str
    words_key: str


class Table(msgspec.Struct, frozen=True):
    """A mapping with fields of its own; `match` is the field by which a translation finds its row."""

    name: str
    fields: tuple[Field, ...]
    match: str = ""
    by_key: dict[str, Field] = msgspec.field(default_factory=dict)
    """The fields by their keys; the table itself puts them there."""
    translated: tuple[Field, ...] = ()
    """The fields that a language edition may hold; the table itself finds them."""

    def __post_init__(self) -> None:
        """Put the fields by their keys, and find the translated ones."""
        self.by_key.update({each.key: each for each in self.fields})
        msgspec.structs.force_setattr(self, "translated", tuple(each for each in self.fields if each.translated))


ValueType = (
    Words
    | Edtf
    | Choice
    | Flag
    | Decimal
    | Count
    | Address
    | Id
    | OwnId
    | FileName
    | Cite
    | Place
    | ListOf
    | Pairs
    | IdAndWords
    | Table
)


class Field(msgspec.Struct, frozen=True):
    """One key: its type, one sentence on what it means, whether it must be there, whether a language edition may hold it."""

    key: str
    type: ValueType
    doc: str
    required: bool = False
    translated: bool = False
