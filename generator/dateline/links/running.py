"""Check many addresses at once: each host's one after the other, different hosts side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable
from queue import Empty, SimpleQueue

from dateline.links.addresses import read_target
from dateline.links.model import Finding

_LOOK_UP_SECONDS = 0.5
"""Windows hands over Ctrl-C only between waits."""


class StoppedError(Exception):
    """Ends a worker that was told to stop; raised by what waits for it."""


def by_host(addresses: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the addresses in groups of one host each, the longest first since it takes longest; order is kept within a group."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        target = read_target(address)
        groups.setdefault(target.host if target else "", []).append(address)
    return tuple(tuple(group) for group in sorted(groups.values(), key=len, reverse=True))


def check_all(
    groups: tuple[tuple[str, ...], ...], check: Callable[[str], Finding], jobs: int, stop: threading.Event
) -> Generator[tuple[str, Finding], None, None]:
    """Yield each address with its finding as it is made, by at most `jobs` threads.

    `stop` is set when the iteration ends, also early: workers then begin nothing new, and none is waited for. An error in `check` is
    a bug, and is raised here.
    """
    waiting: SimpleQueue[tuple[str, ...]] = SimpleQueue()
    for group in groups:
        waiting.put(group)
    done: SimpleQueue[tuple[str, Finding] | Exception] = SimpleQueue()
    for _ in range(min(jobs, len(groups))):
        threading.Thread(target=_work, args=(waiting, done, check, stop), daemon=True).start()
    try:
        for _ in range(sum(map(len, groups))):
            result = _next(done)
            if isinstance(result, Exception):
                raise result
            yield result
    finally:
        stop.set()


def _work(
    waiting: SimpleQueue[tuple[str, ...]],
    done: SimpleQueue[tuple[str, Finding] | Exception],
    check: Callable[[str], Finding],
    stop: threading.Event,
) -> None:
    try:
        while True:
            for address in waiting.get_nowait():
                if stop.is_set():
                    return
                done.put((address, check(address)))
    except (Empty, StoppedError):
        return
    except Exception as error:  # noqa: BLE001 - raised again by the thread that listens
        done.put(error)


def _next(done: SimpleQueue[tuple[str, Finding] | Exception]) -> tuple[str, Finding] | Exception:
    while True:
        try:
            return done.get(timeout=_LOOK_UP_SECONDS)
        except Empty:
            continue


def waiter(stop: threading.Event) -> Callable[[float], None]:
    """Return a function that sleeps for some seconds and raises StoppedError as soon as `stop` is set."""

    def wait(seconds: float) -> None:
        if stop.wait(seconds):
            raise StoppedError

    return wait
