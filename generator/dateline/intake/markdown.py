"""Take the words of a Markdown file: what a reader of the page would see, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")


def words_of(text: str) -> str:
    """Return the words without front matter, marks and addresses; numbers of lists stay, and rows of tables are lines."""
    front = _FRONT_MATTER.match(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    return "".join(f"{line}\n" for line in _lines(tokens))


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    number = ""
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                number = f"{token.info}{token.markup} " if token.info else ""
            case "tr_open":
                row = []
            case "tr_close":
                yield " | ".join(row or ())
                row = None
            case "inline" if row is not None:
                row.append(_seen(token))
            case "inline":
                yield number + _seen(token)
                number = ""
            case "fence" | "code_block":
                yield from token.content.splitlines()
            case _:
                pass


def _seen(token: Token) -> str:
    """Return the words of one paragraph, heading or cell."""
    pieces: list[str] = []
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline" | "image":
                pieces.append(child.content)
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case _:
                pass
    return "".join(pieces)
