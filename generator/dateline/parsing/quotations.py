r"""Find the runs between quotation marks in prose, and the citation that each is checked against.

A run opens at a mark and closes at the mark that belongs to it, in one paragraph: other marks in between are among its words, and so
are code and the words of links; citations and pictures are not. A mark written `\"` or `&quot;` opens nothing. An apostrophe or a
single mark is a letter like any other. What opens and is not closed is no run: it is reported (`quote-unclosed`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.model import QuotedRun
from dateline.parsing.inline_rules import MARKS, QUOTATION_MARKS
from dateline.parsing.nodes import Scalar


class Run(msgspec.Struct, frozen=True):
    """Quoted words and their offsets; `cited` is the index of the citation group that follows, in the whole body."""

    text: str
    start: int
    end: int
    cited: int | None = None


class QuotationScanner:
    """Follows one paragraph: text, marks and citations in their order. A run is checked against the next citation."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._closing = ""
        self._start = 0
        self._words: list[str] = []
        self._waiting: list[int] = []

    @property
    def unclosed(self) -> int | None:
        """Return the offset of a mark that was opened and not closed, if there is one."""
        return self._start - 1 if self._closing else None

    def text(self, words: str) -> None:
        """Take text that stands between marks."""
        if self._closing:
            self._words.append(words)

    def mark(self, character: str, offset: int) -> None:
        """Take a quotation mark: it opens a run, closes the open one, or belongs to its words."""
        if not self._closing:
            closing = QUOTATION_MARKS.get(character, "")
            if closing:
                self._closing, self._start, self._words = closing, offset + 1, []
        elif character == self._closing:
            self._closing = ""
            words = "".join(self._words)
            if words.strip():
                start = self._start + len(words) - len(words.lstrip())
                self._waiting.append(len(self.runs))
                self.runs.append(Run(words.strip(), start, offset))
        else:
            self._words.append(character)

    def citation(self, index: int) -> None:
        """Take a citation group: the runs that wait are checked against it."""
        for waiting in self._waiting:
            self.runs[waiting] = msgspec.structs.replace(self.runs[waiting], cited=index)
        self._waiting.clear()


def quoted_in_line(node: Scalar, where: Literal["title", "summary"]) -> tuple[tuple[QuotedRun, ...], int | None]:
    """Return the quoted runs of a title or a summary, and the offset of a mark that is not closed."""
    if MARKS.isdisjoint(node.text):
        return (), None
    scanner = QuotationScanner()
    pending = 0
    for offset, character in enumerate(node.text):
        if character in MARKS:
            scanner.text(node.text[pending:offset])
            scanner.mark(character, offset)
            pending = offset + 1
    runs = tuple(
        QuotedRun(text=run.text, where=where, span=node.at(run.start, run.end - run.start)) for run in scanner.runs
    )
    return runs, scanner.unclosed
