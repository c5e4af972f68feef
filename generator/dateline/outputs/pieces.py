"""Files of thousands of like pieces, of which an edit changes one: those that are as they were are taken over from the file in place.

Such a file (all events as JSON) is its head, its pieces with something between them, and its foot. Which pieces there are and in which order
follows from the chronology's outline (`sight`), and so does each piece, but for the words of one event. Whoever writes the file keeps the
digests of outline and words with the pieces' lengths. Where the outline is as it was, the piece of a number is too if its words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from struct import calcsize, pack, unpack_from

from dateline.outputs.artifacts import digest_of
from dateline.outputs.views import FileView

_DIGEST = 16
_LEAD = f">{_DIGEST}sII"
"""The digest of what all pieces follow from, where the first begins, and how many there are."""
_LENGTH = ">I"

Known = Sequence[tuple[bytes, int, int]]
"""The pieces of the last file in their order: the digest of each one's words, where it begins there, and where it ends."""
Part = bytes | slice
"""A part of a file: its bytes, or where they stand in the last one."""


class PiecedFile(FileView, kw_only=True):
    """A file of pieces: what stands before, between and after them, a digest of the outline, and of each piece one of its words (16 bytes)."""

    head: bytes
    between: bytes
    foot: bytes
    outline: bytes
    pieces: tuple[bytes, ...]

    def parts(self, make: Callable[[int], bytes], known: Known, lengths: list[int]) -> Iterator[Part]:
        """Yield the parts of the file in order, and note in `lengths` how long each piece is.

        `make` makes the piece of a number; `known` are the pieces as they were, where all that they share is the same (`found_again`). Those
        that stand beside each other, and are as they were, are one part, with what is between them.
        """
        before = known if len(known) == len(self.pieces) else [(b"", 0, 0)] * len(self.pieces)
        kept = [words == old for words, (old, _, _) in zip(self.pieces, before, strict=True)]
        yield self.head
        for is_kept, run in groupby(range(len(self.pieces)), kept.__getitem__):
            numbers = list(run)
            if numbers[0]:
                yield self.between
            if is_kept:
                lengths += [end - start for _, start, end in before[numbers[0] : numbers[-1] + 1]]
                yield slice(before[numbers[0]][1], before[numbers[-1]][2])
                continue
            for number in numbers:
                if number != numbers[0]:
                    yield self.between
                piece = make(number)
                lengths.append(len(piece))
                yield piece
        yield self.foot

    def joined(self, make: Callable[[int], bytes]) -> bytes:
        """Return the file's bytes, with every piece made."""
        return b"".join(part for part in self.parts(make, (), []) if isinstance(part, bytes))

    def places(self, lengths: Sequence[int], constant: bytes) -> bytes:
        """Return what finds the file's pieces in it again."""
        lead = pack(_LEAD, self._shared(constant), len(self.head), len(lengths))
        return lead + b"".join(self.pieces) + pack(f">{len(lengths)}I", *lengths)

    def found_again(self, places: bytes, constant: bytes) -> Known:
        """Return the pieces of the last file; none where they followed from something else, or the places are none."""
        at = calcsize(_LEAD)
        shared, start, number = unpack_from(_LEAD, places) if len(places) >= at else (b"", 0, 0)
        if shared != self._shared(constant) or len(places) != at + number * (_DIGEST + calcsize(_LENGTH)):
            return ()
        words = unpack_from(f"{_DIGEST}s" * number, places, at)
        lengths = unpack_from(f">{number}I", places, at + _DIGEST * number)
        step = len(self.between)
        starts = accumulate(lengths, lambda place, length: place + length + step, initial=start)
        return [(each, at, at + length) for each, at, length in zip(words, starts, lengths, strict=False)]

    def _shared(self, constant: bytes) -> bytes:
        return digest_of(self.outline, self.between, constant)
