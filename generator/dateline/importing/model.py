"""What a reader of foreign files returns: things ready to be merged into files, and rows that could not be read."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from dateline.model import Kind


class Fields(msgspec.Struct, frozen=True):
    """A mapping within front matter, in the order in which it is written: one picture, or names by language."""

    pairs: tuple[tuple[str, str], ...]


Value: TypeAlias = "str | Fields | tuple[str | Fields, ...]"
"""A text without forbidden characters, a mapping of such texts, or a list of either."""


class Imported(msgspec.Struct, frozen=True):
    """One thing: its id, the key it has in its own file, and front matter in the order in which it is written.

    `row` is its place in that file, counted in the reading's unit, or in `unit` where it has one of its own (`era 2`). `body` is
    Markdown. `notes` say what was kept in another form. Sources take what they lack in a file that an author wrote by hand; other
    kinds (`adopts` is false) leave such a file alone.
    """

    id: str
    key: str
    values: tuple[tuple[str, Value], ...]
    row: int
    notes: tuple[str, ...] = ()
    kind: Kind = "source"
    body: str = ""
    unit: str = ""

    @property
    def adopts(self) -> bool:
        """Tell whether keys may be added to a file that no import has written."""
        return self.kind == "source"


class Problem(msgspec.Struct, frozen=True):
    """Something that was not imported, and why, in words; `row` and `unit` as in `Imported`."""

    row: int
    message: str
    unit: str = ""


class Reading(msgspec.Struct, frozen=True):
    """What a whole file holds, in its order; `unit` says what its rows count: "line", "row", "entry", "event". `notes` are on the whole file."""

    unit: str
    things: tuple[Imported, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
