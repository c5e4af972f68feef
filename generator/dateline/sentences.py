"""Divide a body into sentences, each with its citations: the statements that `dateline evidence` counts.

A simple rule that errs towards fewer sentences. A paragraph, a list item or a definition ends a sentence; so do `.`, `!`, `?` and `…`
(with the quotation marks and brackets that close after them) before a space and something that is not a small letter, and the full
stops of Chinese and Japanese. A full stop after a single letter, after initials ("U.S.") or after a common abbreviation ends none; one after a citation always does. A citation after the full stop belongs to the sentence before it. A row of
a table is one statement. Headings, terms, code and pictures state nothing, nor does what has no word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dateline.model import Body, Citation, Cited, Element, Reference, Text

_INLINE = frozenset({"a", "code", "em", "strong", "br", "footnote-ref", "img"})
_SILENT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre", "thead", "dt", "hr", "img", "footnote-ref"})
_CITED = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINK = "\N{WHITE SQUARE}"
"""Stands for a reference that has no words of its own."""
_BEGINNING = r"[\s\"'“‘«(\[¿¡–—-]*"
"""What may stand before the first letter of a sentence."""
_END = re.compile(
    r"[.!?…。！？](?:"  # one set first: the search for its characters is then a tight loop
    rf"(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?:\s*{_CITED})*(?=\s|$)|(?<=[。！？])[。！？]*[」』”]*(?:\s*{_CITED})*"
    rf")(?={_BEGINNING}(.?))",
    re.DOTALL,
)
"""What may end a sentence; the group is the first letter of the next."""
_REMOVED = re.compile(rf"(?<=\.)\s*{_CITED}\.|\s*{_CITED}")
"""A citation with the space before it, and a full stop after it where one stands before it too ("in the U.S. [@a].")."""
_INITIALS = r"[^\W\d_]|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+"
_ABBREVIATION = "approx|atty|capt|cf|col|dept|dr|etc|fig|gen|gov|ing|jr|lic|lt|mr|mrs|ms|núm|párr|pp|prof|rep|rev|sec|sen|sgt|sr|sra|st|vs"
_SHORT = re.compile(rf"(?:^|[\s\"'“‘«(\[])(?:{_INITIALS}|{_ABBREVIATION})\Z", re.IGNORECASE)
"""A last word after which a full stop is likely to belong to it."""
_A_WORD = re.compile(r"[^\W_]")
_LONGEST = 12
"""More characters than the longest abbreviation has."""


Statements = tuple[tuple[str, ...], ...]
"""For each sentence the sources that it cites."""


class Sentence(msgspec.Struct, frozen=True):
    """One statement of a body: its words as they stand there, with a placeholder for each citation group, and all its citations in order."""

    words: str
    citations: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """The words without the citations, with single spaces: made when asked for, since most are only counted."""
        return " ".join((_REMOVED.sub("", self.words) if _CITED in self.words else self.words).split())


class _Block(msgspec.Struct):
    """The run of text that is being gathered: `text` has one placeholder for each citation group."""

    text: str = ""
    groups: list[tuple[int, Cited]] = msgspec.field(default_factory=list)


def sentences(body: Body) -> tuple[Sentence, ...]:
    """Return the sentences of a body in their order."""
    return tuple(sentence for block, whole in _blocks(body) for sentence in _divided(block, whole=whole))


def statements(body: Body) -> Statements:
    """Return, for each sentence of a body, the sources that it cites, each once: what is counted of it."""
    return tuple(
        tuple(dict.fromkeys(citation.source for citation in each.citations)) if each.citations else ()
        for each in sentences(body)
    )


def _blocks(body: Body) -> Iterator[tuple[_Block, bool]]:
    """Yield the runs of text, and whether each is one statement however it is written (a row of a table)."""
    block = _Block()
    for node in body:
        if isinstance(node, Element) and node.tag not in _INLINE:
            yield block, False
            block = _Block()
            if node.tag == "tr":
                row = _Block()
                _gather(node, row)
                yield row, True
            elif node.tag not in _SILENT:
                yield from _blocks(node.children)
        else:
            _gather(node, block)
    yield block, False


def _gather(node: Text | Element | Cited | Reference, block: _Block) -> None:
    match node:
        case Text(text):
            block.text += text
        case Cited():
            block.groups.append((len(block.text), node))
            block.text += _CITED
        case Reference():
            block.text += node.words or _LINK
        case Element():
            if node.tag in _SILENT:
                return
            for child in node.children:
                _gather(child, block)
            if node.tag == "br" or node.tag not in _INLINE:  # not inline: a cell of a table
                block.text += " "


def _divided(block: _Block, *, whole: bool) -> Iterator[Sentence]:
    start = 0
    for end in (len(block.text),) if whole else _ends(block.text):
        part = block.text[start:end]
        citations: tuple[Citation, ...] = ()
        if _CITED in part:
            groups = (group.citations for place, group in block.groups if start <= place < end)
            citations = tuple(citation for cited in groups for citation in cited)
        if citations or _A_WORD.search(part):
            yield Sentence(part, citations)
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where the sentences of a run of text end; the last is the end of the text."""
    for found in _END.finditer(text):
        if found[1].islower():
            continue
        start = found.start()
        if text[start] == "." and _SHORT.search(text[max(start - _LONGEST, 0) : start].rpartition(" ")[2]):
            continue
        yield found.end()
    yield len(text)
