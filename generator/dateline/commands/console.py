"""The terminal: colour where it is wanted, progress where somebody watches, plain text in a pipe."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from dateline.dates import day_number
from dateline.diagnostics import Diagnostic
from dateline.diagnostics.render import as_text, summary
from dateline.files import read_line

FINE, WRONG, USAGE = 0, 1, 2
"""Exit codes: all is well; the content has errors (or warnings, with --strict); the command was misused."""


def wants_colour(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose user has not asked for plain text (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def complain(message: str) -> None:
    """Say on standard error why a command could not do its work."""
    print(f"dateline: {message}", file=sys.stderr)


def report(diagnostics: Iterable[Diagnostic], stream: TextIO) -> None:
    """Print diagnostics as text, and how many of each severity there are."""
    print(as_report(diagnostics, colour=wants_colour(stream)), end="", file=stream)


def as_report(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Return diagnostics as text, with how many of each severity there are; nothing for none."""
    found = tuple(diagnostics)
    return f"{as_text(found, read_line, colour=colour)}\n\n{summary(found)}\n" if found else ""


class Stages:
    """Follows the stages of a build: shows the present one on a terminal, remembers how long each took."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.seconds: list[tuple[str, float]] = []
        self._shown = sys.stderr.isatty() and not quiet
        self._began = self._start = time.perf_counter()
        self._name = "start"

    def __call__(self, name: str) -> None:
        """Begin the stage of this name."""
        now = time.perf_counter()
        self.seconds.append((self._name, now - self._start))
        self._name, self._start = name, now
        if self._shown:
            print(f"\r\x1b[K{name} …", end="", file=sys.stderr, flush=True)

    def tell(self) -> None:
        """Print how long each stage took, in their order."""
        for name, seconds in self.seconds:
            print(f"{seconds * 1000:8.1f} ms  {name}", file=sys.stderr)

    def finish(self) -> float:
        """End the last stage, clear the line, and return how many seconds all took."""
        self("")
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        return self._start - self._began


def own_cache() -> Path | None:
    """Return the user's cache folder for this program: DATELINE_CACHE ("" for none), else where the system keeps caches; None without one.

    XDG Base Directory Specification; on macOS and Windows the folders that their guidelines name.
    """
    asked = os.environ.get("DATELINE_CACHE")
    if asked is not None:
        return Path(asked) if asked else None
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE") or ""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches" if home else ""
    else:
        base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
    return Path(base) / "dateline" if Path(base).is_absolute() else None


def build_day() -> int | None:
    """Return the day number of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), if it is set and a number."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
        return None
    return day_number(1970, 1, 1) + int(stamp) // 86_400
