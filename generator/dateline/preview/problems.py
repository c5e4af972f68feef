"""What is wrong, as the page over the site shows it: where, what, what to do, and the line itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from dateline.diagnostics import Diagnostic
from dateline.diagnostics.render import printable

_AROUND = 60
"""So many characters are shown of a long line on each side of the place."""


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong. The line is given in three parts: before the place, the place (at least a character), after it."""

    where: str
    message: str
    hint: str = ""
    rule: str = ""
    before: str = ""
    marked: str = ""
    after: str = ""


def problems_of(diagnostics: Iterable[Diagnostic], read_line: Callable[[str, int], str]) -> tuple[Problem, ...]:
    """Return the errors among diagnostics as problems."""
    return tuple(_problem(each, read_line(each.path, each.line)) for each in diagnostics if each.severity == "error")


def _problem(each: Diagnostic, line: str) -> Problem:
    start = min(each.column - 1, len(line))
    end = min(start + max(1, each.length), len(line))
    before, after = line[:start], line[end:]
    return Problem(
        where=f"{printable(each.path)}:{each.line}:{each.column}",
        message=each.message,
        hint=each.hint,
        rule=each.rule,
        before=f"…{before[-_AROUND:]}" if len(before) > _AROUND else before,
        marked=line[start:end],
        after=f"{after[:_AROUND]}…" if len(after) > _AROUND else after,
    )
