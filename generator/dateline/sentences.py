"""Divide a body into sentences, each with its citations: the statements that `dateline evidence` counts.

A simple rule that errs towards fewer sentences. A paragraph, a list item or a definition ends a sentence; so do `.`, `!`, `?` and `…`
(with the quotation marks and brackets that close after them) before a space and something that is not a small letter, and the full
stops of Chinese and Japanese. A full stop after a single letter, after initials ("U.S.") or after a common abbreviation ends none; one after a citation always does. A citation after the full stop belongs to the sentence before it. A row of
a table is one statement. Headings, terms, code and pictures state nothing, nor does what has no word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
        before, *others = self.words.split(_CITED)
        text = before
        for part in others:  # a citation goes with the space before it, and a full stop after it where one stands before it too ("U.S. [@a].")
            text = text.rstrip() + (part[1:] if part[:1] == "." and before.rstrip()[-1:] == "." else part)
            before = part
        return " ".join(text.split())


class _Block(msgspec.Struct):
    """The run of text that is being gathered: `text` has one placeholder for each citation group, `groups` the place of each.

    It is one statement, however it is written, where it is `whole` (a row of a table).
    """

    text: str = ""
    groups: list[tuple[int, Cited]] = msgspec.field(default_factory=list)
    whole: bool = False


def sentences(body: Body) -> tuple[Sentence, ...]:
    """Return the sentences of a body in their order."""
    blocks: list[_Block] = []
    _divide(body, blocks)
    return tuple(sentence for block in blocks if block.text for sentence in _divided(block))


def statements(body: Body) -> Statements:
    """Return, for each sentence of a body, the sources that it cites, each once: what is counted of it."""
    return tuple(
        tuple(dict.fromkeys(citation.source for citation in each.citations)) if each.citations else ()
        for each in sentences(body)
    )


def _divide(body: Body, found: list[_Block]) -> None:
    """Append the runs of text of a body; some are empty."""
    block = _Block()
    for node in body:
        if isinstance(node, Element) and node.tag not in _INLINE:
            found.append(block)
            block = _Block()
            if node.tag == "tr":
                row = _Block(whole=True)
                _gather(node, row)
                found.append(row)
            elif node.tag not in _SILENT:
                _divide(node.children, found)
        else:
            _gather(node, block)
    found.append(block)


def _gather(node: Text | Element | Cited | Reference, block: _Block) -> None:
    if isinstance(node, Text):
        block.text += node.text
    elif isinstance(node, Cited):
        block.groups.append((len(block.text), node))
        block.text += _CITED
    elif isinstance(node, Reference):
        block.text += node.words or _LINK
    elif node.tag not in _SILENT:
        for child in node.children:
            _gather(child, block)
        if node.tag == "br" or node.tag not in _INLINE:  # not inline: a cell of a table
            block.text += " "


def _divided(block: _Block) -> Iterator[Sentence]:
    text, groups = block.text, iter(block.groups)
    start, group = 0, next(groups, None)
    for end in (len(text),) if block.whole else _ends(text):
        words = text[start:end]
        citations: tuple[Citation, ...] = ()
        while group and group[0] < end:
            citations += group[1].citations
            group = next(groups, None)
        if citations or _A_WORD.search(words):
            yield Sentence(words, citations)
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where the sentences of a run of text end; the last is the end of the text."""
    for found in _END.finditer(text):
        if found[1].islower():
            continue
        start = found.start()
        if text[start] == "." and _is_short(text[max(start - _LONGEST, 0) : start].rpartition(" ")[2]):
            continue
        yield found.end()
    yield len(text)


@lru_cache(maxsize=1 << 12)
def _is_short(word: str) -> bool:
    """Tell whether a full stop after a word is likely to belong to it; most words come again and again."""
    return _SHORT.search(word) is not None
