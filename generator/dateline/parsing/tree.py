"""Turn markdown-it's tokens into the neutral tree, and report what a body may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.model import Body, Citation, Cited, Element, Kind, Node, QuotedRun, Reference, Text
from dateline.parsing.citations import Group, read_group
from dateline.parsing.forms import is_media_name, short
from dateline.parsing.paragraphs import Piece
from dateline.parsing.positions import CellPlace, InlinePlace
from dateline.parsing.quotations import QuotationScanner

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINK_SCHEMES = ("http://", "https://", "mailto:")
_BLOCK_TAGS = {"footnote_block_open": "footnotes", "footnote_open": "footnote"}
_CONTAINER_MARKS = re.compile(r"(?:[ \t]*(?:>|(?:[-+*:~]|[0-9]{1,9}[.)]|\[\^[^\]]+\]:)(?=[ \t])))*[ \t]*")
"""What may stand before a table's row: the marks of quotes, lists, definitions and footnotes."""


class TreeBuilder:
    """Builds one body's tree; gathers its quoted runs, pictures and diagnostics.

    Tokens of kinds unknown here are bugs: the parser is set up in `dateline.parsing.markdown`.
    """

    def __init__(self, lines: list[str], first_line: int, path: str) -> None:
        self.lines, self.first_line, self.path = lines, first_line, path
        self.quoted: list[QuotedRun] = []
        self.images: list[tuple[str, int, int]] = []
        self.diagnostics: list[Diagnostic] = []
        self._groups = 0
        self._first = 0
        self._cell_end: int | None = None

    def build(self, tokens: list[Token], first: int = 0) -> Body:
        """Return the tree of a body, or of a part of it that begins on the line of this index."""
        self._first = first
        return tuple(self._blocks(iter(tokens)))

    def paragraph(self, content: str, first: int, pieces: list[Piece]) -> Element:
        """Return a paragraph that holds nothing but words, marks, citations and references: what `build` makes of its tokens."""
        place = InlinePlace(content, self.lines, first, self.first_line)
        scanner = QuotationScanner()
        nodes: list[Node] = []
        pending: list[str] = []
        for piece in pieces:
            kind, start, text = piece.kind, piece.start, content[piece.start : piece.end]
            if kind == "text":
                scanner.text(text)
            elif kind == "mark":
                scanner.mark(text, start)
            elif kind == "break":
                scanner.text(" ")
            else:
                read = self._inline_piece(piece, text, place, scanner)
                if not isinstance(read, Text):
                    if pending:
                        nodes.append(Text("".join(pending)))
                        pending = []
                    nodes.append(read)
                    continue
                text = read.text
            pending.append(text)
        if pending:
            nodes.append(Text("".join(pending)))
        self._scanned(scanner, place)
        return Element("p", tuple(nodes))

    def _inline_piece(self, piece: Piece, text: str, place: InlinePlace, scanner: QuotationScanner) -> Node:
        """Return a citation, a reference or stressed words."""
        if piece.group:
            return self._citation(text, piece.group, piece.start, place, scanner)
        if piece.reference:
            return self._reference(text, piece.reference, place.span(piece.start, piece.end), scanner)
        words = text.strip("*")
        scanner.text(words)
        return Element("strong" if text.startswith("**") else "em", (Text(words),))

    # --- blocks ---------------------------------------------------------------------------------------------------------------------

    def _blocks(self, tokens: Iterator[Token], around: str = "") -> list[Node]:
        """Read blocks up to the token that closes the enclosing one, whose tag is `around`."""
        nodes: list[Node] = []
        for token in tokens:
            if token.nesting < 0:
                break
            if token.nesting > 0:
                if token.tag == "tr":
                    self._cell_end = None
                children = tuple(self._blocks(tokens, token.tag))
                if token.hidden:  # a tight list's paragraphs
                    nodes.extend(children)
                else:
                    tag = _BLOCK_TAGS.get(token.type, token.tag)
                    nodes.append(Element(tag, children, _block_attributes(token)))
            else:
                nodes.extend(self._block(token, around))
        return nodes

    def _block(self, token: Token, around: str) -> list[Node]:
        match token.type:
            case "inline":
                return self._inline(token, self._place(token, around))
            case "code_block" | "fence":
                return [Element("pre", (Element("code", (Text(token.content),)),))]
            case "hr":
                return [Element("hr")]
            case "footnote_anchor":  # the way back is made by each output
                return []
            case _:
                raise AssertionError(token.type)

    def _place(self, token: Token, around: str) -> InlinePlace:
        first = self._first + (token.map[0] if token.map else 0)
        if around not in ("th", "td"):
            return InlinePlace(token.content, self.lines, first, self.first_line)
        if self._cell_end is None:
            marks = _CONTAINER_MARKS.match(self.lines[first])
            self._cell_end = marks.end() if marks else 0
        cell = CellPlace(token.content, self.lines, first, self.first_line, self._cell_end)
        self._cell_end = cell.end
        return cell

    # --- inlines --------------------------------------------------------------------------------------------------------------------

    def _inline(self, token: Token, place: InlinePlace) -> list[Node]:
        scanner = QuotationScanner()
        nodes = self._inlines(iter(token.children or ()), place, scanner)
        self._scanned(scanner, place)
        return nodes

    def _scanned(self, scanner: QuotationScanner, place: InlinePlace) -> None:
        """Keep the quoted runs of a paragraph; say where one is not closed."""
        self.quoted.extend(
            QuotedRun(text=run.text, where="body", span=place.span(run.start, run.end), cited=run.cited)
            for run in scanner.runs
        )
        if (opened := scanner.unclosed) is not None:
            message = "A quotation opens here and is not closed in its paragraph, so its words cannot be checked."
            self._say("quote-unclosed", place.span(opened, opened + 1), message)

    def _inlines(self, tokens: Iterator[Token], place: InlinePlace, scanner: QuotationScanner) -> list[Node]:
        """Read inlines up to the token that closes the enclosing one; neighbouring texts are joined."""
        nodes: list[Node] = []
        pending: list[str] = []
        for token in tokens:
            if token.nesting < 0:
                break
            read = self._opened(token, tokens, place, scanner) if token.nesting else self._leaf(token, place, scanner)
            for node in read:
                if isinstance(node, Text):
                    pending.append(node.text)
                    continue
                if pending:
                    nodes.append(Text("".join(pending)))
                    pending = []
                nodes.append(node)
        if text := "".join(pending):
            nodes.append(Text(text))
        return nodes

    def _opened(
        self, token: Token, tokens: Iterator[Token], place: InlinePlace, scanner: QuotationScanner
    ) -> tuple[Node, ...]:
        children = tuple(self._inlines(tokens, place, scanner))
        if token.type != "link_open":
            return (Element(token.tag, children),)
        href = str(token.attrGet("href") or "")
        if href.lower().startswith(_LINK_SCHEMES):
            return (Element("a", children, (("href", href),)),)
        span = place.span(token.meta["start"], token.meta["end"])
        message = f"The address `{short(unquote(href))}` is not http, https or mailto."
        self._say("link-unsafe", span, message, "Link to things of this chronology with [[kind:id|words]].")
        return children

    def _leaf(self, token: Token, place: InlinePlace, scanner: QuotationScanner) -> tuple[Node, ...]:
        match token.type:
            case "text" | "code_inline":
                scanner.text(token.content)
                text = Text(token.content)
                return (text,) if token.type == "text" else (Element("code", (text,)),)
            case "softbreak" | "hardbreak":
                scanner.text(" ")
                return (Text("\n"),) if token.type == "softbreak" else (Element("br"),)
            case "quotation_mark":
                scanner.mark(token.content, token.meta["start"])
                return (Text(token.content),)
            case "citation":
                return (self._closed_citation(token, place, scanner),)
            case "reference":
                span = place.span(token.meta["start"], token.meta["end"])
                return (self._reference(token.content, token.meta["read"], span, scanner),)
            case "image":
                return self._image(token, place)
            case "footnote_ref":
                return (Element("footnote-ref", (), (("number", str(token.meta["id"] + 1)),)),)
            case _:
                raise AssertionError(token.type)

    def _say(self, rule: str, span: Span, message: str, hint: str = "") -> None:
        self.diagnostics.append(diagnostic(rule, self.path, span, message, hint))

    def _closed_citation(self, token: Token, place: InlinePlace, scanner: QuotationScanner) -> Node:
        start, end = token.meta["start"], token.meta["end"]
        if token.meta["closed"]:
            return self._citation(token.content, read_group(token.content), start, place, scanner)
        message = "A citation opens here and is not closed."
        hint = "Close it with ]; check that its quotation marks are closed too."
        self._say("citation-malformed", place.span(start, end), message, hint)
        return Text(token.content)

    def _citation(self, text: str, group: Group, start: int, place: InlinePlace, scanner: QuotationScanner) -> Node:
        for slip in group.slips:
            span = place.span(start + slip.offset, start + slip.offset + slip.length)
            self._say(slip.rule, span, slip.message, slip.hint)
        if not group.citations:
            return Text(text)
        scanner.citation(self._groups)
        self._groups += 1
        return Cited(tuple(_placed(each, place, start) for each in group.citations))

    def _reference(
        self, text: str, read: tuple[Kind, str, str, int] | None, span: Span, scanner: QuotationScanner
    ) -> Node:
        if read is None:
            self._say("reference-malformed", span, f"`{short(text)}` is not a reference.")
            return Text(text)
        kind, target, words, _ = read
        scanner.text(words)
        return Reference(kind, target, words, span)

    def _image(self, token: Token, place: InlinePlace) -> tuple[Node, ...]:
        source = unquote(str(token.attrGet("src") or ""))
        span = place.span(token.meta["start"], token.meta["end"])
        if not is_media_name(source):
            self._say("image-unsafe", span, f"The picture `{short(source)}` is not a file of content/media/.")
            return ()
        alt = _plain_text(token.children or [])
        if not alt.strip():
            message = f"The picture `{short(source)}` has no text in its place."
            self._say("image-without-alt", span, message, "Write ![what it shows](file.jpg).")
        self.images.append((source, span.line, span.column))
        return (Element("img", (), (("src", source), ("alt", alt))),)


def _placed(citation: Citation, place: InlinePlace, start: int) -> Citation:
    """Return a citation with its spans, which count from its group's beginning, as places in the file."""

    def moved(span: Span) -> Span:
        begin = start + span.column - 1
        return place.span(begin, begin + span.length)

    if not citation.quotation:
        return msgspec.structs.replace(citation, span=moved(citation.span))
    return msgspec.structs.replace(citation, span=moved(citation.span), quotation_span=moved(citation.quotation_span))


def _plain_text(tokens: list[Token]) -> str:
    """Return the words of inline tokens, without their marks: what stands in a picture's place."""
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else _plain_text(token.children or []) or token.content
        for token in tokens
    )


def _block_attributes(token: Token) -> tuple[tuple[str, str], ...]:
    if token.type == "footnote_open":
        return (("number", str(token.meta["id"] + 1)),)
    if token.tag == "ol" and (start := token.attrGet("start")) is not None:
        return (("start", str(start)),)
    if token.tag in ("th", "td") and (style := token.attrGet("style")):
        return (("align", str(style).removeprefix("text-align:")),)
    return ()
