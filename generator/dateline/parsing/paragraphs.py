"""Find the bodies that are nothing but paragraphs, and the inlines that are nothing but words: most are, and need no Markdown parser.

What is said here of a text is true of CommonMark with our extensions, no more: wherever a character could mean anything else, the answer
is None, and the parser decides. So the two ways can never read one text differently; a property test holds them to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from dateline.model import Kind
from dateline.parsing.citations import Group, group_end, read_group, read_reference, usual_group

_PLAIN_START = re.compile(r"[^\W\d_]|[\"“”‘’«»¿¡(—–…]")
"""How a line of a paragraph begins for certain: no mark of a list, quote, heading, table, rule, definition or footnote, no blank."""
_CITED_START = re.compile(r"\[[@\[]")
"""How a later line of a paragraph may begin too; as the first, it could be the definition of a link."""
_SPECIAL = re.compile(r"[\\`*_<&\[\n\"“”«»]")
_MARKUP = frozenset("\\`*_<&")
_EMPHASIS = re.compile(
    r"(?<![^ \n(])(\*\*?)(?=[^\W_])[^\\`*_<&\[\n\"“”«»]+(?<=[^\W_])\1(?=[ \n.,;:!?)]|\Z)",
)
"""Stressed words: marks that can only open, words, and marks that can only close (CommonMark 0.31, 6.2)."""


class Paragraph(NamedTuple):
    """A paragraph: its text as Markdown's inline content has it, and the index of its first line."""

    content: str
    first: int


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A run of a paragraph: `text`, a `break` between lines, a quotation `mark`, or words with `emphasis`, in their asterisks.

    Or a `citation` or a `reference` in its brackets, as `group` or `reference`.
    """

    kind: str
    start: int
    end: int
    group: Group | None = None
    reference: tuple[Kind, str, str, int] | None = None


def only_paragraphs(lines: list[str]) -> list[Paragraph] | None:
    """Return the paragraphs of a body that holds nothing else; None where it might."""
    found: list[Paragraph] = []
    begun = -1
    for number, line in enumerate(lines):
        if not line:
            if begun >= 0:
                found.append(Paragraph("\n".join(lines[begun:number]), begun))
                begun = -1
            continue
        if not _PLAIN_START.match(line) and (begun < 0 or not _CITED_START.match(line)):
            return None
        if line[-1].isspace() or "\t" in line:
            return None
        if begun < 0:
            begun = number
    if begun >= 0:
        found.append(Paragraph("\n".join(lines[begun:]), begun))
    return found


def only_words(content: str) -> list[Piece] | None:
    """Return the pieces of a paragraph that holds words, some stressed, quotation marks, citations and references; None where it holds more."""
    pieces: list[Piece] = []
    at, end = 0, len(content)
    while found := _SPECIAL.search(content, at):
        start, character = found.start(), found[0]
        if start > at:
            pieces.append(Piece("text", at, start))
        if character == "\n":
            pieces.append(Piece("break", start, start + 1))
        elif character == "[":
            piece = _bracketed(content, start, end)
            if piece is None:
                return None
            pieces.append(piece)
        elif stressed := character == "*" and _EMPHASIS.match(content, start):
            pieces.append(Piece("emphasis", start, stressed.end()))
        elif character in _MARKUP:
            return None
        else:
            pieces.append(Piece("mark", start, start + 1))
        at = pieces[-1].end
    if at < end:
        pieces.append(Piece("text", at, end))
    return pieces


def _bracketed(content: str, start: int, limit: int) -> Piece | None:
    """Return the citation or the reference that begins at a bracket; None where it is malformed or something else."""
    if content.startswith("!", start - 1) and start:
        return None
    if content.startswith("[@", start):
        if usual := usual_group(content, start, limit):
            return Piece("citation", start, usual[1], usual[0])
        end = group_end(content, start, limit)
        return Piece("citation", start, end, read_group(content[start:end])) if end else None
    read = read_reference(content, start, limit)
    return Piece("reference", start, read[3], None, read) if read else None
