"""Scripts as they are published: without the comments, which are for whoever reads the repository, not for every reader's phone."""

from __future__ import annotations

import re

_COMMENT_LINES = re.compile(rb"^[ \t]*(?://[^\n]*|/\*(?![!*]*!)(?:[^*]|\*(?!/))*\*/)[ \t]*\n", re.MULTILINE)


def published(path: str, data: bytes) -> bytes:
    """Return a static file as it is published: a script without the comments that stand on lines of their own.

    Comments that begin `/*!`, as licences do, stay. A script in which a text may run over several lines stays as it is, since a line of
    that text could look like a comment.
    """
    if not path.endswith(".js"):
        return data
    found = _COMMENT_LINES.sub(b"", data)
    runs_on = any(line.count(b"`") % 2 or line.endswith(b"\\") for line in found.splitlines())
    return data if runs_on else found
