"""`dateline check`: say everything that is wrong with the content."""

from __future__ import annotations

import argparse
import difflib
import sys

from dateline import __version__
from dateline.commands.console import FINE, USAGE, WRONG, build_day, complain, report
from dateline.diagnostics import RULES, Diagnostic, counts
from dateline.diagnostics.render import as_github, as_json, as_sarif, explain
from dateline.project import load


def run(arguments: argparse.Namespace) -> int:
    """Check the content, or explain one rule."""
    if arguments.explain is not None:
        return _explain(arguments.explain)
    if not arguments.content.is_dir():
        complain(f"there is no folder {arguments.content}. Name the content folder with --content.")
        return USAGE
    diagnostics = load(arguments.content, build_day=build_day()).diagnostics
    _print(diagnostics, arguments.format)
    found = counts(diagnostics)
    return WRONG if found["error"] or (arguments.strict and found["warning"]) else FINE


def _print(diagnostics: tuple[Diagnostic, ...], format_: str) -> None:
    match format_:
        case "json":
            print(as_json(diagnostics))
        case "github":
            if diagnostics:
                print(as_github(diagnostics))
        case "sarif":
            print(as_sarif(diagnostics, __version__))
        case _:
            report(diagnostics, sys.stdout)
            if not diagnostics:
                print("Nothing is wrong.")


def _explain(name: str) -> int:
    if name in RULES:
        print(explain(RULES[name]))
        return FINE
    near = difflib.get_close_matches(name, RULES, n=1, cutoff=0.5)
    complain(
        f"there is no rule `{name}`. "
        + (f"Did you mean `{near[0]}`?" if near else f"The rules: {', '.join(sorted(RULES))}.")
    )
    return USAGE
