"""The content as it is now, kept in memory: take in what changed, say what is wrong, and hold the last good state of the site.

An edit of one file reads that file, links it again where it decides about no other, and gives new `Pages` at once. What takes longer
comes afterwards, step by step, and can be left off for a newer change: whether all checks still pass, and whether anything changed of
which nobody was told.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path

import msgspec

from dateline import cache, files
from dateline.build import Request, read_theme
from dateline.cache import Resident
from dateline.chronology.check import check, checking
from dateline.chronology.link import Linked, link
from dateline.chronology.relinking import relink
from dateline.diagnostics import Diagnostic, in_order
from dateline.files import ContentFile
from dateline.model import FOLDERS
from dateline.parsing import Document, read_document
from dateline.parsing.document import MAX_BYTES
from dateline.preview.pages import Pages
from dateline.project import Loaded, cache_folder, load
from dateline.reading import unread
from dateline.theme import Theme

_DOUBTFUL = ("wrong-locator", "not-found", "too-short")
FEW = 8
"""Up to so many changed files are linked one by one; all together it is quicker to link everything once."""


class Taken(msgspec.Struct, frozen=True):
    """What was made of a change: what is known to be wrong; `checked` when that is all there is, else `Desk.check` finds it."""

    diagnostics: tuple[Diagnostic, ...]
    checked: bool

    @property
    def has_errors(self) -> bool:
        """Tell whether anything forbids a build."""
        return any(each.severity == "error" for each in self.diagnostics)


class Desk:
    """The content in memory. `pages` are what is shown: the newest state that is not known to be wrong; None before there is any."""

    def __init__(self, request: Request, is_theme: Callable[[Path], bool]) -> None:
        """Take what to build, and what tells whether a path may belong to a theme."""
        self.pages: Pages | None = None
        self._request, self._is_theme = request, is_theme
        self._content = request.content.resolve()
        self._memo = Resident(cache_folder(request.content) / "documents.msgpack", Document, cache.namespace())
        self._loaded: Loaded | None = None
        self._files: Mapping[Path, ContentFile] = {}
        self._documents: dict[str, Document] = {}
        self._broken: dict[str, Document] = {}
        self._theme: Theme | None = None
        self._theme_problems: tuple[Diagnostic, ...] = ()
        self._found: tuple[Diagnostic, ...] = ()
        self._said: tuple[Diagnostic, ...] = ()
        self._good: Pages | None = None
        self._is_unchecked = False

    def misses(self, hints: Iterable[Path]) -> bool:
        """Tell whether a file that was there is gone: perhaps an editor is about to put another in its place."""
        return any(each in self._files and not files.is_there(each) for each in hints)

    def take(self, hints: frozenset[Path]) -> Taken:
        """Take in what has changed where the hints say, or anywhere where they do not say enough."""
        known = {each for each in hints if each in self._files and files.is_there(each)}
        idle = {each for each in hints - known if self._is_idle(each)}
        theme = {each for each in hints - known - idle if self._is_theme(each)}
        if self._loaded is None or hints - known - idle - theme:
            return self._all()
        if theme:
            self._read_theme(self._loaded)
        return self._some([self._files[each] for each in sorted(known)], theme_changed=bool(theme))

    def check(self) -> Generator[None, None, Taken]:
        """Check everything, step by step; where something is wrong, go back to the last good state."""
        loaded = self._loaded
        if loaded is None or loaded.linked is None:
            return Taken(self._said, checked=True)
        found = yield from checking(loaded.linked)
        self._is_unchecked = False
        return self._judged(loaded, found)

    # --- everything ---------------------------------------------------------------------------------------------------

    def _all(self) -> Taken:
        request = self._request
        loaded = load(
            request.content, memo=self._memo, drafts=request.drafts, build_day=request.build_day, jobs=request.jobs
        )
        self._loaded, self._broken, self._is_unchecked = loaded, {}, False
        self._files = {self._content / each.location.relative_to(request.content): each for each in loaded.files}
        self._documents = {each.path: each for each in loaded.documents}
        self._read_theme(loaded)
        return self._judged(loaded, loaded.diagnostics)

    def _read_theme(self, loaded: Loaded) -> None:
        theme, self._theme_problems = read_theme(self._request, loaded, {}, self._request.shelf)
        self._theme = None if self._theme_problems else theme

    # --- some files ---------------------------------------------------------------------------------------------------

    def _some(self, changed: list[ContentFile], *, theme_changed: bool) -> Taken:
        loaded = self._loaded
        if loaded is None or loaded.linked is None:
            return self._all()
        # What was wrong, besides files that could not even be read: an editor that saves in two steps leaves an empty one for a moment.
        was_wrong = any(each.severity == "error" and each.path not in self._broken for each in self._said)
        documents = [document for file in changed if (document := self._read(file)) != self._current(file)]
        for each in documents:
            self._broken.pop(each.path, None)
            if any(found.severity == "error" for found in each.diagnostics):
                self._broken[each.path] = each
        sound = [each for each in documents if each.path not in self._broken and each != self._documents[each.path]]
        if sound:
            loaded = self._loaded = self._linked(loaded, loaded.linked, sound)
        self._is_unchecked |= bool(sound)
        if not (sound or theme_changed or self._is_unchecked):
            return self._judged(loaded, self._found)
        # What is wrong with a file is said at once; what else may be is looked for step by step.
        if self._broken and self._is_unchecked:
            return msgspec.structs.replace(self._judged(loaded, self._found), checked=False)
        if self._broken or self._theme is None or was_wrong or self._is_suspicious(loaded, sound):
            found = check(loaded.linked) if self._is_unchecked and loaded.linked else self._found
            self._is_unchecked = False
            return self._judged(loaded, found)
        self._said = self._every(loaded, self._found)  # without what a file now mended had to say
        self._show(loaded)
        return Taken((), checked=False)

    def _read(self, file: ContentFile) -> Document:
        """Read a file, as it is read when everything is."""
        data, unreadable = files.read(file.location, MAX_BYTES)
        if unreadable:
            return unread(file, unreadable)
        return read_document(file.path, data, file.kind, file.id, file.language)

    def _current(self, file: ContentFile) -> Document | None:
        return self._broken.get(file.path) or self._documents.get(file.path)

    def _linked(self, loaded: Loaded, linked: Linked, changed: list[Document]) -> Loaded:
        """Link the changed documents again: each by itself where that is the same, else everything."""
        documents = self._documents | {each.path: each for each in changed}
        found: Linked | None = linked if len(changed) <= FEW else None
        for each in changed:
            found = found and relink(found, self._documents[each.path], each, loaded.verify, self._request.build_day)
        if found is None:
            found = link(
                documents.values(),
                linked.chronology.config,
                linked.media,
                archive=linked.archive,
                verify=loaded.verify,
                drafts=self._request.drafts,
                build_day=self._request.build_day,
            )
        self._documents = documents
        return msgspec.structs.replace(loaded, linked=found, documents=tuple(documents.values()))

    @staticmethod
    def _is_suspicious(loaded: Loaded, changed: list[Document]) -> bool:
        """Tell whether something in the changed files is likely to be wrong, so that they are better checked before they are shown."""
        linked = loaded.linked
        if linked is None:
            return True
        aliases = linked.chronology.aliases
        named = {
            (each.kind, aliases.get((each.kind, each.target), each.target)) for it in changed for each in it.mentions
        }
        paths = {each.path for each in changed}
        return (
            any(each not in linked.registry or (each[0] == "event" and each[1] in linked.drafts) for each in named)
            or any(each.severity != "notice" for it in changed for each in it.diagnostics)
            or any(claim.document.path in paths and verdict.outcome in _DOUBTFUL for claim, verdict in linked.verdicts)
        )

    # --- what is shown, and what is wrong -----------------------------------------------------------------------------

    def _show(self, loaded: Loaded) -> None:
        """Make the pages anew, unless nothing that they follow from is another."""
        shown, theme, request = self.pages, self._theme, self._request
        if loaded.linked and theme and not (shown and shown.linked is loaded.linked and shown.theme is theme):
            self.pages = Pages(loaded.linked, theme, loaded.media, request.base_url, shown, shelf=request.shelf)

    def _every(self, loaded: Loaded, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return all that is wrong: what checks found, but of a file that is broken only why it is."""
        broken = (each for document in self._broken.values() for each in document.diagnostics)
        whole = (each for each in found if each.path not in self._broken)
        return in_order((*loaded.around, *whole, *broken, *self._theme_problems))

    def _judged(self, loaded: Loaded, found: tuple[Diagnostic, ...]) -> Taken:
        """Return what is wrong; show the newest state, and hold it for good, where nothing is; else show again what was good."""
        self._found, self._said = found, self._every(loaded, found)
        taken = Taken(self._said, checked=True)
        if taken.has_errors:
            self.pages = self._good
        else:
            self._show(loaded)
            self._good = self.pages
        return taken

    def _is_idle(self, path: Path) -> bool:
        """Tell whether a path is none of the content's files: what an editor leaves beside its own, or tried out and took away."""
        in_folder = path.parent.parent == self._content and path.parent.name in FOLDERS.values()
        probe = in_folder and path.suffix not in (".md", files.FINGERPRINT) and not files.is_there(path)
        return files.is_editors_own(path.name) or probe
