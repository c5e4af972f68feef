"""Memos: values kept from one build to the next, each with the digest of what it was made from.

Two of them are the build's joints: what each content file was read as, and from which view each page was rendered. Others save
doing again what was done before: the fingerprints as read, the verdicts on each file's quotations, what ties the files together with
what was found in each, the files without events' words, and the words of the search index. They live in `.dateline/` beside the content,
as MessagePack, which executes nothing when it is read. Their namespace is a digest of the generator's own code and of the libraries'
versions, so an upgrade begins anew, and names the folder that they were made in, so that a copied one does. Any error in them is an empty
cache.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dateline import settled

T = TypeVar("T")
V = TypeVar("V")

_LEFT_SECONDS = 3_600
_MANY = 16
"""The file is written anew when one of so many values has changed since it was."""
_Entry = tuple[bytes, T | bytes | memoryview]
"""The digest of what a value was made from, and the value, or what it is encoded as."""


@lru_cache(maxsize=1)
def namespace() -> bytes:
    """Return the digest under which memos are kept: of our code, Python's version, and the libraries' versions.

    Our code is known by each file's size and times, as Python itself knows whether to compile it anew; by its bytes where those cannot be
    judged.
    """
    (package,) = settled.program()
    seen = settled.look((package,))
    code = [seen.digest.encode()] if seen else [path.read_bytes() for path in sorted(package.rglob("*.py"))]
    return key_of((settled.libraries().encode("utf-8", "surrogateescape"), *code))


class _Stored(msgspec.Struct, Generic[V]):
    """A memo as it lies on the disk: each value by its name, after the digest of what it was made from."""

    namespace: bytes
    entries: dict[str, tuple[bytes, V]]


class _Newer(msgspec.Struct, Generic[V]):
    """What became of a memo since it was written whole: `of` is that file as the system knows it, `gone` the names that it no longer has."""

    namespace: bytes
    of: tuple[int, ...]
    entries: dict[str, tuple[bytes, V]]
    gone: tuple[str, ...]


class Memo(Generic[T]):
    """Values by name, each with the digest of what it was made from. What is not asked for again is forgotten on `save`.

    Values are decoded when they are asked for; all `at_once` where nearly all of them will be.

    Where few of its values have changed they are written beside the file, which stays as it is: an edit changes one of ten thousand. They
    say which file it is that they belong to, so that they hold for no other, whatever was interrupted when.
    """

    def __init__(
        self, path: Path, type_: type[T], namespace: bytes, *, fresh: bool = False, at_once: bool = False
    ) -> None:
        self.path, self.namespace = path, namespace
        self._decoder = msgspec.msgpack.Decoder(type_)
        self._encoder = msgspec.msgpack.Encoder()
        self._at_once, self._type = at_once, type_ if at_once else memoryview
        self._whole: dict[str, _Entry[T]] = {}
        self._of: tuple[int, ...] = ()
        self._old = {} if fresh else self._load()
        self._kept: dict[str, _Entry[T]] = {}
        self._changed = False

    @property
    def _beside(self) -> Path:
        """Where newer values lie than those of the file."""
        return self.path.with_suffix(f".newer{self.path.suffix}")

    def _load(self) -> dict[str, _Entry[T]]:
        namespace = self._namespace_here()
        try:
            with self.path.open("rb") as file:
                place = os.fstat(file.fileno())
                stored = msgspec.msgpack.decode(file.read(), type=_Stored[self._type])  # type: ignore[name-defined]  # msgspec reads it
        except (OSError, msgspec.MsgspecError, RecursionError):
            return {}
        if stored.namespace != namespace:
            return {}
        self._whole, self._of = stored.entries, (place.st_ino, place.st_size, place.st_mtime_ns)
        try:
            newer = msgspec.msgpack.decode(self._beside.read_bytes(), type=_Newer[self._type])  # type: ignore[name-defined]  # msgspec reads it
        except (OSError, msgspec.MsgspecError, RecursionError):
            return self._whole
        if newer.namespace != namespace or newer.of != self._of:
            return self._whole
        left = self._whole.keys() - newer.gone if newer.gone else self._whole
        return {name: self._whole[name] for name in left} | newer.entries

    def _namespace_here(self) -> bytes:
        """Return the namespace in the folder that the memo lies in: the folder's number in its file system is part of it.

        A repository can bring a `.dateline/` along, whose memos say of a false quotation that it was found. It cannot know this number.
        """
        try:
            return self.namespace + b" %d" % self.path.parent.stat().st_ino
        except OSError:
            return b""

    def get(self, name: str, key: bytes) -> T | None:
        """Return the value kept under the name, if it was made from what has this digest."""
        entry = self._old.get(name)
        if entry is None or entry[0] != key:
            return None
        value = self.last(name)
        if value is not None:
            self._kept[name] = entry
        return value

    @property
    def kept(self) -> frozenset[str]:
        """The names under which there is something to keep so far."""
        return frozenset(self._kept)

    def keep(self, name: str) -> None:
        """Keep what the last build kept under the name, which is known to be right."""
        self._kept[name] = self._old[name]

    def last(self, name: str) -> T | None:
        """Return the value that the last build kept under the name, whatever it was made from."""
        entry = self._old.get(name)
        if entry is None:
            return None
        value = entry[1]
        if not isinstance(value, bytes | memoryview):
            return value
        try:
            return self._decoder.decode(value)
        except (msgspec.MsgspecError, RecursionError):
            return None

    def last_key(self, name: str) -> bytes:
        """Return the digest of what the last build's value under the name was made from; b"" where it kept none."""
        entry = self._old.get(name)
        return entry[0] if entry else b""

    def put(self, name: str, key: bytes, value: T) -> None:
        """Keep a value under the name, with the digest of what it was made from."""
        self._kept[name] = (key, value if self._at_once else self._encoder.encode(value))
        self._changed = True

    def put_encoded(self, name: str, key: bytes, value: bytes) -> None:
        """Keep a value that is encoded already, as MessagePack, in a memo whose values are decoded one by one."""
        self._kept[name] = (key, value)
        self._changed = True

    def save(self) -> None:
        """Write the memo, or what is newer in it, by rename, if anything in it changed; a disk that refuses costs only the speed of the next build."""
        if not self._changed and self._kept.keys() == self._old.keys():
            return
        newer = {name: entry for name, entry in self._kept.items() if self._whole.get(name) is not entry}
        gone = self._whole.keys() - self._kept.keys()
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.path.parent / ".gitignore"
            if not ignore.exists() and not ignore.is_symlink():
                ignore.write_text("*\n", encoding="utf-8")
            namespace = self._namespace_here()
            if (len(newer) + len(gone)) * _MANY <= len(self._kept):
                self._write(self._beside, _Newer(namespace, self._of, newer, tuple(sorted(gone))))
            else:
                self._write(self.path, _Stored(namespace, self._kept))
                self._beside.unlink(missing_ok=True)

    def _write(self, path: Path, stored: msgspec.Struct) -> None:
        beside = path.with_suffix(f".{os.getpid()}.new")
        try:
            beside.write_bytes(self._encoder.encode(stored))
            _clear_older(beside)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


class Resident(Memo[T]):
    """A memo for a program that stays: once it was saved, its values stay in memory as the very objects that they are."""

    def __init__(self, path: Path, type_: type[T], namespace: bytes, *, fresh: bool = False) -> None:
        super().__init__(path, type_, namespace, fresh=fresh)
        self._alive: dict[str, tuple[bytes, T]] = {}
        self._asked: dict[str, tuple[bytes, T]] = {}
        self._is_saved = False

    def get(self, name: str, key: bytes) -> T | None:
        """Return the value kept under the name, if it was made from what has this digest."""
        alive = self._alive.get(name)
        if alive is None or alive[0] != key:
            value = super().get(name, key)
            if value is None:
                return None
            alive = (key, value)
        self._asked[name] = alive
        return alive[1]

    def last_key(self, name: str) -> bytes:
        """Return the digest of what the last value under the name was made from; b"" where there was none."""
        alive = self._alive.get(name)
        return alive[0] if alive else super().last_key(name)

    def put(self, name: str, key: bytes, value: T) -> None:
        """Keep a value under the name, with the digest of what it was made from."""
        if not self._is_saved:
            super().put(name, key, value)
        self._asked[name] = (key, value)

    def save(self) -> None:
        """Write the memo the first time; forget what was not asked for since the last."""
        if not self._is_saved:
            super().save()
            self._whole, self._old, self._kept, self._is_saved = {}, {}, {}, True
        self._alive, self._asked = self._asked, {}


def _clear_older(beside: Path) -> None:
    """Remove what builds that were killed left half-written of the same memo: what is so much older that nobody is writing it."""
    memo, limit = beside.name.split(".", 1)[0], beside.stat().st_mtime - _LEFT_SECONDS
    for other in beside.parent.glob(f"{memo}.*.new"):
        if other.stat().st_mtime < limit:
            other.unlink()


def key_of(parts: Iterable[bytes]) -> bytes:
    """Return one digest over several byte strings, each told apart from the next."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()
