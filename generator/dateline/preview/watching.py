"""Watch folders for changes. An event is only a hint at where to look; what changed, and whether, is found out there."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import ObservedWatch

_MERELY_READ = ("opened", "closed_no_write")
"""What watchdog reports when a file is read; the preview reads what was changed, and would start itself again."""
_MAX_DEPTH = 12

Told = Callable[[tuple[Path, ...]], None]
State = tuple[int, int, int, int]
"""A file's size, times and inode."""


def watch(folders: Iterable[Path], ignored: Iterable[Path], changed: Told) -> Callable[[], None]:
    """Call `changed` with paths from another thread after anything in the folders changes; return what ends the watching.

    Below the `ignored` folders nothing matters. A folder that is not there yet, or that is taken away and put back, is watched once it is
    there. Where the system refuses more watches (inotify's limit), files are compared once a second instead.
    """
    from watchdog import events
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    # watchdog warns when it meets a new folder twice, by itself and below another that is new, and goes on with the same watch.
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    quiet = tuple(folder.resolve() for folder in ignored)
    wanted = tuple(dict.fromkeys(folder.resolve() for folder in folders))
    around = tuple(dict.fromkeys(folder.parent for folder in wanted if folder.parent.is_dir()))

    class Inside(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            paths = _paths(event)
            if matters(event.event_type, paths, quiet, is_folder=event.is_directory):
                changed(tuple(paths))

    class Around(FileSystemEventHandler):
        """Notices that a watched folder itself came, went or was exchanged."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            met = [
                each for each in _paths(event) if each in wanted and event.event_type in ("created", "moved", "deleted")
            ]
            if met:
                with suppress(OSError):
                    follow(inside=True)
                changed(tuple(met))

    # Asked of the system itself: a build reads ten thousand files, and a save would wait behind the news of that.
    news: list[type[FileSystemEvent]] = [
        *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent),
        *(events.FileClosedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
    ]

    def follow(*, inside: bool) -> None:
        """Watch what is there now; watches of what was there before end."""
        while inside and watches:
            observer.unschedule(watches.pop())
        there = (folder for folder in wanted if folder.is_dir())
        watches.extend(observer.schedule(Inside(), str(folder), recursive=True, event_filter=news) for folder in there)

    for kind in (Observer, PollingObserver):
        observer = kind()
        watches: list[ObservedWatch] = []
        try:
            follow(inside=False)
            for folder in around:
                observer.schedule(Around(), str(folder), recursive=False, event_filter=news)
            observer.start()
        except OSError:
            continue
        return observer.stop
    return lambda: None


def _paths(event: FileSystemEvent) -> list[Path]:
    return [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]


def matters(event: str, paths: Iterable[Path], ignored: tuple[Path, ...], *, is_folder: bool) -> bool:
    """Tell whether an event is a reason to look; `ignored` are resolved paths. A folder's own change is told by its files'."""
    if event in _MERELY_READ or (is_folder and event == "modified"):
        return False
    return any(not any(path.resolve().is_relative_to(folder) for folder in ignored) for path in paths)


def look(folder: Path) -> Mapping[str, State]:
    """Return the state of every file below a folder by its path, without opening any; what cannot be looked at is as if it were not there."""
    return dict(_walk(os.fspath(folder.resolve()), 0))


def differing(one: Mapping[str, State], other: Mapping[str, State]) -> frozenset[Path]:
    """Return the files that are not the same in two looks."""
    return frozenset(Path(path) for path, _ in one.items() ^ other.items())


def _walk(folder: str, depth: int) -> Iterator[tuple[str, State]]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                if depth < _MAX_DEPTH:
                    yield from _walk(entry.path, depth + 1)
            elif entry.is_file():
                state = entry.stat()
                yield entry.path, (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
