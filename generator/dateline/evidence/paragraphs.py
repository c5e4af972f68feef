"""Split an article's text into numbered paragraphs, and say which of them a locator names.

¶ counts the non-empty lines of our copy from 1 (content model, "Citations and references"). A line ends at a line feed,
a carriage return, both, or a form feed; a form feed also begins a new page, as in text extracted from a PDF. A
transcript's line begins with its time in square brackets (`[12:40]`, `[1:02:03]`), which is no part of its words; the
lines after it share that time until the next mark.
"""

import re
from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

LocatorKind = Literal["paragraph", "page", "time"]

_LINE = re.compile(r"[^\n\r\f]+|\f")
_TIME = re.compile(r"\s*\[(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5][0-9])(?:[.,][0-9]{1,6})?\]\s*")


class Paragraph(msgspec.Struct, frozen=True):
    """One non-empty line of an article."""

    number: int
    """¶, from 1."""
    page: int
    """Page, from 1: one more than the form feeds before it."""
    time: int
    """Seconds from the start, of the last time mark at or before it; -1 when there is none."""
    start: int
    """Offset in the text of its first character, after spaces and the time mark."""
    end: int
    """Offset in the text after its last character that is not a space."""


class Locator(msgspec.Struct, frozen=True):
    """A place in a source: `¶ 9`, `¶¶ 9-11`, `p. 3`, `at 12:40`."""

    kind: LocatorKind
    first: int
    """Paragraph or page number, or seconds from the start."""
    last: int
    """Last number, inclusive; equal to `first` for a single place."""

    def __str__(self) -> str:
        """Word the locator as authors type it."""
        if self.kind == "time":
            minutes, seconds = divmod(self.first, 60)
            hours, minutes = divmod(minutes, 60)
            return f"at {hours}:{minutes:02}:{seconds:02}" if hours else f"at {minutes}:{seconds:02}"
        single, several = ("¶", "¶¶") if self.kind == "paragraph" else ("p.", "pp.")
        return f"{single} {self.first}" if self.first == self.last else f"{several} {self.first}-{self.last}"


class Placed(Protocol):
    """What a paragraph must tell for a locator to find it."""

    @property
    def page(self) -> int:
        """Page, from 1."""

    @property
    def time(self) -> int:
        """Seconds, or -1."""


def split(text: str) -> tuple[Paragraph, ...]:
    """Number the non-empty lines of a text.

    A line of spaces only, or of a time mark only, is empty; the mark still gives its time to the lines that follow.
    """
    paragraphs: list[Paragraph] = []
    page, time = 1, -1
    for line in _LINE.finditer(text):
        if line[0] == "\f":
            page += 1
            continue
        start = line.start()
        if mark := _TIME.match(line[0]):
            hours, minutes, seconds = mark.groups(default="0")
            time = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
            start += mark.end()
        words = text[start : line.end()]
        if body := words.strip():
            start += len(words) - len(words.lstrip())
            paragraphs.append(Paragraph(len(paragraphs) + 1, page, time, start, start + len(body)))
    return tuple(paragraphs)


def named_by(locator: Locator, paragraphs: Sequence[Placed]) -> range:
    """Give the numbers of the paragraphs that a locator names, among all of a source's; empty when it names none.

    A time names the lines whose mark is the latest at or before it.
    """
    if locator.kind == "paragraph":
        return range(max(locator.first, 1), min(locator.last, len(paragraphs)) + 1)
    if locator.kind == "page":
        numbers = [n for n, it in enumerate(paragraphs, 1) if locator.first <= it.page <= locator.last]
    else:
        mark = max((it.time for it in paragraphs if 0 <= it.time <= locator.last), default=None)
        numbers = [n for n, it in enumerate(paragraphs, 1) if it.time == mark]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def admits(locator: Locator | None, named: range, first: int, last: int) -> bool:
    """Say whether words that run from ¶ `first` to ¶ `last` stand where a locator says.

    Paragraphs are exact, so they must hold all the words; on a page or at a time the words must begin. No locator
    admits every place. `named` is `named_by(locator, …)`.
    """
    if locator is None:
        return True
    return first in named and (last in named or locator.kind != "paragraph")
