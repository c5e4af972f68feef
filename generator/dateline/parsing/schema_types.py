"""The types of values that a schema's fields have, as data: what reads them, documents them and validates them matches over this set."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text; `several` lines allowed."""

    several: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in EDTF."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Decimal:
    """A decimal number within bounds, kept as typed."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address; `none_allowed` lets an author say that there is none."""

    none_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a thing of one kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class OwnId:
    """An id that this file gives: a former id, or a part's."""


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file in content/media/, with `/` between folders; cannot climb out."""


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation in brackets."""


@dataclass(frozen=True, slots=True)
class Place:
    """A locator: `¶ 9`, `p. 3`, or bare paragraph numbers."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least `least` items; a single value stands for a list of one where `lone`."""

    item: ValueType
    lone: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping whose keys the author chooses (languages, rule names), to texts."""

    of: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdAndWords:
    """`id`, or `id: words` (an actor and its role)."""

    kind: Kind
    id_key: str
    words_key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with fields of its own; `match` is the field by which a translation finds its row."""

    name: str
    fields: tuple[Field, ...]
    match: str = ""
    by_key: dict[str, Field] = field(init=False, repr=False, compare=False)
    """The fields by their keys."""

    def __post_init__(self) -> None:
        """Set the fields by their keys."""
        object.__setattr__(self, "by_key", {each.key: each for each in self.fields})


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


@dataclass(frozen=True, slots=True)
class Field:
    """One key: its type, one sentence on what it means, whether it must be there, whether a language edition may hold it."""

    key: str
    type: ValueType
    doc: str
    required: bool = False
    translated: bool = False
