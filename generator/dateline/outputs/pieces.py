"""Files of thousands of like pieces, of which an edit changes one: those that are as they were are taken over from the file in place.

Such a file (all events as JSON) is its head, its pieces with something between them, and its foot. Each piece has a digest of what it can see
(`sight`); whoever writes the file keeps these with the pieces' lengths, and so finds every piece again in the bytes of the last file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from struct import error, iter_unpack, pack, unpack_from

from dateline.outputs.artifacts import digest_of
from dateline.outputs.views import FileView

_ENTRY = ">16sI"
_LENGTH = ">I"


class PiecedFile(FileView, kw_only=True):
    """A file of pieces: what stands before, between and after them, and of each a digest of all that it follows from (16 bytes)."""

    head: bytes
    between: bytes
    foot: bytes
    pieces: tuple[bytes, ...]

    def joined(
        self, make: Callable[[int], bytes], known: Mapping[bytes, bytes], constant: bytes
    ) -> tuple[bytes, bytes]:
        """Return the file's bytes, and what finds its pieces in them again.

        `make` makes the piece of a number; `known` are pieces by their digests, which hold for one `constant` that all pieces see.
        """
        names = [digest_of(each, constant) for each in self.pieces]
        pieces = [known.get(name) or make(number) for number, name in enumerate(names)]
        places = b"".join(pack(_ENTRY, name, len(piece)) for name, piece in zip(names, pieces, strict=True))
        lead = pack(_LENGTH, len(self.head)) + pack(_LENGTH, len(self.between))
        return self.head + self.between.join(pieces) + self.foot, lead + places


def found_again(data: bytes, places: bytes) -> Mapping[bytes, bytes]:
    """Return the pieces of a file by their digests; none where the places are not those of these bytes."""
    try:
        start, between = unpack_from(_LENGTH, places)[0], unpack_from(_LENGTH, places, 4)[0]
        found: dict[bytes, bytes] = {}
        for name, length in iter_unpack(_ENTRY, places[8:]):
            found[name] = data[start : start + length]
            start += length + between
    except error:
        return {}
    return found
