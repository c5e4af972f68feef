"""Load a content folder: scan, read with the memo, link and check. What `build`, `check` and the preview all begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline import cache, files
from dateline.cache import Memo
from dateline.chronology.check import check
from dateline.chronology.link import Linked, link
from dateline.chronology.witness import Archive
from dateline.config import Config
from dateline.diagnostics import Diagnostic, Span, counts, diagnostic, in_order
from dateline.evidence import Fingerprint, FingerprintError, read_fingerprint
from dateline.files import Content
from dateline.model import Source
from dateline.parsing import Document, read_document
from dateline.parsing.configuration import read_config

CONFIG = "timeline.toml"
CACHE = ".dateline"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A content folder as loaded; `linked` is None where the settings could not be read."""

    config: Config | None
    linked: Linked | None
    media: tuple[tuple[str, Path], ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong that forbids a build."""
        return counts(self.diagnostics)["error"] > 0


def document_memo(content: Path, *, fresh: bool = False) -> Memo[Document]:
    """Return the memo of what content files were read as; a `fresh` one begins empty."""
    return Memo(cache_folder(content) / "documents.msgpack", Document, cache.namespace(), fresh=fresh)


def cache_folder(content: Path) -> Path:
    """Return the folder of the memos: `.dateline/` beside the content."""
    return content.resolve().parent / CACHE


def load(
    content: Path,
    *,
    memo: Memo[Document] | None = None,
    drafts: bool = False,
    build_day: int | None = None,
    progress: Progress = lambda _: None,
) -> Loaded:
    """Load a content folder; everything that is wrong with it is in the diagnostics, nothing is raised for bad input."""
    if memo is None:
        memo = document_memo(content)
    progress("scan")
    found = files.scan(content)
    config, diagnostics = _config(content / CONFIG)
    progress("read")
    documents, unreadable = _documents(found, memo)
    memo.save()
    diagnostics = (*diagnostics, *found.diagnostics, *unreadable)
    if config is None:
        diagnostics += tuple(each for document in documents for each in document.diagnostics)
        return Loaded(None, None, found.media, in_order(diagnostics))
    progress("link")
    media = frozenset(name for name, _ in found.media)
    archive, malformed = _archive(content, found)
    linked = link(documents, config, media, archive=archive, drafts=drafts, build_day=build_day)
    progress("check")
    return Loaded(config, linked, found.media, in_order((*diagnostics, *malformed, *check(linked))))


def text_place(source: Source) -> str:
    """Return where a source's text lies in the content folder: committed where it may be published, else in the archive."""
    folder = files.ARCHIVE if source.rights == "restricted" else files.TEXTS
    return f"{folder}/{source.id}.txt"


def _archive(content: Path, found: Content) -> tuple[Archive, list[Diagnostic]]:
    """Read the fingerprints, memo by content, and the texts that are here."""
    memo = Memo(cache_folder(content) / "fingerprints.msgpack", Fingerprint, cache.namespace())
    fingerprints: dict[str, Fingerprint] = {}
    malformed: list[Diagnostic] = []
    for name, location in found.fingerprints:
        data, problems = files.read(location)
        malformed += problems
        key = cache.key_of((data,))
        fingerprint: Fingerprint | FingerprintError | None = memo.get(name, key)
        if fingerprint is None and not problems:
            fingerprint = read_fingerprint(data)
            if isinstance(fingerprint, FingerprintError):
                span = Span(fingerprint.line, 1)
                message = f"This is no fingerprint: {fingerprint.message}."
                malformed.append(diagnostic("fingerprint-malformed", files.shown(location), span, message))
            else:
                memo.put(name, key, fingerprint)
        if isinstance(fingerprint, Fingerprint):
            fingerprints[name] = fingerprint
    memo.save()
    private, public = (_texts(places, malformed) for places in (found.archived, found.texts))
    return Archive(fingerprints, private, public), malformed


def _texts(places: tuple[tuple[str, Path], ...], malformed: list[Diagnostic]) -> dict[str, str]:
    """Read texts; one that cannot be read, or is not UTF-8, is reported and left out."""
    texts: dict[str, str] = {}
    for name, location in places:
        data, problems = files.read(location)
        malformed += problems
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"Byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8."
            malformed.append(diagnostic("file-not-utf8", files.shown(location), Span(), message))
    return texts


def _config(location: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    path = files.shown(location)
    if not files.is_there(location):
        message = "There is no timeline.toml, which gives the chronology its id and title."
        return None, (
            diagnostic(
                "file-unreadable",
                path,
                Span(),
                message,
                "Begin with `dateline init DIR`, or name the folder with --content.",
            ),
        )
    data, diagnostics = files.read(location)
    return (None, diagnostics) if diagnostics else read_config(path, data)


def _documents(found: Content, memo: Memo[Document]) -> tuple[list[Document], list[Diagnostic]]:
    documents: list[Document] = []
    unreadable: list[Diagnostic] = []
    for file in found.files:
        data, problems = files.read(file.location)
        if problems:
            unreadable.extend(problems)
            continue
        key = cache.key_of((file.kind.encode(), data))
        document = memo.get(file.path, key)
        if document is None:
            document = read_document(file.path, data, file.kind, file.id, file.language)
            memo.put(file.path, key, document)
        documents.append(document)
    return documents, unreadable
