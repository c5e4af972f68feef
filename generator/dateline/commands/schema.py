"""`dateline schema`: print the keys of a kind of file, as tables or as a JSON Schema; or what the templates of a theme see."""

from __future__ import annotations

import argparse
import inspect
import json

from dateline.commands.console import FINE, USAGE, complain
from dateline.outputs import guide
from dateline.parsing.schema_docs import TABLES, json_schema, markdown
from dateline.parsing.values import did_you_mean

THEME = "theme"
"""The one kind that is no file: what a theme's templates see."""


def run(arguments: argparse.Namespace) -> int:
    """Print the reference of one kind, or of all kinds of files."""
    if arguments.kind == THEME:
        if arguments.format == "json":
            complain("what templates see has no JSON Schema")
            return USAGE
        print(guide.markdown(inspect.getsource), end="")
        return FINE
    if arguments.kind is not None and arguments.kind not in TABLES:
        known = (*TABLES, THEME)
        hint = did_you_mean(arguments.kind, known) or f"The kinds: {', '.join(known)}."
        complain(f"there is no kind `{arguments.kind}`. {hint}")
        return USAGE
    names = tuple(TABLES) if arguments.kind is None else (arguments.kind,)
    if arguments.format == "json":
        print(json.dumps(json_schema(names), ensure_ascii=False, indent=2))
    else:
        print(markdown(names), end="")
    return FINE
