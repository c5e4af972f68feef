"""Read a body: Markdown into the neutral tree that every output renders in its own way, with what is wrong in it.

CommonMark with tables, footnotes and definition lists, through markdown-it-py; raw HTML stays text. References and citations stay values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.model import Body, Node, QuotedRun
from dateline.parsing import inline_rules
from dateline.parsing.paragraphs import Paragraph, only_paragraphs, only_words
from dateline.parsing.tree import TreeBuilder

if TYPE_CHECKING:  # loading markdown-it takes longer than a build in which no body changed
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_DEPTH = 20
MAX_CHARACTERS, MAX_LINES, MAX_BRACKETS = 250_000, 10_000, 20_000
"""The longest body: some 40,000 words. The parser cannot be interrupted, and takes up to 70 µs for a line or a bracket of hostile Markdown."""
"""How deep blocks and marks may nest (a list in a list counts four: list and item, twice)."""
_PARSERS_DEPTH = 25
"""markdown-it drops what is nested deeper than this without a word; so we look a little less deep, and say so."""


class BodyParse(NamedTuple):
    """A body as read: its tree, the quoted runs in its prose, the pictures it names, and what is wrong."""

    body: Body
    quoted: tuple[QuotedRun, ...]
    images: tuple[tuple[str, int, int], ...]
    """(file name, line, column) of each picture."""
    diagnostics: tuple[Diagnostic, ...]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
            """Accept every address here, so that a bad one is reported instead of staying text."""
            return bool(url)

    parser = Parser("commonmark", {"html": False, "maxNesting": _PARSERS_DEPTH})
    parser.enable("table")
    parser.use(footnote_plugin, inline=False)
    parser.use(deflist_plugin)
    inline_rules.install(parser)
    return parser


def read_body(text: str, first_line: int, path: str) -> BodyParse:
    """Read a body whose first line is `first_line` of the file at `path`."""
    if not text.strip():
        return BodyParse((), (), (), ())
    lines = text.split("\n")
    if too_long := _too_long(text, lines):
        return BodyParse((), (), (), (diagnostic("file-too-large", path, Span(first_line), too_long),))
    paragraphs = only_paragraphs(lines)
    return (
        _read_marked_up(text, lines, first_line, path)
        if paragraphs is None
        else _read_paragraphs(paragraphs, lines, first_line, path)
    )


def _too_long(text: str, lines: list[str]) -> str:
    """Say what a body has too much of; "" where it is no longer than a body may be."""
    counted = (
        (len(text), MAX_CHARACTERS, "characters"),
        (len(lines), MAX_LINES, "lines"),
        (text.count("["), MAX_BRACKETS, "opening brackets"),
    )
    return next(
        (f"The body has {have:,} {what}; it has at most {most:,}." for have, most, what in counted if have > most), ""
    )


def _read_paragraphs(paragraphs: list[Paragraph], lines: list[str], first_line: int, path: str) -> BodyParse:
    """Read a body of paragraphs; only those that hold more than words, citations and references go through the parser."""
    builder = TreeBuilder(lines, first_line, path)
    body: list[Node] = []
    for content, first in paragraphs:
        pieces = only_words(content)
        if pieces is not None:
            body.append(builder.paragraph(content, first, pieces))
            continue
        tokens = _parser().parse(content)
        if _too_deep(tokens):
            return _read_marked_up("\n".join(lines), lines, first_line, path)
        body.extend(builder.build(tokens, first))
    return BodyParse(tuple(body), tuple(builder.quoted), tuple(builder.images), tuple(builder.diagnostics))


def _read_marked_up(text: str, lines: list[str], first_line: int, path: str) -> BodyParse:
    """Read a body of any kind with the Markdown parser."""
    found: dict[str, Any] = {}
    tokens = _parser().parse(text, found)
    if deep := _too_deep(tokens):
        message = f"This part of the body is nested more than {MAX_DEPTH} deep."
        return BodyParse((), (), (), (diagnostic("markdown-too-deep", path, Span(first_line + deep - 1), message),))
    builder = TreeBuilder(lines, first_line, path)
    body = builder.build(tokens)
    lost = _lost_definitions(found, lines, first_line, path)
    return BodyParse(body, tuple(builder.quoted), tuple(builder.images), (*builder.diagnostics, *lost))


def _too_deep(tokens: list[Token]) -> int:
    """Return the number of the line on which nesting goes too deep, counted from 1; 0 where none does."""
    depth = line = 0
    for token in tokens:
        depth += token.nesting
        if token.map:
            line = token.map[0] + 1
        inner = depth
        for child in token.children or ():
            inner += child.nesting
            if inner > MAX_DEPTH:
                return line
        if depth > MAX_DEPTH:
            return line
    return 0


def _lost_definitions(found: dict[str, Any], lines: list[str], first_line: int, path: str) -> Iterable[Diagnostic]:
    """Yield what Markdown would drop without a word: footnotes nobody refers to, and citations that read as a link's definition."""
    for label, number in found.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            place = _definition(f"^{label[1:]}", lines, first_line)
            message = f"Nothing refers to the footnote [^{label[1:]}], so no page shows it."
            yield diagnostic("footnote-unused", path, place, message)
    for label, definition in found.get("references", {}).items():
        if label.startswith("@"):
            line = definition["map"][0]
            message = "A citation with a colon behind it reads as the definition of a link, so no page shows it."
            place = Span(
                first_line + line, lines[line].find("[") + 1, max(lines[line].find("]") - lines[line].find("["), 1)
            )
            yield diagnostic("citation-malformed", path, place, message, "Put the citation behind the statement.")


def _definition(label: str, lines: list[str], first_line: int) -> Span:
    pattern = re.compile(rf"[ \t>]*(\[{re.escape(label)}\]):")
    for number, line in enumerate(lines, first_line):
        if match := pattern.match(line):
            return Span(number, match.start(1) + 1, len(match[1]))
    return Span(first_line)
