"""`dateline publish`: check, build from nothing, and put the site on a branch of the remote."""

from __future__ import annotations

import argparse
import os
import sys

from dateline.build import Request, Result, build
from dateline.commands.console import FINE, USAGE, WRONG, Stages, build_day, complain, report
from dateline.files import OutputError, read_manifest
from dateline.parsing.forms import is_web_address
from dateline.project import cache_folder, settings_of
from dateline.repository import (
    Branch,
    GitError,
    Plan,
    Repository,
    SiteError,
    commit,
    gather,
    open_repository,
    pages_address,
    push,
    read_branch,
)


def run(arguments: argparse.Namespace) -> int:
    """Publish; say what was published where, or why nothing was."""
    if not arguments.content.is_dir():
        complain(f"there is no folder {arguments.content}. Name the content folder with --content.")
        return USAGE
    if arguments.base_url and not is_web_address(arguments.base_url):
        complain(f"--base-url: {arguments.base_url} is not an http or https address.")
        return USAGE
    try:
        repository = open_repository(arguments.content.resolve(), os.environ)
        remote = repository.asks("remote", "get-url", arguments.remote)
        if remote is None:
            complain(
                f"there is no remote `{arguments.remote}`. Add it with `git remote add {arguments.remote} ADDRESS`."
            )
            return WRONG
        branch = read_branch(repository, arguments.remote, arguments.branch)
        return _publish(arguments, repository, branch, _address(arguments, branch, remote))
    except (GitError, SiteError, OutputError) as error:
        complain(f"nothing was published: {error}")
        return WRONG


def _address(arguments: argparse.Namespace, branch: Branch, remote: str) -> str:
    """Return where the site will be: as the option or the settings say, else by the branch's CNAME, else by the remote; "" for not known."""
    config = settings_of(arguments.content)
    if arguments.base_url or (config and config.base_url):
        return str(arguments.base_url or (config.base_url if config else ""))
    own = f"https://{branch.domain}/"
    return own if branch.domain and is_web_address(own) else pages_address(remote)


def _publish(arguments: argparse.Namespace, repository: Repository, branch: Branch, address: str) -> int:
    output = (
        cache_folder(arguments.content) / "publish"
    )  # never the user's output/, which may be a preview with another address
    stages = Stages()
    request = Request(
        content=arguments.content,
        output=output,
        base_url=address,
        clean=True,
        strict=arguments.strict,
        build_day=build_day(),
    )
    result = build(request, stages)
    stages.finish()
    report([each for each in result.diagnostics if each.severity != "notice"], sys.stderr)
    if not result.built:
        complain("nothing was published: the content has errors.")
        return WRONG
    plan = commit(
        repository, branch, gather(output, read_manifest(output)), arguments.message or _message(result, repository)
    )
    where = f"{branch.remote}/{branch.name}"
    if not plan.commit:
        print(f"{where} holds this very site; nothing was pushed.")
        return FINE
    if arguments.dry_run:
        print(f"{_counts(plan)} would be pushed to {where}. Nothing was pushed (--dry-run).")
        return FINE
    push(repository, branch, plan)
    print(f"Published: {_counts(plan)}, pushed to {where}." + (f"\nThe site is at {address}" if address else ""))
    return FINE


def _counts(plan: Plan) -> str:
    kinds = ((plan.added, "new"), (plan.changed, "changed"), (plan.removed, "removed"))
    return ", ".join(f"{count} files {kind}" for count, kind in kinds if count)


def _message(result: Result, repository: Repository) -> str:
    at = repository.asks("rev-parse", "--short", "HEAD")
    return f"Publish {result.events} events" + (f" as of {at}" if at else "")
