"""Escape text for HTML, quickly: most texts have nothing to escape, and markupsafe's C code says so at once."""

from __future__ import annotations

from collections.abc import Callable
from html import escape as _escape
from typing import cast

import markupsafe


def _slowly(text: str) -> str:
    return str(markupsafe.escape(text))


inner = cast("Callable[[str], str]", getattr(markupsafe, "_escape_inner", _slowly))
"""Return a text as markupsafe escapes it, as a plain text; the same object where there is nothing to escape."""


def escaped(text: str) -> str:
    """Return a text as `html.escape` escapes it, for the content of elements and for attributes."""
    return text if inner(text) is text else _escape(text)
