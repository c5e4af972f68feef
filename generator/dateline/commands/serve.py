"""`dateline serve`: preview the site while it is written; build at every change, and keep the last good site."""

from __future__ import annotations

import argparse
import sys
import threading
import time
import traceback
import webbrowser
from pathlib import Path
from typing import NoReturn

from dateline.build import Request, build
from dateline.commands.console import FINE, USAGE, build_day, complain, report
from dateline.diagnostics import Diagnostic
from dateline.diagnostics.render import as_text
from dateline.files import OutputError, read_line
from dateline.preview import PreviewServer, State, watch
from dateline.project import cache_folder

_SETTLE_SECONDS = 0.1
"""A save in two steps leaves an empty file for a moment; what is wrong then is not worth saying."""
_LOOK_UP_SECONDS = 0.5
"""Windows hands over Ctrl-C only between waits."""


def run(arguments: argparse.Namespace) -> int:
    """Serve the preview until Ctrl-C."""
    if not arguments.content.is_dir():
        begin = "Name the content folder with --content, or begin with `dateline init DIR`."
        complain(f"there is no folder {arguments.content}. {begin}")
        return USAGE
    state = State(first=int(time.time() * 1000))
    # Never the output folder: drafts must not be published by mistake.
    folder = cache_folder(arguments.content) / ("preview-drafts" if arguments.drafts else "preview")
    try:
        server = PreviewServer(folder, arguments.port, state)
    except OSError as error:
        reason = error.strerror or str(error)
        complain(
            f"port {arguments.port} cannot be used: {reason}. Try --port {_another(arguments.port)}, or --port 0 for any."
        )
        return USAGE
    with server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        stop_watching = watch(_watched(arguments.content, arguments.theme), _ignored(arguments.content), state.changed)
        print(f"Preview at {server.address}  (Ctrl-C ends it)", flush=True)
        if arguments.open:
            webbrowser.open(server.address)
        try:
            _follow(_request(arguments, server), state)
        except KeyboardInterrupt:
            pass  # how a preview is meant to end
        finally:
            stop_watching()
            server.shutdown()
    return FINE


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65_535 else 8001


def _watched(content: Path, theme: str) -> tuple[Path, ...]:
    return content, content.resolve().parent / "themes", *([Path(theme)] if theme else ())


def _ignored(content: Path) -> tuple[Path, ...]:
    return cache_folder(content), content.resolve().parent / "output", Path("output")


def _request(arguments: argparse.Namespace, server: PreviewServer) -> Request:
    """Return what to build; its base address is the preview's, so that 404.html finds its style sheet."""
    return Request(
        content=arguments.content,
        output=server.folder,
        theme=arguments.theme,
        base_url=server.address,
        drafts=arguments.drafts,
        build_day=build_day(),
        handouts=False,
    )


def _follow(request: Request, state: State) -> NoReturn:
    """Build at the first change and once more for all that come while it builds; never returns."""
    held = 0
    while True:
        changes = state.wait_for_change(held, _LOOK_UP_SECONDS)
        if changes == held:
            continue
        held = changes
        diagnostics, problems, site_changed = _build(request)
        if problems and state.wait_for_change(held, _SETTLE_SECONDS) > held:
            continue
        _say(diagnostics, problems)
        state.built(held, site_changed=site_changed, problems=problems)


def _build(request: Request) -> tuple[tuple[Diagnostic, ...], str, bool]:
    """Build; return what is wrong with the content, what kept the site from being built, and whether the site changed."""
    try:
        result = build(request)
    except OutputError as error:
        return (), str(error), False
    except Exception:  # noqa: BLE001 - a template under repair may raise anything, and the preview must outlive it
        return (), traceback.format_exc(limit=-3), False
    worth_saying = tuple(each for each in result.diagnostics if each.severity != "notice")
    problems = "" if result.built else as_text(worth_saying, read_line)
    return worth_saying, problems, bool(result.written or result.removed)


def _say(diagnostics: tuple[Diagnostic, ...], problems: str) -> None:
    now = time.strftime("%H:%M:%S")
    report(diagnostics, sys.stderr)
    if problems and not diagnostics:
        print(problems, file=sys.stderr)
    print(f"{now} not built; the last good site is shown" if problems else f"{now} built", flush=True)
