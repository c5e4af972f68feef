"""Load a content folder: scan, read with the memo, link and check. What `build`, `check` and the preview all begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from dateline import cache, files
from dateline.cache import Memo
from dateline.chronology.check import Findings, answered, findings
from dateline.chronology.claims import Claim
from dateline.chronology.link import Linked, link
from dateline.chronology.ties import Ties, only_words, ties_of
from dateline.chronology.witness import Archive, Verdict, Verify, verify_all
from dateline.config import Config
from dateline.diagnostics import Diagnostic, Span, counts, diagnostic, in_order
from dateline.evidence import Fingerprint, FingerprintError, read_fingerprint
from dateline.files import Content, ContentFile
from dateline.media import as_published, refusal
from dateline.model import Source
from dateline.parsing import Document
from dateline.parsing.configuration import SettingsFile, read_config, with_translations
from dateline.parsing.document import MAX_BYTES
from dateline.reading import Read, read_all

CONFIG = "timeline.toml"
CACHE = ".dateline"
FEW = 8
"""So many changed files are looked at one by one, whether only words of theirs have changed."""

_TIES = "whole"
"""The one name in the memo of what ties the files together."""

Progress = Callable[[str], None]
Verdicts = tuple[Verdict, ...]


class Loaded(msgspec.Struct, frozen=True):
    """A content folder as loaded; `linked` is None where the settings could not be read.

    `files` were found, and read as `documents`, by their paths; `verify` is what linked them; `around` are the diagnostics that no file's
    own reading and no check gave. A preview begins from these when one file changes.
    """

    config: Config | None
    linked: Linked | None
    media: tuple[tuple[str, Path], ...]
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[ContentFile, ...] = ()
    documents: tuple[Document, ...] = ()
    verify: Verify = verify_all
    around: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong that forbids a build."""
        return counts(self.diagnostics)["error"] > 0


class Kept(msgspec.Struct, frozen=True):
    """What linking and checking came to: what ties the files together, what was found, and the digest of each file's bytes.

    `states` are what the system said of files then, by their paths in the content folder.
    """

    keys: dict[str, bytes]
    states: dict[str, tuple[int, ...]]
    ties: Ties
    findings: Findings


class _Shelf(msgspec.Struct, frozen=True):
    """What is here of the sources' texts, with a digest of each source's fingerprint and text."""

    archive: Archive
    digests: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def document_memo(content: Path, *, fresh: bool = False) -> Memo[Document]:
    """Return the memo of what content files were read as; a `fresh` one begins empty."""
    return Memo(cache_folder(content) / "documents.msgpack", Document, cache.namespace(), fresh=fresh)


def _bare_memo(folder: Path, memo: Memo[Document], *, fresh: bool) -> Memo[Document]:
    """Return the memo of documents without events' words."""
    return Memo(folder / "outlines.msgpack", Document, memo.namespace, fresh=fresh, at_once=True)


def cache_folder(content: Path) -> Path:
    """Return the folder of the memos: `.dateline/` beside the content."""
    return content.resolve().parent / CACHE


def settings_of(content: Path) -> Config | None:
    """Return the settings of a content folder; None where they cannot be read (loading it says why)."""
    return _config(content / CONFIG)[0]


def load(
    content: Path,
    *,
    memo: Memo[Document] | None = None,
    fresh: bool = False,
    drafts: bool = False,
    build_day: int | None = None,
    jobs: int = 0,
    brief: bool = False,
    states: Mapping[str, tuple[int, ...]] = MappingProxyType({}),
    progress: Progress = lambda _: None,
) -> Loaded:
    """Load a content folder; everything that is wrong with it is in the diagnostics, nothing is raised for bad input.

    `memo` is that of the documents, where the caller has it already; `fresh` begins all others empty. A `brief` load takes over from the last
    what a change of words leaves alone (`chronology.ties`); its `linked` has no verdicts and pointers of files that have not changed. `states`
    are what the system says of files, by their paths in the folder: what has not changed there since the last brief load is not read.
    """
    if memo is None:
        memo = document_memo(content, fresh=fresh)
    progress("scan")
    found = files.scan(content)
    config, diagnostics = _config(content / CONFIG, found.settings)
    progress("read")
    folder = cache_folder(content)
    last = Memo(folder / "ties.msgpack", Kept, memo.namespace, fresh=fresh or not brief)
    kept_before = last.last(_TIES)
    bare_ones = _bare_memo(folder, memo, fresh=fresh) if brief else None
    read = read_all(found, memo, bare_ones, jobs, dict(_known_keys(found, kept_before, states)))
    documents = read.documents
    for each in (memo, bare_ones):
        if each:
            each.save()
    diagnostics = (*diagnostics, *found.diagnostics)
    if config is None:
        diagnostics += tuple(each for document in documents for each in document.diagnostics)
        return Loaded(None, None, found.media, in_order(diagnostics), found.files, documents)
    progress("archive")
    prints = Memo(folder / "fingerprints.msgpack", Fingerprint, memo.namespace, fresh=fresh)
    shelf = _shelf(found, prints)
    prints.save()
    progress("link")
    media = frozenset(name for name, _ in found.media)
    kept = Memo(folder / "verdicts.msgpack", Verdicts, memo.namespace, fresh=fresh)
    verify = _remembering(kept, shelf.digests)
    given = _given(config, found, shelf, drafts=drafts, build_day=build_day)
    before = kept_before if last.last_key(_TIES) == given else None
    only = _reworded(read, before, memo) if before else None
    documents = tuple(read.whole(each) if only is None or each.path in only else each for each in documents)
    linked = link(
        documents,
        config,
        media,
        archive=shelf.archive,
        verify=verify,
        drafts=drafts,
        build_day=build_day,
        ties=before.ties if before and only is not None else None,
        only=only,
        whole=read.whole if read.bare and only is not None else None,
    )
    if only is None:
        kept.save()
    progress("check")
    around = (*diagnostics, *shelf.diagnostics, *_unclaimed(found, linked), *_unfit(found.media))
    found_now = findings(linked)
    if before and only is not None:
        found_now = before.findings.with_those(found_now, only)
    now = dict(states)
    if brief and (only != frozenset() or kept_before is None or kept_before.states != now):
        ties = before.ties if before and only is not None else ties_of(linked.chronology, linked.order)
        last.put(_TIES, given, Kept(read.keys, now, ties, found_now))
        last.save()
    every = in_order((*around, *answered(found_now, linked)))
    return Loaded(config, linked, found.media, every, found.files, documents, verify, around)


def _given(config: Config, found: Content, shelf: _Shelf, *, drafts: bool, build_day: int | None) -> bytes:
    """Return a digest of all that linking and checking follow from besides the files' own bytes."""
    files_found = tuple((file.path, file.kind, file.id, file.language) for file in found.files)
    texts = (tuple(name for name, _ in found.archived), tuple(name for name, _ in found.texts))
    named = tuple(name for name, _ in found.media)
    digests = sorted(shelf.digests.items())
    return cache.key_of(map(msgspec.msgpack.encode, (config, files_found, texts, named, digests, (drafts, build_day))))


def _reworded(read: Read, before: Kept, memo: Memo[Document]) -> frozenset[str] | None:
    """Return the paths of the files to look at again, where since the last load nothing but words of events has changed; else None."""
    if read.keys.keys() != before.keys.keys() or len(read.keys) != len(read.documents):
        return None
    changed = [each for each in read.documents if read.keys[each.path] != before.keys[each.path]]
    if len(changed) > FEW:
        return None
    for document in changed:
        old = memo.last(document.path) if memo.last_key(document.path) == before.keys[document.path] else None
        if old is None or not only_words(old, document):
            return None
    named = {(each.kind, each.id) for each in changed}
    return frozenset(each.path for each in read.documents if (each.kind, each.id) in named) if named else frozenset()


def text_place(source: Source) -> str:
    """Return where a source's text lies in the content folder: committed where it may be published, else in the archive."""
    folder = files.ARCHIVE if source.rights == "restricted" else files.TEXTS
    return f"{folder}/{source.id}.txt"


def _shelf(found: Content, memo: Memo[Fingerprint]) -> _Shelf:
    """Read the fingerprints, memo by content, and the texts that are here; what cannot be read is reported and left out."""
    diagnostics: list[Diagnostic] = []
    digests: dict[str, bytes] = {}
    fingerprints: dict[str, Fingerprint] = {}
    for name, location in found.fingerprints:
        data, problems = files.read(location, files.MAX_LONG_TEXT)
        diagnostics += problems
        digests[name] = cache.key_of((data,))
        if problems:
            continue
        read = memo.get(name, digests[name])
        if read is None:
            fresh = read_fingerprint(data)
            if isinstance(fresh, FingerprintError):
                message, span = f"This is no fingerprint: {fresh.message}.", Span(fresh.line, 1)
                diagnostics.append(diagnostic("fingerprint-malformed", files.shown(location), span, message))
                continue
            memo.put(name, digests[name], fresh)
            read = fresh
        fingerprints[name] = read
    private, public = (_texts(places, diagnostics) for places in (found.archived, found.texts))
    for name, text in (*private.items(), *public.items()):
        digests[name] = cache.key_of((digests.get(name, b""), text.encode()))
    return _Shelf(Archive(fingerprints, private, public), digests, tuple(diagnostics))


def _texts(places: tuple[tuple[str, Path], ...], diagnostics: list[Diagnostic]) -> dict[str, str]:
    """Read texts; one that cannot be read, or is not UTF-8, is reported and left out."""
    texts: dict[str, str] = {}
    for name, location in places:
        data, problems = files.read(location, files.MAX_LONG_TEXT)
        if problems:
            diagnostics += problems
            continue
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8-sig", "replace").split("\n")
            message = f"Byte 0x{data[error.start]:02x} here is not UTF-8, so the text is not used."
            span = Span(len(before), len(before[-1]) + 1)
            diagnostics.append(diagnostic("file-not-utf8", files.shown(location), span, message))
    return texts


def _remembering(memo: Memo[Verdicts], digests: Mapping[str, bytes]) -> Verify:
    """Return a way to verify a document's claims that remembers the verdicts.

    The key holds all that verdicts depend on: the words and places of the claims, and the bytes of the fingerprints and texts of the
    sources that they name.
    """

    def verify(claims: tuple[Claim, ...], archive: Archive) -> Verdicts:
        if not claims:
            return ()
        name = claims[0].document.path
        asked = msgspec.msgpack.encode([(claim.words, claim.places) for claim in claims])
        sources = dict.fromkeys(source for claim in claims for source, _ in claim.places)
        key = cache.key_of((asked, *(digests.get(source, b"") for source in sources)))
        verdicts = memo.get(name, key)
        if verdicts is None:
            verdicts = verify_all(claims, archive)
            memo.put(name, key, verdicts)
        return verdicts

    return verify


def _unclaimed(found: Content, linked: Linked) -> Iterator[Diagnostic]:
    """Report fingerprints and texts that no source claims: most often the source's file was renamed and they were not."""
    for name, location in (*found.fingerprints, *found.texts):
        if ("source", name) not in linked.registry:
            hint = "Rename it as the source's file was renamed, or delete it."
            yield diagnostic("file-unexpected", files.shown(location), Span(), f"There is no source `{name}`.", hint)


def _unfit(media: Iterable[tuple[str, Path]]) -> Iterator[Diagnostic]:
    """Report files that cannot be published; only drawings are read for that, which are small."""
    for name, location in media:
        why = refusal(name)
        if not why and name.lower().endswith(".svg"):
            data, _ = files.read(location)
            why = as_published(name, data)[1] if data else ""
        if why:
            yield diagnostic("media-unfit", files.shown(location), Span(), why)


def _config(
    location: Path, translations: tuple[tuple[str, Path], ...] = ()
) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Read the settings, and their words in other languages."""
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
    data, diagnostics = files.read(location, MAX_BYTES)
    config, problems = (None, ()) if diagnostics else read_config(path, data)
    if config is None:
        return None, (*diagnostics, *problems)
    others: list[SettingsFile] = []
    for language, place in translations:
        words, unreadable = files.read(place, MAX_BYTES)
        problems = (*problems, *unreadable)
        others += [] if unreadable else [SettingsFile(language, files.shown(place), words)]
    config, found = with_translations(config, path, data, tuple(others))
    return config, (*problems, *found)


def _known_keys(
    found: Content, before: Kept | None, states: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the paths of files that are as they were when they were last read, with the digests of their bytes."""
    for file in found.files if before and states else ():
        within = "/".join(file.path.rsplit("/", 2)[-2:])
        state = states.get(within)
        if before and state and before.states.get(within) == state and file.path in before.keys:
            yield file.path, before.keys[file.path]
