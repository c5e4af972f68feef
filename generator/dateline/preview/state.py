"""What the preview has seen, shows, and has built: the one value that watcher, worker and server share.

Two numbers, as in MkDocs' server, keep a page from being served while the site is half old and half new: how many changes were seen,
and how many of them what is served holds. A request waits until they are equal. A third says how many the built folder holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

import msgspec

from dateline.preview.problems import Problem


class News(msgspec.Struct, frozen=True):
    """What a browser is told: the number of the news, and what is wrong."""

    number: int
    problems: tuple[Problem, ...] = ()


class State:
    """Changes, what is shown of them, and news, for several threads. It begins with one change to show: the content as it is."""

    def __init__(self, first: int) -> None:
        """Number news from `first`, which must differ from that of an earlier run: its pages may still be open."""
        self._news = Condition()
        self._seen, self._held, self._built = 1, 0, 0
        self._building = False
        self._hints: set[Path] = set()
        self._shown = News(first)
        self._open: dict[str, int] = {}
        self._last = ""

    # --- changes: the watcher and the worker -------------------------------------------------------------------------

    def changed(self, paths: Iterable[Path] = ()) -> None:
        """Note that something changed; the paths are hints at what."""
        with self._news:
            self._seen += 1
            self._hints.update(paths)
            self._news.notify_all()

    def wait_for_change(self, beyond: int, timeout: float) -> bool:
        """Wait until more than `beyond` changes were seen, at most `timeout` seconds; tell whether they were."""
        with self._news:
            return self._news.wait_for(lambda: self._seen > beyond, timeout)

    def take(self) -> tuple[int, frozenset[Path]]:
        """Return how many changes were seen, and the hints that have come since they were last taken."""
        with self._news:
            hints, self._hints = frozenset(self._hints), set()
            return self._seen, hints

    def hold(self, changes: int, problems: tuple[Problem, ...] = ()) -> None:
        """Note that what is served holds so many changes, and what is wrong; tell all open pages."""
        with self._news:
            self._held = changes
            self._shown = News(self._shown.number + 1, problems)
            self._news.notify_all()

    # --- the built folder ---------------------------------------------------------------------------------------------

    def begin_building(self) -> None:
        """Note that a build of the whole site is on its way."""
        with self._news:
            self._building = True

    def end_building(self, changes: int | None = None, *, more: bool = False) -> None:
        """Note that no build is on its way, unless there is `more`; the folder holds so many changes, or what it held."""
        with self._news:
            self._building = more
            self._built = self._built if changes is None else changes
            self._news.notify_all()

    # --- news: the worker and the server --------------------------------------------------------------------------------

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell all open pages that what they show may have changed, and what is wrong."""
        with self._news:
            self._shown = News(self._shown.number + 1, problems)
            self._news.notify_all()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is said to be wrong."""
        return self._shown.problems

    def shown(self, timeout: float) -> tuple[News, bool]:
        """Return the news once what is served holds every change seen, or after `timeout` seconds; and whether the folder does too."""
        with self._news:
            self._news.wait_for(lambda: self._held == self._seen, timeout)
            return self._shown, self._built == self._held

    def whole(self, timeout: float) -> bool:
        """Tell whether the folder holds what is served, once no build is on its way, or after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._held == self._seen and not self._building, timeout)
            return self._built == self._held

    def after(self, number: int, timeout: float) -> News:
        """Return the news once they are others than these, or after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._shown.number != number, timeout)
            return self._shown

    # --- open pages -----------------------------------------------------------------------------------------------------

    def requested(self, path: str) -> None:
        """Note the page that was asked for last."""
        with self._news:
            self._last = path

    @contextmanager
    def open(self, path: str) -> Iterator[None]:
        """Count a page as open while its browser waits for news."""
        with self._news:
            self._open[path] = self._open.get(path, 0) + 1
        try:
            yield
        finally:
            with self._news:
                self._open[path] -= 1
                if not self._open[path]:
                    del self._open[path]

    def open_pages(self) -> tuple[str, ...]:
        """Return the pages that are open, that asked for last first."""
        with self._news:
            last = (self._last,) if self._last else ()
            return (*last, *(path for path in self._open if path != self._last))
