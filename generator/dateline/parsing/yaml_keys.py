"""Read YAML front matter from PyYAML's event stream into nodes with positions; refuse what could surprise or harm.

No tags, anchors, aliases or merge keys; no type guessing (`no` stays "no", 1984 stays "1984"); nesting at most `MAX_DEPTH`, values at
most `MAX_NODES`. Events come one at a time from libyaml, so a bomb of brackets is refused before it grows (`yaml.compose` would
recurse and kill the process).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import yaml

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.parsing.characters import FORBIDDEN, named
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 12
MAX_NODES = 20_000
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HINTS = {
    "mapping values are not allowed": 'Put the value in quotation marks: key: "words: more words".',
    "cannot start any token": "Indent with blanks, not tabs, and quote a value that begins with @, ` or %.",
    "unexpected end of stream": "A quotation mark or a bracket opens before this place and is never closed.",
    "found unknown escape character": "Write \\\\ for a backslash, or put the value in single quotation marks.",
    "did not find expected ',' or ']'": "Close the list with ], and quote a value that holds a bracket or a comma.",
    "did not find expected ',' or '}'": "Close the mapping with }, and quote a value that holds a brace or a comma.",
    "could not find expected ':'": "Write key: value; indent the further lines of a value.",
    "did not find expected key": "Write key: value with the indentation of the keys above; quote the value above if it has quotation marks inside.",
}


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it: offset, line and column in characters from 0."""

    index: int
    line: int
    column: int


class _RefusedError(Exception):
    """Front matter that is not read any further; carries what the diagnostic says."""

    def __init__(self, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.span, self.message, self.hint = span, message, hint


def read_yaml(text: str, first_line: int, path: str) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Return the mapping in `text`, which begins on `first_line` of the file at `path`, and what is wrong with it.

    The mapping is None where nothing can be read: `front-matter-syntax`. Of a key that stands twice (`key-duplicate`) the first counts.
    """
    builder = _Builder(text, first_line, path)
    try:
        loader = _LOADER(text)
        node = builder.document(iter(loader.get_event, None))
    except _RefusedError as refused:
        return None, (diagnostic("front-matter-syntax", path, refused.span, refused.message, refused.hint),)
    except yaml.YAMLError as error:
        return None, (_syntax_error(error, text, first_line, path),)
    return node, tuple(builder.diagnostics)


def _syntax_error(error: yaml.YAMLError, text: str, first_line: int, path: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"
    hint = next((hint for part, hint in _HINTS.items() if part in problem), "")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    last = text.rstrip().count("\n")
    if line > last:  # the end of the stream: point behind the last thing that stands there
        line, column = last, len(text.rstrip()) - (text.rstrip().rfind("\n") + 1)
    message = f"The front matter cannot be read here: {problem}."
    return diagnostic("front-matter-syntax", path, Span(first_line + line, column + 1), message, hint)


class _Builder:
    """Turns events into nodes; keeps the text to tell where a scalar's own characters stand."""

    def __init__(self, text: str, first_line: int, path: str) -> None:
        self.text, self.lines, self.first_line, self.path = text, text.split("\n"), first_line, path
        self.diagnostics: list[Diagnostic] = []
        self.nodes = 0

    def document(self, events: Iterator[yaml.Event]) -> Mapping:
        root: Node | None = None
        for event in events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _RefusedError(self.span(event), "A second YAML document begins here.", "Delete the line ---.")
                continue
            root = self.node(event, events, 1)
        if root is None:
            return Mapping((), Span(self.first_line, 1))
        if not isinstance(root, Mapping):
            raise _RefusedError(root.span, "The front matter is not a mapping of keys to values.", "Write key: value.")
        return root

    def span(self, event: yaml.Event) -> Span:
        start, end = _marks(event)
        length = end.column if end.line == start.line else len(self._line(start.line))
        return Span(self.first_line + start.line, start.column + 1, max(length - start.column, 1))

    def _line(self, index: int) -> str:
        return self.lines[index] if index < len(self.lines) else ""

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag or depth > MAX_DEPTH or self.nodes > MAX_NODES:
                self._refuse(event, depth)
            return self._scalar(event)
        self._refuse(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            span = self.span(event)
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Sequence(tuple(items), span)
        return self._mapping(event, events, depth)

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(self.span(event), "YAML aliases (*name) are not read.", "Write the value out.")
        if getattr(event, "anchor", None):
            message = "YAML anchors (&name) are not read."
            raise _RefusedError(self.span(event), message, "Quote a value that begins with &.")
        if getattr(event, "tag", None) not in (None, "!"):
            raise _RefusedError(
                self.span(event), "YAML tags (!name) are not read.", "Quote a value that begins with !."
            )
        if depth > MAX_DEPTH:
            raise _RefusedError(self.span(event), f"The front matter is nested more than {MAX_DEPTH} deep.")
        if self.nodes > MAX_NODES:
            raise _RefusedError(self.span(event), f"The front matter has more than {MAX_NODES:,} keys and values.")

    def _mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        span = self.span(event)
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError(key.span, "A key must be text.", "Write key: value.")
            if key.text in seen:
                message = f"The key `{key.text}` stands already on line {seen[key.text].line}."
                self.diagnostics.append(diagnostic("key-duplicate", self.path, key.span, message))
                continue
            seen[key.text] = key.span
            entries.append((key, value))
        return Mapping(tuple(entries), span)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _marks(event)
        text, style, line = event.value, event.style or "", self._line(start.line)
        column = start.column + (1 if style in ("'", '"') else 0)
        verbatim = bool(text) and line.startswith(text, column)
        if verbatim and line.isprintable():  # most are: nothing else needs to be known of them
            return Scalar(text, Span(self.first_line + start.line, column + 1, len(text)))
        span = self.span(event)
        if forbidden := FORBIDDEN.search(text):  # written as an escape, such as \e: the file itself has none
            self.diagnostics.append(
                diagnostic("character-forbidden", self.path, span, f"{named(forbidden[0])} is written here.")
            )
        if verbatim:
            return Scalar(text, Span(span.line, column + 1, len(text)))
        return Scalar(text, span, verbatim=False, written=self.text[start.index : end.index], style=style)


def _marks(event: yaml.Event) -> tuple[_Mark, _Mark]:
    """Return where an event begins and ends; only events made by hand have no marks."""
    if event.start_mark is None or event.end_mark is None:
        raise AssertionError(event)
    return event.start_mark, event.end_mark
