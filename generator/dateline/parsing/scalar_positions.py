"""Find where each character of a YAML scalar's text stands in the scalar as written: quoted, escaped, folded or literal."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x..|u....|U........|.)", re.DOTALL)
_BLANKS = re.compile(r"[ \t\n]*")
_BROKEN_LINE = re.compile(r"\\[ \t]*\n[ \t]*")


def offsets(written: str, text: str, style: str) -> tuple[int, ...] | None:
    """Return the offset in `written` of each character of `text`; None where the two do not fit together.

    `style` is YAML's own mark: `'`, `"`, `|`, `>`, or nothing for a plain scalar. Blanks that folding joined stand where the first of
    them stood.
    """
    found: list[int] = []
    position = _begin(written, style)
    for character in text:
        if style == '"':
            while broken := _BROKEN_LINE.match(written, position):
                position = broken.end()
        length = _length(written, position, style)
        if character not in " \t\n" and length == 1:
            position = _end(_BLANKS, written, position)
            length = _length(written, position, style)
            if length == 1 and written[position : position + 1] != character:
                return None
        found.append(position)
        is_folded = character in " \n" and length == 1 and written[position : position + 1] not in (" ", "\n")
        position += 0 if is_folded else length
    return tuple(found)


def _begin(written: str, style: str) -> int:
    """Return where the text begins: behind the quotation mark, or on the line below a block's header."""
    if style in ("|", ">"):
        return written.find("\n") + 1
    return 1 if style in ("'", '"') else 0


def _length(written: str, position: int, style: str) -> int:
    """Return how many characters are written for the one that stands at `position`."""
    if style == "'" and written.startswith("''", position):
        return 2
    if style == '"' and written.startswith("\\", position):
        return _end(_ESCAPE, written, position) - position or 1
    return 1


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
