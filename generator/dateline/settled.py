"""Tell, from what the system says of files without reading them, that nothing can have changed since a build.

A build that has nothing to do should not load what builds: this module imports next to nothing. It never decides that something has
changed (the digests of contents do), only that nothing can have: every file that the site follows from, and every file of the site,
has the name, size, times and inode that it had. Whatever is doubtful is a no, and the build looks for itself: a link, an odd file, a
file that was changed within two seconds before it was looked at (a later change could bear the same time), any error. The record
lies with the memos and, as they, could come with a cloned repository; times and inodes of files just cloned cannot be foreseen.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

YOUNG_NANOSECONDS = 2_000_000_000
"""The coarsest clock of a file system counts in steps of so long."""
_MAX_DEPTH = 12
_UNWATCHED = frozenset({"__pycache__", ".dateline-lock", ".DS_Store"})


class Seen(NamedTuple):
    """What was seen of some folders: a digest of every file's state, and when the last of them was changed."""

    digest: str
    newest: int


class Record(NamedTuple):
    """A finished build: what was asked, what was seen of its input before it and of its output after it, and what it said.

    `folders` are those of the theme, which only the build knows. `plain` and `coloured` are its warnings as text.
    """

    asked: str
    folders: tuple[str, ...]
    given: str
    made: str
    events: int
    sources: int
    plain: str = ""
    coloured: str = ""


State = tuple[int, int, int, int]
"""A file's size, times of change and of status in nanoseconds, and inode."""


def look(folders: Iterable[Path], states: dict[str, State] | None = None) -> Seen | None:
    """Look at every file in some folders, without opening any; None where one is doubtful. A folder that is not there is empty.

    `states` are given the state of each file by its path.
    """
    found: list[str] = []
    newest = 0
    for folder in folders:
        found.append(f"{folder}\0")
        try:
            newest = max(newest, _walk(os.fspath(folder), found, 0, states))
        except (OSError, _DoubtfulError):
            return None
    found_bytes = "\n".join(found).encode("utf-8", "surrogateescape")
    return Seen(hashlib.blake2b(found_bytes, digest_size=16).hexdigest(), newest)


class _DoubtfulError(Exception):
    """Something that cannot be judged from outside."""


def _walk(folder: str, found: list[str], depth: int, states: dict[str, State] | None) -> int:
    """Add a line for each file below a folder; return the newest time met."""
    if depth > _MAX_DEPTH:
        raise _DoubtfulError(folder)
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=_name)
    except FileNotFoundError:
        return 0
    newest = 0
    for entry in listed:
        name = entry.name
        if name in _UNWATCHED:
            continue
        if entry.is_dir(follow_symlinks=False):
            found.append(f"{name}/")
            newest = max(newest, _walk(entry.path, found, depth + 1, states))
            found.append("/")
            continue
        state = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(state.st_mode):
            raise _DoubtfulError(entry.path)
        changed, status = state.st_mtime_ns, state.st_ctime_ns
        newest = max(newest, changed, status)
        if states is not None:
            states[entry.path] = (state.st_size, changed, status, state.st_ino)
        found.append(f"{name}\0{state.st_size} {changed} {status} {state.st_ino} {state.st_mode}")
    return newest


def settled_states(states: Mapping[str, State], folder: Path, began: int) -> dict[str, State]:
    """Return the states of the files in a folder by their paths from it, without those that a later change could leave as they are.

    `began` is when they were looked at, in nanoseconds.
    """
    prefix, limit = f"{folder}{os.sep}", began - YOUNG_NANOSECONDS
    return {
        path.removeprefix(prefix).replace(os.sep, "/"): state
        for path, state in states.items()
        if path.startswith(prefix) and max(state[1], state[2]) <= limit
    }


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def program() -> tuple[Path, ...]:
    """Return the folder of our own code: an upgrade is a change."""
    return (Path(__file__).resolve().parent,)


def libraries() -> str:
    """Return which libraries are installed, in which versions, as the names in the folders that Python imports from say."""
    names: list[str] = [sys.version]
    for place in sys.path:
        with suppress(OSError):  # a zip file, or nothing at all
            found = (each.name for each in Path(place).iterdir())
            names += sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))
    return "\n".join(names)


def read(place: Path) -> Record | None:
    """Return a record; None where there is none, or none that can be read."""
    try:
        values = json.loads(place.read_bytes())
        texts = [values[name] for name in ("asked", "given", "made", "plain", "coloured")]
        folders, counts = tuple(values["folders"]), (values["events"], values["sources"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    if not all(isinstance(each, str) for each in (*texts, *folders)) or not all(isinstance(n, int) for n in counts):
        return None
    asked, given, made, plain, coloured = texts
    return Record(asked, folders, given, made, counts[0], counts[1], plain, coloured)


def write(place: Path, record: Record) -> None:
    """Keep a record, by rename; a disk that refuses costs only the speed of the next build."""
    beside = place.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):
        try:
            beside.write_text(json.dumps(record._asdict()), encoding="utf-8")
            beside.replace(place)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def forget(place: Path) -> None:
    """Drop a record: what follows may change what it stands for."""
    with suppress(OSError):
        place.unlink()
