"""Front matter as typed nodes: every key and value with its place, every scalar the string that the author typed."""

from __future__ import annotations

import msgspec

from dateline.diagnostics import Span
from dateline.parsing.scalar_positions import offsets

Plain = str | list["Plain"] | dict[str, "Plain"]


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One value as text; `verbatim` is true where `span` covers the text itself, character for character.

    Elsewhere `span` covers the value as `written` in YAML's `style`, from which a character's place is found when it is asked for.
    """

    text: str
    span: Span
    verbatim: bool = True
    written: str = ""
    style: str = ""

    def at(self, offset: int, length: int) -> Span:
        """Return the span of a run of the text, cut at its line's end; the whole value's where its place cannot be told."""
        if self.verbatim:
            return Span(self.span.line, self.span.column + offset, max(length, 1))
        places = offsets(self.written, self.text, self.style) if self.written else None
        if not places or offset >= len(places):
            return self.span
        start, last = places[offset], places[min(offset + max(length, 1), len(places)) - 1]
        line_end = self.written.find("\n", start)
        end = last + 1 if line_end < 0 else min(last + 1, line_end)
        above = self.written.count("\n", 0, start)
        column = start - self.written.rfind("\n", 0, start) if above else self.span.column + start
        return Span(self.span.line + above, column, max(end - start, 1))


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys and values in the order of the file; no key stands twice, the reader of the front matter has seen to that."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Name a node's shape in words for a message."""
    match node:
        case Scalar():
            return "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping of keys"


def plain(node: Node) -> Plain:
    """Return a node as strings, lists and dictionaries (for keys of the author's own)."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
