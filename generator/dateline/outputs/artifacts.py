"""One file of the output before it is rendered, and the digests that say whether it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from struct import pack
from zlib import crc32

import msgspec

from dateline.outputs.views import PageView, View


class Artifact:
    """One file of the output: `path` from the site's root, with `/`.

    `edition` is the folder of the language edition that it belongs to, as its `path` begins: "" for the base's, which lies at the root.
    With a `template`, `view` is what that template sees as `page`; without, `view` holds the bytes themselves,
    or the items of a file of references. `weight` says how long it takes, compared with the page of an event. Files of one edition with
    the same `company` are made of the same things: who makes one of them does best to make them all.
    """

    __slots__ = ("_make", "_seen", "_view", "company", "edition", "path", "piece", "template", "weight")

    def __init__(self, path: str, template: str, view: PageView | bytes, edition: str = "") -> None:
        self.path, self.template, self.edition, self.weight, self.company = path, template, edition, 1.0, ""
        self._seen: bytes | Callable[[], bytes] = b""
        self.piece: Callable[[int], bytes] | None = None
        self._view: PageView | bytes | None = view
        self._make: Callable[[], PageView | bytes] | None = None

    @classmethod
    def deferred(
        cls,
        path: str,
        template: str,
        make: Callable[[], PageView | bytes],
        weight: float = 1.0,
        *,
        company: str = "",
        seen: bytes | Callable[[], bytes] = b"",
        piece: Callable[[int], bytes] | None = None,
    ) -> Artifact:
        """Return a file whose view is made by the process that renders it, and kept by none: `make` must always return the same.

        `seen` is the digest of that name, or gives it when it is asked for. `piece` makes the pieces of a file that is made of such
        (`PiecedFile`), by their numbers.
        """
        found = cls(path, template, b"")
        found._view, found._make, found.weight, found.company, found._seen = None, make, weight, company, seen
        found.piece = piece
        return found

    @property
    def view(self) -> PageView | bytes:
        """What the file is made from; of a deferred one, made anew each time."""
        if self._view is not None:
            return self._view
        if self._make is None:
            raise AssertionError(self.path)
        return self._make()

    @property
    def seen(self) -> bytes:
        """A digest of all that the view follows from, where its plan knows that beforehand (`sight`); b"" where only the view says it."""
        if not isinstance(self._seen, bytes):
            self._seen = self._seen()
        return self._seen

    def piece_at(self, number: int) -> bytes:
        """Return a piece of a file that is made of such."""
        if self.piece is None:
            raise AssertionError(self.path)
        return self.piece(number)

    @property
    def is_deferred(self) -> bool:
        """Tell whether the view is yet to be made."""
        return self._view is None

    def planned(self) -> Artifact:
        """Return the file with its view made."""
        if not self.is_deferred:
            return self
        made = Artifact(self.path, self.template, self.view, self.edition)
        made._seen, made.piece = self._seen, self.piece
        return made

    def within(self, edition: str) -> Artifact:
        """Return the file as one of a language's edition in a folder of its own."""
        moved = Artifact.deferred(
            edition + self.path,
            self.template,
            lambda: self.view,
            self.weight,
            company=self.company,
            seen=self._seen,
            piece=self.piece,
        )
        moved._view, moved.edition = self._view, edition  # noqa: SLF001 - its own
        return moved

    def __eq__(self, other: object) -> bool:
        """Compare by value, view and all."""
        if not isinstance(other, Artifact):
            return NotImplemented
        own = (self.path, self.template, self.edition)
        return own == (other.path, other.template, other.edition) and self.view == other.view

    def __hash__(self) -> int:
        """Return a hash by place."""
        return hash(self.path)

    def __repr__(self) -> str:
        """Name the file."""
        return f"Artifact({self.path!r}, {self.template!r}, …)"


class Made(View, kw_only=True):
    """A file of the output as it was made: its path from the site's root, the digest of its bytes, and how many there are."""

    path: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Later:
    """Files whose views can be planned only when others have been made, such as a page that says their sizes.

    `paths` are known beforehand. `plan` gets all files made so far, by path, and returns the artifacts at just these paths.
    """

    paths: tuple[str, ...]
    plan: Callable[[Mapping[str, Made]], tuple[Artifact, ...]]


def encode(view: View) -> bytes:
    """Return the canonical encoding of a view: equal views give equal bytes, others give others."""
    return msgspec.msgpack.encode(view)


def digest_of(*parts: bytes) -> bytes:
    """Return a digest of several byte strings, each taken with its length: 16 bytes."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()[:16]


FIELD_BYTES = 4
"""The length of a field's checksum: it says what changed, which is for people; whether something did, the digest of the view says."""
_VIEW = b"\xc1"
"""What stands before the fields of a view within a view: no encoding has this byte at its beginning."""
_encoded = msgspec.msgpack.Encoder().encode

Fields = tuple[bytes, ...]
"""The canonical encoding of each field of a view, and of each field of the views that are its fields."""


def fields_of(view: View) -> Fields:
    """Return a view's fields, encoded once for all that is asked of them: equal views of one kind have equal fields, others have others."""
    parts: list[bytes] = []
    for value in _values_of(type(view))(view):
        if isinstance(value, View):
            first, *rest = map(_encoded, _values_of(type(value))(value))
            parts += (_VIEW + first, *rest)
        else:
            parts.append(_encoded(value))
    return tuple(parts)


def checksums(fields: Fields) -> bytes:
    """Return a checksum of each field."""
    return pack(f">{len(fields)}I", *map(crc32, fields))


@cache
def _values_of(kind: type[View]) -> Callable[[View], tuple[object, ...]]:
    """Return what gives the values of all fields of a kind of view, in their order."""
    names = kind.__struct_fields__
    if len(names) < 2:  # of one name attrgetter gives no tuple
        return lambda view: tuple(getattr(view, name) for name in names)
    return attrgetter(*names)


def changed_fields(old: bytes, view: View) -> tuple[str, ...]:
    """Return the paths (`entry.summary`) of the fields that differ from those whose digests are given; all where they do not fit."""
    new = checksums(fields_of(view))
    paths = [
        f"{name}.{inner}" if inner else name
        for name in view.__struct_fields__
        for inner in _inner_names(getattr(view, name))
    ]
    if len(old) != len(new):
        return tuple(paths)
    steps = range(0, len(new), FIELD_BYTES)
    return tuple(
        path for path, at in zip(paths, steps, strict=True) if old[at : at + FIELD_BYTES] != new[at : at + FIELD_BYTES]
    )


def _inner_names(value: object) -> tuple[str, ...]:
    return value.__struct_fields__ if isinstance(value, View) else ("",)
