"""The content folder: find its files, read them, write one by rename."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from errno import EACCES
from pathlib import Path

import msgspec

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.model import FOLDERS, Kind

TEXTS, ARCHIVE = "texts", "archive"
"""The folders of sources' texts: those that may be published, and those that may not."""
FINGERPRINT = ".fingerprint"
_SETTINGS = re.compile(r"timeline\.([A-Za-z-]+)\.toml")
_EDITORS_OWN = (".swp", ".swo", ".swx", "~", ".bak", ".tmp", ".orig")
_MAX_MEDIA_DEPTH = 8
MAX_BYTES = 100_000_000
"""The most bytes of any file: what the hosts of sites and of repositories let one file have."""
MAX_LONG_TEXT = 20_000_000
"""The most bytes of a source's text or fingerprint: some thousand pages."""
_MAX_SHOWN_BYTES = 1_000_000


class ContentFile(msgspec.Struct, frozen=True):
    """One Markdown file of the content: where it is, what messages call it, and what its name says."""

    place: str
    path: str
    kind: Kind
    id: str
    language: str

    @property
    def location(self) -> Path:
        """Where it is: most files are not read again, and need no path that is taken apart."""
        return Path(self.place)


class Content(msgspec.Struct, frozen=True):
    """What lies in the content folder: its Markdown files by path, its pictures by name, and what is out of place.

    `settings` leads from a language to the settings in it (timeline.<language>.toml). `fingerprints`, `texts` (texts/, committed) and `archived` (archive/, not committed) lead from a source's id to its file.
    """

    files: tuple[ContentFile, ...]
    settings: tuple[tuple[str, Path], ...]
    media: tuple[tuple[str, Path], ...]
    fingerprints: tuple[tuple[str, Path], ...]
    texts: tuple[tuple[str, Path], ...]
    archived: tuple[tuple[str, Path], ...]
    diagnostics: tuple[Diagnostic, ...]


def shown(path: Path) -> str:
    """Return a path as messages show it: relative to the working folder where it lies in it, with `/`."""
    with suppress(ValueError, OSError, RuntimeError):  # RuntimeError: a circle of links, before Python 3.13
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    return path.as_posix()


def scan(content: Path) -> Content:
    """Find the files of a content folder, in the order of their paths."""
    files: list[ContentFile] = []
    fingerprints: list[tuple[str, Path]] = []
    diagnostics: list[Diagnostic] = []
    for kind, folder in FOLDERS.items():
        shown_folder = shown(content / folder)
        for entry in _entries(content / folder, diagnostics):
            path = f"{shown_folder}/{entry.name}"
            if entry.is_dir():
                message = f"A folder lies in {folder}/, where only files are read."
                diagnostics.append(diagnostic("file-unexpected", path, Span(), message))
            elif entry.name.endswith(".md"):
                name, _, language = entry.name.removesuffix(".md").partition(".")
                files.append(ContentFile(entry.path, path, kind, name, language))
            elif kind == "source" and entry.name.endswith(FINGERPRINT):
                fingerprints.append((entry.name.removesuffix(FINGERPRINT), Path(entry.path)))
            else:
                message = f"Only .md files are read in {folder}/."
                diagnostics.append(diagnostic("file-unexpected", path, Span(), message))
    return Content(
        files=tuple(files),
        settings=tuple(_settings(content, diagnostics)),
        media=tuple(_media(content / "media", "", 0, diagnostics)),
        fingerprints=tuple(fingerprints),
        texts=_texts(content / TEXTS, diagnostics),
        archived=_texts(content / ARCHIVE, diagnostics),
        diagnostics=tuple(diagnostics),
    )


def _settings(content: Path, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    for entry in _entries(content, diagnostics):
        if match := _SETTINGS.fullmatch(entry.name):
            yield match[1], Path(entry.path)


def _texts(folder: Path, diagnostics: list[Diagnostic]) -> tuple[tuple[str, Path], ...]:
    entries = (entry for entry in _entries(folder, diagnostics) if entry.name.endswith(".txt"))
    return tuple((entry.name.removesuffix(".txt"), Path(entry.path)) for entry in entries)


def _entries(folder: Path, diagnostics: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, sorted by name, without hidden files and what editors leave beside their own."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        diagnostics.append(_unreadable(folder, error))
        return []
    return [entry for entry in entries if not is_editors_own(entry.name) and _is_sound(entry, diagnostics)]


def is_editors_own(name: str) -> bool:
    """Tell whether a name is that of a hidden file, or of what editors leave beside their own."""
    return name.startswith((".", "#")) or name.endswith(_EDITORS_OWN)


def _is_sound(entry: os.DirEntry[str], diagnostics: list[Diagnostic]) -> bool:
    """Tell whether an entry's name is text, and the entry no link that leads nowhere; report what is neither."""
    path = entry.path.encode("utf-8", "backslashreplace").decode()
    if path != entry.path:
        diagnostics.append(diagnostic("file-unexpected", path, Span(), "The file's name is not UTF-8.", "Rename it."))
        return False
    try:
        if entry.is_symlink():
            entry.stat()
    except OSError as error:
        diagnostics.append(_unreadable(Path(entry.path), error))
        return False
    return True


def _media(folder: Path, prefix: str, depth: int, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    for entry in _entries(folder, diagnostics):
        if entry.is_dir(follow_symlinks=False) and depth < _MAX_MEDIA_DEPTH:
            yield from _media(Path(entry.path), f"{prefix}{entry.name}/", depth + 1, diagnostics)
        elif entry.is_file(follow_symlinks=False):
            if not os.access(
                entry.path, os.R_OK
            ):  # now, with all that is wrong elsewhere, and not only when it is copied
                diagnostics.append(_unreadable(Path(entry.path), PermissionError(EACCES, os.strerror(EACCES))))
            yield f"{prefix}{entry.name}", Path(entry.path)
        else:
            message = "Only plain files and folders of content/media/ are read (no links that lead elsewhere)."
            diagnostics.append(diagnostic("file-unexpected", shown(Path(entry.path)), Span(), message))


def is_there(location: Path) -> bool:
    """Tell whether a file is there."""
    return location.is_file()


def read(location: Path, limit: int = MAX_BYTES) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a file's bytes; empty, with `file-unreadable` or `file-too-large`, where it cannot be read or has more bytes than `limit`."""
    try:
        state = location.stat()
        if not stat.S_ISREG(state.st_mode):  # a pipe or a device would never end
            message = "It cannot be read: it is not a plain file."
            return b"", (diagnostic("file-unreadable", shown(location), Span(), message),)
        if state.st_size > limit:
            message = f"The file has {state.st_size:,} bytes; a file of its kind has at most {limit:,}."
            return b"", (diagnostic("file-too-large", shown(location), Span(), message),)
        with location.open("rb", buffering=0) as file:
            data = file.read(state.st_size + 1)
            if len(data) != state.st_size:  # few files change while they are read
                data += file.read()
    except OSError as error:
        return b"", (_unreadable(location, error),)
    return data, ()


def _unreadable(location: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    return diagnostic("file-unreadable", shown(location), Span(), f"It cannot be read: {reason}.")


def read_line(path: str, line: int) -> str:
    """Return one line of a file for a message, or nothing where it cannot be had."""
    try:
        if not Path(path).is_file():  # a pipe would be waited for
            return ""
        with Path(path).open("rb") as file:
            text = file.read(_MAX_SHOWN_BYTES).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def write_text(location: Path, text: str) -> None:
    """Write a file of the content by rename, unless it has this text already. Raises OSError where the disk refuses."""
    data = text.encode()
    if location.is_file() and location.read_bytes() == data:
        return
    location.parent.mkdir(parents=True, exist_ok=True)
    beside = location.with_name(f".{location.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(location)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
