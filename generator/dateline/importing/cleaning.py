"""Make texts from elsewhere fit for front matter: no forbidden characters, no stray blanks, no half characters."""

from __future__ import annotations

import re

from dateline.parsing.characters import FORBIDDEN

_HALVES = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which JSON may write as escapes and UTF-8 cannot hold."""


def line(text: str) -> str:
    """Return the text on one line; forbidden characters become blanks, half characters U+FFFD."""
    return " ".join(_allowed(text).split())


def prose(text: str) -> str:
    """Return the text with its line breaks; the rest as `line` does."""
    lines = _allowed(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(" ".join(each.split()) for each in lines).strip()


def _allowed(text: str) -> str:
    return _HALVES.sub("\ufffd", FORBIDDEN.sub(" ", text)).replace("\ufeff", "")
