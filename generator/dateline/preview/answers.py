"""What is answered to a request for a path: a page made from memory, else the file of the last build of the whole site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec

from dateline import files
from dateline.outputs import TemplateFault
from dateline.preview.pages import Pages
from dateline.preview.state import State

_SECONDS = 60.0
_MISSING = "404.html"
_NOTHING = b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Not found</title></head><body><p>There is no such page.</body></html>"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
"""Our own table: the system's, which `mimetypes` reads, may be wrong (Windows' registry often is for .js)."""
_NEVER = (".ico",)
"""What browsers ask every site for, and no site of ours has: no build is waited for."""


class Answer(msgspec.Struct, frozen=True):
    """The bytes and type of a file of the site; not `found` where the page says that there is none.

    `version` differs where the page must be loaded again, `styles` where only its style sheets must.
    """

    data: bytes
    type: str
    found: bool = True
    version: str = ""
    styles: str = ""

    @property
    def is_page(self) -> bool:
        """Tell whether it is a page, which gets the preview's script."""
        return self.type == TYPES[".html"]


class Site:
    """The site as it is shown: `pages` gives its newest good state, `folder` holds the whole of it as built last."""

    def __init__(self, folder: Path, state: State, pages: Callable[[], Pages | None]) -> None:
        self.state = state
        self._folder, self._pages = folder, pages

    def answer(self, path: str, *, patiently: bool = True) -> Answer:
        """Return what a request's path leads to, once it holds every change seen.

        Where only a build of the whole site makes the file, wait for that, if `patiently`.
        """
        name = name_of(path)
        _, is_whole = self.state.shown(_SECONDS)
        data = self._made(name)
        if data is None and name and not is_whole and patiently and not name.endswith(_NEVER):
            self.state.whole(_SECONDS)
            data = self._made(name)
        if data is None:
            data = self._built(name)
        if data is not None:
            return self._answer(data, name)
        missing = self._made(_MISSING) or self._built(_MISSING) or _NOTHING
        return self._answer(missing, _MISSING, found=False)

    def _answer(self, data: bytes, name: str, *, found: bool = True) -> Answer:
        pages = self._pages()
        kind = TYPES.get(name[name.rfind(".") :].lower(), "application/octet-stream")
        version = files.digest(data) + (pages.scripts if pages else "")
        return Answer(data, kind, found, version, pages.styles if pages else "")

    def _made(self, name: str) -> bytes | None:
        """Return a file made from memory; a fault of its template is told by whoever follows the content."""
        pages = self._pages()
        try:
            return pages.at(name) if pages and name else None
        except TemplateFault:
            return None

    def _built(self, name: str) -> bytes | None:
        location = in_folder(self._folder, name)
        if location is None:
            return None
        data, unreadable = files.read(location)
        return None if unreadable else data


def name_of(path: str) -> str:
    """Return the name of the file that a request's path leads to (`/` ends in index.html); "" for what can be none.

    Names that begin with a dot, climb, or mean something to a file system, are none.
    """
    try:
        parts = unquote_to_bytes(path).decode("utf-8").split("/")
    except UnicodeDecodeError:
        return ""
    names = [*parts[1:-1], parts[-1] or "index.html"]
    if parts[0] or any(not name or name.startswith(".") or re.search(r'[\\:*?"<>|\x00-\x1f]', name) for name in names):
        return ""
    return "/".join(names)


def in_folder(folder: Path, name: str) -> Path | None:
    """Return the file of a name in a folder; None where there is none, or a link leads out."""
    try:
        location = folder.joinpath(*name.split("/")).resolve()
        return location if name and location.is_file() and location.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None
