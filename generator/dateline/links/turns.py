"""Take turns: one request at a time to each host, with a pause between two, and longer where the host asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turns:
    """The queue before each host.

    `clock` counts seconds and never goes back; `wait` sleeps for some. A host that asks for more than `patience` seconds is not
    waited for. Safe to share between threads.
    """

    def __init__(
        self, clock: Callable[[], float], wait: Callable[[float], None], *, pause: float, patience: float
    ) -> None:
        self._clock, self._wait = clock, wait
        self._pause, self._patience = pause, patience
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._ready: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[bool]:
        """Wait for our turn at a host and hold it; the value is False where the host asks us to stay away for too long."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            now = self._clock()
            delay = self._ready.get(host, now) - now
            if delay > self._patience:
                yield False
                return
            if delay > 0:
                self._wait(delay)
            try:
                yield True
            finally:
                self._ready[host] = max(self._ready.get(host, 0.0), self._clock() + self._pause)

    def hold_off(self, host: str, seconds: float) -> None:
        """Note, within our turn, that the host asks for no request for so many seconds."""
        self._ready[host] = self._clock() + seconds
