"""Follow the content: show each change at once on the pages that are open, then see to the rest."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NoReturn, Protocol

from dateline import files
from dateline.build import Request, theme_fault
from dateline.diagnostics import Diagnostic, in_order
from dateline.outputs import TemplateFault
from dateline.preview.desk import Desk, Taken
from dateline.preview.pages import Pages
from dateline.preview.problems import Problem, problems_of
from dateline.preview.settling import Settled, Settler
from dateline.preview.state import State
from dateline.preview.watching import differing, look
from dateline.theme import bundled_folder

PAUSE_SECONDS = 0.1
"""A save in two steps leaves an empty file, or none, for a moment; what is wrong then is not worth saying."""
_LOOK_UP_SECONDS = 0.5
"""Windows hands over Ctrl-C only between waits."""


Done = Literal["shown", "refused", "built", "unbuilt"]
"""What was done with a change: it is shown; it is not, and the last good site stays; the whole site is built; it could not be."""


class Say(Protocol):
    """Says what a change came to: what is wrong with the content, what else went wrong ("" for nothing), and what was done."""

    def __call__(self, diagnostics: tuple[Diagnostic, ...], failure: str, done: Done) -> None:
        """Say it."""


class Follower:
    """Keeps a desk, the open pages and the built folder up with the content. `settler` builds the whole site."""

    def __init__(self, request: Request, state: State, say: Say, settler: Settler) -> None:
        self.desk = Desk(request, self._is_theme)
        self._request, self._state, self._say, self._settler = request, state, say, settler
        settler.done = self.settled
        themes = request.content.resolve().parent / "themes"
        self._themes = (themes, *((Path(request.theme).resolve(),) if request.theme else ()))
        self._seen = look(request.content)
        self._shown: Pages | None = None
        self._built: Pages | None = None
        self._diagnostics: tuple[Diagnostic, ...] = ()
        self._faults: tuple[Diagnostic, ...] = ()
        self._failure = ""
        self._whole = Settled(built=True)

    # --- the worker's side --------------------------------------------------------------------------------------------

    def follow(self) -> NoReturn:
        """Take in each change, and together those that come while one is taken in; never returns."""
        held = 0
        while True:
            if self._state.wait_for_change(held, _LOOK_UP_SECONDS):
                is_first = not held
                held = self.step()
                if is_first:  # what stays needs no looking through for rubbish, which takes a second at 10,000 events
                    gc.collect()
                    gc.freeze()

    def step(self) -> int:
        """Take in the changes seen so far, and see to what follows until newer ones come; return how many changes are held."""
        changes, hints = self._state.take()
        if self.desk.misses(hints) and self._state.wait_for_change(changes, PAUSE_SECONDS):
            changes, more = self._state.take()
            hints |= more
        taken = self._take(hints)
        if (taken is None or taken.has_errors) and self._state.wait_for_change(changes, PAUSE_SECONDS):
            return changes  # the next step begins where the desk is now
        self._show(changes, taken)
        if taken and not taken.checked:
            taken = self._checked(changes)
            if taken is None:
                return changes
            self._show(changes, taken)
        self._conclude(changes, hints, taken)
        return changes

    def _take(self, hints: frozenset[Path]) -> Taken | None:
        try:
            taken = self.desk.take(hints)
        except Exception:  # noqa: BLE001 - a bug, or a folder pulled away under our feet: say it, and go on
            self._failure = traceback.format_exc(limit=-3)
            return None
        self._failure = ""
        return taken

    def _checked(self, changes: int) -> Taken | None:
        """Check everything; None where newer changes come first."""
        steps = self.desk.check()
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Taken = end.value
                return found
            if self._state.wait_for_change(changes, 0):
                return None

    def _show(self, changes: int, taken: Taken | None) -> None:
        """Make the pages that are open, then let them be served, and tell their browsers."""
        pages = self.desk.pages
        if self._shown and pages and self._shown.theme is not pages.theme:
            self._whole = Settled(built=True)  # what was wrong with the theme as a whole is looked for anew
        self._shown = pages
        self._faults = tuple(self._made(pages, self._state.open_pages())) if pages else ()
        if taken:
            self._diagnostics = taken.diagnostics
        if pages is not self._built:
            self._state.begin_building()
        self._state.hold(changes, self._problems())

    def _made(self, pages: Pages, paths: Iterable[str]) -> Iterator[Diagnostic]:
        for path in paths:
            try:
                pages.at(path)
            except TemplateFault as fault:
                yield theme_fault(fault.error)

    def _conclude(self, changes: int, hints: frozenset[Path], taken: Taken | None) -> None:
        """Say what came of it, look for what nobody was told of, and have the whole site built."""
        is_fine = taken is not None and not taken.has_errors and self.desk.pages is not None
        self._say(self._diagnostics, self._failure, "shown" if is_fine else "refused")
        now = look(self._request.content)
        strays, self._seen = differing(self._seen, now) - hints, now
        if strays:
            self._state.changed(strays)
        if not is_fine or self.desk.pages is self._built:
            self._state.end_building()
        else:
            self._built = self.desk.pages
            self._settler.start(changes)

    # --- the whole site, from another thread --------------------------------------------------------------------------

    def settled(self, number: int, settled: Settled, *, more: bool) -> None:
        """Take note of a build of the whole site that held so many changes; `more` where the next has begun.

        One that failed while the content changed says nothing of the content as it is: it may have read a mistake that is mended.
        """
        if not settled.built and not more and self._state.wait_for_change(number, 0):
            self._built = None
            self._state.end_building(more=True)
            self._state.changed()
            return
        if not settled.built and more:
            self._state.end_building(more=True)
            return
        self._whole = settled
        known = set(self._diagnostics)
        self._say(
            tuple(each for each in settled.diagnostics if each not in known),
            settled.failure,
            "built" if settled.built else "unbuilt",
        )
        self._state.end_building(number if settled.built else None, more=more)
        self._state.tell(self._problems())

    # --- what is wrong ------------------------------------------------------------------------------------------------

    def _problems(self) -> tuple[Problem, ...]:
        found = in_order((*self._diagnostics, *self._faults, *self._whole.diagnostics))
        failures = filter(None, (self._failure, self._whole.failure))
        return (*problems_of(found, self.read_line), *(Problem(where="", message=each) for each in failures))

    def read_line(self, path: str, line: int) -> str:
        """Return a line of a file that a diagnostic names: of the content, or of a theme, which it names by the theme's name."""
        folders = ("", *(f"{folder.as_posix()}/" for folder in self._theme_folders()))
        return next(filter(None, (files.read_line(folder + path, line) for folder in folders)), "")

    def _theme_folders(self) -> Iterator[Path]:
        yield self._themes[0]
        yield from (folder.parent for folder in self._themes[1:])
        yield bundled_folder()

    def _is_theme(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._themes)
