"""What layouts see: the values that all kinds of handouts share.

A view holds strings, numbers, truth values, tuples and views, nothing else: it becomes JSON for its layout, and its encoding decides
whether the handout must be made again. All is in words already; a layout chooses places, sizes and lines, and never text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from dateline.handouts.pictures import PictureText
from dateline.handouts.wording import Words
from dateline.outputs.views import View

Paper = Literal["a4", "letter", "legal", "a3", "a2", "tabloid"]
PAPERS: tuple[Paper, ...] = ("a4", "letter", "legal")
"""The papers of handouts that are read at a desk."""
WALL_PAPERS: tuple[Paper, ...] = ("a3", "a2", "tabloid")


Form = Literal["pdf", "csv", "docx"]


class Footer(View, kw_only=True):
    """What stands at the foot of every page: which chronology in which version, on what terms, and where corrections are."""

    chronology: str
    version: str
    """Version and day, in words; "" where there is neither."""
    licence: str
    corrections: str


class Part(View, kw_only=True):
    """What a handout says in one language; a layout sets the language, so that it is hyphenated and read aloud rightly."""

    language: str
    direction: str
    title: str
    subtitle: str
    words: Words
    footer: Footer


class Sheet(View, kw_only=True):
    """A handout: its kind, which names its layout, its paper, and its texts in one language or in two beside each other."""

    kind: str
    paper: Paper
    title: str
    parts: tuple[Part, ...]

    def pictures(self) -> Iterator[str]:
        """Yield the paths of the pictures that stand on it."""
        yield from ()


class Handout(msgspec.Struct, frozen=True):
    """A sheet in one form, and what it is known by: its file's name without ending, its title in a list, its languages joined by a plus."""

    name: str
    title: str
    language: str
    sheet: Sheet
    form: Form = "pdf"

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.{self.form}"


class EventText(View, kw_only=True):
    """An event as paper shows it.

    `when` is its date in words, `asides` what else is known of the date. `notes` are what may never be left out of sight: its standing,
    its outcomes where it accuses somebody, what sources disagree about, its corrections. `rank` orders events by importance, from 1:
    the chronology in two pages takes the first that fit.
    """

    id: str
    when: str
    asides: tuple[str, ...]
    title: str
    summary: str
    notes: tuple[str, ...]
    importance: str
    rank: int
    pictures: tuple[PictureText, ...] = ()


class Group(View, kw_only=True):
    """Consecutive events of one period; `title` is "" for events outside every period."""

    title: str
    bounds: str
    events: tuple[EventText, ...]
