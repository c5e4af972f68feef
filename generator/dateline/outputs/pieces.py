"""Files of thousands of like pieces, of which an edit changes one: those that are as they were are taken over from the file in place.

Such a file (all events as JSON) is its head, its pieces with something between them, and its foot. Which pieces there are and in which order
follows from the chronology's outline (`sight`), and so does each piece, but for the words of one event. Whoever writes the file keeps the
digests of outline and words with the pieces' lengths. Where the outline is as it was, the piece of a number is too if its words are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from struct import calcsize, pack, unpack_from

from dateline.outputs.artifacts import digest_of
from dateline.outputs.views import FileView

_DIGEST = 16
_LEAD = f">{_DIGEST}sII"
"""The digest of what all pieces follow from, where the first begins, and how many there are."""
_LENGTH = ">I"

Known = Sequence[tuple[bytes, bytes | memoryview]]
"""The pieces of a file in their order, each with the digest of its words."""


class PiecedFile(FileView, kw_only=True):
    """A file of pieces: what stands before, between and after them, a digest of the outline, and of each piece one of its words (16 bytes)."""

    head: bytes
    between: bytes
    foot: bytes
    outline: bytes
    pieces: tuple[bytes, ...]

    def joined(self, make: Callable[[int], bytes], constant: bytes, known: Known = ()) -> tuple[bytes, bytes]:
        """Return the file's bytes, and what finds its pieces in them again.

        `make` makes the piece of a number; `known` are the pieces as they were, where all that they share is the same (`found_again`).
        """
        before = known if len(known) == len(self.pieces) else [(b"", b"")] * len(self.pieces)
        pieces = [
            old if words == old_words else make(number)
            for number, (words, (old_words, old)) in enumerate(zip(self.pieces, before, strict=True))
        ]
        lead = pack(_LEAD, self._shared(constant), len(self.head), len(pieces))
        places = lead + b"".join(self.pieces) + pack(f">{len(pieces)}I", *map(len, pieces))
        if not pieces:
            return self.head + self.foot, places
        pieces[0] = b"".join((self.head, pieces[0]))  # so that millions of bytes are copied once
        pieces[-1] = b"".join((pieces[-1], self.foot))
        return self.between.join(pieces), places

    def found_again(self, data: bytes, places: bytes, constant: bytes) -> Known:
        """Return the pieces of the last file; none where they followed from something else, or the places are not those of these bytes."""
        at = calcsize(_LEAD)
        shared, start, number = unpack_from(_LEAD, places) if len(places) >= at else (b"", 0, 0)
        if shared != self._shared(constant) or len(places) != at + number * (_DIGEST + calcsize(_LENGTH)):
            return ()
        words = unpack_from(f"{_DIGEST}s" * number, places, at)
        lengths = unpack_from(f">{number}I", places, at + _DIGEST * number)
        step, whole = len(self.between), memoryview(data)
        starts = accumulate(lengths, lambda place, length: place + length + step, initial=start)
        return [(each, whole[at : at + length]) for each, at, length in zip(words, starts, lengths, strict=False)]

    def _shared(self, constant: bytes) -> bytes:
        return digest_of(self.outline, self.between, constant)
