"""The values that every stage uses to say what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.diagnostics.rules import RULES, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A run of characters on one line of one file: line and column from 1, length, all in code points."""

    line: int = 1
    column: int = 1
    length: int = 1


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One thing that is wrong: the rule's name, where it is, what is wrong, and what to do about it."""

    rule: str
    path: str
    line: int
    column: int
    length: int
    message: str
    hint: str

    @property
    def severity(self) -> Severity:
        """Return the severity that the table of rules gives this rule."""
        return RULES[self.rule].severity


def diagnostic(rule: str, path: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic of a rule in the table; a name that is not in it is a bug and raises KeyError."""
    known = RULES[rule]
    return Diagnostic(known.name, path, span.line, span.column, span.length, message, hint or known.hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without repetitions, by path, line, column, then rule and message."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.path, d.line, d.column, d.rule, d.message)))


def counts(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count the diagnostics of each severity; every severity is a key."""
    found = [each.severity for each in diagnostics]
    return {severity: found.count(severity) for severity in SEVERITIES}
