"""Turn the LaTeX of BibTeX values into plain text: accents, braces, dashes, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_PERCENT = re.compile(r"(?<!\\)%")
_ADDRESS = re.compile(r"\\(?:url|path)\s*\{([^{}]*)\}")
_PLAIN = re.compile(r"[^\\{}$~%`'&#_^-]*")


def plain_text(latex: str) -> str:
    """Return the words of a value; mathematics stays as typed, and so does what no LaTeX reader could follow.

    A percent sign is itself: BibTeX has no comments within a value.
    """
    if _PLAIN.fullmatch(latex):
        return latex
    text = _PERCENT.sub(
        r"\\%", _ADDRESS.sub(lambda found: found[1].replace("_", r"\_").replace("~", "{\\textasciitilde}"), latex)
    )
    try:
        read = _decoder()(text)
    except (
        RecursionError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
    ):  # pylatexenc trips over macros cut short
        return latex
    return read if read.strip() else latex


@cache
def _decoder() -> Callable[[str], str]:
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it has no types of its own

    reader = LatexNodes2Text(math_mode="verbatim", keep_comments=True)
    return lambda latex: str(reader.latex_to_text(latex, tolerant_parsing=True))
