"""Styles and scripts within a page: what a policy calls them by, and scripts that wait until another asks for them."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping

AT_ONCE = ("single.js", "site.js")
"""The script for this page alone, and the one that every page has, and that loads the others."""
_ENDS = re.compile(r"<(/script|!--)", re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</(style)", re.IGNORECASE)


def hash_of(text: str) -> str:
    """Return what a policy calls an inline style or script by (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def as_one_script(scripts: Mapping[str, str]) -> str:
    """Return scripts as one, given by the names that `load` is called with.

    Those `AT_ONCE` run so. The others wait, each as a function of `window.datelineHeld`, until `load` is called with their names: a browser looks at
    the inside of a function only when it runs.
    """
    waiting = ",\n".join(
        f"{json.dumps(name)}() {{\n{text.rstrip()}\n}}" for name, text in sorted(scripts.items()) if name not in AT_ONCE
    )
    first = "".join(scripts.get(name, "") for name in AT_ONCE)
    return _ENDS.sub(r"<\\\1", f"\nwindow.datelineHeld = {{\n{waiting}\n}};\n{first}")


def as_one_sheet(sheets: list[str]) -> str:
    """Return style sheets as one that can stand in a page."""
    return _STYLE_ENDS.sub(r"<\\/\1", "\n" + "\n".join(sheets))
