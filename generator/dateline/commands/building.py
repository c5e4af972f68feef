"""Build the site and say where to look: what `dateline build` does when something may have changed."""

from __future__ import annotations

import argparse
import sys

from dateline.build import ADDRESS_UNKNOWN, Request, Result, build
from dateline.commands.console import FINE, USAGE, WRONG, Stages, as_report, build_day, complain, own_cache, report
from dateline.commands.unchanged import Look, done, record, untouched
from dateline.files import MANIFEST, OutputError
from dateline.parsing.forms import is_web_address
from dateline.settled import settled_states

_HELD: list[object] = []
"""What the last site was made from, until this process ends."""


def build_and_record(arguments: argparse.Namespace, before: Look) -> int:
    """Build; print what is wrong, else where the site is. Keep a record for the next build."""
    if not arguments.content.is_dir():
        complain(
            f"there is no folder {arguments.content}. Name the content folder with --content, or begin with `dateline init DIR`."
        )
        return USAGE
    if arguments.base_url and not is_web_address(arguments.base_url):
        complain(f"--base-url: {arguments.base_url} is not an http or https address.")
        return USAGE
    stages = Stages(quiet=arguments.quiet)
    site = None if arguments.clean else untouched(before)
    request = Request(
        content=arguments.content,
        output=arguments.output,
        theme=arguments.theme,
        base_url=arguments.base_url,
        clean=arguments.clean,
        strict=arguments.strict,
        build_day=build_day(),
        jobs=arguments.jobs,
        own_cache=own_cache(),
        states=settled_states(before.given.states if before.given else {}, arguments.content.resolve(), before.began),
        untouched=site is not None,
    )
    try:
        result = build(request, stages)
    except OutputError as error:
        stages.finish()
        complain(str(error))
        return WRONG
    _HELD[:] = (result.held,)
    seconds = stages.finish()
    notices = () if arguments.quiet else (ADDRESS_UNKNOWN,)
    worth_saying = tuple(each for each in result.diagnostics if each.severity != "notice" or each.rule in notices)
    report(worth_saying, sys.stderr)
    if arguments.timings:
        stages.tell()
    _explain(result, wanted=arguments.explain)
    if not result.built:
        print("Nothing was built; the site that was there is untouched.", file=sys.stderr)
        return WRONG
    if not arguments.quiet:
        print(done(result.events, result.sources, f"{_changed(result)} ({seconds:.2f} s)", arguments))
    said = (as_report(worth_saying), as_report(worth_saying, colour=True))
    changed = (str(before.output / path) for path in (*result.written, MANIFEST))
    made = site.again(changed) if site and not result.removed else None
    record(before, result.theme_folders, said, (result.events, result.sources), made)
    return FINE


def _explain(result: Result, *, wanted: bool) -> None:
    """Say of every file that was rendered why."""
    for path, reason in result.reasons if wanted else ():
        print(f"{path}: {reason}")


def _changed(result: Result) -> str:
    if not result.written and not result.removed:
        return "nothing had changed"
    removed = f", {len(result.removed)} removed" if result.removed else ""
    return f"{len(result.written)} files written{removed}"
