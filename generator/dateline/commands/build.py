"""`dateline build`: build the site and say where to look."""

from __future__ import annotations

import argparse
import sys

from dateline.build import Request, Result, build
from dateline.commands.console import FINE, USAGE, WRONG, Stages, build_day, complain, report
from dateline.files import OutputError, shown
from dateline.parsing.forms import is_web_address


def run(arguments: argparse.Namespace) -> int:
    """Build; print what is wrong, else where the site is."""
    if not arguments.content.is_dir():
        complain(
            f"there is no folder {arguments.content}. Name the content folder with --content, or begin with `dateline init DIR`."
        )
        return USAGE
    if arguments.base_url and not is_web_address(arguments.base_url):
        complain(f"--base-url: {arguments.base_url} is not an http or https address.")
        return USAGE
    stages = Stages(quiet=arguments.quiet)
    request = Request(
        content=arguments.content,
        output=arguments.output,
        theme=arguments.theme,
        base_url=arguments.base_url,
        clean=arguments.clean,
        strict=arguments.strict,
        build_day=build_day(),
    )
    try:
        result = build(request, stages)
    except OutputError as error:
        stages.finish()
        complain(str(error))
        return WRONG
    seconds = stages.finish()
    worth_saying = [each for each in result.diagnostics if each.severity != "notice"]
    report(worth_saying, sys.stderr)
    if arguments.timings:
        for name, time in stages.seconds:
            print(f"{time * 1000:8.1f} ms  {name}", file=sys.stderr)
    if not result.built:
        print("Nothing was built; the site that was there is untouched.", file=sys.stderr)
        return WRONG
    if not arguments.quiet:
        print(_done(result, arguments, seconds))
    return FINE


def _done(result: Result, arguments: argparse.Namespace, seconds: float) -> str:
    changed = f"{len(result.written)} files written"
    if result.removed:
        changed += f", {len(result.removed)} removed"
    if not result.written and not result.removed:
        changed = "nothing had changed"
    index = shown(arguments.output / "index.html")
    return f"{result.events} events from {result.sources} sources: {changed} ({seconds:.2f} s).\nOpen {index}"
