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
import struct
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

YOUNG_NANOSECONDS = 2_000_000_000
"""The coarsest clock of a file system counts in steps of so long."""
_MAX_DEPTH = 12
_UNWATCHED = frozenset({"__pycache__", ".dateline-lock", ".DS_Store"})


State = tuple[int, ...]
"""A file's size, times of change and of status in nanoseconds, inode and mode; of a folder nothing."""


class Seen(NamedTuple):
    """What was seen of some folders: the states of all files and folders in them, by their paths and in their order; a digest of these."""

    states: dict[str, State]
    digest: str

    @property
    def newest(self) -> int:
        """When the last of the files was changed."""
        return max((max(state[1:3]) for state in self.states.values() if state), default=0)

    def again(self, places: Iterable[str]) -> Seen | None:
        """Return what is seen once these files were written; None where one is doubtful, or was not there before."""
        states = dict(self.states)
        try:
            states.update((place, _state(place, os.lstat(place))) for place in places)
        except (OSError, _DoubtfulError):
            return None
        return _seen(states) if len(states) == len(self.states) else None


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


def look(folders: Iterable[Path]) -> Seen | None:
    """Look at every file in some folders, without opening any; None where one is doubtful. A folder that is not there is empty."""
    states: dict[str, State] = {}
    for folder in folders:
        try:
            _walk(os.fspath(folder), states, 0)
        except (OSError, _DoubtfulError):
            return None
    return _seen(states)


class _DoubtfulError(Exception):
    """Something that cannot be judged from outside."""


def _seen(states: dict[str, State]) -> Seen:
    found = hashlib.blake2b("\0".join(states).encode("utf-8", "surrogateescape"), digest_size=16)
    found.update(b"\0" + _numbers(states.values()))
    return Seen(states, found.hexdigest())


def _numbers(states: Iterable[State]) -> bytes:
    """Return the numbers of states as bytes: to write ten thousands of them out takes longer than looking at a tenth of the files."""
    every = tuple(chain.from_iterable(states))
    try:
        return struct.pack(f"{len(every)}q", *every)
    except struct.error:  # some systems number files with more than 63 bits
        return repr(every).encode()


def _walk(folder: str, states: dict[str, State], depth: int) -> None:
    """Note the states of a folder and of all below it."""
    if depth > _MAX_DEPTH:
        raise _DoubtfulError(folder)
    states[f"{folder}{os.sep}"] = ()
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=_name)
    except FileNotFoundError:
        return
    for entry in listed:
        if entry.name in _UNWATCHED:
            continue
        if entry.is_dir(follow_symlinks=False):
            _walk(entry.path, states, depth + 1)
        else:
            states[entry.path] = _state(entry.path, entry.stat(follow_symlinks=False))


def _state(place: str, found: os.stat_result) -> State:
    if not stat.S_ISREG(found.st_mode):
        raise _DoubtfulError(place)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode


def settled_states(states: Mapping[str, State], folder: Path, began: int) -> dict[str, State]:
    """Return the states of the files in a folder by their paths from it, without those that a later change could leave as they are.

    `began` is when they were looked at, in nanoseconds.
    """
    prefix, limit = f"{folder}{os.sep}", began - YOUNG_NANOSECONDS
    return {
        path.removeprefix(prefix).replace(os.sep, "/"): state
        for path, state in states.items()
        if path.startswith(prefix) and state and max(state[1], state[2]) <= limit
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
