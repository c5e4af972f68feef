"""What a bibliography's reader returns: sources ready to be merged, and entries that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["line", "entry"]
Value = str | tuple[str, ...]
"""A text without forbidden characters, or a list of such texts."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry as a source: its id, the key it has in its own file, and front matter in the order in which it is written.

    `row` is the entry's line (BibTeX, RIS) or its number in the list from 1 (CSL-JSON). `notes` say what was kept in another form.
    """

    id: str
    key: str
    values: tuple[tuple[str, Value], ...]
    row: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not imported, and why, in words."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a whole file holds; `unit` says what its rows count."""

    unit: Unit
    sources: tuple[Imported, ...] = ()
    problems: tuple[Problem, ...] = ()
