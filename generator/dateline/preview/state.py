"""What the preview has seen, built and shown: the one value that watcher, builder and server share.

Two numbers, as in MkDocs' server, keep a page from being served while the site is half old and half new: how many changes were seen,
and how many of them the site holds. A request waits until they are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser is told: the numbers of the last build with news and of the last that changed the site; what is wrong."""

    build: int
    site: int
    problems: str = ""


class State:
    """Changes, builds and news of them, for several threads. It begins with one change to build: the content as it is."""

    def __init__(self, first: int) -> None:
        """Number builds from `first`, which must differ from that of an earlier run: its pages may still be open."""
        self._news = Condition()
        self._seen, self._held = 1, 0
        self._shown = Shown(first, first)

    def changed(self) -> None:
        """Note that something changed."""
        with self._news:
            self._seen += 1
            self._news.notify_all()

    def wait_for_change(self, beyond: int, timeout: float) -> int:
        """Wait until more than `beyond` changes were seen, at most `timeout` seconds; return how many were seen."""
        with self._news:
            self._news.wait_for(lambda: self._seen > beyond, timeout)
            return self._seen

    def built(self, changes: int, *, site_changed: bool, problems: str = "") -> None:
        """Note that a build which began after so many changes is over; what it wrote, and its problems, can be shown."""
        with self._news:
            self._held = changes
            if site_changed or problems != self._shown.problems:
                number = self._shown.build + 1
                self._shown = Shown(number, number if site_changed else self._shown.site, problems)
            self._news.notify_all()

    def settled(self, timeout: float) -> Shown:
        """Return what is shown once the site holds every change seen, or after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._held == self._seen, timeout)
            return self._shown

    def after(self, build: int, timeout: float) -> Shown:
        """Return what is shown once it is another build than this, or after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self._shown.build != build, timeout)
            return self._shown
