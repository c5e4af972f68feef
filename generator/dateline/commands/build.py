"""`dateline build`: build the site and say where to look; where nothing can have changed, without loading what builds."""

from __future__ import annotations

import argparse
from importlib import import_module

from dateline.commands import unchanged


def run(arguments: argparse.Namespace) -> int:
    """Say that nothing has changed, or build (`building`)."""
    before = unchanged.look(arguments)
    wants_work = arguments.clean or arguments.explain or arguments.timings
    if not wants_work and (known := unchanged.known(before)):
        unchanged.repeat(known, arguments)
        return 0
    code: int = import_module("dateline.commands.building").build_and_record(arguments, before)
    return code
