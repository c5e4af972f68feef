"""The program's entrance: read the command line, load the one command that is asked for, and run it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from dateline.commands.arguments import parser

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; return the exit code."""
    _open_streams()
    _write_utf8()
    parsed = parser().parse_args(arguments)
    try:
        code: int = import_module(f"dateline.commands.{parsed.module}").run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # a disk that is full, a folder that may not be read
        place = f"{error.filename}: " if error.filename else ""
        print(f"dateline: {place}{error.strerror or error}.", file=sys.stderr)
        return 1
    return code


def end(code: int) -> NoReturn:
    """End this process with an exit code, and at once.

    To take apart value by value what goes with the process anyway takes a tenth of a second after a build of 10,000 events.
    """
    with suppress(OSError, ValueError):  # nobody reads on, or a stream is closed: `main` has said so
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _open_streams() -> None:
    """Give a stream that was closed before we began (`>&-`, a service without a terminal) a place that swallows everything."""
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def _write_utf8() -> None:
    """Let what we print reach files and pipes as UTF-8 in any locale, and no terminal's lack of a character end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
