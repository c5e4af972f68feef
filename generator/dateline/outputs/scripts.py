"""Scripts and style sheets as published: without comments and indentation, which are for whoever reads the repository, not for every reader's phone."""

from __future__ import annotations

import re

_BLOCK = rb"/\*(?![!*]*!)(?:[^*]|\*(?!/))*\*/"
_IN_SCRIPTS = re.compile(rb"^[ \t]*(?://[^\n]*|" + _BLOCK + rb")[ \t]*\n", re.MULTILINE)
_INDENTATION = re.compile(rb"^[ \t]+", re.MULTILINE)
_IN_SHEETS = re.compile(rb"^[ \t]*" + _BLOCK + rb"[ \t]*\n", re.MULTILINE)


def published(path: str, data: bytes) -> bytes:
    """Return a static file as it is published: without the comments that stand on lines of their own, and without its indentation.

    Comments that begin `/*!`, as licences do, stay. A script in which a text may run over several lines stays as it is, since a line of
    that text could look like a comment.
    """
    if path.endswith(".css"):
        return _INDENTATION.sub(b"", _IN_SHEETS.sub(b"", data))
    if not path.endswith(".js"):
        return data
    found = _IN_SCRIPTS.sub(b"", data)
    runs_on = any(line.count(b"`") % 2 or line.endswith(b"\\") for line in found.splitlines())
    return data if runs_on else _INDENTATION.sub(b"", found)
