"""Our inline rules for markdown-it-py: citations, references, and the marks of quotations; each token knows its offset in the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.parsing.citations import group_end, read_reference

if TYPE_CHECKING:  # markdown-it is loaded only where a body is read
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

QUOTATION_MARKS = {'"': '"', "“": "”", "«": "»"}
"""Each opening mark with the one that closes it; a straight mark closes itself."""
CLOSING_MARKS = frozenset(QUOTATION_MARKS.values())
MARKS = frozenset((*QUOTATION_MARKS, *CLOSING_MARKS))

_LONGEST_REFERENCE = 1_000


def install(markdown: MarkdownIt) -> None:
    """Add the rules to a parser, before those that read `[` as a link or a footnote; let those keep their place too."""
    from markdown_it.rules_inline import autolink, image, link

    ruler = markdown.inline.ruler
    ruler.before("link", "dateline_citation", citation_rule)
    ruler.before("link", "dateline_reference", reference_rule)
    ruler.before("link", "dateline_quotation_mark", quotation_mark_rule)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        ruler.at(name, placed(rule))
    for character in sorted(MARKS):
        markdown.inline.add_terminator_char(character)


def citation_rule(state: StateInline, silent: bool) -> bool:
    """Read `[@…]` whole; one that nothing closes becomes a token of its own, so that it can be reported."""
    if not state.src.startswith("[@", state.pos):
        return False
    start = state.pos
    end = group_end(state.src, start, state.posMax)
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"start": start, "end": end or start + 2, "closed": end is not None}
        token.content = state.src[start : end or start + 2]
    state.pos = end or start + 2
    return True


def reference_rule(state: StateInline, silent: bool) -> bool:
    """Read `[[kind:id|words]]`; what begins like one and is not becomes a token of its own, so that it can be reported."""
    if not state.src.startswith("[[", state.pos):
        return False
    start = state.pos
    limit = min(state.posMax, start + _LONGEST_REFERENCE)
    read = read_reference(state.src, start, limit)
    end = read[3] if read else _malformed_end(state.src, start, limit)
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"start": start, "end": end, "read": read}
        token.content = state.src[start:end]
    state.pos = end
    return True


def _malformed_end(text: str, start: int, limit: int) -> int:
    """Return where a reference ends that is not well-formed: behind the first `]]` of its line, else behind `[[`."""
    line_end = text.find("\n", start, limit)
    close = text.find("]]", start, line_end if line_end >= 0 else limit)
    return close + 2 if close >= 0 else start + 2


def quotation_mark_rule(state: StateInline, silent: bool) -> bool:
    """Keep the place of a quotation mark; it stays in the text."""
    character = state.src[state.pos]
    if character not in MARKS:
        return False
    if not silent:
        token = state.push("quotation_mark", "", 0)
        token.content = character
        token.meta = {"start": state.pos}
    state.pos += 1
    return True


def placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return one of markdown-it's own rules so that the link or picture that it makes keeps its offsets, `start` and `end`."""

    def read(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            made = next(token for token in state.tokens[known:] if token.type in ("link_open", "image"))
            made.meta = {"start": start, "end": state.pos}
        return True

    return read
