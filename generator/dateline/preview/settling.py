"""Bring the folder of the preview to what a clean build of the content writes: in a process of its own, so that nothing waits for it.

It is the ordinary build. The process that answers keeps what it needs for one page; what the whole site needs is there only for as long
as the build takes, and on another core. A build that has begun is let finish; changes that come meanwhile are built together afterwards.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NoReturn, Protocol

import msgspec

from dateline.build import Request, build
from dateline.diagnostics import Diagnostic
from dateline.files import OutputError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_PATIENCE = 10
"""How much longer than others a build waits for the processor ("nice")."""
_END_SECONDS = 2.0


class Settled(msgspec.Struct, frozen=True):
    """What a build of the whole site came to: whether it is built; what is wrong; what went wrong otherwise, "" for nothing."""

    built: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""


class Done(Protocol):
    """Hears of a build that is over: the number that `start` was given, what came of it, whether the next is to begin at once."""

    def __call__(self, number: int, settled: Settled, *, more: bool) -> None:
        """Hear it."""


class Settler:
    """Builds the whole site, one build at a time. `done` is called from another thread; set it before the first `start`."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.done: Done = _unheard
        # A server process that has everything loaded and begins each build as a copy of itself, where the system has such copies.
        self._context: SpawnContext | ForkServerContext
        if sys.platform == "win32":
            self._context = multiprocessing.get_context("spawn")
        else:
            self._context = multiprocessing.get_context("forkserver")
            self._context.set_forkserver_preload(["dateline.build"])
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._is_busy = self._is_ended = False
        self._next: int | None = None

    def start(self, number: int) -> None:
        """Build what is there now, or as soon as the build that runs is over."""
        with self._lock:
            if self._is_busy:
                self._next = number
                return
            self._is_busy = True
        # Begun from another thread too: Ctrl-C comes to the main one, and would leave half a process.
        threading.Thread(target=self._build, args=(number,), daemon=True).start()

    def stop(self) -> None:
        """End the build that runs; none begins any more."""
        with self._lock:
            self._is_ended = True
            process = self._process
            if process:
                process.terminate()
        if process:
            process.join(_END_SECONDS)

    def _build(self, number: int) -> None:
        following: int | None = number
        while following is not None:
            number = following
            settled = self._settled()
            with self._lock:
                following, self._next = self._next, None
                self._is_busy = following is not None
                if self._is_ended:
                    return
            self.done(number, settled, more=following is not None)

    def _settled(self) -> Settled:
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(theirs, self.request), daemon=False)
        with self._lock:
            if self._is_ended:
                return Settled(built=False)
            process.start()
            self._process = process
        theirs.close()
        try:
            settled: Settled = ours.recv()
        except (EOFError, OSError):
            settled = Settled(built=False, failure="The build of the whole site ended without a word.")
        ours.close()
        process.join()
        with self._lock:
            self._process = None
        if settled.built:  # from now on little is made anew; the other cores are for who answers
            self.request = msgspec.structs.replace(self.request, jobs=1)
        return settled


def _unheard(number: int, settled: Settled, *, more: bool) -> None:
    """Do nothing: nobody asked to hear of builds."""


def _work(out: Connection, request: Request) -> None:
    """Build, in the other process; Ctrl-C is for the one that answers, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)  # so that what was half-written is cleared away
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_PATIENCE)
    with suppress(OSError):  # nobody waits any more
        out.send(_settled(request))


def _end(*_: object) -> NoReturn:
    raise SystemExit(1)


def _settled(request: Request) -> Settled:
    try:
        result = build(request)
    except OutputError as error:
        return Settled(built=False, failure=str(error))
    except Exception:  # noqa: BLE001 - a template under repair may raise anything, and the preview must outlive it
        return Settled(built=False, failure=traceback.format_exc(limit=-3))
    return Settled(result.built, result.diagnostics)
