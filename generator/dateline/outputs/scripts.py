"""Scripts and style sheets as published: without comments and indentation, which are for whoever reads the repository, not for every reader's phone."""

from __future__ import annotations

import re

_BLOCK = rb"/\*(?![!*]*!)(?:[^*]|\*(?!/))*\*/"
_IN_SCRIPTS = re.compile(rb"^[ \t]*(?://[^\n]*|" + _BLOCK + rb")[ \t]*\n", re.MULTILINE)
_CAST = re.compile(
    rb"""^((?:[^"'`/\n]|"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|/(?!\*))*?)/\*\* @type \{[^*\n]*\} \*/[ ]?""", re.MULTILINE
)
"""A type that is told to the checker within a line, outside any text."""
_INDENTATION = re.compile(rb"^[ \t]+", re.MULTILINE)
_IN_SHEETS = re.compile(rb"^[ \t]*" + _BLOCK + rb"[ \t]*\n", re.MULTILINE)
_LOOSE = re.compile(
    rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|/\*(?:[^*]|\*(?!/))*\*/)|[ \t]*([{};,])[ \t]*|(:)[ \t]+"""
)


def published(path: str, data: bytes) -> bytes:
    """Return a static file as it is published: without the comments that stand on lines of their own, and without its indentation.

    In a script the types that are told within a line go too. In a sheet blanks beside punctuation go too, outside strings and comments; lines stay, so that a fault can be found.

    Comments that begin `/*!`, as licences do, stay. A script in which a text may run over several lines stays as it is, since a line of
    that text could look like a comment.
    """
    if path.endswith(".css"):
        return _LOOSE.sub(_tight, _INDENTATION.sub(b"", _IN_SHEETS.sub(b"", data)))
    if not path.endswith(".js"):
        return data
    found = _IN_SCRIPTS.sub(b"", data)
    runs_on = any(line.count(b"`") % 2 or line.endswith(b"\\") for line in found.splitlines())
    if runs_on:
        return data
    told = 1
    while told:  # a line may have several
        found, told = _CAST.subn(rb"\1", found)
    return _INDENTATION.sub(b"", found)


def _tight(match: re.Match[bytes]) -> bytes:
    return match[1] or match[2] or match[3]
