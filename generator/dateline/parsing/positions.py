"""Find where a piece of Markdown's inline content stands in its file (markdown-it gives block lines only, no columns)."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from dateline.diagnostics import Span

_BLANKS = " \t"


class InlinePlace:
    """Where each line of one inline token's content stands in the file; looked up when a place is asked for.

    A line of the content is the end of the file's line, less what headings may close with: quote marks, list marks and indentation
    stand before it (tabs there are widened to blanks in the content, so blanks at its beginning are not compared).
    """

    def __init__(self, content: str, lines: list[str], first: int, first_line: int) -> None:
        """`first` is the index in `lines` of the content's first line; `first_line` is the number of `lines[0]` in the file."""
        self.content, self.lines, self.first, self.first_line = content, lines, first, first_line
        self._starts: list[int] = []
        self._row, self._begin, self._end, self._before = 0, 0, -1, 0

    def span(self, start: int, end: int) -> Span:
        """Return the span of content[start:end]; what runs over a line's end is cut there."""
        if not self._begin <= start <= self._end:
            self._go_to(start)
        column = self._before + start - self._begin + 1
        return Span(self.first_line + self.first + self._row, column, max(min(end, self._end) - start, 1))

    def _go_to(self, offset: int) -> None:
        """Find the line of the content that an offset is on, and what stands before it in the file: what is asked next is mostly on it too."""
        if not self._starts:
            self._starts = [0, *accumulate(len(line) + 1 for line in self.content.split("\n"))]
        self._row = bisect_right(self._starts, offset, hi=len(self._starts) - 1) - 1
        self._begin, self._end = self._starts[self._row], self._starts[self._row + 1] - 1
        self._before = self._column(self._row, self.content[self._begin : self._end])

    def _column(self, row: int, line: str) -> int:
        """Return the offset in the file's line at which a line of the content begins."""
        text = line.strip(_BLANKS)
        index = self.first + row
        raw = self.lines[index] if index < len(self.lines) else ""
        return max(raw.rfind(text), 0) - (len(line) - len(line.lstrip(_BLANKS)))


class CellPlace(InlinePlace):
    r"""Where a table cell's content stands in its row: cells are found one behind the other, `\|` in the file is `|` in the content."""

    def __init__(self, content: str, lines: list[str], first: int, first_line: int, search_from: int) -> None:
        """`search_from` is the offset in the row at which the cell before this one ends."""
        super().__init__(content, lines, first, first_line)
        raw = lines[first] if first < len(lines) else ""
        self.begin = max(raw.find(content, search_from), 0)
        self.escapes: tuple[int, ...] = ()
        if "|" in content:
            pattern = re.escape(content).replace(r"\|", r"\\?\|")
            if match := re.compile(pattern).search(raw, search_from):
                self.begin = match.start()
                self.escapes = _escapes(content, match[0])
        self.end = self.begin + len(content) + len(self.escapes)

    def span(self, start: int, end: int) -> Span:
        """Return the span of content[start:end]."""
        first, last = self._offset(start), self._offset(max(end - 1, start))
        return Span(self.first_line + self.first, first + 1, last - first + 1)

    def _offset(self, offset: int) -> int:
        return self.begin + offset + bisect_right(self.escapes, offset)


def _escapes(content: str, raw: str) -> tuple[int, ...]:
    """Return the offsets in the content of the bars that have a backslash in the file."""
    found: list[int] = []
    for offset, character in enumerate(content):
        if character == "|" and raw[offset + len(found)] == "\\":
            found.append(offset)
    return tuple(found)
