"""Read content files, each unless it is remembered what it was read as; without its words where these are not asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from dateline import cache, files, processes
from dateline.cache import Memo
from dateline.chronology.recalling import bare
from dateline.diagnostics import Diagnostic
from dateline.files import Content, ContentFile
from dateline.parsing import Document, read_document
from dateline.parsing.document import MAX_BYTES

WORTH = 200
"""So many files to read are worth a process of their own."""


@dataclass(frozen=True)
class Read:
    """Content files as read, with the digest of the bytes of each that could be read.

    Those at the paths `bare` are without what `recalling.bare` leaves out, which `memo` has.
    """

    found: tuple[ContentFile, ...]
    documents: tuple[Document, ...]
    keys: dict[str, bytes]
    bare: frozenset[str]
    memo: Memo[Document]

    def whole(self, document: Document) -> Document:
        """Return a document with its words; where the memo is damaged, with those of its file."""
        if document.path not in self.bare:
            return document
        return self.memo.last(document.path) or _as_read(self._files[document.path])[0]

    @cached_property
    def _files(self) -> dict[str, ContentFile]:
        return {file.path: file for file in self.found}


def read_all(
    found: Content, memo: Memo[Document], bare_ones: Memo[Document] | None, jobs: int, known: Mapping[str, bytes]
) -> Read:
    """Read all content files that are not in the memo. Where there are `bare_ones`, those that are in both are taken from there.

    `known` are the digests of the bytes of files that are as they were.
    """
    keys: dict[str, bytes] = {}
    documents: list[Document | None] = []
    changed: list[tuple[int, ContentFile]] = []
    for file in found.files:
        document = _remembered(file, known.get(file.path, b""), memo, bare_ones, keys)
        if document is None:
            changed.append((len(documents), file))
        documents.append(document)
    found_now = _read([file for _, file in changed], jobs)
    for (index, file), (document, key, encoded) in zip(changed, found_now, strict=True):
        if key:
            keys[file.path] = key
            memo.put_encoded(file.path, key, encoded)
        documents[index] = document
    read = tuple(document for document in documents if document)
    if bare_ones is None:
        return Read(found.files, read, keys, frozenset(), memo)
    taken = bare_ones.kept
    for document in read:
        if document.path in keys and document.path not in taken:
            bare_ones.put(document.path, keys[document.path], bare(document))
    return Read(found.files, read, keys, taken, memo)


def unread(file: ContentFile, problems: tuple[Diagnostic, ...]) -> Document:
    """Return a file that cannot be read, with just that to say. It is there all the same: who refers to it makes no mistake."""
    return Document(path=file.path, kind=file.kind, id=file.id, language=file.language, diagnostics=problems)


def _remembered(
    file: ContentFile, known: bytes, memo: Memo[Document], bare_ones: Memo[Document] | None, keys: dict[str, bytes]
) -> Document | None:
    """Return what a file was read as before, and keep the digest of its bytes; None where it must be read.

    The digest is looked for in the file unless it is `known`; where nothing is remembered of the file it says nothing.
    """
    path = file.path
    last = memo.last_key(path)
    key = known or (_bytes_of(file)[0] if last else b"")
    if key != last or not key:
        return None
    document = bare_ones.get(path, key) if bare_ones else None
    if document is not None:
        memo.keep(path)
    else:
        document = memo.get(path, key)
        if document is None:
            return None
    keys[path] = key
    return document


def _bytes_of(file: ContentFile) -> tuple[bytes, bytes, tuple[Diagnostic, ...]]:
    """Return a digest of a file's bytes (b"" where they cannot be had), the bytes, and what is wrong with the file."""
    data, problems = files.read(file.location, MAX_BYTES)
    return b"" if problems else cache.key_of((file.kind.encode(), data)), data, problems


def _as_read(file: ContentFile) -> tuple[Document, bytes]:
    """Return what a file is read as, and the digest of its bytes."""
    key, data, problems = _bytes_of(file)
    if problems:
        return unread(file, problems), key
    return read_document(file.path, data, file.kind, file.id, file.language), key


def _read(changed: list[ContentFile], jobs: int) -> Iterator[tuple[Document, bytes, bytes]]:
    """Yield each file as read, the digest of its bytes, and the document encoded, in the order given; many are shared among processes."""
    encoder, decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Document)
    here: dict[int, Document] = {}

    def read(index: int) -> tuple[bytes, bytes]:
        here[index], key = _as_read(changed[index])
        return key, encoder.encode(here[index])

    number = processes.wanted(jobs, len(changed), WORTH)
    pieces = processes.runs(range(len(changed)), number)
    made = processes.shared(lambda piece: encoder.encode(list(map(read, piece))), pieces, number)
    of_piece = msgspec.msgpack.Decoder(list[tuple[bytes, bytes]])
    for index, (key, encoded) in enumerate(each for piece in made for each in of_piece.decode(piece)):
        document = here.get(index) or decoder.decode(encoded)  # what a copy of this process has read is not here
        yield document, key, encoded
