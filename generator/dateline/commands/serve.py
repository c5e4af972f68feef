"""`dateline serve`: preview the site while it is written; show every change at once, and keep the last good site."""

from __future__ import annotations

import argparse
import gc
import sys
import threading
import time
import webbrowser
from pathlib import Path

from dateline.build import Request
from dateline.commands.console import FINE, USAGE, build_day, complain, own_cache, report
from dateline.diagnostics import Diagnostic
from dateline.preview import Done, Follower, PreviewServer, Settler, Site, State, watch
from dateline.project import cache_folder

_SWITCH_SECONDS = 0.0005
"""So long one thread may keep the others waiting: a page is asked for while checks run."""
_OFTEN = (700, 10, 10)
"""How often to look for garbage in circles, as Python does: a preview stays for hours."""


def run(arguments: argparse.Namespace) -> int:
    """Serve the preview until Ctrl-C."""
    if not arguments.content.is_dir():
        begin = "Name the content folder with --content, or begin with `dateline init DIR`."
        complain(f"there is no folder {arguments.content}. {begin}")
        return USAGE
    state = State(first=int(time.time() * 1000))
    try:
        server = PreviewServer(arguments.port)
    except OSError as error:
        reason = error.strerror or str(error)
        complain(
            f"port {arguments.port} cannot be used: {reason}. Try --port {_another(arguments.port)}, or --port 0 for any."
        )
        return USAGE
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(*_OFTEN)
    with server:
        print(f"Preview at {server.address}  (Ctrl-C ends it)", flush=True)
        request = _request(arguments, server)
        settler = Settler(request)
        follower = Follower(request, state, _say, settler)
        server.site = Site(request.output, state, lambda: follower.desk.pages)
        stop_watching = watch(_watched(arguments.content, arguments.theme), _ignored(arguments.content), state.changed)
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        if arguments.open:
            webbrowser.open(server.address)
        try:
            follower.follow()
        except KeyboardInterrupt:
            pass  # how a preview is meant to end
        finally:
            settler.stop()
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
    """Return what to build; its base address is the preview's, so that 404.html finds its style sheet.

    It is never built in the output folder: drafts must not be published by mistake.
    """
    return Request(
        content=arguments.content,
        output=cache_folder(arguments.content) / ("preview-drafts" if arguments.drafts else "preview"),
        theme=arguments.theme,
        base_url=server.address,
        drafts=arguments.drafts,
        build_day=build_day(),
        handouts=False,
        own_cache=own_cache(),
    )


def _say(diagnostics: tuple[Diagnostic, ...], failure: str, done: Done) -> None:
    report((each for each in diagnostics if each.severity != "notice"), sys.stderr)
    if failure:
        print(failure, file=sys.stderr)
    words = {
        "shown": "shown",
        "refused": "not shown; the last good site is",
        "built": "built",
        "unbuilt": "not built; the last good site stays",
    }
    print(f"{time.strftime('%H:%M:%S')} {words[done]}", flush=True)
