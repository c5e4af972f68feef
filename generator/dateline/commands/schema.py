"""`dateline schema`: print the keys of a kind of file, as tables or as a JSON Schema."""

from __future__ import annotations

import argparse
import json

from dateline.commands.console import FINE, USAGE, complain
from dateline.parsing.schema_docs import TABLES, json_schema, markdown
from dateline.parsing.values import did_you_mean


def run(arguments: argparse.Namespace) -> int:
    """Print the reference of one kind, or of all."""
    if arguments.kind is not None and arguments.kind not in TABLES:
        hint = did_you_mean(arguments.kind, TABLES) or f"The kinds: {', '.join(TABLES)}."
        complain(f"there is no kind `{arguments.kind}`. {hint}")
        return USAGE
    names = tuple(TABLES) if arguments.kind is None else (arguments.kind,)
    if arguments.format == "json":
        print(json.dumps(json_schema(names), ensure_ascii=False, indent=2))
    else:
        print(markdown(names), end="")
    return FINE
