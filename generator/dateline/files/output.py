"""The output folder: write the site whole or not at all, and never touch a file that is not ours.

Every output file is written beside its place and renamed over it, so that it is the complete old one or the complete new one at any
moment. Our own files are those that the manifest lists; it is written before the first of them and again after the last.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from dateline.files.content import shown

MANIFEST = ".dateline-manifest.json"
LOCK = ".dateline-lock"
_TEMPORARY = ".dateline-new"
_FAR = 1 << 30
_DIGITS = 32
_AT_ONCE = 1 << 18
"""So many bytes of a large file are held at once: more would leave the processor's own memory."""
_PLAIN_PATHS = re.compile(r"(?:[a-z0-9][a-z0-9_.-]*(?:/[a-z0-9][a-z0-9_.-]*)*\n)*")
"""The paths of nearly every site are such as lead nowhere else at first sight: each in a line of its own, to look at all at once."""
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What systems say of a lock that another process holds."""


class _Manifest(msgspec.Struct):
    """The paths of our files, each with the digest of its bytes."""

    files: dict[str, str]


class OutputError(Exception):
    """The output folder cannot be used as asked; the message says why and what to do."""


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the output folder against a second build; the system lets go of it when this process ends in any way."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        _refuse_links(output)
        handle = _locked_file(output)
    except OSError as error:
        raise OutputError(
            f"{shown(output)} cannot be written: {error.strerror}. Choose another folder with --output."
        ) from error
    try:
        with handle:
            try:
                yield
            finally:
                _remove_lock(output)  # while it is held: who waits for it sees that it is gone, and makes another
    finally:
        if os.name == "nt":  # which does not let go of an open file
            _remove_lock(output)


def _locked_file(output: Path) -> IO[bytes]:
    """Return the lock's file, held, with its owner in it; raise OutputError with the owner where another process holds it."""
    while True:
        handle = (output / LOCK).open("a+b", buffering=0)
        try:
            taken = _take(handle)
            if taken and _is_still(output / LOCK, handle):
                handle.truncate(0)
                handle.write(b"process %d\n" % os.getpid())
                return handle
        except OSError:
            handle.close()
            raise
        with handle:  # its last owner removed it between our opening it and our taking it, or another process holds it
            if not taken:
                raise OutputError(
                    f"{shown(output)} is being built by {_owner(handle)}. Wait for it, or use another --output."
                )


def _is_still(place: Path, handle: IO[bytes]) -> bool:
    """Tell whether the file at a place is the one that was opened there."""
    try:
        return os.path.samestat(place.stat(), os.fstat(handle.fileno()))
    except FileNotFoundError:
        return False


def _owner(handle: IO[bytes]) -> str:
    with suppress(OSError):
        handle.seek(0)
        return handle.read().decode(errors="replace").strip() or "another process"
    return "another process"


def _remove_lock(output: Path) -> None:
    with suppress(OSError):
        (output / LOCK).unlink()


def _refuse_links(output: Path) -> None:
    """Refuse an output folder in which our own files are links: a cloned repository could carry one that leads to a file of ours."""
    for name in (LOCK, MANIFEST, _TEMPORARY):
        if (output / name).is_symlink():
            raise OutputError(f"{shown(output / name)} is a link, which Dateline never makes. Delete it.")


def leads_out(output: Path, path: str) -> bool:
    """Tell whether a folder on the way to an output file is a link, so that the file would not lie in the output folder."""
    return any((output / folder).is_symlink() for folder in PurePosixPath(path).parents[:-1])


def _take(handle: IO[bytes]) -> bool:
    """Take the lock unless another process holds it; raise OSError where the file system knows no locks."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(
                handle.fileno(), _FAR, os.SEEK_SET
            )  # Windows lets nobody read what is locked: lock what nobody reads
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        return False
    return True


def digest(data: bytes) -> str:
    """Return a file's digest as the manifest has it: the first 32 hexadecimal digits of its SHA-256.

    Of all digests in Python's library it is the fastest of a page, since processors have instructions for it: a build takes two for each.
    """
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def read_manifest(output: Path) -> dict[str, str]:
    """Return the paths that we wrote, each with its digest; nothing where there is no manifest that can be read."""
    try:
        files = msgspec.json.decode((output / MANIFEST).read_bytes(), type=_Manifest).files
    except (OSError, msgspec.MsgspecError, RecursionError):
        return {}
    if _PLAIN_PATHS.fullmatch("\n".join((*files, ""))):
        return files
    return {path: each for path, each in files.items() if _inside(path)}


def _inside(path: str) -> bool:
    """Tell whether a manifest's path stays in the output folder: a manifest could be forged."""
    parts = path.split("/")
    if "\0" in path or any("\ud800" <= character <= "\udfff" for character in path):
        return False
    return bool(path) and all(part not in ("", ".", "..") and "\\" not in part and ":" not in part for part in parts)


def write_manifest(output: Path, files: Mapping[str, str]) -> None:
    """Write the list of our files; the last act of a build, and the first with the union of old and new."""
    listed = msgspec.json.encode(_Manifest(dict(sorted(files.items()))))
    write(output, MANIFEST, msgspec.json.format(listed, indent=1) + b"\n")


def write(output: Path, path: str, data: bytes) -> bool:
    """Write one output file by rename, unless it has these bytes already; tell whether it was written.

    Raises OSError where the disk refuses; what stood there stays.
    """
    if not stage(output, path, data):
        return False
    put(output, path)
    return True


def stage(output: Path, path: str, data: bytes, *, new: bool = False) -> bool:
    """Write what shall stand at `path` beside the site, unless it stands there already; tell whether it must be `put` in place.

    Where `new`, nothing stands there yet, so that looking is left out.
    """
    if not new:
        target = output / path
        with suppress(OSError):
            if target.stat().st_size == len(data) and target.read_bytes() == data:
                return False
    beside = _beside(output, path)
    try:
        try:
            _fill(beside, data)
        except FileNotFoundError:  # the first: asking before each of thousands would cost more
            Path(beside).parent.mkdir(exist_ok=True)
            _fill(beside, data)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise
    return True


def _fill(place: str, data: bytes) -> None:
    with open(place, "wb") as handle:  # noqa: PTH123 - thousands of paths need not be taken apart
        handle.write(data)


def stage_parts(output: Path, path: str, parts: Iterable[bytes | slice], last: FileIO | None) -> tuple[str, int]:
    """Write what shall stand at `path` beside the site, part by part; return its digest and its size.

    A part is bytes, or a slice of the `last` file, which is open: of a file of millions of bytes few are held at once.
    """
    beside = Path(_beside(output, path))
    beside.parent.mkdir(exist_ok=True)
    found, size = hashlib.sha256(), 0
    try:
        with beside.open("wb") as handle:
            for part in parts:
                for some in (part,) if isinstance(part, bytes) else _read_from(last, part) if last else ():
                    found.update(some)
                    size += handle.write(some)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    return found.hexdigest()[:_DIGITS], size


def unstage(output: Path, path: str) -> None:
    """Remove what was staged for `path`: what stands there is the same."""
    Path(_beside(output, path)).unlink()


def open_made(output: Path, path: str, wanted: str, *, is_known: bool) -> FileIO | None:
    """Open an output file, to take over parts of it; None where it has not the bytes of this digest, which is looked at unless it `is_known`."""
    try:
        handle = FileIO(output / path)
    except OSError:
        return None
    if is_known or hashlib.file_digest(handle, "sha256").hexdigest()[:_DIGITS] == wanted:
        return handle
    handle.close()
    return None


def _read_from(file: FileIO, part: slice) -> Iterator[memoryview]:
    """Yield the bytes of a slice of a file, some at a time, each time in the same place of memory."""
    room, left = memoryview(bytearray(_AT_ONCE)), part.stop - part.start
    file.seek(part.start)
    while left:
        number = file.readinto(room[:left])
        if not number:
            raise OSError(errno.EIO, "it was changed while it was read", file.name)
        yield room[:number]
        left -= number


def made(output: Path, path: str) -> bytes:
    """Return what stands at `path`, or will when what was staged for it is put in place."""
    try:
        return Path(_beside(output, path)).read_bytes()
    except FileNotFoundError:
        return (output / path).read_bytes()


def put(output: Path, path: str) -> None:
    """Rename what was staged for `path` into its place."""
    target, beside = f"{output}/{path}", _beside(output, path)
    try:
        os.replace(beside, target)  # noqa: PTH105 - as above
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(beside, target)  # noqa: PTH105


def _beside(output: Path, path: str) -> str:
    return f"{output}/{_TEMPORARY}/{digest(path.encode())}"


def is_temporary(place: Path) -> bool:
    """Tell whether a place is one where files wait to be put in place."""
    return _TEMPORARY in place.parts


def holds(output: Path, path: str, wanted: str) -> bool:
    """Tell whether an output file has the bytes of this digest."""
    try:
        return digest((output / path).read_bytes()) == wanted
    except OSError:
        return False


def foreign(output: Path, planned: frozenset[str], ours: Mapping[str, str]) -> tuple[str, ...]:
    """Return planned paths at which a file stands that is not ours; a build must not write over it."""
    folders = {path.rpartition("/")[0]: path for path in planned}
    outside = {folder for folder, path in folders.items() if leads_out(output, path)}
    there = {folder for folder in folders if _taken(f"{output}/{folder}", is_ours=False)}

    def is_foreign(path: str) -> bool:
        folder = path.rpartition("/")[0]  # where there is none, nothing stands in it: in a first build all but one
        return folder in outside or (folder in there and _taken(f"{output}/{path}", is_ours=path in ours))

    return tuple(sorted(filter(is_foreign, planned)))


def _taken(place: str, *, is_ours: bool) -> bool:
    """Tell whether something stands at a place that a file of ours may not be renamed over."""
    try:
        mode = os.lstat(place).st_mode
    except OSError:
        return False
    return not is_ours or stat.S_ISDIR(mode) or (stat.S_ISLNK(mode) and Path(place).is_dir())


def prune(output: Path, old: Mapping[str, str], kept: frozenset[str]) -> tuple[str, ...]:
    """Remove what the old manifest lists and is no longer planned; folders that become empty go too. Return the paths removed."""
    removed = []
    for path in sorted(set(old) - kept):
        place = output / path
        if (
            leads_out(output, path)
            or place.is_dir()
            or (old[path] and place.exists() and not holds(output, path, old[path]))
        ):
            continue  # a link, or a file that somebody else has put in the place of ours
        with suppress(FileNotFoundError):
            (output / path).unlink()
            removed.append(path)
        folder = (output / path).parent
        while folder != output:
            try:
                folder.rmdir()
            except OSError:
                break
            folder = folder.parent
    return tuple(removed)


def clear_temporaries(output: Path) -> None:
    """Remove what a killed build left half-written; only our own temporary folder is touched."""
    folder = output / _TEMPORARY
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            Path(entry.path).unlink()
        folder.rmdir()
