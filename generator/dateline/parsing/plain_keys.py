"""Read front matter that is written plainly: keys, values on one line, lists of them. Most is, and needs no YAML parser.

What is said here of a text is true of YAML, no more: wherever a character could mean anything else, the answer is None, and libyaml
decides. So the two ways can never read one text differently; a property test holds them to it.
"""

from __future__ import annotations

import re

import msgspec

from dateline.diagnostics import Span
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence

_MAX_CHARACTERS = 20_000
_MAX_INDENT = 12
_LINE = re.compile(
    r"( *)(- )?(?:([A-Za-z][A-Za-z0-9_-]*):(?: |$))?"
    r"(?:\"([^\"\\]+)\"|'([^']+)'|(-?[^\W_][^:#]*(?:(?::(?=[^ ])|(?<=[^ ])#)[^:#]*)*(?<! ))|(\[[^\]]*\]|\{[^}]+\}))?"
)
"""Indentation, the mark of a list's item, a key, and its value: quoted, as it stands, in brackets or in braces."""
_WITHIN = r"(?:\"([^\"\\]+)\"|'([^']+)'|([A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*))(?:, (?=[^\]}])|(?=[\]}]$))"
_ITEM = re.compile(_WITHIN)
"""A value in brackets, to where the next begins."""
_PAIR = re.compile(rf"([A-Za-z][A-Za-z0-9_-]*): {_WITHIN}")
"""A key and its value in braces, to where the next begins."""


class _Line(msgspec.Struct, frozen=True, gc=False):
    """A line as read: where its key or item begins (0 for the first column), its key, its value; `number` is its number in the file."""

    number: int
    indent: int
    is_item: bool
    key: Scalar | None
    value: Node | None


class _OtherwiseError(Exception):
    """Something that is for the YAML parser to read."""


def read_plain_keys(text: str, first_line: int) -> Mapping | None:
    """Return the mapping in front matter that begins on this line of its file; None where it is not written plainly."""
    if len(text) > _MAX_CHARACTERS or not text.replace("\n", "").isprintable():
        return None
    try:
        lines = [
            _read_line(line, number) for number, line in enumerate(text.removesuffix("\n").split("\n"), first_line)
        ]
        mapping, end = _mapping(lines, 0, 0)
    except _OtherwiseError:
        return None
    return mapping if end == len(lines) else None


def _read_line(line: str, number: int) -> _Line:
    match = _LINE.fullmatch(line)
    if match is None:
        raise _OtherwiseError
    blanks, mark, name, double, single, bare, listed = match.groups()
    indent = len(blanks)
    if indent > _MAX_INDENT:
        raise _OtherwiseError
    key = Scalar(name, Span(number, match.start(3) + 1, len(name))) if name else None
    value: Node | None = None
    if double or single or bare:
        value = _value(match, number)
    elif listed:
        value = (_in_brackets if listed[0] == "[" else _in_braces)(line, match.start(7), number)
    if not (name or (mark and value)):  # an empty line, an empty item, words that go on
        raise _OtherwiseError
    return _Line(number, indent, mark is not None, key, value)


def _in_brackets(line: str, begin: int, number: int) -> Sequence:
    """Read a list that ends the line."""
    items: list[Node] = []
    at = begin + 1
    while at < len(line) - 1:
        match = _ITEM.match(line, at)
        if match is None:
            raise _OtherwiseError
        items.append(_value(match, number))
        at = match.end()
    return Sequence(tuple(items), Span(number, begin + 1))


def _in_braces(line: str, begin: int, number: int) -> Mapping:
    """Read keys and values that end the line."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    at = begin + 1
    while at < len(line) - 1:
        match = _PAIR.match(line, at)
        if match is None or match[1] in entries:
            raise _OtherwiseError
        entries[match[1]] = Scalar(match[1], Span(number, at + 1, len(match[1]))), _value(match, number)
        at = match.end()
    return Mapping(tuple(entries.values()), Span(number, begin + 1))


def _value(match: re.Match[str], number: int) -> Scalar:
    """Return the value that a pattern's last group matched."""
    group = match.lastindex or 0
    return Scalar(match[group], Span(number, match.start(group) + 1, len(match[group])))


def _mapping(lines: list[_Line], at: int, indent: int) -> tuple[Mapping, int]:
    """Read the keys that are indented so, from a line on; return them and the index of the line behind them.

    The first may stand behind the mark of an item.
    """
    first = lines[at].number
    entries: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    is_first = True
    while at < len(lines):
        line = lines[at]
        is_behind_mark = is_first and line.is_item
        if line.key is None or line.indent + 2 * is_behind_mark != indent or (line.is_item and not is_behind_mark):
            break
        if line.key.text in seen:
            raise _OtherwiseError
        seen.add(line.key.text)
        value, at = (line.value, at + 1) if line.value else _below(lines, at + 1, indent)
        entries.append((line.key, value))
        is_first = False
    if not entries:
        raise _OtherwiseError
    return Mapping(tuple(entries), Span(first, indent + 1)), at


def _below(lines: list[_Line], at: int, indent: int) -> tuple[Node, int]:
    """Read what stands below a key that is indented so: a list, or keys further in."""
    if at == len(lines):
        raise _OtherwiseError
    line = lines[at]
    if line.is_item and line.indent >= indent:
        return _sequence(lines, at, line.indent)
    if line.indent > indent:
        return _mapping(lines, at, line.indent)
    raise _OtherwiseError


def _sequence(lines: list[_Line], at: int, indent: int) -> tuple[Sequence, int]:
    first = lines[at].number
    items: list[Node] = []
    while at < len(lines) and lines[at].is_item and lines[at].indent == indent:
        line = lines[at]
        item: Node
        if line.key:
            item, at = _mapping(lines, at, indent + 2)
        elif line.value:
            item, at = line.value, at + 1
        else:
            raise _OtherwiseError
        items.append(item)
    return Sequence(tuple(items), Span(first, indent + 1)), at
