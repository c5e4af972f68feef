"""A user's own shelf: templates as compiled, kept from one build to the next in the user's cache folder.

Compiling the templates takes longer than rendering a hundred pages. What is kept is code, as in Python's own `__pycache__`, so it never
lies with the content: a cloned repository brings its `.dateline/` along, but nothing of this folder. The folder is used only if it is the
user's and nobody else may write in it. A value is kept under a digest of all that it follows from, with a digest of itself, so half a
file is no value. Whatever fails costs only time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_MOST = 600
"""So many values are kept for one version of the program: a theme has some 50 templates, and authors of themes change them often."""
_LEFT_SECONDS = 30 * 86_400
_DIGEST_BYTES = 16


class Shelf(NamedTuple):
    """Byte strings by name, for one version of the program (`namespace`), in a folder of the user's, made with the first that is kept."""

    root: Path
    namespace: bytes

    @property
    def folder(self) -> Path:
        """The folder of this version's values."""
        return self.root / f"templates-{self.namespace.hex()[:16]}"

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where there is nothing, or nothing that can be trusted."""
        if not _is_own(self.folder):
            return None
        try:
            stored = (self.folder / name).read_bytes()
        except OSError:
            return None
        digest, value = stored[:_DIGEST_BYTES], stored[_DIGEST_BYTES:]
        return value if digest == _digest(value) else None

    def put(self, name: str, value: bytes) -> None:
        """Keep a value, by rename. A disk that refuses, or a folder that others may write in, keeps nothing."""
        with suppress(OSError):
            if not self.folder.is_dir():
                self.root.mkdir(parents=True, exist_ok=True)
                self.folder.mkdir(mode=0o700, exist_ok=True)
                self._drop_versions()
            if not _is_own(self.folder):
                return
            beside = self.folder / f".{name}.{os.getpid()}"
            try:
                beside.write_bytes(_digest(value) + value)
                beside.replace(self.folder / name)
            except OSError:
                beside.unlink(missing_ok=True)
                raise
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        paths = list(self.folder.iterdir())
        if len(paths) > _MOST:
            for path in sorted(paths, key=_changed)[: len(paths) - _MOST * 3 // 4]:
                path.unlink(missing_ok=True)

    def _drop_versions(self) -> None:
        """Drop the folders of versions that nobody has used for a month."""
        newest = _changed(self.folder)
        for other in self.root.glob("templates-*"):
            if other != self.folder and _changed(other) < newest - _LEFT_SECONDS:
                shutil.rmtree(other, ignore_errors=True)


def _digest(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST_BYTES).digest()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_own(folder: Path) -> bool:
    """Tell whether a folder is the user's, no link, and closed to others' writing; where systems know no owners, whether it is there."""
    try:
        state = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(state.st_mode):
        return False
    if os.name == "nt":
        return True
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
