"""Watch folders for changes. An event is only a hint that it is time to look: what changed, the build finds out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

_MERELY_READ = ("opened", "closed_no_write")
"""What watchdog reports when a file is read; a build reads every file, and would start itself again."""


def watch(folders: Iterable[Path], ignored: Iterable[Path], changed: Callable[[], None]) -> Callable[[], None]:
    """Call `changed` from another thread after anything in the folders changes; return what ends the watching.

    Below the `ignored` folders nothing matters. Folders that do not exist are not watched. Where the system refuses more watches
    (inotify's limit), files are compared once a second instead.
    """
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    quiet = tuple(folder.resolve() for folder in ignored)

    class Hint(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
            if matters(event.event_type, paths, quiet, is_folder=event.is_directory):
                changed()

    present = [folder.resolve() for folder in folders if folder.is_dir()]
    for kind in (Observer, PollingObserver):
        observer = kind()
        for folder in present:
            observer.schedule(Hint(), str(folder), recursive=True)
        try:
            observer.start()
        except OSError:
            continue
        return observer.stop
    return lambda: None


def matters(event: str, paths: Iterable[Path], ignored: tuple[Path, ...], *, is_folder: bool) -> bool:
    """Tell whether an event is a reason to build; `ignored` are resolved paths. A folder's own change is told by its files'."""
    if event in _MERELY_READ or (is_folder and event == "modified"):
        return False
    return any(not any(path.resolve().is_relative_to(folder) for folder in ignored) for path in paths)
