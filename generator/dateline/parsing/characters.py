"""Characters that no content may hold: they cannot be seen, and neither pages, e-books nor feeds may carry them."""

from __future__ import annotations

import re

from dateline.diagnostics import Diagnostic, Span, diagnostic

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What XML 1.0 (section 2.2) or HTML forbids, and the line separators that only some programs count as line ends."""

_NAMES = {0x00: "NUL", 0x0B: "VERTICAL TAB", 0x0C: "FORM FEED", 0x1B: "ESCAPE", 0x85: "NEXT LINE"}
_NAMES |= {0x2028: "LINE SEPARATOR", 0x2029: "PARAGRAPH SEPARATOR"}


def forbidden(text: str, path: str) -> tuple[Diagnostic, ...]:
    r"""Return a `character-forbidden` for each such character, at most one a line; line ends are \n by now."""
    if text.replace("\n", "").isprintable() or not FORBIDDEN.search(text):  # the first is sooner said of most files
        return ()
    return tuple(
        diagnostic("character-forbidden", path, Span(number, match.start() + 1), f"{named(match[0])} stands here.")
        for number, line in enumerate(text.split("\n"), 1)
        if (match := FORBIDDEN.search(line))
    )


def named(character: str) -> str:
    """Return a character's number and name for a message: "The character U+001B (ESCAPE)"."""
    name = _NAMES.get(ord(character))
    return f"The character U+{ord(character):04X}{f' ({name})' if name else ''}"
