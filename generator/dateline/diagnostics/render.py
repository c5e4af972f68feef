"""Word diagnostics for people and machines: text with the line underlined, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import quote

from dateline.diagnostics.model import Diagnostic, counts
from dateline.diagnostics.rules import RULES, Rule, Severity

ReadLine = Callable[[str, int], str]
"""Gives one line of a file, numbered from 1, without its end; nothing where it cannot be had."""

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "notice": "36"}
_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "notice"}
_SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "note"}
_WIDTH = 110


def as_text(diagnostics: Iterable[Diagnostic], read_line: ReadLine, *, colour: bool = False) -> str:
    """Return each diagnostic as `path:line:column: severity: message [rule]`, the line with the span underlined, and what to do."""
    read_once = cache(read_line)
    return "\n\n".join(_block(each, read_once, colour=colour) for each in diagnostics)


def _block(each: Diagnostic, read_line: ReadLine, *, colour: bool) -> str:
    def paint(code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if colour else words

    where = paint("1", f"{printable(each.path)}:{each.line}:{each.column}")
    severity = paint(f"1;{_COLOURS[each.severity]}", each.severity)
    block = [f"{where}: {severity}: {printable(each.message)} [{each.rule}]"]
    line = read_line(each.path, each.line)
    if line.strip():
        shown, before, length = _window(line, each)
        margin = " " * len(str(each.line))
        marks = paint(_COLOURS[each.severity], "^" + "~" * (length - 1))
        block.append(f"  {paint('2', f'{each.line} |')} {shown}")
        block.append(f"  {margin} {paint('2', '|')} {' ' * before}{marks}")
    if each.hint:
        block.append(f"  {paint('2', '→')} {printable(each.hint)}")
    return "\n".join(block)


def printable(text: str) -> str:
    r"""Return text that can neither move a terminal's cursor nor fail to be encoded: control characters become `\x1b` and the like."""
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _window(line: str, each: Diagnostic) -> tuple[str, int, int]:
    """Return the part of a line that shows the span and fits the screen, and the span's offset and length in it, in screen columns."""
    offset = min(max(each.column - 1, 0), len(line))
    start = max(0, offset - _WIDTH // 2) if len(line) > _WIDTH else 0
    end = start + _WIDTH
    plain = "".join(character if character.isprintable() else " " for character in line[start:end])
    shown = ("…" if start else "") + plain + ("…" if end < len(line) else "")
    before = _columns(plain[: offset - start]) + (1 if start else 0)
    return shown, before, max(_columns(plain[offset - start : offset - start + each.length]), 1)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text fills: none for combining marks, two for wide characters such as emoji."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning, no notices" for the end of a report."""
    words = []
    for severity, number in counts(diagnostics).items():
        amount = str(number) if number else "no"
        words.append(f"{amount} {severity}{'' if number == 1 else 's'}")
    return ", ".join(words)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics and their counts as the JSON of the content model ("Commands")."""
    found = tuple(diagnostics)
    listed = [
        {
            "rule": each.rule,
            "severity": each.severity,
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "message": each.message,
            "hint": each.hint,
        }
        for each in found
    ]
    return json.dumps({"diagnostics": listed, "counts": counts(found)}, ensure_ascii=False, indent=2)


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return GitHub workflow commands, one a diagnostic, which annotate the lines of a pull request."""
    return "\n".join(
        f"::{_GITHUB[each.severity]} file={_property(each.path)},line={each.line},col={each.column},"
        f"endColumn={each.column + each.length},title={_property(each.rule)}::{_data(f'{each.message} {each.hint}'.strip())}"
        for each in diagnostics
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Iterable[Diagnostic], version: str) -> str:
    """Return a SARIF 2.1.0 log with one run; columns count code points."""
    found = tuple(diagnostics)
    names = sorted({each.rule for each in found})
    rules = [
        {
            "id": name,
            "shortDescription": {"text": RULES[name].summary},
            "help": {"text": RULES[name].hint},
            "defaultConfiguration": {"level": _SARIF[RULES[name].severity]},
        }
        for name in names
    ]
    driver = {"name": "Dateline", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, names) for each in found],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(each: Diagnostic, names: list[str]) -> dict[str, Any]:
    region = {"startLine": each.line, "startColumn": each.column, "endColumn": each.column + each.length}
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(each.path, errors="replace")}, "region": region}}
    return {
        "ruleId": each.rule,
        "ruleIndex": names.index(each.rule),
        "level": _SARIF[each.severity],
        "message": {"text": f"{each.message} {each.hint}".strip()},
        "locations": [location],
    }


def explain(rule: Rule) -> str:
    """Return what a rule demands, why, and how wrong and right look, for `check --explain`."""

    def indented(example: str) -> str:
        return "\n".join(f"    {line}" for line in example.splitlines())

    return f"{rule.name} ({rule.severity})\n\n{rule.summary}\n\nWrong:\n{indented(rule.wrong)}\n\nRight:\n{indented(rule.right)}\n\n{rule.hint}"
