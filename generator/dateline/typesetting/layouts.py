"""A theme's layouts: `handouts/<kind>.typ`, each joined to `handouts/frame.typ`, which all share."""

from __future__ import annotations

import re

from dateline.outputs.views import View
from dateline.theme import Theme, ThemeError

FRAME = "frame"
_PACKAGE = re.compile(r'\b(?:import|include)\s*"(@[^"\n]*)"')
SHARED = {"key": "worksheet"}
"""Kinds that are laid out by another's layout."""


class Layout(View, kw_only=True):
    """A layout as Typst compiles it, and where its lines come from: how many are those of the frame."""

    theme: str
    kind: str
    text: str
    frame_lines: int

    def fault(self, line: int, message: str) -> ThemeError:
        """Return what is wrong at a line of the joined text, as a fault of the file that the line stands in."""
        own = line > self.frame_lines
        name, line = (self.kind, line - self.frame_lines) if own else (FRAME, line)
        return ThemeError(f"{self.theme}/handouts/{name}.typ", line, f"The layout cannot be compiled: {message}")


def joined(theme: Theme, kind: str) -> Layout | ThemeError:
    """Return the layout of a kind of handout, or why there is none."""
    kind = SHARED.get(kind, kind)
    files = dict(theme.handouts)
    texts = []
    for name in (FRAME, kind):
        data = files.get(f"{name}.typ")
        if data is None:
            return ThemeError(f"{theme.name}/handouts/{name}.typ", 1, f"The theme has no layout `{name}.typ`.")
        try:
            texts.append(data.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            return ThemeError(f"{theme.name}/handouts/{name}.typ", line, "The layout is not UTF-8.")
    for name, text in zip((FRAME, kind), texts, strict=True):
        if package := _PACKAGE.search(text):
            line = text.count("\n", 0, package.start()) + 1
            message = f"Packages are not loaded ({package[1]}): a build asks no network."
            return ThemeError(f"{theme.name}/handouts/{name}.typ", line, message)
    frame = texts[0] if texts[0].endswith("\n") else f"{texts[0]}\n"
    return Layout(theme=theme.name, kind=kind, text=frame + texts[1], frame_lines=frame.count("\n"))
